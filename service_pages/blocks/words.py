"""Rows that are mostly words: conditions, complaints, temporary notices."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from portal.blocks import EraDateBlock, FactEmailBlock, FactPhoneBlock, FactURLBlock, RowBlock, RowsStreamBlock
from portal.blocks.rows import RowValue
from portal.phones import phone_link

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

    text = blocks.TextBlock(max_length=1500, default="", rows=3, label=gettext_lazy("Rule"))
    kind = blocks.ChoiceBlock(choices=CRITERION_KINDS, default=CONDITION, label=gettext_lazy("Kind"))

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

    name = blocks.CharBlock(max_length=300, default="", label=pgettext_lazy("of a form or a channel", "Name"))
    phone = FactPhoneBlock(required=False, default="", max_length=80, label=gettext_lazy("Phone"))
    email = FactEmailBlock(required=False, default="", label=gettext_lazy("E-mail"))
    url = FactURLBlock(required=False, default="", label=gettext_lazy("Web address"))
    address = blocks.CharBlock(required=False, default="", max_length=300, label=gettext_lazy("Address"))
    note = blocks.TextBlock(required=False, default="", rows=2, label=gettext_lazy("Note"))

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

    text = blocks.TextBlock(max_length=500, default="", rows=2, label=gettext_lazy("Notice"))
    starts = EraDateBlock(required=False, label=gettext_lazy("Shown from"))
    ends = EraDateBlock(required=False, label=gettext_lazy("Shown until"))

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
