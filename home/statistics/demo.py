"""Sample counts: two fiscal years and the months since, of every service, with seasons, zeros and months without data.

Made by a formula of the code and the month alone, so that the same day gives the same figures.
"""

import datetime
import math
from collections.abc import Iterator
from zlib import crc32

from django.utils import timezone

from home.statistics.models import Channel, ServiceMonth, Source, TypicalTime
from home.statistics.storing import AT_ONCE
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import THAI
from portal.services import Service, services

NEVER_USED = 2  # how many services nobody asks for
# Share of a service's users by channel; a service has the online and phone share or not, by its code.
SHARES = {Channel.COUNTER: 0.7, Channel.ONLINE: 0.22, Channel.PHONE: 0.08}
# By month of the calendar, January first: fewer in the month of Songkran and at the end of the year, most when schools begin.
SEASON = (1.05, 1.0, 1.02, 0.72, 1.25, 1.12, 1.0, 0.98, 1.0, 0.95, 0.93, 0.78)
FEWEST, SPREAD = 6, 240
YEARLY_GROWTH = 1.06


def build(out) -> None:
    """Make the counts that are missing; the services have to be there before."""
    known = list(services().values())
    months = _months()
    made = ServiceMonth.objects.bulk_create(_counts(known, months), batch_size=AT_ONCE, ignore_conflicts=True)
    years = sorted({FiscalYear.of(month).number for month in months})[:2]
    TypicalTime.objects.bulk_create(_times(known, years), batch_size=AT_ONCE, ignore_conflicts=True)
    out.write(f"  {len(made)} counts of users")


def _months() -> list[datetime.date]:
    """The months of the last two fiscal years and of this one, as far as they are over."""
    present = FiscalYear.current()
    this_month = timezone.localdate().replace(day=1)
    months = [*present.before.before.months, *present.before.months, *present.months]
    return [month for month in months if month < this_month]


def _counts(known: list[Service], months: list[datetime.date]) -> Iterator[ServiceMonth]:
    # The longest names are those of the rarest cases.
    rarest = sorted(known, key=lambda service: (-len(service.titles[THAI]), service.code))[:NEVER_USED]
    unpopular = {service.code for service in rarest}
    for service in known:
        for place, month in enumerate(months):
            if _has_no_data(service.code, month):
                continue
            yield from _of_month(
                service.code, month, 0 if service.code in unpopular else _users(service.code, place, month)
            )


def _of_month(code: str, month: datetime.date, users: int) -> Iterator[ServiceMonth]:
    kinds = _drawn(code, "channels") % 4
    for number, (channel, share) in enumerate(SHARES.items()):
        if number == 0 or kinds & number:
            counted = round(users * share)
            yield ServiceMonth(service_code=code, month=month, channel=channel, users=counted, source=Source.IMPORTED)


def _users(code: str, place: int, month: datetime.date) -> int:
    base = FEWEST + SPREAD * (_drawn(code, "base") % 1000 / 1000) ** 2
    wobble = 1 + 0.12 * math.sin(_drawn(code, month.isoformat()))
    users = round(base * SEASON[month.month - 1] * YEARLY_GROWTH ** (place / 12) * wobble)
    # A rare service has months in which nobody comes.
    return 0 if base < 2 * FEWEST and _drawn(code, month.isoformat()) % 5 == 0 else users


def _has_no_data(code: str, month: datetime.date) -> bool:
    """Single months are missing here and there."""
    return _drawn(code, month.isoformat(), "gap") % 40 == 0


def _times(known: list[Service], years: list[int]) -> Iterator[TypicalTime]:
    for service in known:
        if service.promised_minutes:
            for year in years:
                share = 0.6 + _drawn(service.code, str(year), "time") % 60 / 100
                yield TypicalTime(
                    service_code=service.code,
                    year=year,
                    minutes=round(service.promised_minutes * share, 1),
                    n=30 + _drawn(service.code, str(year), "n") % 200,
                    method="ค่ามัธยฐานจากระบบคิว",
                )


def _drawn(*words: str) -> int:
    return crc32(" ".join(words).encode())
