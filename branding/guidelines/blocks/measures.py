"""Layouts of the logo and their least sizes."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from branding.guidelines.blocks.text import NoteBlock
from branding.kinds import Layout, Wording
from portal.blocks import RowBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.drafts import UnfinishedRowsMixin

LEAST_PIXELS, MOST_PIXELS = 12, 400
LEAST_PER_CENT, MOST_PER_CENT = 5, 100
LEAST_MILLIMETRES, MOST_MILLIMETRES = Decimal(3), Decimal(150)


class MeasureBlock(RowBlock):
    """A layout of the logo: where its symbol stands, and how small it may be."""

    layout = TextChoiceBlock(choices=Layout.choices, label=pgettext_lazy("branding", "Layout"))
    wording = TextChoiceBlock(
        choices=Wording.choices,
        label=pgettext_lazy("branding", "Words"),
        help_text=gettext_lazy("Of two rows of a layout, readers see that of their language."),
    )
    symbol_top = blocks.IntegerBlock(
        min_value=0,
        max_value=MOST_PER_CENT,
        default=0,
        label=gettext_lazy("Top of the symbol (per cent)"),
        help_text=gettext_lazy("How far below the top of the logo its symbol begins: 0 where it begins at the top."),
    )
    symbol_height = blocks.IntegerBlock(
        min_value=LEAST_PER_CENT,
        max_value=MOST_PER_CENT,
        default=MOST_PER_CENT,
        label=gettext_lazy("Height of the symbol (per cent)"),
        help_text=gettext_lazy("Of the height of the logo: 100 where the symbol is as high as the logo."),
    )
    pixels = blocks.IntegerBlock(
        min_value=LEAST_PIXELS,
        max_value=MOST_PIXELS,
        label=gettext_lazy("Least height of the symbol on a screen (pixels)"),
    )
    millimetres = blocks.DecimalBlock(
        min_value=LEAST_MILLIMETRES,
        max_value=MOST_MILLIMETRES,
        max_digits=4,
        decimal_places=1,
        label=gettext_lazy("Least height of the symbol in print (millimetres)"),
    )
    use = blocks.CharBlock(required=False, default="", max_length=200, label=gettext_lazy("What it is for"))

    class Meta:
        icon = "resize"
        label = gettext_lazy("Layout and its least size")
        preview_value = {
            "layout": Layout.HORIZONTAL,
            "wording": Wording.THAI,
            "symbol_top": 0,
            "symbol_height": 100,
            "pixels": 36,
            "millimetres": 8,
            "use": "เว็บไซต์ หัวจดหมาย และเอกสาร",
        }
        description = gettext_lazy("The page draws the logo, its clear space and its least size to these numbers.")

    def clean(self, value):
        cleaned = super().clean(value)
        if (cleaned["symbol_top"] or 0) + (cleaned["symbol_height"] or 0) > MOST_PER_CENT:
            self.refuse(
                symbol_height=_(
                    "The symbol ends below the logo: its top and its height together are at most 100 per cent."
                )
            )
        return cleaned


class MeasuresBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    note = NoteBlock()
    layout = MeasureBlock()

    class Meta:
        required = False
