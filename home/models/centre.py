from django.db import models
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home.centre_facts import CentreFacts
from home.structured_data import government_office
from portal.blocks import BodyBlock, DocumentBlock, LinkBlock, ParagraphBlock, PictureBlock
from portal.blocks.text import plain_text
from portal.indexing import PageDocument
from portal.models import BasePage


class SectionBlock(StreamBlock):
    """The text of a part whose heading is given."""

    paragraph = ParagraphBlock()
    picture = PictureBlock()
    document = DocumentBlock()
    link = LinkBlock()

    class Meta:
        required = False


# Field and heading of each part that the centre says of itself, in reading order.
SECTIONS: list[tuple[str, Promise]] = [
    ("purpose", _("Purpose")),
    ("vision", _("Vision")),
    ("goals", _("Goals")),
    ("duties", _("Duties")),
    ("structure", _("Structure")),
]


class CentrePage(BasePage):
    """The centre itself: where it is, when it is open, what it has, who is there, what it is for.

    Words are written here; facts come from the location, where they are entered once.
    """

    parent_page_types = ["home.HomePage"]
    page_description = _(
        "The centre itself: where, when, facilities, counters, purpose. The facts come from its location."
    )
    template = "home/centre_page.html"

    location = models.ForeignKey(
        "home.Location",
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Address, hours, facilities and counters are taken from it. If empty, the main location."),
    )
    purpose = StreamField(SectionBlock(), blank=True, verbose_name=_("purpose"))
    vision = StreamField(SectionBlock(), blank=True, verbose_name=_("vision"))
    goals = StreamField(SectionBlock(), blank=True, verbose_name=_("goals"))
    duties = StreamField(SectionBlock(), blank=True, verbose_name=_("duties"))
    structure = StreamField(SectionBlock(), blank=True, verbose_name=_("structure"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about the centre"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("location"),
        MultiFieldPanel([FieldPanel(name) for name, _heading in SECTIONS], _("About the centre")),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("location", overridable=False),
    ]

    class Meta:
        verbose_name = _("page of the centre")
        verbose_name_plural = _("pages of the centre")

    @cached_property
    def facts(self) -> CentreFacts | None:
        """What the location says, from memory; None before one is entered."""
        return CentreFacts.of(self.location_id)

    @property
    def sections(self) -> list[tuple[str, Promise, StreamField]]:
        """Field, heading and text of each part that is filled in."""
        return [(name, heading, getattr(self, name)) for name, heading in SECTIONS if getattr(self, name)]

    @property
    def contents(self) -> list[tuple[str, str | Promise]]:
        """Anchor and heading of each part of the page, in reading order."""
        own = [(child.id, child.value) for child in self.body if child.block_type == "heading"]
        parts = self.facts.parts if self.facts else []
        return [*parts, *((name, heading) for name, heading, _text in self.sections), *own]

    def search_document(self):
        texts = [plain_text(getattr(self, name)) for name, _heading in SECTIONS]
        facts = self.facts.words if self.facts else ""
        body = "\n".join(filter(None, [facts, *texts, plain_text(self.body)]))
        return PageDocument("information", self.title, self.summary, body=body)

    @property
    def json_ld(self) -> dict:
        return government_office(self, self.facts)
