"""A file of counts as CSV or XLSX: columns ``service``, ``month``, ``channel``, ``users``, or the same in Thai."""

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from django.utils.translation import gettext as _

from home.statistics.models import CODE_LENGTH, Channel
from home.statistics.values import channel_of, month_of, users_of
from portal.tables.delimited import read_csv
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw
from portal.tables.texts import text
from portal.tables.workbook import Limits, read_sheets

SERVICE, MONTH, CHANNEL, USERS = "service", "month", "channel", "users"
COLUMNS = (SERVICE, MONTH, CHANNEL, USERS)
THAI = {"รหัสบริการ": SERVICE, "เดือน": MONTH, "ช่องทาง": CHANNEL, "จำนวนผู้ใช้บริการ": USERS}
HELP = "help"
# A thousand services, a year, three channels; far less than what would fill the memory.
MAX_BYTES, MAX_ROWS = 5_000_000, 40_001
LIMITS = Limits(
    unpacked_bytes=60_000_000, rows=MAX_ROWS, columns=20, dates=(MONTH, "เดือน", "Month", "MONTH"), skipped=(HELP,)
)

Key = tuple[str, datetime.date, str]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a file states it; ``where``: its file and row."""

    service_code: str
    month: datetime.date
    channel: str
    users: int
    where: str = ""

    @property
    def key(self) -> Key:
        return self.service_code, self.month, self.channel

    @property
    def channel_label(self) -> str:
        return str(Channel(self.channel).label)


def read_counts(name: str, content: bytes, codes: Collection[str], faults: Faults) -> list[Count]:
    """The counts of a file in its order; ``codes``: the services there are. A row without a count is left out: no data.

    Raises ImportRefusedError with all faults when anything is wrong, and where no count is left.
    """
    found = _rows(name, content, faults)
    _tell_doubled_columns(name, found, faults)
    rows = [_by_our_names(row) for row in found]
    counts = []
    if _has_columns(name, rows, faults):
        counts = [count for row in rows if (count := _count(row, codes, faults))]
    _tell_doubles(counts, faults)
    if not faults and not counts:
        faults.add(name, USERS, _("The file contains no counts. Rows without a number are no data."))
    faults.refuse_if_any()
    return counts


def _rows(name: str, content: bytes, faults: Faults) -> list[dict[str, Raw]]:
    suffix = PurePath(name).suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        faults.add(name, "", _("This kind of file is not accepted. Accepted: %(kinds)s.") % {"kinds": ".csv, .xlsx"})
    elif len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        faults.add(name, "", _("The file is too large. The limit is %(limit)d MB.") % {"limit": limit})
    elif suffix == ".csv":
        return [record.values for record in read_csv(name, content, faults, MAX_ROWS)]
    else:
        sheets = read_sheets(name, content, faults, LIMITS) or {}
        if len(sheets) > 1:
            faults.add(name, "", _("The workbook has several sheets. Keep the one with the counts."))
        return next(iter(sheets.values()), [])
    return []


def _by_our_names(row: dict[str, Raw]) -> dict[str, Raw]:
    """The row by the names of our columns; others keep theirs."""
    return {_our_name(column): raw for column, raw in row.items()}


def _our_name(column: str) -> str:
    return THAI.get(column, column.casefold())


def _has_columns(name: str, rows: list[dict[str, Raw]], faults: Faults) -> bool:
    if not rows:
        if not faults:
            faults.add(
                name, "", _("The file contains no counts. It must have a row for each service, month and channel.")
            )
        return False
    accepted = ", ".join(f"{column} ({thai})" for thai, column in THAI.items())
    for column in (column for column in COLUMNS if column not in rows[0]):
        faults.add(name, column, _("This column is missing. Needed: %(columns)s.") % {"columns": accepted})
    for column in (column for column in rows[0] if column not in COLUMNS):
        faults.add(name, column, _("There is no such column. Accepted: %(columns)s.") % {"columns": accepted})
    return all(column in rows[0] for column in COLUMNS)


def _tell_doubled_columns(name: str, rows: list[dict[str, Raw]], faults: Faults) -> None:
    """A column under its name in both languages."""
    columns = list(rows[0]) if rows else []
    ours = [_our_name(column) for column in columns]
    for column, our in zip(columns, ours, strict=True):
        if ours.count(our) > 1:
            faults.add(name, column, _("This column appears twice. Keep one."))


def _count(row: dict[str, Raw], codes: Collection[str], faults: Faults) -> Count | None:
    """None for a row with faults, and for one without a count, whose other cells are looked at all the same."""
    before = len(faults.found)
    service = _read(row[SERVICE], SERVICE, lambda typed: _service_of(typed, codes), faults)
    month = _read(row[MONTH], MONTH, month_of, faults)
    channel = _read(row[CHANNEL], CHANNEL, channel_of, faults)
    users = _read(row[USERS], USERS, lambda typed: users_of(typed) if typed.strip() else None, faults)
    if len(faults.found) > before or service is None or month is None or channel is None or users is None:
        return None
    return Count(service, month, channel.value, users, row[SERVICE].where)


def _read(raw: Raw, column: str, of: Callable[[str], Value], faults: Faults) -> Value | None:
    if faults.has(raw.where, column):
        return None
    try:
        return of(text(raw.value))
    except ValueError as error:
        faults.add(raw.where, column, str(error))
        return None


def _service_of(typed: str, codes: Collection[str]) -> str:
    code = typed.strip().lower()
    if not code:
        raise ValueError(_("The code of the service is missing."))
    if len(code) > CODE_LENGTH or code not in codes:
        raise ValueError(_("There is no service with the code “%(code)s”.") % {"code": shown(typed)})
    return code


def _tell_doubles(counts: Iterable[Count], faults: Faults) -> None:
    seen: dict[Key, str] = {}
    for count in counts:
        if count.key in seen:
            message = _("This service, month and channel appear twice; first at: %(where)s. Keep one row.")
            faults.add(count.where, MONTH, message % {"where": seen[count.key]})
        seen.setdefault(count.key, count.where)
