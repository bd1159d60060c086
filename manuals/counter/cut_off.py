"""Until when a matter can be handed over: the section's cut-off time against the hours of the centre. Pure functions."""

import datetime
from dataclasses import dataclass

from home.opening import BANGKOK, LOOK_AHEAD_DAYS, Schedule


@dataclass(frozen=True)
class HandOverTime:
    """``until``: the time of day up to which a matter can still be handed over today; None when that is no longer so.

    ``has_passed``: whether it is over for today; on a day on which the centre is closed it is not, ``is_closed`` is.
    ``next_day``: the next day on which it is possible, None where that is today or not within three weeks.
    """

    until: datetime.time | None = None
    has_passed: bool = False
    is_closed: bool = False
    next_day: datetime.date | None = None


def hand_over_at(cut_off: datetime.time, schedule: Schedule, now: datetime.datetime) -> HandOverTime:
    """The state at ``now``; a time without a zone is Thai local time. The minute of the cut-off itself is too late.

    A day that closes earlier than the cut-off ends with its closing. Before hours are entered every day counts as open.
    """
    local = now.astimezone(BANGKOK) if now.tzinfo else now
    today, clock = local.date(), local.time()
    limit = last_moment(cut_off, schedule, today)
    if limit is not None and clock < limit:
        return HandOverTime(until=limit)
    later = (today + datetime.timedelta(days=number) for number in range(1, LOOK_AHEAD_DAYS + 1))
    next_day = next((day for day in later if last_moment(cut_off, schedule, day) is not None), None)
    return HandOverTime(has_passed=limit is not None, is_closed=limit is None, next_day=next_day)


def last_moment(cut_off: datetime.time, schedule: Schedule, day: datetime.date) -> datetime.time | None:
    """When handing over ends on a day; None where the centre is closed, or opens only after the cut-off."""
    if not schedule.is_known:
        return cut_off
    spans = [span for span in schedule.spans(day) if span[0] < cut_off]
    return min(cut_off, max(closes for _opens, closes in spans)) if spans else None
