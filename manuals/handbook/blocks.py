"""The rows of a section of the handbook; one block a kind of row."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks import FactDocumentBlock, FactImageBlock, FactTextBlock, RowBlock, RowsStreamBlock
from service_pages.blocks import LawRowsBlock

REFERENCE_HELP = _("Refer to another section by its id in double brackets, such as [[H-012]].")


class PointBlock(RowBlock):
    """Something to check, to do or not to do, in a sentence."""

    text = blocks.TextBlock(default="", rows=2, max_length=600, label=_("Point"), help_text=REFERENCE_HELP)

    class Meta:
        icon = "tick"
        label = _("Point")
        preview_value = {"text": "ตรวจบัตรประจำตัวประชาชนของผู้มาติดต่อว่ายังไม่หมดอายุ"}
        description = _("One thing, in a sentence that begins with a verb.")


class PointRowsBlock(RowsStreamBlock):
    point = PointBlock()

    class Meta:
        required = False


class ProcedureStepBlock(RowBlock):
    """A step of the officer's procedure."""

    title = blocks.CharBlock(
        max_length=300, default="", label=_("Step"), help_text=_("What the officer does, beginning with a verb.")
    )
    detail = blocks.TextBlock(
        required=False, default="", rows=2, max_length=1200, label=_("Detail"), help_text=REFERENCE_HELP
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        preview_value = {"title": "ออกบัตรคิว", "detail": "แจ้งเวลารอโดยประมาณให้ผู้มาติดต่อทราบ"}
        description = _("A step of the officer's work, in the order in which it is done.")


class ProcedureRowsBlock(RowsStreamBlock):
    step = ProcedureStepBlock()

    class Meta:
        required = False


class WordsToSayBlock(RowBlock):
    """What to say to a citizen, in Thai and in English: the officer needs both, whichever language the page is in."""

    situation = blocks.CharBlock(
        max_length=200, default="", label=_("Situation"), help_text=_("When it is said, such as: a paper is missing.")
    )
    words_th = FactTextBlock(default="", rows=2, max_length=600, label=_("Words in Thai"))
    words_en = FactTextBlock(
        required=False,
        default="",
        rows=2,
        max_length=600,
        label=_("Words in English"),
        help_text=_("Short sentences that can be read aloud to a visitor who speaks no Thai."),
    )

    class Meta:
        icon = "comment"
        label = _("Words to say")
        preview_value = {
            "situation": "เอกสารไม่ครบ",
            "words_th": "เอกสารยังขาดหนึ่งรายการค่ะ เจ้าหน้าที่จะจดให้ครบในครั้งเดียว",
            "words_en": "One paper is missing. I will write it down for you.",
        }
        description = _("A sentence that an officer can say as it stands.")


class WordsToSayRowsBlock(RowsStreamBlock):
    none = None
    words = WordsToSayBlock()

    class Meta:
        required = False


class CommonErrorBlock(RowBlock):
    """What often goes wrong, and what to do then."""

    error = blocks.CharBlock(max_length=300, default="", label=_("Error"), help_text=_("What happens, in a sentence."))
    remedy = blocks.TextBlock(default="", rows=2, max_length=1200, label=_("What to do"), help_text=REFERENCE_HELP)

    class Meta:
        icon = "warning"
        label = _("Common error")
        preview_value = {"error": "สำเนาไม่ได้รับรองความถูกต้อง", "remedy": "ให้ผู้มาติดต่อลงชื่อรับรองต่อหน้าเจ้าหน้าที่"}
        description = _("A mistake that officers or citizens make, and its remedy.")


class CommonErrorRowsBlock(RowsStreamBlock):
    error = CommonErrorBlock()

    class Meta:
        required = False


class StaffFormBlock(RowBlock):
    """A form that officers use; its file lies in the handbook's collection."""

    title = blocks.CharBlock(max_length=300, default="", label=_("Form"), help_text=_("The title printed on it."))
    document = FactDocumentBlock(
        required=False,
        label=_("File"),
        help_text=_("Choose one from the collection of the handbook: files elsewhere are open to everybody."),
    )

    class Meta:
        icon = "form"
        label = _("Form")
        preview_value = {"title": "บันทึกการรับเรื่องและส่งต่อ", "document": None}
        description = _("A form, list or template for officers.")


class StaffFormRowsBlock(RowsStreamBlock):
    form = StaffFormBlock()

    class Meta:
        required = False


class StaffPictureBlock(RowBlock):
    """A picture for officers only; it lies in the handbook's collection."""

    image = FactImageBlock(
        label=_("Picture"),
        help_text=_("Choose one from the collection of the handbook: pictures elsewhere are open to everybody."),
    )
    caption = blocks.CharBlock(required=False, default="", max_length=300, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        preview_value = {"image": None, "caption": "ตำแหน่งตราประทับในแบบบันทึก"}
        description = _("A screen, a stamp, a filled-in form: something that is easier shown than told.")


class StaffPictureRowsBlock(RowsStreamBlock):
    none = None
    picture = StaffPictureBlock()

    class Meta:
        required = False


class WorkedCaseBlock(RowBlock):
    """A case as it happened, and how it was solved; without personal data."""

    title = blocks.CharBlock(max_length=200, default="", label=_("Case"))
    text = blocks.TextBlock(
        default="",
        rows=4,
        max_length=3000,
        label=_("How it was handled"),
        help_text=_("What was asked, what was done and why. No names, no numbers of persons."),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Worked case")
        preview_value = {"title": "ผู้เยาว์มาขอทำบัตรโดยไม่มีผู้ปกครอง", "text": "เจ้าหน้าที่แจ้งให้ผู้ปกครองมาพร้อมกันในวันถัดไป"}
        description = _("An example that shows how the rules are applied.")


class WorkedCaseRowsBlock(RowsStreamBlock):
    none = None
    case = WorkedCaseBlock()

    class Meta:
        required = False


__all__ = [
    "CommonErrorRowsBlock",
    "LawRowsBlock",
    "PointRowsBlock",
    "ProcedureRowsBlock",
    "StaffFormRowsBlock",
    "StaffPictureRowsBlock",
    "WordsToSayRowsBlock",
    "WorkedCaseRowsBlock",
]
