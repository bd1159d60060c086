"""From when until when an edition was, is or is going to be in force."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manuals.editions.in_force import Key, editions_of, in_force
from portal.bilingual.dates import format_date
from portal.bilingual.units import in_one_piece


@dataclass(frozen=True)
class Period:
    """``last``: the last day of it; None while no end is known."""

    first: date
    last: date | None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def words(self) -> str:
        """In the active language: “1 October 2025 – 30 September 2026”."""
        first = in_one_piece(format_date(self.first))
        if self.last is None:
            return _("from %(first)s on") % {"first": first}
        if self.last == self.first:
            return first
        return _("%(first)s – %(last)s") % {"first": first, "last": in_one_piece(format_date(self.last))}


def in_words(periods: list[Period]) -> str:
    return "; ".join(period.words for period in periods) or pgettext("in force", "never")


def periods_of(key: Key, number: int) -> list[Period]:
    """Of edition ``number`` of a manual, the first one first. Several where a later edition was withdrawn; none where it
    was withdrawn before its day, or a higher number took effect on the same day.
    """
    editions = editions_of(key)
    turns = sorted({day for one in editions for day in (one.effective, one.withdrawn) if day})
    ends = [*(day - timedelta(days=1) for day in turns[1:]), None]
    found = []
    for counts, days in groupby(zip(turns, ends, strict=False), key=lambda turn: _counts_on(key, turn[0], number)):
        if counts:
            spans = list(days)
            found.append(Period(spans[0][0], spans[-1][1]))
    return found


def _counts_on(key: Key, day: date, number: int) -> bool:
    one = in_force(key, day)
    return one is not None and one.number == number
