"""What the counts give to the evidence pack of a fiscal year: all of them, in the columns of the import."""

from collections.abc import Iterator

from home.statistics.export import lines
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, exhibits_of


@exhibits_of("statistics")
def users(year: FiscalYear) -> Iterator[Exhibit]:
    yield Exhibit("statistics/users.csv", "".join(lines(year)).encode())
