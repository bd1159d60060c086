"""Time as citizen manuals state it: minutes and hours add up; days and working days are counts of their own."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy, ngettext, pgettext

MINUTE, HOUR, DAY, WORKING_DAY = "minute", "hour", "day", "working_day"
UNITS = [
    (MINUTE, gettext_lazy("minutes")),
    (HOUR, gettext_lazy("hours")),
    (DAY, gettext_lazy("days")),
    (WORKING_DAY, gettext_lazy("working days")),
]
MINUTES_PER_HOUR = 60


@dataclass(frozen=True)
class Duration:
    """A span with its parts kept apart, since a working day is no number of minutes. All parts are >= 0."""

    minutes: int = 0
    days: Decimal = Decimal(0)
    working_days: Decimal = Decimal(0)

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.minutes + other.minutes, self.days + other.days, self.working_days + other.working_days)

    def __bool__(self) -> bool:
        return bool(self.minutes or self.days or self.working_days)

    @classmethod
    def of(cls, value: Decimal | float | int, unit: str) -> "Duration":
        """``value`` of ``unit`` (minute, hour, day, working_day). Raises KeyError for another unit."""
        amount = Decimal(str(value))
        return {
            MINUTE: lambda: cls(minutes=round(amount)),
            HOUR: lambda: cls(minutes=round(amount * MINUTES_PER_HOUR)),
            DAY: lambda: cls(days=amount),
            WORKING_DAY: lambda: cls(working_days=amount),
        }[unit]()

    @property
    def stored(self) -> dict[str, str]:
        """The parts that are not 0, fit for JSON."""
        return {name: str(part) for name, part in asdict(self).items() if part}

    @classmethod
    def restored(cls, parts: dict[str, str]) -> "Duration":
        """What ``stored`` gave."""
        return cls(**{name: int(part) if name == "minutes" else Decimal(part) for name, part in parts.items()})

    @property
    def parts(self) -> list[str]:
        """Each part in words of the active language, the longest first; more than 59 minutes are hours."""
        words = []
        if self.working_days:
            words.append(_count(self.working_days, lambda n: ngettext("%(n)s working day", "%(n)s working days", n)))
        if self.days:
            days = _count(self.days, lambda n: ngettext("%(n)s day", "%(n)s days", n))
            words.insert(0 if self.days > self.working_days else len(words), days)
        hours, minutes = divmod(self.minutes, MINUTES_PER_HOUR)
        if hours:
            words.append(_count(hours, lambda n: ngettext("%(n)s hour", "%(n)s hours", n)))
        if minutes:
            words.append(_count(minutes, lambda n: ngettext("%(n)s minute", "%(n)s minutes", n)))
        return words

    def __str__(self) -> str:
        return (
            pgettext("duration", "%(first)s and %(rest)s")
            % {"first": pgettext("between parts of a duration", ", ").join(self.parts[:-1]), "rest": self.parts[-1]}
            if len(self.parts) > 1
            else "".join(self.parts)
        )

    @property
    def in_days(self) -> "Duration":
        """The days and working days alone; nothing where the span is of hours and minutes."""
        return Duration(days=self.days, working_days=self.working_days)

    @property
    def iso(self) -> str:
        """ISO 8601 (PT150M, P3D); working days have no ISO form and are left out."""
        days = f"{self.days.normalize():f}D" if self.days else ""
        time = f"T{self.minutes}M" if self.minutes else ""
        return f"P{days}{time}" if days or time else ""


def _count(number, form) -> str:
    shown = f"{number.normalize():f}" if isinstance(number, Decimal) else str(number)
    return form(1 if number == 1 else 2) % {"n": shown}


def total(spans: Iterable[Duration | None]) -> tuple[Duration, bool]:
    """The sum of the spans that are stated, and whether all were."""
    spans = list(spans)
    return sum((span for span in spans if span), Duration()), all(span is not None for span in spans)
