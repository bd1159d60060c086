"""How the services that are offered were used in a span of months: what the criteria 1.2, 8.1 and 8.2 ask."""

import calendar
import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from home.statistics.models import ServiceMonth
from portal.services import Service, services


@dataclass(frozen=True)
class Use:
    """``first`` and ``last``: first days of months. ``counted``: months with data; of ``service_months``, a service's each.

    ``unused``: offered services that were counted and had no users. ``unknown``: those without any data.
    """

    first: datetime.date
    last: datetime.date
    counted: int
    service_months: int
    users: int
    offered: int
    unused: tuple[Service, ...]
    unknown: tuple[Service, ...]

    @property
    def used(self) -> int:
        """How many of the offered services had users."""
        return self.offered - len(self.unused) - len(self.unknown)

    @property
    def known(self) -> int:
        """How many of the offered services have data."""
        return self.offered - len(self.unknown)

    @property
    def average(self) -> float | None:
        """Users a service and month, of the months in which the service has data."""
        return self.users / self.service_months if self.service_months else None

    @property
    def months(self) -> int:
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1

    @property
    def as_of(self) -> datetime.date:
        return month_end(self.last)


def between(first: datetime.date, last: datetime.date) -> Use:
    """Of the months from ``first`` to ``last``. Two queries."""
    known = services()
    rows = ServiceMonth.objects.filter(month__range=(first, last)).order_by()
    found = {
        code: (users, months)
        for code, users, months in rows.values_list("service_code").annotate(
            total=Sum("users"), counted=Count("month", distinct=True)
        )
    }
    offered = {code: found[code] for code in known if code in found}
    hidden = [code for code in found if code not in known]
    named = rows.exclude(service_code__in=hidden) if hidden else rows
    return Use(
        first,
        last,
        counted=named.aggregate(counted=Count("month", distinct=True))["counted"],
        service_months=sum(months for _users, months in offered.values()),
        users=sum(users for users, _months in offered.values()),
        offered=len(known),
        unused=tuple(known[code] for code, (users, _months) in offered.items() if not users),
        unknown=tuple(service for code, service in known.items() if code not in offered),
    )


def up_to(day: datetime.date, months: int = 12) -> Use | None:
    """Of the ``months`` that end with the last one with data that was over on ``day``; None where there is none."""
    over = day if day == month_end(day) else day.replace(day=1) - datetime.timedelta(days=1)
    last = ServiceMonth.objects.filter(month__lte=over).aggregate(last=Max("month"))["last"]
    return between(earlier(last, months - 1), last) if last else None


def earlier(month: datetime.date, months: int) -> datetime.date:
    """The first day of the month so many months before."""
    place = 12 * month.year + month.month - 1 - months
    return datetime.date(place // 12, place % 12 + 1, 1)


def month_end(month: datetime.date) -> datetime.date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
