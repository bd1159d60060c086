"""Rows that are mostly words: conditions, complaints, temporary notices."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from portal.blocks import EraDateBlock, FactEmailBlock, FactPhoneBlock, FactURLBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock
from portal.blocks.rows import RowValue
from portal.phones import phone_link
from service_pages.blocks.choices import EMAIL_HELP, PHONE_HELP

WHO, CONDITION, METHOD = "who", "condition", "method"
CRITERION_KINDS = [
    (WHO, gettext_lazy("Who may apply")),
    (CONDITION, gettext_lazy("Condition")),
    (METHOD, gettext_lazy("How to apply")),
]


class CriterionValue(RowValue):
    @property
    def kind_label(self) -> str:
        return str(dict(CRITERION_KINDS).get(self.get("kind"), ""))


class CriterionBlock(RowBlock):
    """Who may apply, under which condition, in which manner; one rule a row."""

    text = blocks.TextBlock(
        max_length=1500,
        default="",
        rows=3,
        label=gettext_lazy("Rule"),
        help_text=gettext_lazy(
            "One rule in plain words, with its ages and numbers, such as: Thai nationals from 7 to 70 years of age."
        ),
    )
    kind = TextChoiceBlock(
        choices=CRITERION_KINDS,
        default=CONDITION,
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy(
            "Shown before the rule. “Who may apply” is about people, “Condition” about the case, “How to apply” about the manner."
        ),
    )

    class Meta:
        icon = "tick"
        label = gettext_lazy("Criterion")
        value_class = CriterionValue
        preview_value = {"text": "ผู้มีสัญชาติไทยอายุตั้งแต่ 7 ปีบริบูรณ์ถึง 70 ปี", "kind": WHO}
        description = gettext_lazy(
            "A rule on who may apply and how. The office may ask for no more than the manual says."
        )


class CriterionRowsBlock(RowsStreamBlock):
    criterion = CriterionBlock()

    class Meta:
        required = False


class ComplaintValue(RowValue):
    @property
    def phone_link(self) -> str:
        return phone_link(self.get("phone") or "")


class ComplaintBlock(RowBlock):
    """Where to complain or suggest, beside the channels that every service has."""

    name = blocks.CharBlock(
        max_length=300,
        default="",
        label=pgettext_lazy("of a form or a channel", "Name"),
        help_text=gettext_lazy(
            "The office that takes the complaint, by its full name, such as: registration office of the district."
        ),
    )
    phone = FactPhoneBlock(
        required=False,
        default="",
        max_length=80,
        label=gettext_lazy("Phone"),
        help_text=PHONE_HELP,
    )
    email = FactEmailBlock(
        required=False,
        default="",
        label=gettext_lazy("E-mail"),
        help_text=EMAIL_HELP,
    )
    url = FactURLBlock(
        required=False,
        default="",
        label=gettext_lazy("Web address"),
        help_text=gettext_lazy(
            "The page where the complaint is made, not the front page of the site. It begins with https://."
        ),
    )
    address = blocks.CharBlock(
        required=False,
        default="",
        max_length=300,
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("Building, road, district and postcode, for those who write or come in person."),
    )
    note = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy(
            "What people must know before they complain, such as: in office hours only, have your receipt at hand."
        ),
    )

    class Meta:
        icon = "comment"
        label = gettext_lazy("Complaint channel")
        value_class = ComplaintValue
        preview_value = {
            "name": "สำนักทะเบียนอำเภอเมือง",
            "phone": "0 2123 4567",
            "email": "",
            "url": "",
            "address": "",
            "note": "",
        }
        description = gettext_lazy("A channel for complaints of this service alone. The common ones are shown anyway.")


class ComplaintRowsBlock(RowsStreamBlock):
    none = None
    complaint = ComplaintBlock()

    class Meta:
        required = False


class TemporaryNoticeValue(RowValue):
    def is_current(self, today: datetime.date) -> bool:
        """Whether the notice is to be shown on ``today`` (local date); both days included, an open end stays open."""
        starts, ends = self.get("starts"), self.get("ends")
        return (starts is None or starts <= today) and (ends is None or today <= ends)


class TemporaryNoticeBlock(RowBlock):
    """Something that holds for a time: a counter closed, a system down, a date moved."""

    text = blocks.TextBlock(
        max_length=500,
        default="",
        rows=2,
        label=gettext_lazy("Notice"),
        help_text=gettext_lazy(
            "What is different, and what to do instead, such as: counter 3 is closed, please go to counter 5."
        ),
    )
    starts = EraDateBlock(
        required=False,
        label=gettext_lazy("Shown from"),
        help_text=gettext_lazy("Leave empty to show it as soon as the page is published."),
    )
    ends = EraDateBlock(
        required=False,
        label=gettext_lazy("Shown until"),
        help_text=gettext_lazy("The last day on which it is shown. Without one it stays until somebody removes it."),
    )

    class Meta:
        icon = "warning"
        label = gettext_lazy("Temporary notice")
        value_class = TemporaryNoticeValue
        preview_value = {
            "text": "งดให้บริการชั่วคราวเนื่องจากปรับปรุงระบบ",
            "starts": datetime.date(2026, 12, 1),
            "ends": datetime.date(2026, 12, 3),
        }
        description = gettext_lazy("Shown at the top of the page between its days.")

    def clean(self, value):
        cleaned = super().clean(value)
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        wrong = starts and ends and ends < starts
        self.refuse(ends=_("The last day must not be before the first.") if wrong else "")
        return cleaned


class TemporaryNoticeRowsBlock(RowsStreamBlock):
    none = None
    notice = TemporaryNoticeBlock()

    class Meta:
        required = False
