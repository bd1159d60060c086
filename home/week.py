"""The hours of the week in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from home.models.hours import WEEKDAYS
from home.opening import Schedule, Span, breaks, whole_week


@dataclass(frozen=True)
class Days:
    """Weekdays with equal hours: their name ("Monday–Friday"), spans (none: closed), times of closing in between."""

    name: str
    spans: Sequence[Span]

    @property
    def breaks(self) -> list[Span]:
        return breaks(self.spans)


def week_in_words(schedule: Schedule) -> list[Days]:
    """All seven days, Monday first, in the active language."""
    names = dict(WEEKDAYS)
    return [
        Days(str(names[first]) if first == last else f"{names[first]}–{names[last]}", spans)
        for first, last, spans in whole_week(schedule)
    ]
