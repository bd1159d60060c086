"""Time as citizen manuals and laws state it.

Minutes and hours add up, months and years too (a year is 12 months by the calendar, section 193/5 of the Civil and
Commercial Code). Days, working days and weeks are counts of their own, and no number of days is a month.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal

from django.utils.translation import gettext_lazy, ngettext, pgettext

MINUTE, HOUR, DAY, WORKING_DAY = "minute", "hour", "day", "working_day"
WEEK, MONTH, YEAR = "week", "month", "year"
UNITS = [
    (MINUTE, gettext_lazy("minutes")),
    (HOUR, gettext_lazy("hours")),
    (DAY, gettext_lazy("days")),
    (WORKING_DAY, gettext_lazy("working days")),
    (WEEK, gettext_lazy("weeks")),
    (MONTH, gettext_lazy("months")),
    (YEAR, gettext_lazy("years")),
]
MINUTES_PER_HOUR = 60
MONTHS_PER_YEAR = 12
DAYS_PER_WEEK = 7
SECONDS_PER_MINUTE = 60


@dataclass(frozen=True)
class Duration:
    """A span with its parts kept apart, since a working day is no number of minutes. All parts are >= 0."""

    minutes: Decimal = Decimal(0)
    days: Decimal = Decimal(0)
    working_days: Decimal = Decimal(0)
    weeks: Decimal = Decimal(0)
    months: Decimal = Decimal(0)

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self))

    @classmethod
    def of(cls, value: Decimal | float | int, unit: str) -> "Duration":
        """``value`` of ``unit`` (one of ``UNITS``), exactly. Raises KeyError for another unit."""
        name, factor = _COUNTS[unit]
        return cls(**{name: Decimal(str(value)) * factor})

    @property
    def stored(self) -> dict[str, str]:
        """The parts that are not 0, fit for JSON."""
        return {name: _figures(part) for name, part in asdict(self).items() if part}

    @classmethod
    def restored(cls, parts: dict[str, str]) -> "Duration":
        """What ``stored`` gave."""
        return cls(**{name: Decimal(part) for name, part in parts.items()})

    @property
    def parts(self) -> list[str]:
        """Each part in words of the active language, the longest first; 60 minutes are an hour, 12 months a year."""
        years, months = divmod(self.months, MONTHS_PER_YEAR)
        hours, minutes = divmod(self.minutes, MINUTES_PER_HOUR)
        days = [
            (self.working_days, lambda n: ngettext("%(n)s working day", "%(n)s working days", n)),
            (self.days, lambda n: ngettext("%(n)s day", "%(n)s days", n)),
        ]
        counts = [
            (years, lambda n: ngettext("%(n)s year", "%(n)s years", n)),
            (months, lambda n: ngettext("%(n)s month", "%(n)s months", n)),
            (self.weeks, lambda n: ngettext("%(n)s week", "%(n)s weeks", n)),
            *(reversed(days) if self.days > self.working_days else days),
            (hours, lambda n: ngettext("%(n)s hour", "%(n)s hours", n)),
            (minutes, lambda n: ngettext("%(n)s minute", "%(n)s minutes", n)),
        ]
        return [_count(number, form) for number, form in counts if number]

    def __str__(self) -> str:
        return (
            pgettext("duration", "%(first)s and %(rest)s")
            % {"first": pgettext("between parts of a duration", ", ").join(self.parts[:-1]), "rest": self.parts[-1]}
            if len(self.parts) > 1
            else "".join(self.parts)
        )

    @property
    def in_days(self) -> "Duration":
        """Days and what is longer, alone; nothing where the span is of hours and minutes."""
        return replace(self, minutes=Decimal(0))

    @property
    def calendar_days(self) -> Decimal:
        """Days and weeks as days; working days, months and shorter parts are not counted."""
        return self.days + self.weeks * DAYS_PER_WEEK

    @property
    def iso(self) -> str:
        """ISO 8601 as XML Schema has it (PT150M, P3D), weeks as days.

        '' where there is none: a span with working days, and with a part of a day or month.
        """
        seconds = self.minutes * SECONDS_PER_MINUTE
        if self.working_days or any(number % 1 for number in (self.months, self.calendar_days, seconds)):
            return ""
        minutes, seconds = divmod(seconds, SECONDS_PER_MINUTE)
        date = "".join(
            f"{number:.0f}{sign}" for number, sign in ((self.months, "M"), (self.calendar_days, "D")) if number
        )
        time = "".join(f"{number:.0f}{sign}" for number, sign in ((minutes, "M"), (seconds, "S")) if number)
        return f"P{date}{'T' if time else ''}{time}" if date or time else ""


# unit: the part of a Duration that counts it, and how many of that part it is
_COUNTS = {
    MINUTE: ("minutes", 1),
    HOUR: ("minutes", MINUTES_PER_HOUR),
    DAY: ("days", 1),
    WORKING_DAY: ("working_days", 1),
    WEEK: ("weeks", 1),
    MONTH: ("months", 1),
    YEAR: ("months", MONTHS_PER_YEAR),
}


def _count(number: Decimal, form) -> str:
    return form(1 if number == 1 else 2) % {"n": _figures(number)}


def _figures(number: Decimal) -> str:
    """Without an exponent and without zeros behind the decimals."""
    return f"{Decimal(number).normalize():f}"


def total(spans: Iterable[Duration | None]) -> tuple[Duration, bool]:
    """The sum of the spans that are stated, and whether all were."""
    spans = list(spans)
    return sum((span for span in spans if span), Duration()), all(span is not None for span in spans)
