"""The page that says how the centre's logo is used."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from branding.guidelines import blocks
from branding.guidelines.contact import Contact, whom_to_ask
from branding.guidelines.measures import Measure, measures
from branding.guidelines.package import Package
from branding.guidelines.packages import ALL, packages
from branding.guidelines.routes import GuidelinesRoutes
from branding.guidelines.showing import ShownAsset, shown_assets
from branding.guidelines.structured_data import guidelines
from branding.guidelines.words import words_of
from branding.kinds import Kind
from portal.blocks.text import plain_text
from portal.editorial.requirements import Requirement
from portal.indexing import PageDocument
from portal.models import BasePage
from portal.phones import validate_phone

RULES = ("clear_space", "measures", "colours", "licence")
LEAST_SPACE, MOST_SPACE = Decimal("0.1"), Decimal(3)


class BrandGuidelinesPage(GuidelinesRoutes, BasePage):
    """How the logo is used: its story, its measures, colours and type, right and wrong, downloads, whom to ask.

    Words are written here. Which logo is shown and offered is decided where assets are made current.
    """

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("How the logo is used: clear space, colours, type, examples, downloads, terms.")
    template = "branding/guidelines_page.html"
    publishing_requirements = [
        *BasePage.publishing_requirements,
        Requirement("story", _("The story of the logo is missing. It says what the logo shows and means.")),
        Requirement(
            "licence",
            _(
                "The terms of use are missing. They go with every package, so that who has the logo knows what is allowed."
            ),
        ),
    ]

    story = StreamField(blocks.TextBlock(), blank=True, verbose_name=_("story of the logo"))
    clear_space = models.DecimalField(
        _("clear space"),
        max_digits=3,
        decimal_places=2,
        default=Decimal("0.5"),
        validators=[MinValueValidator(LEAST_SPACE), MaxValueValidator(MOST_SPACE)],
        help_text=_("Space kept free on every side, as a part of the symbol's height: 0.5 is half of it."),
    )
    measures = StreamField(blocks.MeasuresBlock(), blank=True, verbose_name=_("layouts and minimum sizes"))
    colours = StreamField(blocks.ColoursBlock(), blank=True, verbose_name=_("colours"))
    typefaces = StreamField(blocks.TypefacesBlock(), blank=True, verbose_name=_("typefaces"))
    examples = StreamField(blocks.ExamplesBlock(), blank=True, verbose_name=_("right and wrong use"))
    licence = StreamField(blocks.TextBlock(), blank=True, verbose_name=_("terms of use"))
    contact_unit = models.CharField(
        _("whom to ask"), max_length=150, blank=True, help_text=_("The unit that answers questions about the logo.")
    )
    contact_text = models.CharField(
        _("what to say"), max_length=300, blank=True, help_text=_("What people should tell or send when they ask.")
    )
    contact_phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        validators=[validate_phone],
        help_text=_("If empty, phone and e-mail of the main location are shown."),
    )
    contact_email = models.EmailField(_("e-mail"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("story"),
        FieldPanel("clear_space"),
        *(FieldPanel(name) for name in ("measures", "colours", "typefaces", "examples", "licence")),
        MultiFieldPanel(
            [
                FieldPanel("contact_unit"),
                FieldPanel("contact_text"),
                FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            ],
            _("Whom to ask"),
        ),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("clear_space", "contact_phone", "contact_email")),
    ]

    class Meta:
        verbose_name = _("brand guidelines page")
        verbose_name_plural = _("brand guidelines pages")

    @cached_property
    def assets(self) -> list[ShownAsset]:
        return shown_assets()

    @property
    def logo(self) -> ShownAsset | None:
        return next((shown for shown in self.assets if shown.asset.kind == Kind.LOGO), None)

    @property
    def agency_symbols(self) -> list[ShownAsset]:
        return [shown for shown in self.assets if shown.asset.kind == Kind.AGENCY]

    @property
    def others(self) -> list[ShownAsset]:
        """Neither the logo nor an agency's symbol."""
        return [shown for shown in self.assets if shown.asset.kind not in (Kind.LOGO, Kind.AGENCY)]

    @property
    def whole(self) -> Package:
        return packages(self.translation_key)[ALL]

    @cached_property
    def measured(self) -> list[Measure]:
        return measures(self.measures, self.clear_space)

    @property
    def contact(self) -> Contact | None:
        return whom_to_ask(self)

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and heading of each part that has something to show, in reading order."""
        parts = [
            ("story", _("The story of the logo"), self.story),
            ("assets", _("The logo and its files"), self.assets),
            ("clear_space", _("Clear space"), self.clear_space and self.measured),
            ("measures", _("Minimum size"), self.measured),
            ("colours", _("Colours"), self.colours),
            ("typefaces", _("Typefaces"), self.typefaces),
            ("examples", _("Right and wrong use"), self.examples),
            ("licence", _("Terms of use"), self.licence),
            ("contact_unit", _("Whom to ask"), self.contact),
        ]
        return [(anchor, str(heading)) for anchor, heading, shown in parts if shown]

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Anchor and heading of the parts that whoever takes a file has to know."""
        return [(anchor, heading) for anchor, heading in self.contents if anchor in RULES]

    @property
    def headings(self) -> dict[str, str]:
        return dict(self.contents)

    def search_document(self):
        rows = [words_of(field) for field in (self.measures, self.colours, self.typefaces, self.examples)]
        body = [plain_text(self.story), *rows, plain_text(self.licence), self.contact_unit, self.contact_text]
        return PageDocument("information", self.title, self.summary, body="\n".join(filter(None, body)))

    @property
    def json_ld(self) -> dict:
        return guidelines(self)
