"""The figures of a fiscal year: of the centre and of one service, as anybody may see them.

Services that are not public are named nowhere. Their users are in the centre's months only where several such services
have data, so that no difference tells how many one of them had.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from home.statistics.models import Channel, ServiceMonth
from portal.bilingual.fiscal_years import FiscalYear
from portal.services import Service, services

# So many services that are not public must have data in a month before their users count in its total.
LEAST_HIDDEN = 3

Months = Mapping[datetime.date, int]


@dataclass(frozen=True, slots=True)
class ServiceUsers:
    """``users`` None: no data in the year. ``months``: how many months have data."""

    service: Service
    users: int | None
    months: int


@dataclass(frozen=True)
class Figures:
    """``by_month`` and ``by_channel`` hold what has data. ``earlier``: the months of the fiscal year before."""

    year: FiscalYear
    by_month: Months
    earlier: Months
    by_channel: Mapping[str, int]

    @property
    def has_data(self) -> bool:
        return bool(self.by_month)

    @property
    def total(self) -> int | None:
        return sum(self.by_month.values()) if self.by_month else None

    @property
    def average(self) -> float | None:
        """Users a month; months without data are left out."""
        return None if self.total is None else self.total / len(self.by_month)

    @cached_property
    def values(self) -> list[int | None]:
        """In the order of the year's months."""
        return [self.by_month.get(month) for month in self.year.months]

    @cached_property
    def earlier_values(self) -> list[int | None]:
        return [self.earlier.get(month) for month in self.year.before.months]

    @property
    def channels(self) -> list[tuple[Channel, int | None]]:
        return [(channel, self.by_channel.get(channel)) for channel in Channel]


@dataclass(frozen=True)
class CentreFigures(Figures):
    """``others``: how many of the total used services that are not named; None where none of them is in it."""

    services: tuple[ServiceUsers, ...]
    others: int | None

    @property
    def most(self) -> int:
        """The users of the service with the most, at least 1."""
        return max((row.users or 0 for row in self.services), default=0) or 1


def years(rows: QuerySet[ServiceMonth] | None = None) -> list[FiscalYear]:
    """The fiscal years from the last with data to the first; the present one where there is no data. One query."""
    found = (ServiceMonth.objects if rows is None else rows).aggregate(first=Min("month"), last=Max("month"))
    if found["first"] is None:
        return [FiscalYear.current()]
    first, last = FiscalYear.of(found["first"]), FiscalYear.of(found["last"])
    return [FiscalYear(number) for number in range(last.number, first.number - 1, -1)]


def of_centre(year: FiscalYear) -> CentreFigures:
    """Three queries at most, however many services there are."""
    known = services()
    rows = _of_two_years(ServiceMonth.objects.all(), year)
    in_year = Q(month__gte=year.start)
    sums = {
        code: (users, months)
        for code, users, months in rows.order_by()
        .values_list("service_code")
        .annotate(total=Sum("users", filter=in_year), counted=Count("month", filter=in_year, distinct=True))
    }
    hidden = [code for code in sums if code not in known]
    named = rows.exclude(service_code__in=hidden) if hidden else rows
    months, channels = _by_month_and_channel(
        named.order_by().values_list("month", "channel").annotate(total=Sum("users")), year
    )
    more = _hidden_months(rows.filter(service_code__in=hidden)) if hidden else {}
    for month, users in more.items():
        months[month] = months.get(month, 0) + users
    others = [users for month, users in more.items() if month in year]
    return CentreFigures(
        year,
        by_month={month: users for month, users in months.items() if month in year},
        earlier={month: users for month, users in months.items() if month not in year},
        by_channel=channels,
        services=tuple(ServiceUsers(service, *sums.get(code, (None, 0))) for code, service in known.items()),
        others=sum(others) if others else None,
    )


def of_service(code: str, year: FiscalYear) -> Figures:
    """One query."""
    rows = _of_two_years(ServiceMonth.objects.filter(service_code=code), year)
    months, channels = _by_month_and_channel(rows.order_by().values_list("month", "channel", "users"), year)
    return Figures(
        year,
        by_month={month: users for month, users in months.items() if month in year},
        earlier={month: users for month, users in months.items() if month not in year},
        by_channel=channels,
    )


def _of_two_years(rows: QuerySet[ServiceMonth], year: FiscalYear) -> QuerySet[ServiceMonth]:
    return rows.filter(month__range=(year.before.start, year.end))


def _by_month_and_channel(
    rows: Iterable[tuple[datetime.date, str, int]], year: FiscalYear
) -> tuple[dict[datetime.date, int], dict[str, int]]:
    """The sums by month of all rows, and by channel of the year's."""
    months: dict[datetime.date, int] = {}
    channels: dict[str, int] = {}
    for month, channel, users in rows:
        months[month] = months.get(month, 0) + users
        if month in year:
            channels[channel] = channels.get(channel, 0) + users
    return months, channels


def _hidden_months(rows: QuerySet[ServiceMonth]) -> dict[datetime.date, int]:
    """The users by month of services that are not public, where enough of them have data."""
    found = (
        rows.order_by().values_list("month").annotate(total=Sum("users"), counted=Count("service_code", distinct=True))
    )
    return {month: users for month, users, count in found if count >= LEAST_HIDDEN}
