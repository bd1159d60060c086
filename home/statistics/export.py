"""Counts as CSV in the columns of the import, so that what is written can be read again."""

import csv
import datetime
import io
from collections.abc import Iterator

from home.statistics.models import ServiceMonth
from home.statistics.reading import COLUMNS
from home.statistics.tables import BYTE_ORDER_MARK
from portal.bilingual.fiscal_years import FiscalYear

AT_ONCE = 2000


def lines(year: FiscalYear) -> Iterator[str]:
    """The counts of a fiscal year, of services that are not public too: for staff. Months as 2026-10."""
    yield BYTE_ORDER_MARK + ",".join(COLUMNS) + "\r\n"
    rows = ServiceMonth.objects.filter(month__range=(year.start, year.end)).order_by("month", "service_code", "channel")
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    values = rows.values_list("service_code", "month", "channel", "users")
    for code, month, channel, users in values.iterator(chunk_size=AT_ONCE):
        writer.writerow([code, f"{month:%Y-%m}", channel, users])
        if file.tell() > AT_ONCE:
            yield file.getvalue()
            file.seek(0)
            file.truncate()
    yield file.getvalue()


def month_from(text: str) -> datetime.date:
    """The ISO date of a month's first day."""
    return datetime.date.fromisoformat(text)
