"""What a screen of counts is about: the month or year, the services of an agency, page by page."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from home.statistics import use
from home.statistics.grid import Named
from home.statistics.values import month_of
from portal.bilingual.dates import year_of_era
from portal.bilingual.fiscal_years import FiscalYear
from portal.pagination import Pagination
from portal.services import reserved_codes, services

MONTH, AGENCY, YEAR, PAGE = "month", "agency", "year", "page"
# In place of an agency: services that are not public now, which keep their counts.
NOT_PUBLIC = "-"
SERVICES_A_PAGE = 40
LONGEST_TYPED = 60


@dataclass
class Choice:
    """``problem``: a sentence where what was asked for is none; the screen then shows what it would without."""

    request: HttpRequest
    problem: str = ""

    @cached_property
    def month(self) -> datetime.date:
        """The month asked for; without one, the last that is over."""
        typed = self.request.GET.get(MONTH, "")
        try:
            return month_of(typed[:LONGEST_TYPED]) if typed else last_month()
        except ValueError as error:
            self.problem = str(error)
            return last_month()

    @cached_property
    def year(self) -> FiscalYear:
        """The fiscal year asked for; without one, that of the last month that is over."""
        typed = self.request.GET.get(YEAR, "")
        try:
            return FiscalYear.parse(typed[:LONGEST_TYPED]) if typed else FiscalYear.of(last_month())
        except ValueError as error:
            self.problem = str(error)
            return FiscalYear.of(last_month())

    @property
    def month_typed(self) -> str:
        """The month as the field shows it: 10/2569, in Thai."""
        return f"{self.month.month}/{year_of_era(self.month.year)}"

    @cached_property
    def agencies(self) -> list[tuple[str, str]]:
        """Codes and names of the agencies that have public services, and what stands for the others."""
        found = {service.agency: service.agency_title for service in services().values()}
        return [*sorted(found.items(), key=lambda item: item[1]), (NOT_PUBLIC, _("Services that are not public"))]

    @cached_property
    def agency(self) -> str:
        """The code of the agency asked for; '' for all."""
        asked = self.request.GET.get(AGENCY, "")
        return asked if asked in dict(self.agencies) else ""

    @cached_property
    def services(self) -> Sequence[Named]:
        known = services()
        if self.agency == NOT_PUBLIC:
            return [Named(code, code) for code in sorted(reserved_codes() - set(known))]
        return [
            Named(code, service.title)
            for code, service in known.items()
            if not self.agency or service.agency == self.agency
        ]

    @cached_property
    def pagination(self) -> Pagination:
        return Pagination(self.services, self.request, SERVICES_A_PAGE)

    @property
    def shown(self) -> Sequence[Named]:
        """The services of this page. Raises Http404 for a page that there is not."""
        return list(self.pagination.page)

    @property
    def query(self) -> str:
        """Of the form's address, so that what is sent belongs to what is shown."""
        kept = {name: self.request.GET[name] for name in (AGENCY, YEAR, PAGE) if self.request.GET.get(name)}
        return urlencode({MONTH: f"{self.month:%Y-%m}", **kept})


def last_month() -> datetime.date:
    """The last month that is over."""
    return use.earlier(timezone.localdate().replace(day=1), 1)
