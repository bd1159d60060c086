"""Open now, until when, or when next: pure functions over weekly hours, holidays and exceptions, in Thai local time."""

import datetime
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

Span = tuple[datetime.time, datetime.time]

# Whatever zone the server or a signed-in editor lives in.
BANGKOK = ZoneInfo("Asia/Bangkok")
# A week and the longest run of public holidays; beyond that the next opening is not told.
LOOK_AHEAD_DAYS = 21


@dataclass(frozen=True)
class SpecialDay:
    """A day that does not follow the week: its spans in order (none: closed) and why (any object)."""

    spans: Sequence[Span]
    reason: object


@dataclass(frozen=True)
class Schedule:
    """``week``: the spans of each weekday (0 Monday), in order. ``holidays``: name by day (any object).

    An exception wins over a holiday, a holiday over the week.
    """

    week: Mapping[int, Sequence[Span]]
    holidays: Mapping[datetime.date, object] = field(default_factory=dict)
    exceptions: Mapping[datetime.date, SpecialDay] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether anybody has entered hours; a centre without any is not called closed."""
        return bool(self.week or self.exceptions)

    def spans(self, day: datetime.date) -> Sequence[Span]:
        if special := self.exceptions.get(day):
            return special.spans
        return () if day in self.holidays else self.week.get(day.weekday(), ())

    def reason(self, day: datetime.date) -> object:
        """Why the day differs from the week; None when it does not."""
        special = self.exceptions.get(day)
        return special.reason if special else self.holidays.get(day)


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    whole: list[Span] = []
    for opens, closes in sorted(spans):
        if whole and opens <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(closes, whole[-1][1]))
        else:
            whole.append((opens, closes))
    return whole


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a minute; one may begin when the other ends."""
    return one[0] < other[1] and other[0] < one[1]


def breaks(spans: Sequence[Span]) -> list[Span]:
    """The times between the spans of a day: the lunch break."""
    return [(closes, opens) for (_opens, closes), (opens, _closes) in itertools.pairwise(spans)]


def whole_week(schedule: Schedule) -> list[tuple[int, int, Sequence[Span]]]:
    """Runs of weekdays with equal hours, Monday first: first day, last day, spans (none: closed)."""
    runs: list[tuple[int, int, Sequence[Span]]] = []
    for weekday in range(7):
        spans = schedule.week.get(weekday, ())
        if runs and list(runs[-1][2]) == list(spans):
            runs[-1] = (runs[-1][0], weekday, spans)
        else:
            runs.append((weekday, weekday, spans))
    return runs


def weekly(schedule: Schedule) -> list[tuple[int, int, Sequence[Span]]]:
    """The runs of ``whole_week`` in which the centre is open."""
    return [run for run in whole_week(schedule) if run[2]]


@dataclass(frozen=True)
class OpeningState:
    """``closes`` is set while open; otherwise ``opens_on`` and ``opens_at``, None when not within three weeks.

    ``reason``: why today differs from the week (a holiday, an exception), None when it does not.
    """

    is_open: bool
    today: datetime.date
    closes: datetime.time | None = None
    opens_on: datetime.date | None = None
    opens_at: datetime.time | None = None
    reason: object = None

    @property
    def opens_today(self) -> bool:
        return self.opens_on is not None and self.opens_on == self.today

    @property
    def opens_tomorrow(self) -> bool:
        return self.opens_on is not None and self.opens_on == self.today + datetime.timedelta(days=1)


def state_at(schedule: Schedule, now: datetime.datetime) -> OpeningState:
    """The state at ``now``; a time without a zone is Thai local time.

    Open from the opening minute up to, not including, the closing minute.
    """
    if now.tzinfo:
        now = now.astimezone(BANGKOK)
    today, clock = now.date(), now.time()
    reason = schedule.reason(today)
    for opens, closes in schedule.spans(today):
        if opens <= clock < closes:
            return OpeningState(True, today, closes=closes, reason=reason)
    for days in range(LOOK_AHEAD_DAYS + 1):
        day = today + datetime.timedelta(days=days)
        for opens, _closes in schedule.spans(day):
            if days or clock < opens:
                return OpeningState(False, today, opens_on=day, opens_at=opens, reason=reason)
    return OpeningState(False, today, reason=reason)


def special_days(schedule: Schedule, since: datetime.date, days: int) -> list[tuple[datetime.date, SpecialDay]]:
    """Holidays and exceptions of ``days`` days from ``since`` on that change the hours of their day."""
    found = []
    for number in range(days):
        day = since + datetime.timedelta(days=number)
        usual, spans = list(schedule.week.get(day.weekday(), ())), list(schedule.spans(day))
        if spans != usual:
            found.append((day, SpecialDay(spans, schedule.reason(day))))
    return found
