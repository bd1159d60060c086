"""Dates as people of each language write them: Buddhist era in Thai, common era in English, both understood."""

import datetime
import re

from django import forms
from django.utils import dateformat, timezone, translation
from django.utils.translation import gettext_lazy as _

from portal.bilingual.language import THAI, active_language, arabic_digits
from portal.bilingual.typed_days import BUDDHIST_OFFSET, ShortYearError, typed_day

MOMENT_YEARS = range(1900, 2200)
# portal.bilingual.typed_days.BUDDHIST_YEARS within any text.
_BUDDHIST_YEAR = re.compile(r"(?<!\d)(2[4-6]\d\d)(?!\d)")
# Python reads further ISO forms, in which a year is not told apart from what follows it.
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_PATTERNS = {
    # name: (Thai, English); "Y" becomes the year of the reader's era
    "date": ("j F Y", "j F Y"),
    "short": ("j M Y", "j M Y"),
    "day": ("วันlที่ j F Y", "l j F Y"),
    "month": ("F Y", "F Y"),
}


def year_of_era(year: int) -> int:
    """The year as readers of the active language count it: 2026 → 2569 in Thai, 2026 in English."""
    return year + BUDDHIST_OFFSET if active_language() == THAI else year


def fiscal_year(day: datetime.date) -> int:
    """The Thai government's fiscal year (1 October to 30 September) as a common-era number: 2026-10-01 → 2027."""
    return day.year + (day.month >= 10)


def local_date(value: datetime.date | datetime.datetime) -> datetime.date:
    """The calendar day in the portal's time zone."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def format_date(value: datetime.date | datetime.datetime | None, style: str = "date") -> str:
    """``value`` in the active language and era; '' for None.

    ``style``: ``date`` (22 พฤศจิกายน 2569), ``short`` (22 พ.ย. 2569), ``day`` (with its weekday), ``month``.
    """
    if value is None:
        return ""
    day = local_date(value)
    pattern = _PATTERNS[style][active_language() != THAI]
    with translation.override(active_language()):
        # The year is written by hand: a proxy date 543 years on would not exist on 29 February.
        text = dateformat.format(day, pattern.replace("Y", r"\#"))
    return text.replace("#", str(year_of_era(day.year)))


def format_time(value: datetime.time) -> str:
    """``08.30 น.`` in Thai, ``08:30`` in English."""
    return f"{value:%H.%M} น." if active_language() == THAI else f"{value:%H:%M}"


def common_era(text: str) -> str:
    """A date as typed, with Thai digits and Buddhist years (2400–2699) turned into Arabic digits and common era."""
    return _BUDDHIST_YEAR.sub(lambda year: str(int(year[1]) - BUDDHIST_OFFSET), arabic_digits(text))


def parse_date(text: str) -> datetime.date:
    """An ISO date whose year may be Buddhist (2569-10-01). Raises ValueError with a sentence in the active language."""
    typed = common_era(text.strip())
    try:
        if not _ISO_DAY.fullmatch(typed):
            raise ValueError(typed)
        return datetime.date.fromisoformat(typed)
    except ValueError:
        message = translation.gettext(
            "“%(text)s” is not a date. Accepted: year-month-day, such as 2569-10-01 or 2026-10-01."
        )
        raise ValueError(message % {"text": text}) from None


class EraDateField(forms.DateField):
    """A date field for people: 22/11/2569, 22/11/2026, 2569-11-22, 22 พ.ย. 2569, 22 November 2026, Thai digits too.

    The day stands before the month in both languages, as on every Thai paper. A year needs its four digits.
    """

    default_error_messages = {
        "invalid": _("This is not a date. Write day, month and year, such as 1/10/2569, 1 October 2026 or 2026-10-01."),
        "short_year": _(
            "Write the year with four digits, such as 2569 or 2026: a shorter one can be read in two ways."
        ),
    }

    def to_python(self, value):
        if not isinstance(value, str) or value in self.empty_values:
            return super().to_python(value)
        try:
            return typed_day(value)
        except ShortYearError:
            raise forms.ValidationError(self.error_messages["short_year"], code="short_year") from None
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class EraDateTimeField(forms.DateTimeField):
    """A moment in either era. A year out of MOMENT_YEARS is refused: local time at the ends of the calendar is none."""

    def to_python(self, value):
        moment = super().to_python(common_era(value) if isinstance(value, str) else value)
        if moment and moment.year not in MOMENT_YEARS:
            raise forms.ValidationError(
                translation.gettext("Enter a year from 1900 to 2199, or the same year of the Buddhist era.")
            )
        return moment
