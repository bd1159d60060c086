"""What the public pages show: charts with their words, the lists of years and of services."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import dateformat
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.statistics import charts, tables
from home.statistics.charts import Label, Series, grouped
from home.statistics.figures import CentreFigures, Figures, ServiceUsers
from home.statistics.tables import Table
from portal.bilingual.dates import format_date
from portal.bilingual.fiscal_years import FiscalYear
from portal.pagination import Pagination

YEAR, FORMAT, TABLE = "year", "format", "table"
CSV = "csv"
SERVICES_A_PAGE = 50


@dataclass
class Shown:
    """The figures of a year at an address. ``years``: those that can be chosen, the latest first."""

    request: HttpRequest
    figures: Figures
    years: list[FiscalYear]

    @property
    def year(self) -> FiscalYear:
        return self.figures.year

    @cached_property
    def months(self) -> Table:
        return tables.months(self.figures)

    @cached_property
    def channels(self) -> Table:
        return tables.channels(self.figures)

    @property
    def tables(self) -> list[Table]:
        return [self.months, self.channels]

    @property
    def year_links(self) -> list[tuple[FiscalYear, str]]:
        return [(year, self._address({YEAR: year.shown})) for year in self.years]

    def file_address(self, table: Table) -> str:
        return self._address({YEAR: self.year.shown, FORMAT: CSV, TABLE: table.key})

    @property
    def months_file(self) -> str:
        return self.file_address(self.months)

    @property
    def channels_file(self) -> str:
        return self.file_address(self.channels)

    @property
    def chart(self) -> SafeString:
        title = _("Users by month, %(year)s") % {"year": str(self.year).lower()}
        return charts.bars("months", title, self.summary, self._labels, self.figures.values)

    @property
    def comparison(self) -> SafeString | None:
        """The year beside the one before; None where that has no data."""
        if not self.figures.earlier:
            return None
        series = [
            Series(str(self.year), self.figures.values),
            Series(str(self.year.before), self.figures.earlier_values),
        ]
        title = _("Users by month in two fiscal years")
        words = _("%(year)s: %(total)s users. %(before)s: %(earlier)s users. The table has the figure of each month.")
        values = {
            "year": self.year,
            "before": self.year.before,
            "total": grouped(self.figures.total or 0),
            "earlier": grouped(sum(self.figures.earlier.values())),
        }
        return charts.lines("years", title, words % values, self._labels, series)

    @property
    def legend(self) -> list[tuple[SafeString, str]]:
        return [(charts.swatch("bar"), _("Users of the month")), *_signs_in(self.figures.values)]

    @property
    def comparison_legend(self) -> list[tuple[SafeString, str]]:
        years = [(charts.swatch("first"), str(self.year)), (charts.swatch("second"), str(self.year.before))]
        return [*years, *_signs_in([*self.figures.values, *self.figures.earlier_values])]

    @property
    def summary(self) -> str:
        """One sentence: the sum, how many months have data, the average of those."""
        figures = self.figures
        if figures.total is None or figures.average is None:
            return _("There is no data for this fiscal year.")
        count = len(figures.by_month)
        words = ngettext(
            "%(total)s users in %(count)d month with data; that is %(average)s a month.",
            "%(total)s users in the %(count)d months with data of 12; that is %(average)s a month.",
            count,
        )
        return words % {"total": grouped(figures.total), "count": count, "average": f"{figures.average:,.0f}"}

    @property
    def _labels(self) -> list[Label]:
        return [Label(format_date(month, "month"), dateformat.format(month, "M")) for month in self.year.months]

    def _address(self, query: dict) -> str:
        return f"{self.request.path}?{urlencode(query)}"


@dataclass
class ShownCentre(Shown):
    figures: CentreFigures

    @cached_property
    def services(self) -> Table:
        return tables.services(self.figures)

    @property
    def tables(self) -> list[Table]:
        return [*super().tables, self.services]

    @property
    def services_file(self) -> str:
        return self.file_address(self.services)

    @cached_property
    def ranked(self) -> list[ServiceUsers]:
        """The most used first; then those without users, then those without data; each in the order of the dictionary."""
        return sorted(self.figures.services, key=lambda row: (row.users is None, -(row.users or 0)))

    @cached_property
    def pagination(self) -> Pagination:
        return Pagination(self.ranked, self.request, SERVICES_A_PAGE)

    @property
    def rows(self) -> list[tuple[ServiceUsers, SafeString]]:
        """The services of this page of the list, each with its bar."""
        return [(row, charts.row_bar(row.users, self.figures.most)) for row in self.pagination.page]


def _signs_in(values: Sequence[int | None]) -> list[tuple[SafeString, str]]:
    """What 0 and the dash mean, as far as they stand in the chart."""
    signs = [(0, SafeString("0"), _("counted, and nobody came")), (None, SafeString(charts.NO_DATA), _("no data"))]
    return [(sign, words) for value, sign, words in signs if value in values]
