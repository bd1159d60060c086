"""Colours, and pairs of them that are seen together or must not be."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from branding.guidelines import colours
from branding.guidelines.blocks.text import NoteBlock
from branding.guidelines.colours import NEVER, SHAPES, SUITABILITIES, TEXT
from branding.theme.colour import parse
from portal.blocks import FactBlock, RowBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.drafts import UnfinishedRowsMixin
from portal.blocks.rows import RowValue

PURPOSES = [
    (TEXT, pgettext_lazy("pair of colours", "For text")),
    (SHAPES, pgettext_lazy("pair of colours", "For shapes and buttons")),
    (NEVER, pgettext_lazy("pair of colours", "Never")),
]


class ColourValue(RowValue):
    @property
    def hex(self) -> str:
        """``#rrggbb``; '' for what a draft holds and is no colour."""
        try:
            return parse(self.get("colour") or "")
        except ValidationError:
            return ""

    @property
    def rgb(self) -> str:
        return " / ".join(map(str, colours.rgb(self.hex))) if self.hex else ""

    @property
    def contrasts(self) -> list[colours.Contrast]:
        return colours.contrasts(self.hex) if self.hex else []


class ColourBlock(RowBlock):
    """A colour with its values for screens and print; its contrasts are computed."""

    name = blocks.CharBlock(default="", max_length=60, label=pgettext_lazy("branding", "Name"))
    colour = FactBlock(
        default="", max_length=20, label="HEX", help_text=gettext_lazy("Such as #0b4650. RGB and contrast follow.")
    )
    cmyk = FactBlock(
        default="",
        max_length=30,
        label="CMYK",
        help_text=gettext_lazy(
            "Per cent of each ink, such as 90 / 40 / 45 / 45, as a print shop has proved it: it does not follow from the HEX value."
        ),
    )
    use = blocks.CharBlock(default="", max_length=200, label=gettext_lazy("What it is for"))

    class Meta:
        icon = "palette"
        label = gettext_lazy("Colour")
        template = "branding/guidelines/colour.html"
        value_class = ColourValue
        preview_value = {
            "name": "เขียวสายธาร",
            "colour": "#0b4650",
            "cmyk": "90 / 40 / 45 / 45",
            "use": "สีหลักของตราสัญลักษณ์ พื้นหัวเว็บไซต์และป้าย",
        }
        description = gettext_lazy("One colour a row, the main colour first.")

    def clean(self, value):
        return _read(self, super().clean(value), colour=parse, cmyk=colours.inks)


class PairValue(RowValue):
    @property
    def contrast(self) -> colours.Contrast | None:
        """None for a draft in which a colour is missing."""
        try:
            front, ground = (parse(self.get(name) or "") for name in ("front", "ground"))
        except ValidationError:
            return None
        return colours.of_pair(front, ground)

    @property
    def suitability(self) -> colours.Suitability | None:
        """What the row says, which may be less than the contrast allows; None for a draft that does not say."""
        return SUITABILITIES.get(self.get("purpose"))


class PairBlock(RowBlock):
    """Two colours that are seen together, or that must not be; the contrast is computed."""

    front = FactBlock(default="", max_length=20, label=gettext_lazy("Colour in front (HEX)"))
    ground = FactBlock(default="", max_length=20, label=gettext_lazy("Colour of the ground (HEX)"))
    purpose = TextChoiceBlock(choices=PURPOSES, label=gettext_lazy("Used for"))
    use = blocks.CharBlock(default="", max_length=200, label=gettext_lazy("In words"))

    class Meta:
        icon = "palette"
        label = gettext_lazy("Pair of colours")
        template = "branding/guidelines/pair.html"
        value_class = PairValue
        preview_value = {"front": "#ffffff", "ground": "#0b4650", "purpose": TEXT, "use": "แถบบน ป้าย และตราแบบกลับสี"}
        description = gettext_lazy("Text needs a contrast of 7:1, shapes and buttons 3:1.")

    def clean(self, value):
        cleaned = _read(self, super().clean(value), front=parse, ground=parse)
        least, found = cleaned.suitability.least if cleaned.suitability else 0, cleaned.contrast
        if found and found.ratio < least:
            message = _("The contrast is %(found)s and must be at least %(least)s:1. Choose other colours, or “never”.")
            self.refuse(purpose=message % {"found": found.shown, "least": f"{least:g}"})
        return cleaned


class ColoursBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    note = NoteBlock()
    colour = ColourBlock()
    pair = PairBlock()

    class Meta:
        required = False


def _read(block: RowBlock, value, **readers: Callable[[str], str]):
    """The row with each named field as its reader writes it. Raises with the sentence of each that cannot be read."""
    found, problems = {}, {}
    for name, read in readers.items():
        try:
            found[name] = read(value[name])
        except ValidationError as error:
            problems[name] = error.messages[0]
    block.refuse(**problems)
    return block.normalize({**value, **found})
