"""The form of typical times: a row for each service, with its minutes, the cases measured, and how that was found."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from home.statistics.grid import Cell, Grid, Named
from home.statistics.models import METHOD_LENGTH, MOST_MINUTES, TypicalTime
from home.statistics.times import minutes_in_short
from home.statistics.values import users_of
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import arabic_digits
from portal.tables.faults import shown
from portal.tables.texts import text

MINUTES, CASES, METHOD = "minutes", "n", "method"


class TimeGrid(Grid):
    """Typical minutes of services in a fiscal year, of how many cases, how found. All three empty: no data."""

    wide = frozenset([METHOD])

    def __init__(
        self,
        services: Sequence[Named],
        data: Mapping[str, Any] | None,
        year: FiscalYear,
        promised: Mapping[str, float | None],
    ):
        self.year, self.promised = year, promised
        self.columns = [(MINUTES, _("Typical minutes")), (CASES, _("Cases measured")), (METHOD, _("How it was found"))]
        self.times: dict[str, tuple[Decimal, int, str]] = {}
        super().__init__(services, data)

    def read(self) -> dict[str, str]:
        codes = [service.code for service in self.services]
        found: dict[str, str] = {}
        for row in TypicalTime.objects.filter(year=self.year.number, service_code__in=codes).order_by():
            found[f"{MINUTES}.{row.service_code}"] = minutes_in_short(row.minutes)
            found[f"{CASES}.{row.service_code}"] = str(row.n)
            if row.method:
                found[f"{METHOD}.{row.service_code}"] = row.method
        return found

    def note(self, service: Named) -> str:
        promised = self.promised.get(service.code)
        return _("Promised: %(minutes)s") % {"minutes": minutes_in_short(promised)} if promised else ""

    def check(self) -> None:
        for row in self.rows:
            minutes, cases, method = row.cells
            if any(cell.typed.strip() for cell in row.cells):
                before = [_cleaned(minutes, minutes_of), _cleaned(cases, cases_of), _cleaned(method, _method_of)]
                if not any(cell.error for cell in row.cells):
                    self.times[row.service.code] = (before[0], before[1], before[2])

    @transaction.atomic
    def save(self, by) -> tuple[int, int]:
        stored = {name.split(".", 1)[1] for name in self.stored}
        for code, (minutes, n, method) in self.times.items():
            values = {"minutes": minutes, "n": n, "method": method, "by": by, "at": timezone.now()}
            TypicalTime.objects.update_or_create(service_code=code, year=self.year.number, defaults=values)
        gone = stored - set(self.times)
        TypicalTime.objects.filter(year=self.year.number, service_code__in=gone).delete()
        return len(self.times), len(gone)


def _cleaned(cell: Cell, of) -> Any:
    try:
        return of(text(cell.typed))
    except ValueError as error:
        cell.error = str(error)
        return None


def minutes_of(typed: str) -> Decimal:
    """0 to a year of minutes, one decimal. Raises ValueError with a sentence."""
    try:
        minutes = Decimal(arabic_digits(typed).replace(",", ""))
    except InvalidOperation:
        minutes = Decimal(-1)
    if not minutes.is_finite() or not 0 <= minutes <= MOST_MINUTES:
        message = _("“%(text)s” is not a number of minutes. Accepted: 0 to %(most)s, such as 12.5.")
        raise ValueError(message % {"text": shown(typed), "most": f"{MOST_MINUTES:,}"})
    return round(minutes, 1)


def cases_of(typed: str) -> int:
    """At least one. Raises ValueError with a sentence."""
    cases = users_of(typed)
    if not cases:
        raise ValueError(_("At least one case has to be measured."))
    return cases


def _method_of(typed: str) -> str:
    return " ".join(text(typed, METHOD_LENGTH).split())
