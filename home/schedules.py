"""The schedule of a location from its rows and the holidays."""

import datetime
from collections.abc import Iterable

from home.models.hours import Holiday
from home.models.location import Location
from home.opening import Schedule, Span, SpecialDay, merged

# The state of a day may ask for the reason of yesterday at most; lists look ahead.
DAYS_BACK, DAYS_AHEAD = 7, 400


def schedule_of(location: Location, holidays: Iterable[Holiday], today: datetime.date) -> Schedule:
    """Weekly hours, holidays and the exceptions from last week on, about a year ahead."""
    week: dict[int, list[Span]] = {}
    for hours in location.hours.all():
        week.setdefault(hours.weekday, []).append((hours.opens, hours.closes))
    return Schedule(
        {weekday: merged(spans) for weekday, spans in week.items()},
        {holiday.date: holiday for holiday in holidays},
        _exceptions(location, today),
    )


def _exceptions(location: Location, today: datetime.date) -> dict[datetime.date, SpecialDay]:
    first, last = today - datetime.timedelta(days=DAYS_BACK), today + datetime.timedelta(days=DAYS_AHEAD)
    special: dict[datetime.date, SpecialDay] = {}
    for exception in location.exceptions.all():
        for day in exception.days():
            if first <= day <= last:
                before = special.get(day)
                spans = [*(before.spans if before else ()), *([exception.span] if exception.span else ())]
                special[day] = SpecialDay(merged(spans), before.reason if before else exception)
    return special
