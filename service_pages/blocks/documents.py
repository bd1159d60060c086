from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks import RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock, TextMultipleChoiceBlock
from portal.blocks.rows import RowValue
from service_pages.blocks.choices import CASES, GROUPS, people

SHEETS, SETS = "copy", "set"
UNITS = [(SHEETS, _("sheets or books")), (SETS, _("sets"))]


class RequiredDocumentValue(RowValue):
    @property
    def needed_for(self) -> str:
        """Whom the paper is needed for, as a phrase; '' for everybody."""
        whom = people(self.get("cases"))
        return pgettext("whom a paper is needed for", "For %(people)s") % {"people": whom} if whom else ""

    @property
    def is_counted(self) -> bool:
        """Whether the number of originals or of copies is stated."""
        return self.get("originals") is not None or self.get("copies") is not None

    @property
    def is_in_sets(self) -> bool:
        return self.get("unit") == SETS

    @property
    def rules(self) -> list[str]:
        """In sentences: whether it stands for other papers, and whether its number is one of sets."""
        letter = self.get("one_of")
        choice = gettext("Group %(letter)s: one paper of this group is enough.") % {"letter": letter} if letter else ""
        return [rule for rule in (choice, gettext("Counted in sets.") if self.is_in_sets else "") if rule]


def in_number(quantity: int | None) -> str:
    """A number of papers in words; 0 is "none" and nothing is "not stated"."""
    if quantity is None:
        return gettext("not stated")
    return str(quantity) if quantity else pgettext("number of papers", "none")


class RequiredDocumentBlock(RowBlock):
    """A paper to bring: how many originals and copies, who issues it, in which case it is needed."""

    name = blocks.CharBlock(
        max_length=300,
        default="",
        label=_("Paper"),
        help_text=_(
            "One paper by the name printed on it, such as: house registration book. Numbers and conditions have fields of their own."
        ),
    )
    originals = blocks.IntegerBlock(
        required=False,
        min_value=0,
        max_value=99,
        label=_("Originals"),
        help_text=_("Leave empty if not stated. Enter 0 for none."),
    )
    copies = blocks.IntegerBlock(
        required=False,
        min_value=0,
        max_value=99,
        label=_("Copies"),
        help_text=_("Leave empty if not stated. Enter 0 for none."),
    )
    unit = TextChoiceBlock(
        choices=UNITS, required=False, label=_("Counted in"), help_text=_("Choose sets only where the manual does.")
    )
    issuer = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=_("Issued by"),
        help_text=_("Where people get it, such as: the district office. Leave empty for what people write themselves."),
    )
    cases = TextMultipleChoiceBlock(
        choices=CASES, required=False, label=_("Needed for"), help_text=_("If none is ticked, everybody needs it.")
    )
    condition = blocks.CharBlock(
        required=False,
        default="",
        max_length=300,
        label=_("Only if"),
        help_text=_(
            "The case in a few words, such as: if the name has been changed. Leave empty if it is always needed."
        ),
    )
    one_of = TextChoiceBlock(
        choices=GROUPS,
        required=False,
        label=_("One of"),
        help_text=_("Papers with the same letter stand for each other: one of them is enough."),
    )
    note = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        label=_("Note"),
        help_text=_("What makes it acceptable, such as: issued within the last three months, each page signed."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Paper")
        value_class = RequiredDocumentValue
        template = "components/document_row_preview.html"
        preview_value = {
            "name": "ทะเบียนบ้านฉบับเจ้าบ้าน",
            "originals": 1,
            "copies": 0,
            "unit": "",
            "issuer": "กรมการปกครอง",
            "cases": ["person"],
            "condition": "",
            "one_of": "",
            "note": "",
        }
        description = _("A paper the citizen brings. One paper per row.")


class DocumentRowsBlock(RowsStreamBlock):
    document = RequiredDocumentBlock()

    class Meta:
        required = False
