from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from portal.bilingual.language import ENGLISH
from portal.editorial.requirements import Remark
from portal.indexing import PageDocument
from portal.models import BasePage, BasePageManager, BasePageQuerySet
from portal.tree import Node, snapshot
from service_pages import facts
from service_pages.blocks import CASES, ROW_FIELDS
from service_pages.codes import CODE_FORMAT
from service_pages.models.classification import Classification
from service_pages.models.code import ServiceCode
from service_pages.models.record import Record
from service_pages.place import Place
from service_pages.remarks import remarks_on
from service_pages.requirements import SERVICE
from service_pages.sections import LAW_NAMES_NOTE, NONE_WORDS, Section, sections_of
from service_pages.structured_data import government_service
from service_pages.ways import Way, ways_of


class ServiceQuerySet(BasePageQuerySet):
    def for_list(self):
        """Live services without the rows that only their own page shows; which ones is for ``directory`` to say."""
        return self.live().defer(*ROW_FIELDS)


ServicePageManager = BasePageManager.from_queryset(ServiceQuerySet)


class ServicePage(Classification, Record, BasePage):
    """A service: which papers, which steps, how long, how much. Entered once, in rows; all outputs are made from it."""

    parent_page_types = ["service_pages.AgencyPage"]
    subpage_types: list[str] = []
    page_description = _("A service of the agency: papers, steps, time, fees.")
    template = "service_pages/service_page.html"
    publishing_requirements = SERVICE

    code = models.CharField(
        _("code"),
        max_length=60,
        blank=True,
        validators=[CODE_FORMAT],
        help_text=_(
            "A short English name that never changes, such as id-card-lost. It is used in the address of the page."
        ),
    )
    common_names = models.TextField(
        _("common names"),
        blank=True,
        help_text=_(
            "What people call it, one name per line: everyday words, abbreviations, form numbers. People can search by them."
        ),
    )
    glance = models.JSONField(_("figures at a glance"), default=dict, editable=False)

    objects = ServicePageManager()

    content_panels = [
        FieldPanel("title", classname="title"),  # not Wagtail's title panel, which writes into a slug field
        *BasePage.summary_panels,
        MultiFieldPanel([FieldPanel("code"), FieldPanel("common_names")], _("Name and code")),
        FieldPanel("notices"),
        InlinePanel("service_topics", heading=_("Topics"), label=_("Topic"), max_num=3),
        *Classification.classification_panels,
        *Record.record_panels,
    ]
    promote_panels = [
        HelpPanel(_("The address of the page is made from the code.")),
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("search_image")],
            _("For search engines and shared links"),
        ),
        *BasePage.care_panels,
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *Classification.classification_facts,
        *Record.record_facts,
        SynchronizedField("code", overridable=False),
        SynchronizedField("glance", overridable=False),
    ]
    exclude_fields_in_copy = ["code"]
    none_words, law_names_note = NONE_WORDS, LAW_NAMES_NOTE

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def full_clean(self, *args, **kwargs):
        self._follow_code()
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.code:
            try:
                ServiceCode.check_available(self.code, self.translation_key)
            except ValidationError as error:
                raise ValidationError({"code": error.messages}) from None
        if self.code and any(row.value["service"] == self.code for row in self.rows["related"]):
            raise ValidationError({"related": _("A service is not related to itself. Choose another.")})

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is None or not {*ROW_FIELDS}.isdisjoint(update_fields):
            self.glance = facts.measures(self)
        super().save(*args, update_fields=update_fields, **kwargs)

    def minimal_clean(self):
        if self.code:
            CODE_FORMAT(self.code)
        self._follow_code()
        super().minimal_clean()

    def _follow_code(self):
        """The address follows the code; a draft without one gets an address that no one will meet."""
        if self.code:
            self.slug = self.code
        elif not self.slug:
            self.slug = f"draft-{self.translation_key.hex[:12]}"

    @property
    def agency(self) -> Node | None:
        """The agency's node in the tree; None for a draft under a draft."""
        tree = snapshot()
        return tree.parent(self.node) if self.node else tree.node(self._parent_id)

    @property
    def service_list(self) -> Node | None:
        """The list of all services, in the language of the page; None for a draft under a draft."""
        return snapshot().parent(self.agency) if self.agency else None

    @property
    def my_list_url(self) -> str:
        """The list of papers that begins with this service; '' for a draft."""
        return f"{self.service_list.url}list/?s={self.slug}" if self.node and self.service_list else ""

    @property
    def _parent_id(self) -> int | None:
        parent = self.get_parent()
        return parent.pk if parent else None

    @cached_property
    def agency_page(self):
        """The agency with its counters and phone; one query. None for a draft under a draft."""
        return self.agency.load() if self.agency else None

    @property
    def place(self) -> Place:
        return Place.now()

    @cached_property
    def sections(self) -> list[Section]:
        return sections_of(self)

    @property
    def contents(self) -> list[tuple[str, Promise]]:
        """Anchor and heading of each part of the page, in reading order."""
        return [(section.anchor, section.heading) for section in self.sections]

    @cached_property
    def topics(self) -> list:
        """The topics, most fitting first, from memory; one query for the page's own rows."""
        known = snapshot().facts(facts.TOPICS)
        return [known[row.topic_id] for row in self.service_topics.all() if row.topic_id in known]

    @property
    def names(self) -> list[str]:
        return [line.strip() for line in self.common_names.splitlines() if line.strip()]

    @property
    def short_address(self) -> str:
        """The permanent address for QR codes, in the language of the tree: /s/<code> or /en/s/<code>."""
        prefix = "/en" if self.language == ENGLISH else ""
        return f"{prefix}/s/{self.code}"

    @property
    def document_cases(self) -> list[tuple[str, Promise]]:
        """Code and label of the cases that the papers differ by; [] when there is nothing to choose.

        ``general`` is nobody's special case; where natural and juristic persons are told apart, everybody is one of them.
        """
        named = {case for row in self.rows["documents"] for case in row.value["cases"] or ()}
        cases: list[tuple[str, Promise]] = [(code, label) for code, label in CASES if code in named]
        if cases and not named & {"person", "juristic"}:
            cases.insert(0, ("general", _("General case")))
        return cases if len(cases) > 1 else []

    @cached_property
    def ways(self) -> list[Way]:
        return ways_of(self)

    @property
    def current_notices(self) -> list:
        """The temporary notices of today, in the centre's local time."""
        today = timezone.localdate()
        return [row for row in self.rows["notices"] if row.value.is_current(today)]

    @cached_property
    def related_services(self) -> list:
        """The related services that everybody may see."""
        return [row for row in self.rows["related"] if row.value.node]

    @property
    def shared_complaints(self) -> list:
        """The channels for complaints that every service has, from memory."""
        return snapshot().facts(facts.COMPLAINTS)

    @cached_property
    def key_facts(self) -> facts.KeyFacts:
        return facts.KeyFacts.of(self)

    @property
    def in_short(self) -> list:
        """Label and figure of what lists tell of the service, from its stored measures: no row is read."""
        return facts.KeyFacts.shown(self.glance, self.mode).in_short

    def editorial_remarks(self) -> list[Remark]:
        return remarks_on(self)

    def search_document(self):
        agency = self.get_parent()
        return PageDocument(
            "service",
            self.title,
            self.summary,
            keywords=self.common_names,
            body=facts.plain_text(self),
            code=self.code or self.slug,
            agency=agency.slug,
            agency_name=agency.title,
            mode=self.mode,
            facts=tuple((label, figure.line) for label, figure in self.key_facts.in_short),
            topics=tuple(row.topic.code for row in self.service_topics.select_related("topic")),
        )

    @property
    def json_ld(self) -> dict:
        return government_service(self)
