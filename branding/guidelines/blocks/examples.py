"""Right and wrong uses of the logo, in pictures."""

from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from branding.guidelines.blocks.marks import MARKS, RIGHT, WRONG
from branding.guidelines.blocks.text import NoteBlock
from portal.blocks import FactImageBlock, RowBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.drafts import UnfinishedRowsMixin
from portal.blocks.rows import RowValue

VERDICTS = [(RIGHT, pgettext_lazy("use of the logo", "Right")), (WRONG, pgettext_lazy("use of the logo", "Wrong"))]


class UseValue(RowValue):
    @property
    def mark(self) -> str:
        return MARKS.get(self.get("verdict"), "")

    @property
    def word(self) -> str:
        return str(dict(VERDICTS).get(self.get("verdict"), ""))


class UseBlock(RowBlock):
    """A right or a wrong use of the logo: a picture, and why."""

    verdict = TextChoiceBlock(choices=VERDICTS, label=gettext_lazy("Right or wrong"))
    image = FactImageBlock(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("It needs its text alternative in both languages, which is entered with the picture."),
    )
    title = blocks.CharBlock(default="", max_length=100, label=gettext_lazy("What is done"))
    reason = blocks.CharBlock(
        default="", max_length=200, label=gettext_lazy("In words"), help_text=gettext_lazy("Why it is right or wrong.")
    )

    class Meta:
        icon = "image"
        label = gettext_lazy("Example")
        template = "branding/guidelines/example.html"
        value_class = UseValue
        preview_value = {
            "verdict": WRONG,
            "image": None,
            "title": "ห้ามยืดหรือบีบ",
            "reason": "ย่อหรือขยายโดยรักษาสัดส่วนเดิมเสมอ",
        }
        description = gettext_lazy("One use a picture. Begin with what is right.")


class ExamplesBlock(UnfinishedRowsMixin, blocks.StreamBlock):
    note = NoteBlock()
    example = UseBlock()

    class Meta:
        required = False
