"""Times that are no processing time of a step: the limit set by law, and what the citizen must keep to."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks

from portal.blocks import FactBlock, RowBlock, RowsStreamBlock
from portal.blocks.choices import TextChoiceBlock
from service_pages.blocks.steps import AS_WRITTEN_HELP, UNIT_HELP, TimeValue, check_time
from service_pages.durations import UNITS

DEADLINE, WINDOW = "deadline", "window"
KINDS = [(DEADLINE, gettext_lazy("Within a time")), (WINDOW, gettext_lazy("Between two days of each year"))]
MONTHS = [
    ("1", pgettext_lazy("month", "January")),
    ("2", pgettext_lazy("month", "February")),
    ("3", pgettext_lazy("month", "March")),
    ("4", pgettext_lazy("month", "April")),
    ("5", pgettext_lazy("month", "May")),
    ("6", pgettext_lazy("month", "June")),
    ("7", pgettext_lazy("month", "July")),
    ("8", pgettext_lazy("month", "August")),
    ("9", pgettext_lazy("month", "September")),
    ("10", pgettext_lazy("month", "October")),
    ("11", pgettext_lazy("month", "November")),
    ("12", pgettext_lazy("month", "December")),
]
LONGEST_MONTHS = {"2": 29, "4": 30, "6": 30, "9": 30, "11": 30}


class LegalTimeBlock(RowBlock):
    """How long the office may take at most by law."""

    law = blocks.CharBlock(
        max_length=300,
        default="",
        label=gettext_lazy("Law"),
        help_text=gettext_lazy("The act, regulation or order that sets the time, with its section."),
    )
    value = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        label=gettext_lazy("Time"),
        help_text=gettext_lazy(
            "Only the number, such as 45. Leave empty where the law gives words only, and enter those as written."
        ),
    )
    unit = TextChoiceBlock(
        choices=UNITS,
        required=False,
        label=gettext_lazy("Unit"),
        help_text=UNIT_HELP,
    )
    counted_from = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=gettext_lazy("Counted from"),
        help_text=gettext_lazy("Such as: the day all papers have been handed in."),
    )
    as_written = FactBlock(
        required=False, default="", max_length=200, label=gettext_lazy("Time as written"), help_text=AS_WRITTEN_HELP
    )

    class Meta:
        icon = "time"
        label = gettext_lazy("Time set by law")
        value_class = TimeValue
        preview_value = {
            "law": "พระราชบัญญัติควบคุมอาคาร พ.ศ. 2522 มาตรา 25",
            "value": 45,
            "unit": "day",
            "counted_from": "วันที่ได้รับคำขอ",
            "as_written": "",
        }
        description = gettext_lazy("The longest time a law allows for the service.")

    def clean(self, value):
        cleaned = super().clean(value)
        check_time(self, cleaned, "value")
        missing = cleaned.get("value") is None and not cleaned.get("as_written")
        self.refuse(value=_("Enter the time, or the words of the law.") if missing else "")
        return cleaned


class LegalTimeRowsBlock(RowsStreamBlock):
    legal_time = LegalTimeBlock()

    class Meta:
        required = False


class DeadlineValue(TimeValue):
    @property
    def is_window(self) -> bool:
        return self.get("kind") == WINDOW

    @property
    def in_words(self) -> str:
        """The time or the days to keep to: “within 15 days”, the days of each year, or the words as written."""
        if self.is_window:
            return self.window
        if self.span is None:
            return self.get("as_written") or ""
        return _("within %(time)s") % {"time": self.span}

    @property
    def window(self) -> str:
        """The days of each year in words: “1 January to 31 March”; '' when they are not all stated."""
        names = ("opens_day", "opens_month", "closes_day", "closes_month")
        if not self.is_window or not all(self.get(name) for name in names):
            return ""
        months = dict(MONTHS)
        values = {name: self[name] for name in names}
        for name in ("opens_month", "closes_month"):
            values[name] = str(months[values[name]])
        return _("%(opens_day)s %(opens_month)s to %(closes_day)s %(closes_month)s") % values


class DeadlineBlock(RowBlock):
    """What the citizen must keep to: a time after an event, or the days of the year in which one may apply."""

    what = blocks.CharBlock(
        max_length=300,
        default="",
        label=gettext_lazy("What to do in time"),
        help_text=gettext_lazy("Such as: register the birth."),
    )
    kind = TextChoiceBlock(
        choices=KINDS,
        default=DEADLINE,
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy(
            "“Within a time” runs from an event, such as 15 days from a birth. The other kind comes back every year."
        ),
    )
    value = blocks.DecimalBlock(
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=1,
        label=gettext_lazy("Within"),
        help_text=gettext_lazy("Only the number, such as 15. For the kind “Within a time”."),
    )
    unit = TextChoiceBlock(
        choices=UNITS,
        required=False,
        label=gettext_lazy("Unit"),
        help_text=UNIT_HELP,
    )
    after = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=gettext_lazy("Counted from"),
        help_text=gettext_lazy("Such as: the day of the birth."),
    )
    as_written = FactBlock(
        required=False, default="", max_length=200, label=gettext_lazy("Time as written"), help_text=AS_WRITTEN_HELP
    )
    opens_day = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=31,
        label=gettext_lazy("From day"),
        help_text=gettext_lazy(
            "The first day on which people may apply each year, such as 1. Leave empty for the kind “Within a time”."
        ),
    )
    opens_month = TextChoiceBlock(choices=MONTHS, required=False, label=gettext_lazy("of month"))
    closes_day = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=31,
        label=gettext_lazy("To day"),
        help_text=gettext_lazy("The last day on which people may still apply each year, such as 31."),
    )
    closes_month = TextChoiceBlock(choices=MONTHS, required=False, label=gettext_lazy("of month"))
    note = blocks.TextBlock(
        required=False,
        default="",
        rows=2,
        label=gettext_lazy("What happens when it is missed"),
        help_text=gettext_lazy(
            "The fine or the right that is lost, and what can still be done, such as: a fine of up to 1,000 baht."
        ),
    )

    class Meta:
        icon = "date"
        label = gettext_lazy("Deadline")
        value_class = DeadlineValue
        preview_value = {
            "what": "แจ้งการเกิด",
            "kind": DEADLINE,
            "value": 15,
            "unit": "day",
            "after": "วันที่เด็กเกิด",
            "as_written": "",
            "opens_day": None,
            "opens_month": "",
            "closes_day": None,
            "closes_month": "",
            "note": "ปรับไม่เกิน 1,000 บาท",
        }
        description = gettext_lazy("A time the citizen must keep to. It is no part of the processing time.")

    def clean(self, value):
        cleaned = super().clean(value)
        check_time(self, cleaned, "value")
        if cleaned["kind"] == DEADLINE:
            missing = cleaned.get("value") is None and not cleaned.get("as_written")
            self.refuse(value=_("Enter the time, or choose the other kind.") if missing else "")
        else:
            self.refuse(**dict(self._problem(cleaned, name) for name in ("opens", "closes")))
        return cleaned

    @staticmethod
    def _problem(cleaned, name: str) -> tuple[str, str]:
        """The field at fault and what is wrong, '' for nothing."""
        day, month = cleaned.get(f"{name}_day"), cleaned.get(f"{name}_month")
        if not (day and month):
            field = f"{name}_month" if day else f"{name}_day"
            return field, _("Enter a day and a month, or choose the other kind.")
        too_late = day > LONGEST_MONTHS.get(month, 31)
        return f"{name}_day", _("This month has no such day.") if too_late else ""


class DeadlineRowsBlock(RowsStreamBlock):
    none = None
    deadline = DeadlineBlock()

    class Meta:
        required = False
