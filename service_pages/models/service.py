from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from portal.bilingual.language import ENGLISH
from portal.blocks import rows, state
from portal.indexing import PageDocument
from portal.models import BasePage, BasePageManager, BasePageQuerySet
from portal.tree import Node, snapshot
from service_pages import facts
from service_pages.blocks import CASES, DocumentRowsBlock, FeeRowsBlock, StepRowsBlock
from service_pages.models.code import CODE_FORMAT, ServiceCode
from service_pages.modes import MODES
from service_pages.place import Place
from service_pages.requirements import SERVICE

ROW_FIELDS = ("steps", "documents", "fees")


class ServiceQuerySet(BasePageQuerySet):
    def for_list(self):
        """Live public services by name, without the rows that only their own page shows."""
        return self.live().public().defer(*ROW_FIELDS).order_by("title", "pk")


class ServicePage(BasePage):
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
    mode = models.CharField(
        _("what the centre does"),
        max_length=12,
        choices=MODES,
        default="complete",
        help_text=_("Information only, received and forwarded to the owner, or completed at the centre."),
    )
    documents = StreamField(DocumentRowsBlock(), blank=True, verbose_name=_("papers to bring"))
    steps = StreamField(StepRowsBlock(), blank=True, verbose_name=_("steps"))
    fees = StreamField(FeeRowsBlock(), blank=True, verbose_name=_("fees"))

    objects = BasePageManager.from_queryset(ServiceQuerySet)()

    content_panels = [
        FieldPanel("title", classname="title"),  # not Wagtail's title panel, which writes into a slug field
        *BasePage.summary_panels,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("code"), FieldPanel("mode")]), FieldPanel("common_names")],
            _("About the service"),
        ),
        InlinePanel("service_topics", heading=_("Topics"), label=_("Topic"), max_num=3),
        FieldPanel("documents"),
        FieldPanel("steps"),
        FieldPanel("fees"),
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
        SynchronizedField("code", overridable=False),
    ]
    exclude_fields_in_copy = ["code"]

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

    @property
    def contents(self) -> list[tuple[str, Promise]]:
        """Anchor and heading of each part of the page, in reading order."""
        return [
            ("documents", _("Papers to bring")),
            ("steps", _("Steps")),
            ("fees", _("Fees")),
            ("about-page", _("About this page")),
        ]

    @property
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

    @cached_property
    def document_rows(self) -> list:
        return rows(self.documents)

    @property
    def document_cases(self) -> list[tuple[str, Promise]]:
        """Code and label of the cases that the papers differ by; [] when there is nothing to choose.

        ``general`` is nobody's special case; where natural and juristic persons are told apart, everybody is one of them.
        """
        named = {case for row in self.document_rows for case in row.value["cases"] or ()}
        cases: list[tuple[str, Promise]] = [(code, label) for code, label in CASES if code in named]
        if cases and not named & {"person", "juristic"}:
            cases.insert(0, ("general", _("General case")))
        return cases if len(cases) > 1 else []

    @cached_property
    def step_rows(self) -> list:
        return rows(self.steps)

    @cached_property
    def fee_rows(self) -> list:
        return rows(self.fees)

    @property
    def states(self) -> dict[str, str]:
        """``filled``, ``none`` or ``empty`` of each rows field."""
        return {name: state(getattr(self, name)) for name in ROW_FIELDS}

    @cached_property
    def key_facts(self) -> facts.KeyFacts:
        return facts.KeyFacts.of(self)

    @property
    def total_time(self):
        """The sum of the stated step times, to the minute."""
        return facts.total_time(self)[0]

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
            topics=tuple(row.topic.code for row in self.service_topics.select_related("topic")),
        )

    @property
    def json_ld(self) -> dict:
        return facts.json_ld(self)
