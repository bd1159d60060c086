"""Fiscal years of the Thai government: 1 October to 30 September, named after the year in which they end."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.bilingual.dates import common_era, fiscal_year, year_of_era

FIRST, LAST = 1950, 2199


@dataclass(frozen=True, order=True, slots=True)
class FiscalYear:
    """``number``: common era, ``FIRST`` to ``LAST``; fiscal year 2569 of the Buddhist era is 2026."""

    number: int

    @classmethod
    def of(cls, day: datetime.date) -> "FiscalYear":
        return cls(fiscal_year(day))

    @classmethod
    def current(cls) -> "FiscalYear":
        return cls.of(timezone.localdate())

    @classmethod
    def parse(cls, text: str) -> "FiscalYear":
        """``2569``, ``2026`` or ``๒๕๖๙``. Raises ValueError with a sentence in the active language."""
        typed = common_era(text.strip())
        if not (typed.isascii() and typed.isdecimal() and len(typed) == 4 and FIRST <= int(typed) <= LAST):
            message = _("“%(text)s” is not a fiscal year. Accepted: four digits, such as 2569 or 2026.")
            raise ValueError(message % {"text": text})
        return cls(int(typed))

    @property
    def start(self) -> datetime.date:
        return datetime.date(self.number - 1, 10, 1)

    @property
    def end(self) -> datetime.date:
        """The last day, 30 September."""
        return datetime.date(self.number, 9, 30)

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first days of the twelve months, October first."""
        return tuple(datetime.date(self.number - (month >= 10), month, 1) for month in (10, 11, 12, *range(1, 10)))

    @property
    def shown(self) -> int:
        """The number in the era of the active language."""
        return year_of_era(self.number)

    @property
    def is_over(self) -> bool:
        return self.end < timezone.localdate()

    @property
    def before(self) -> "FiscalYear":
        return FiscalYear(self.number - 1)

    def __contains__(self, day: datetime.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return _("Fiscal year %(year)s") % {"year": self.shown}
