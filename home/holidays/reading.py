"""A list of holidays as CSV or XLSX: columns ``date``, ``name_th``, ``name_en`` and, if wished, ``source``."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.models.hours import NAME_LENGTH
from portal.bilingual.dates import EraDateField
from portal.tables.delimited import read_csv
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw
from portal.tables.texts import text
from portal.tables.workbook import Limits, read_sheets

DATE, NAME_TH, NAME_EN, SOURCE = "date", "name_th", "name_en", "source"
REQUIRED, COLUMNS = (DATE, NAME_TH, NAME_EN), (DATE, NAME_TH, NAME_EN, SOURCE)
# Far more than the holidays of ten years, far less than what would fill the memory.
MAX_BYTES, MAX_ROWS = 2_000_000, 1_000
LIMITS = Limits(unpacked_bytes=8_000_000, rows=MAX_ROWS, columns=50, dates=(DATE,))
# A year outside is a slip of the finger.
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class Day:
    """A holiday as a file states it; ``source`` None where the file has no such column."""

    date: datetime.date
    name_th: str
    name_en: str
    source: str | None
    where: str


def read_days(name: str, content: bytes, faults: Faults) -> list[Day]:
    """The days of a file in its order. Raises ImportRefusedError with all faults when anything is wrong."""
    rows = _rows(name, content, faults)
    days = [day for row in rows if (day := _day(row, faults))] if _has_columns(name, rows, faults) else []
    _tell_doubles(days, faults)
    faults.refuse_if_any()
    return days


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
            faults.add(name, "", _("The workbook has several sheets. Keep the one with the holidays."))
        return next(iter(sheets.values()), [])
    return []


def _has_columns(name: str, rows: list[dict[str, Raw]], faults: Faults) -> bool:
    if not rows:
        if not faults:
            faults.add(name, "", _("The file contains no holidays. It must have one row per day."))
        return False
    found = list(rows[0])
    accepted = ", ".join(COLUMNS)
    for column in (column for column in REQUIRED if column not in found):
        faults.add(name, column, _("This column is missing. Needed: %(columns)s.") % {"columns": ", ".join(REQUIRED)})
    for column in (column for column in found if column not in COLUMNS):
        faults.add(name, column, _("There is no such column. Accepted: %(columns)s.") % {"columns": accepted})
    return all(column in found for column in REQUIRED)


def _day(row: dict[str, Raw], faults: Faults) -> Day | None:
    before = len(faults.found)
    date = _read(row[DATE], DATE, _date, faults)
    name_th, name_en = (_read(row[column], column, _name, faults) for column in (NAME_TH, NAME_EN))
    source = _read(row[SOURCE], SOURCE, _one_line, faults) if SOURCE in row else None
    return Day(date, name_th, name_en, source, row[DATE].where) if len(faults.found) == before else None


def _read(raw: Raw, column: str, of, faults: Faults):
    try:
        return of(raw.value)
    except ValueError as error:
        faults.add(raw.where, column, str(error))
        return None


def _date(value: object) -> datetime.date:
    typed = text(value)
    try:
        day = EraDateField().clean(typed)
    except ValidationError:
        message = _("“%(text)s” is not a date. Accepted: 2569-10-01, 2026-10-01, 1/10/2569, 1/10/2026.")
        raise ValueError(message % {"text": shown(typed)}) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = _("The year of “%(text)s” is not between %(first)d and %(last)d (%(first_be)d and %(last_be)d B.E.).")
        raise ValueError(
            message
            % {
                "text": shown(typed),
                "first": FIRST_YEAR,
                "last": LAST_YEAR,
                "first_be": FIRST_YEAR + 543,
                "last_be": LAST_YEAR + 543,
            }
        )
    return day


def _name(value: object) -> str:
    if not (name := _one_line(value)):
        raise ValueError(_("The name is missing. Both languages are needed."))
    return name


def _one_line(value: object) -> str:
    return " ".join(text(value, NAME_LENGTH).split())


def _tell_doubles(days: Iterable[Day], faults: Faults) -> None:
    seen: dict[datetime.date, str] = {}
    for day in days:
        if day.date in seen:
            message = _("This day appears twice; first at: %(where)s. Put both names into one row.")
            faults.add(day.where, DATE, message % {"where": seen[day.date]})
        seen.setdefault(day.date, day.where)
