"""What was read."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext

from service_pages.durations import (
    HOUR,
    MINUTE,
    MINUTES_PER_HOUR,
    MONTH,
    MONTHS_PER_YEAR,
    YEAR,
    Duration,
    total,
)

# kinds
TIME, AT_ONCE, PROMISE, DEPENDS, NOT_STATED, UNREADABLE = (
    "time",
    "at_once",
    "promise",
    "depends",
    "not_stated",
    "unreadable",
)
# bounds
EXACTLY, AT_MOST, ABOUT, AT_LEAST = "exactly", "at_most", "about", "at_least"

# larger unit: the smaller one it is an exact number of
_EXACT = {HOUR: (MINUTE, MINUTES_PER_HOUR), YEAR: (MONTH, MONTHS_PER_YEAR)}


class Part(NamedTuple):
    """A number (>= 0) of one of ``durations.UNITS``."""

    value: Decimal
    unit: str


@dataclass(frozen=True)
class StatedTime:
    """A time as it was stated, with its words.

    ``kind``: ``time``; ``at_once``; ``promise`` (an answer is promised within the time); ``depends`` (on the case, on
    regulations); ``not_stated`` (empty, a dash, "not specified"); ``unreadable``. Only ``time`` and ``promise`` have
    ``parts``, the longest unit first. ``upper`` has the parts of the longer end of a range and is empty where there is
    none. ``bound``: ``exactly``, ``at_most``, ``about``, ``at_least``. ``per``: what the time is for one of, as written
    (ราย, คำขอ), or ''. ``doubt``: an English sentence (msgid) that says why a person should look again, or ''; always
    there when ``kind`` is ``unreadable``.
    """

    words: str
    kind: str
    parts: tuple[Part, ...] = ()
    upper: tuple[Part, ...] = ()
    bound: str = EXACTLY
    per: str = ""
    doubt: str = ""

    @property
    def value_and_unit(self) -> Part | None:
        """The time as one number of one unit; None for a range and for units of which none is a number of the other.

        The unit is the one written, or minutes for hours and minutes, months for years and months.
        """
        return None if self.upper else as_one(self.parts)

    @property
    def longest(self) -> Part | None:
        """As ``value_and_unit``; of a range its longer end."""
        return as_one(self.upper or self.parts)

    @property
    def span(self) -> Duration | None:
        """The sum of the parts, which a total can add; of a range the shorter end. None where no time is stated."""
        return total(Duration.of(*part) for part in self.parts)[0] if self.parts else None

    @property
    def warning(self) -> str:
        """The doubt in the active language."""
        return gettext(self.doubt) if self.doubt else ""


def as_one(parts: tuple[Part, ...]) -> Part | None:
    if len({part.unit for part in parts}) > 1:
        parts = tuple(as_smaller(part) for part in parts)
    units = {part.unit for part in parts}
    return Part(sum((part.value for part in parts), Decimal(0)), units.pop()) if len(units) == 1 else None


def as_smaller(part: Part) -> Part:
    """The same in the smaller unit of which it is an exact number (hours in minutes, years in months), else as it is."""
    unit, factor = _EXACT.get(part.unit, (part.unit, 1))
    return Part(plain(part.value * factor), unit)


def plain(number: Decimal) -> Decimal:
    """Without zeros at the end of decimals and without an exponent: 1.50 → 1.5, 30.0 → 30."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
