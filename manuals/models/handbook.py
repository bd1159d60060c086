"""The pages of the staff handbook: private by their type, whatever restriction the tree carries."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import SynchronizedField

from manuals.handbook import blocks, contents, rights
from manuals.handbook.contents import Entry
from manuals.handbook.ids import ID_FORMAT
from manuals.handbook.memory import Version, versions_of
from manuals.handbook.parts import ROW_FIELDS, ShownPart, parts_shown
from manuals.handbook.reading import Reading
from manuals.handbook.receipts import Report
from manuals.handbook.requirements import SECTION, remarks_on
from manuals.handbook.words import document_of
from manuals.models.section import ReadReceipt, SectionId
from portal.blocks import rows
from portal.blocks.text import FEATURES
from portal.editorial.requirements import Remark
from portal.models import BasePage
from portal.phones import phone_link, validate_phone
from portal.views.errors import method_not_allowed
from service_pages.codes import CODE_FORMAT, CodeInput, public_services
from service_pages.models import ServiceCode

COUNTER_SLUG, SEARCH_SLUG = "counter", "search"


class PrivatePage(RoutablePageMixin, BasePage):
    """A page for those with the right to read the handbook; nothing of it is known to others."""

    private_by_type = True
    reserved_slugs = frozenset({COUNTER_SLUG, SEARCH_SLUG})

    class Meta:
        abstract = True

    def is_open_to(self, user) -> bool:
        return rights.may_read(user)

    def on_paper_context(self, sections: list) -> dict:
        """What the page to print shows; ``sections``: pairs of entry (None for a draft) and section."""
        return {"sections": sections, "handbook": contents.index_node(self.language), "is_on_paper": True}


class HandbookIndexPage(PrivatePage):
    """The first page of the staff handbook: all sections, the whole to print, who has read what."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["manuals.HandbookPage"]
    max_count_per_parent = 1
    page_description = _(
        "The private handbook of the centre's staff. Only staff who have signed in see that it exists."
    )
    template = "manuals/handbook_index_page.html"

    class Meta:
        verbose_name = _("staff handbook")
        verbose_name_plural = _("staff handbooks")

    @property
    def entries(self) -> tuple[Entry, ...]:
        return contents.outline(self.language)

    @path("print/")
    def whole(self, request):
        """All sections, one after the other."""
        found = HandbookPage.objects.in_bulk([entry.node.page_id for entry in self.entries])
        sections = [(entry, found[entry.node.page_id]) for entry in self.entries if entry.node.page_id in found]
        request.portal_tail = "print/"
        return self.render(
            request,
            context_overrides=self.on_paper_context(sections),
            template="manuals/handbook_print.html",
        )

    @path("read-receipts/")
    def read_receipts(self, request):
        self._require_supervisor(request)
        request.portal_tail = "read-receipts/"
        context = {"report": Report.now(self.language), "by_officer": request.GET.get("by") == "officer"}
        return self.render(request, context_overrides=context, template="manuals/read_receipts.html")

    @path("read-receipts/csv/")
    def read_receipts_csv(self, request):
        self._require_supervisor(request)
        return Report.now(self.language).as_csv()

    def _require_supervisor(self, request) -> None:
        if not rights.may_see_receipts(request.user):
            raise Http404


class HandbookPage(PrivatePage):
    """A section: what it is for, how it is done, what a substitute may do, whom to hand the case to."""

    parent_page_types = ["manuals.HandbookIndexPage", "manuals.HandbookPage"]
    subpage_types = ["manuals.HandbookPage"]
    page_description = _("A section of the staff handbook, general or about a service.")
    template = "manuals/handbook_page.html"
    publishing_requirements = SECTION

    section_id = models.CharField(
        _("section id"),
        max_length=8,
        blank=True,
        validators=[ID_FORMAT],
        help_text=_("Given when the section is first saved. It never changes: refer to the section by it."),
    )
    mission = models.CharField(
        _("mission"), max_length=300, blank=True, help_text=_("The duty of the centre that the section belongs to.")
    )
    position = models.CharField(
        pgettext_lazy("handbook", "position"),
        max_length=200,
        blank=True,
        help_text=_("Who works by it, such as: counter officers of all agencies."),
    )
    purpose = models.TextField(
        _("purpose"), max_length=600, blank=True, help_text=_("One or two sentences: what the section is for.")
    )
    service = models.CharField(
        _("service"),
        max_length=60,
        blank=True,
        validators=[CODE_FORMAT],
        help_text=_("The code of the service that the section is about. Leave empty for a general section."),
    )
    laws = StreamField(blocks.LawRowsBlock(), blank=True, verbose_name=_("laws and orders"))
    pre_check = StreamField(
        blocks.PointRowsBlock(),
        blank=True,
        verbose_name=_("check first"),
        help_text=_("What the officer makes sure of before beginning."),
    )
    steps = StreamField(blocks.ProcedureRowsBlock(), blank=True, verbose_name=_("procedure"))
    may_do = StreamField(
        blocks.PointRowsBlock(),
        blank=True,
        verbose_name=_("what a substitute may do"),
        help_text=_("Officers stand in for one another for information and for receiving and forwarding only."),
    )
    may_not = StreamField(blocks.PointRowsBlock(), blank=True, verbose_name=_("what a substitute may not do"))
    words_to_say = StreamField(
        blocks.WordsToSayRowsBlock(),
        blank=True,
        verbose_name=_("words to say"),
        help_text=_("Sentences to the citizen, in Thai and in English."),
    )
    hand_over_contact = models.CharField(
        _("hand over to"), max_length=300, blank=True, help_text=_("The unit or position that takes the case over.")
    )
    hand_over_phone = models.CharField(
        _("phone for handing over"), max_length=40, blank=True, validators=[validate_phone]
    )
    cut_off = models.TimeField(
        _("cut-off time"),
        null=True,
        blank=True,
        help_text=_("Until when a case is taken over on the same day. Leave empty if there is no such time."),
    )
    common_errors = StreamField(blocks.CommonErrorRowsBlock(), blank=True, verbose_name=_("common errors"))
    forms = StreamField(blocks.StaffFormRowsBlock(), blank=True, verbose_name=_("forms for officers"))
    pictures = StreamField(blocks.StaffPictureRowsBlock(), blank=True, verbose_name=_("pictures for officers"))
    worked_cases = StreamField(blocks.WorkedCaseRowsBlock(), blank=True, verbose_name=_("worked cases"))
    internal_notes = RichTextField(_("internal notes"), blank=True, features=FEATURES, help_text=blocks.REFERENCE_HELP)
    version = models.PositiveIntegerField(
        _("version"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Raise it when officers must read the section again. A correction keeps the number."),
    )
    effective = models.DateField(_("effective date"), null=True, blank=True)
    change_note = models.TextField(
        _("change note"), max_length=600, blank=True, help_text=_("What is new in this version, in a sentence or two.")
    )

    content_panels = [
        TitleFieldPanel(
            "title",
            help_text=_("The name that officers see in the contents and wherever a text refers to the section."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("section_id", read_only=True),
                FieldPanel("mission"),
                FieldPanel("position"),
                FieldPanel("purpose"),
                FieldPanel("service", widget=CodeInput()),
            ],
            _("What the section is about"),
        ),
        *(FieldPanel(name) for name in ("laws", "pre_check", "steps", "may_do", "may_not", "words_to_say")),
        MultiFieldPanel(
            [FieldPanel("hand_over_contact"), FieldPanel("hand_over_phone"), FieldPanel("cut_off")], _("Handing over")
        ),
        *(FieldPanel(name) for name in ("common_errors", "forms", "pictures", "worked_cases", "internal_notes")),
        MultiFieldPanel([FieldPanel("version"), FieldPanel("effective"), FieldPanel("change_note")], _("Version")),
    ]
    promote_panels = [MultiFieldPanel([FieldPanel("slug")], _("Address of the page")), *BasePage.care_panels]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("section_id", "service", "hand_over_phone", "cut_off", "version", "effective")
        ),
    ]
    exclude_fields_in_copy = ["section_id"]

    class Meta:
        verbose_name = _("handbook section")
        verbose_name_plural = _("handbook sections")

    def clean(self):
        super().clean()
        self._check_service()

    def minimal_clean(self):
        super().minimal_clean()
        self._check_service()

    def save(self, *args, **kwargs):
        self.section_id = SectionId.reserve(self.translation_key, self.section_id).code
        super().save(*args, **kwargs)

    def _check_service(self) -> None:
        if self.service and not ServiceCode.objects.filter(code=self.service).exists():
            message = gettext("No service has the code “%(code)s”. Choose one from the list, or leave the field empty.")
            raise ValidationError({"service": message % {"code": self.service}})

    @cached_property
    def rows(self) -> dict[str, list]:
        """The rows of each field, without an explicit none."""
        return {name: rows(getattr(self, name)) for name in ROW_FIELDS}

    @cached_property
    def parts(self) -> list[ShownPart]:
        return parts_shown(self)

    @property
    def contents(self) -> list[tuple[str, object]]:
        """Anchor and heading of each part of the page, in reading order."""
        return [(part.anchor, part.heading) for part in self.parts]

    @cached_property
    def place(self) -> tuple:
        """The sections before, at and after this one in reading order; None for what there is not."""
        return contents.place_of(self.pk, self.language)

    @property
    def number(self) -> str:
        """Its place in the handbook, such as 2.3; '' for a draft."""
        return self.place[1].number if self.place[1] else ""

    @property
    def handbook_url(self) -> str:
        """The first page of the handbook, in the language of the page; '' where it is not published."""
        node = contents.index_node(self.language)
        return node.url if node else ""

    @property
    def sections_below(self) -> list[Entry]:
        if not self.node:
            return []
        return [entry for entry in contents.outline(self.language) if entry.node.parent_path == self.path]

    @property
    def is_still_to_come(self) -> bool:
        return self.effective is not None and self.effective > timezone.localdate()

    @property
    def is_review_overdue(self) -> bool:
        return self.review_date is not None and self.review_date < timezone.localdate()

    @property
    def hand_over_link(self) -> str:
        return phone_link(self.hand_over_phone)

    @property
    def versions(self) -> tuple[Version, ...]:
        return versions_of(self.section_id)

    @property
    def service_node(self):
        """The public page of the service; None for a general section and for a service that is not public."""
        return public_services(self.language).get(self.service)

    def search_document(self):
        """For the staff's index, where every page of a private type goes."""
        return document_of(self)

    def editorial_remarks(self) -> list[Remark]:
        return list(remarks_on(self))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        reading = Reading.of(request)
        context["confirmed"] = reading.at(self.section_id, self.version)
        context["is_asked"] = reading.is_asked
        return context

    @path("print/")
    def on_paper(self, request):
        request.portal_tail = "print/"
        context = self.on_paper_context([(self.place[1], self)])
        return self.render(request, context_overrides=context, template="manuals/handbook_print.html")

    @path("read/")
    def read(self, request):
        """Takes the officer's word of having read the version that the form names, if it still is the present one."""
        if request.method != "POST":
            return method_not_allowed(request, ["POST"])
        if request.POST.get("version") != str(self.version):
            message = gettext("The section has changed in the meantime. Read version %(version)d and confirm it again.")
            return self.render(request, context_overrides={"receipt_problem": message % {"version": self.version}})
        section = SectionId.reserve(self.translation_key)
        ReadReceipt.objects.get_or_create(user=request.user, section=section, version=self.version)
        return redirect(f"{self.path_url}#read")
