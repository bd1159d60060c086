"""XLSX: a sheet “services” with the flat records, and a sheet for each kind of row, joined to them by code."""

from django.utils.translation import gettext as _

from portal.blocks.rows import NONE
from portal.tables.faults import Faults
from portal.tables.raw import Raw, RawRecord
from portal.tables.workbook import Limits, Table, read_sheets
from service_pages.imports import columns

SERVICES = "services"
# The sheet of the template that explains the columns.
HELP = "help"
NONE_COLUMN, YES = "none", "yes"
# A spreadsheet makes a yes of its own of some words.
_STATED = (YES, "true")
LIMITS = Limits(skipped=(HELP,))


def read_workbook(name: str, content: bytes, faults: Faults) -> list[RawRecord]:
    sheets = read_sheets(name, content, faults, LIMITS)
    return _joined(name, sheets, faults) if sheets is not None else []


def _joined(name: str, sheets: dict[str, Table], faults: Faults) -> list[RawRecord]:
    """The records with their rows. A lone sheet of any name holds the flat records."""
    if len(sheets) == 1 and not set(sheets) & set(columns.row_kinds()):
        sheets = {SERVICES: next(iter(sheets.values()))}
    accepted = (SERVICES, *columns.row_kinds())
    for title in sheets:
        if title not in accepted:
            message = _("There is no such sheet. Accepted: %(sheets)s.") % {"sheets": ", ".join(accepted)}
            faults.add(f"{name}, {title}", "", message)
    if SERVICES not in sheets:
        faults.add(name, "", _("The workbook needs a sheet “%(sheet)s”.") % {"sheet": SERVICES})
        return []
    records = [RawRecord(values, values[next(iter(values))].where) for values in sheets[SERVICES]]
    for title, table in sheets.items():
        if title in columns.row_kinds():
            _join(title, table, records, faults)
    return records


def _join(title: str, table: Table, records: list[RawRecord], faults: Faults) -> None:
    by_code = {record.values[columns.CODE].value: record for record in records if columns.CODE in record.values}
    for values in table:
        code = values.pop(columns.CODE, None)
        where = next(iter(values.values())).where
        if code is None:
            faults.add(where, columns.CODE, _("The sheet needs a column “code” that names the service of each row."))
            return
        record = by_code.get(code.value)
        if record is None:
            message = _("There is no service “%(code)s” in the sheet “%(sheet)s”.")
            faults.add(where, columns.CODE, message % {"code": code.value, "sheet": SERVICES})
            continue
        _take(title, values, record, where, faults)


def _take(title: str, values: dict[str, Raw], record: RawRecord, where: str, faults: Faults) -> None:
    """Add one row of a sheet to its record. A row with only a code: none where it says so, else an empty list."""
    stated = values.pop(NONE_COLUMN, None)
    if stated and stated.value not in ("", *_STATED):
        faults.add(where, NONE_COLUMN, _("Accepted: yes, or an empty cell."))
        return
    is_none, is_row = bool(stated and stated.value), any(raw.value for raw in values.values())
    present = record.values.get(title)
    if present is None and not is_row:
        record.values[title] = Raw(NONE if is_none else [], where)
    elif is_none or (present and (present.value == NONE or not present.value)):
        faults.add(
            where,
            NONE_COLUMN,
            _("A row with only the code cannot be combined with other rows. Remove it, or remove the other rows."),
        )
    else:
        rows = present.value if present and isinstance(present.value, list) else []
        record.values[title] = Raw([*rows, Raw(values, where)], where)
