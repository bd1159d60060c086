"""What the counts give to the evidence pack of a fiscal year: all of them, with no row where there is no data."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.statistics.models import Channel, ServiceMonth
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, exhibits_of
from portal.services import services
from portal.tables.bilingual import both, headings
from portal.tables.written import csv_of

COLUMNS = (
    _("service code"),
    pgettext_lazy("table", "name (Thai)"),
    pgettext_lazy("table", "name (English)"),
    _("month"),
    pgettext_lazy("statistics", "channel"),
    pgettext_lazy("statistics", "users"),
)


@exhibits_of("statistics")
def users(year: FiscalYear) -> Iterator[Exhibit]:
    """A service that is not public now is told by its code only."""
    yield Exhibit("statistics/users.csv", csv_of(headings(*COLUMNS), _rows(year)))


def _rows(year: FiscalYear) -> Iterator[list[object]]:
    known, channels = services(), {channel.value: both(channel.label) for channel in Channel}
    rows = ServiceMonth.objects.filter(month__range=(year.start, year.end)).order_by("month", "service_code", "channel")
    for code, month, channel, number in rows.values_list("service_code", "month", "channel", "users").iterator():
        titles = known[code].titles if code in known else {"th": "", "en": ""}
        yield [code, titles["th"], titles["en"], f"{month:%Y-%m}", channels[channel], number]
