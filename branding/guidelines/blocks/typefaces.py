"""The typeface in its weights and sizes, in both scripts."""

from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from branding.guidelines.blocks.text import NoteBlock
from portal.blocks import RowBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.drafts import UnfinishedRowsMixin
from portal.blocks.facts import FactTextBlock

# The families and weights that the portal ships (portal/static/portal/fonts).
FAMILIES = [("sarabun", "Sarabun")]
WEIGHTS = [("400", gettext_lazy("Regular (400)")), ("700", gettext_lazy("Bold (700)"))]
# The five sizes of the portal (tokens.css).
SIZES = [
    ("h1", pgettext_lazy("size of type", "Title of a page")),
    ("h2", pgettext_lazy("size of type", "Heading")),
    ("large", pgettext_lazy("size of type", "Lead")),
    ("body", pgettext_lazy("size of type", "Text")),
    ("small", pgettext_lazy("size of type", "Notes")),
]


class TypefaceBlock(RowBlock):
    """A typeface in one weight, shown in Thai and Latin."""

    family = TextChoiceBlock(choices=FAMILIES, default=FAMILIES[0][0], label=gettext_lazy("Typeface"))
    weight = TextChoiceBlock(choices=WEIGHTS, default=WEIGHTS[0][0], label=gettext_lazy("Weight"))
    size = TextChoiceBlock(choices=SIZES, default="body", label=gettext_lazy("Size"))
    use = blocks.CharBlock(required=False, default="", max_length=200, label=gettext_lazy("What it is for"))
    sample_th = FactTextBlock(default="", max_length=300, label=gettext_lazy("Specimen in Thai"))
    sample_en = FactTextBlock(default="", max_length=300, label=gettext_lazy("Specimen in English"))

    class Meta:
        icon = "title"
        label = gettext_lazy("Typeface")
        template = "branding/guidelines/typeface.html"
        preview_value = {
            "family": "sarabun",
            "weight": "700",
            "size": "h1",
            "use": "หัวเรื่องและป้าย",
            "sample_th": "บริการทุกเรื่อง ในที่เดียว",
            "sample_en": "All services in one place",
        }
        description = gettext_lazy("A typeface and weight, with a sentence in each script.")


class TypefacesBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    note = NoteBlock()
    typeface = TypefaceBlock()

    class Meta:
        required = False
