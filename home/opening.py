"""Open now, until when, or when next: pure functions over weekly hours and holidays, in the centre's local time."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Span = tuple[datetime.time, datetime.time]

# A week and the longest run of public holidays; beyond that the next opening is not told.
LOOK_AHEAD_DAYS = 21


@dataclass(frozen=True)
class Schedule:
    """``week``: the spans of each weekday (0 Monday), in order. ``holidays``: name by day (any object)."""

    week: Mapping[int, Sequence[Span]]
    holidays: Mapping[datetime.date, object]

    def spans(self, day: datetime.date) -> Sequence[Span]:
        return () if day in self.holidays else self.week.get(day.weekday(), ())


def weekly(schedule: Schedule) -> list[tuple[int, int, Sequence[Span]]]:
    """Runs of weekdays with equal hours, Monday first: first day, last day, spans. Days that are closed are left out."""
    runs: list[tuple[int, int, Sequence[Span]]] = []
    for weekday in sorted(schedule.week):
        spans = schedule.week[weekday]
        if runs and runs[-1][1] == weekday - 1 and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], weekday, spans)
        else:
            runs.append((weekday, weekday, spans))
    return runs


@dataclass(frozen=True)
class OpeningState:
    """``closes`` is set while open; otherwise ``opens_on`` and ``opens_at``, None when not within three weeks."""

    is_open: bool
    today: datetime.date
    closes: datetime.time | None = None
    opens_on: datetime.date | None = None
    opens_at: datetime.time | None = None
    holiday: object = None

    @property
    def opens_today(self) -> bool:
        return self.opens_on is not None and self.opens_on == self.today

    @property
    def opens_tomorrow(self) -> bool:
        return self.opens_on is not None and self.opens_on == self.today + datetime.timedelta(days=1)


def state_at(schedule: Schedule, now: datetime.datetime) -> OpeningState:
    """The state at ``now`` (local time). Open from the opening minute up to, not including, the closing minute."""
    today, clock = now.date(), now.time()
    for opens, closes in schedule.spans(today):
        if opens <= clock < closes:
            return OpeningState(True, today, closes=closes)
    holiday = schedule.holidays.get(today)
    for days in range(LOOK_AHEAD_DAYS + 1):
        day = today + datetime.timedelta(days=days)
        for opens, _closes in schedule.spans(day):
            if days or clock < opens:
                return OpeningState(False, today, opens_on=day, opens_at=opens, holiday=holiday)
    return OpeningState(False, today, holiday=holiday)
