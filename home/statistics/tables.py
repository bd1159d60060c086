"""The tables beside the charts, and the same as CSV: no data is an empty cell there, and 0 is 0."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from home.statistics.figures import CentreFigures, Figures
from portal.bilingual.dates import format_date
from portal.tables.cells import guarded

# Without it spreadsheets take Thai for Latin.
BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | None


@dataclass(frozen=True)
class Table:
    """``key`` names the table in an address; the first cell of a row is its heading, None is no data.

    ``short``: headings for narrow columns, where they differ from ``headings``.
    """

    key: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    short: Sequence[str] = ()

    @property
    def shown_headings(self) -> list[tuple[str, str]]:
        """The headings, short and whole."""
        return list(zip(self.short or self.headings, self.headings, strict=True))


def months(figures: Figures) -> Table:
    """The months of the year; beside the same ones of the year before, where that has data, without their years."""
    year = figures.year
    headings, rows = [pgettext("statistics", "Month"), str(year)], list[tuple[Cell, ...]]()
    for month, value, earlier in zip(year.months, figures.values, figures.earlier_values, strict=True):
        if figures.earlier:
            rows.append((dateformat.format(month, "F"), value, earlier))
        else:
            rows.append((format_date(month, "month"), value))
    if figures.earlier:
        headings.append(str(year.before))
    short = [headings[0], *(str(number.shown) for number in (year, year.before)[: len(headings) - 1])]
    return Table("months", _("Users by month"), headings, rows, short)


def channels(figures: Figures) -> Table:
    headings = [pgettext("statistics", "Channel"), pgettext("statistics", "Users")]
    rows = [(str(channel.label), users) for channel, users in figures.channels]
    return Table("channels", _("Users by channel"), headings, rows)


def services(figures: CentreFigures) -> Table:
    """For the file; the page shows the services with links and bars."""
    headings = [_("Service code"), _("Service"), _("Agency"), pgettext("statistics", "Users"), _("Months with data")]
    rows = [
        (row.service.code, row.service.title, row.service.agency_title, row.users, row.months)
        for row in figures.services
    ]
    return Table("services", _("Users by service"), headings, rows)


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    file = io.StringIO(newline="")
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return file.getvalue()
