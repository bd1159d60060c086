"""The hours of the week in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import pgettext

from home.models.hours import WEEKDAYS
from home.opening import Schedule, Span, breaks, whole_week
from portal.bilingual.dates import format_time


@dataclass(frozen=True)
class Days:
    """Weekdays with equal hours: their name ("Monday–Friday"), spans (none: closed), times of closing in between."""

    name: str
    spans: Sequence[Span]

    @property
    def breaks(self) -> list[Span]:
        return breaks(self.spans)

    def __str__(self) -> str:
        """“Monday–Friday 8:30 am to 4:30 pm”; the name alone where the centre is closed."""
        told = (
            pgettext("opening hours", "%(opens)s to %(closes)s")
            % {"opens": format_time(opens), "closes": format_time(closes)}
            for opens, closes in self.spans
        )
        return " ".join(filter(None, (self.name, ", ".join(told))))


def week_in_words(schedule: Schedule) -> list[Days]:
    """All seven days, Monday first, in the active language."""
    names = dict(WEEKDAYS)
    return [
        Days(str(names[first]) if first == last else f"{names[first]}–{names[last]}", spans)
        for first, last, spans in whole_week(schedule)
    ]


def open_days(schedule: Schedule) -> list[Days]:
    """The days of the week on which the centre is open, in the active language."""
    return [days for days in week_in_words(schedule) if days.spans]
