"""What a list of holidays would change, and the change itself: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from home.holidays.reading import NAME_EN, NAME_TH, SOURCE, Day
from home.models import Holiday


@dataclass
class Plan:
    """What the days of a file are beside those that are there.

    ``missing``: days of the file's years that it does not name; they stay unless removal is asked for.
    """

    new: list[Holiday] = field(default_factory=list)
    changed: list[Holiday] = field(default_factory=list)
    unchanged: list[Holiday] = field(default_factory=list)
    missing: list[Holiday] = field(default_factory=list)

    @classmethod
    def of(cls, days: Sequence[Day]) -> "Plan":
        years = {day.date.year for day in days}
        there = {holiday.date: holiday for holiday in Holiday.objects.filter(date__year__in=years)}
        plan = cls()
        for day in days:
            holiday = there.pop(day.date, None)
            if holiday is None:
                source = day.source or ""
                plan.new.append(Holiday(date=day.date, name_th=day.name_th, name_en=day.name_en, source=source))
            elif _take(holiday, day):
                plan.changed.append(holiday)
            else:
                plan.unchanged.append(holiday)
        plan.missing = list(there.values())
        return plan


def _take(holiday: Holiday, day: Day) -> bool:
    """Give the holiday what the file says of it; whether that was anything new."""
    said = {NAME_TH: day.name_th, NAME_EN: day.name_en}
    if day.source is not None:
        said[SOURCE] = day.source
    differing = {name: value for name, value in said.items() if getattr(holiday, name) != value}
    for name, value in differing.items():
        setattr(holiday, name, value)
    return bool(differing)


@transaction.atomic
def store(days: Sequence[Day], remove_missing: bool = False) -> Plan:
    """Store the days and return what was done. Equal content writes nothing."""
    plan = Plan.of(days)
    for holiday in (*plan.new, *plan.changed):
        holiday.save()
    if remove_missing:
        for holiday in plan.missing:
            holiday.delete()
    return plan
