"""Which services have staff who were trained in them, and how many: who can stand in for whom (criterion 4.1)."""

import calendar
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from home.records.models import Training
from portal import services
from portal.services import Service

# For how long a training counts, and how many trained people a service needs so that one can stand in for another.
MONTHS, PEOPLE = 24, 2
# Names by identity, so that one person counts once.
People = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cover:
    """A service and those who were trained in it."""

    service: Service
    people: People

    @property
    def number(self) -> int:
        return len(self.people)

    @property
    def is_enough(self) -> bool:
        return self.number >= PEOPLE

    @property
    def names(self) -> list[str]:
        return sorted(self.people.values())


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` earlier, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def trained(day: datetime.date, months: int = MONTHS) -> dict[str, dict[str, str]]:
    """By code of a service, who attended a training of it in the ``months`` up to ``day`` and is still here; 3 queries."""
    trainings = Training.objects.filter(date__gt=months_before(day, months), date__lte=day)
    found: dict[str, dict[str, str]] = {}
    for training in trainings.prefetch_related("attendances__person"):
        here = [row for row in training.attendances.all() if row.person is None or row.person.is_active]
        people = {row.identity: str(row) for row in here}
        for code in training.services:
            found.setdefault(code, {}).update(people)
    return found


def matrix(day: datetime.date, months: int = MONTHS, modes: Iterable[str] | None = None) -> list[Cover]:
    """The public services, in the order of the dictionary, with those trained in them; of all modes where none is named."""
    people = trained(day, months)
    wanted = None if modes is None else frozenset(modes)
    return [
        Cover(service, people.get(service.code, {}))
        for service in services.services().values()
        if wanted is None or service.mode in wanted
    ]
