"""What a service promises beside what it typically took."""

from dataclasses import dataclass
from decimal import Decimal

from home.statistics.models import TypicalTime
from portal.bilingual.fiscal_years import FiscalYear
from portal.services import Service, services


@dataclass(frozen=True)
class Comparison:
    """``promised`` None: the service states no time in minutes."""

    service: Service
    promised: float | None
    time: TypicalTime

    @property
    def minutes(self) -> str:
        return minutes_in_short(self.time.minutes)

    @property
    def promised_minutes(self) -> str:
        return minutes_in_short(self.promised) if self.promised else ""

    @property
    def is_kept(self) -> bool | None:
        """Whether it typically takes no longer than promised; None where nothing comparable is promised."""
        return float(self.time.minutes) <= self.promised if self.promised else None


def comparisons(year: FiscalYear) -> list[Comparison]:
    """Of the public services with a typical time in the year; the broken promises first. One query."""
    known = services()
    rows = TypicalTime.objects.filter(year=year.number, service_code__in=list(known)).order_by()
    found = [Comparison(known[row.service_code], known[row.service_code].promised_minutes, row) for row in rows]
    return sorted(found, key=lambda comparison: (comparison.is_kept is not False, comparison.service.title))


def minutes_in_short(minutes: float | Decimal) -> str:
    """12, 12.5."""
    return f"{minutes:,.1f}".removesuffix(".0")
