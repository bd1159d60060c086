"""XLSX: a sheet “services” with the flat records, and a sheet for each kind of row, joined to them by code."""

import io
import zipfile
from datetime import date, time
from decimal import Decimal

import openpyxl
from django.utils.translation import gettext as _

from portal.blocks.rows import NONE
from service_pages.imports import columns
from service_pages.imports.cells import unguarded
from service_pages.imports.faults import Faults
from service_pages.imports.plain import heading
from service_pages.imports.raw import Raw, RawRecord

SERVICES = "services"
NONE_COLUMN, YES = "none", "yes"
MAX_UNPACKED_BYTES = 200_000_000
MAX_ROWS, MAX_COLUMNS = 50_000, 200

Table = list[dict[str, Raw]]


def read_workbook(name: str, content: bytes, faults: Faults) -> list[RawRecord]:
    if not _is_workbook(name, content, faults):
        return []
    try:
        # Not data_only: a formula must be told from the value it had when the file was saved.
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        read = {sheet.title: _Sheet(name, sheet.title, faults).read(sheet) for sheet in book.worksheets}
    except Exception as error:
        # openpyxl raises whatever a damaged file makes it stumble over.
        faults.add(name, "", _("The workbook is damaged and cannot be read: %(problem)s.") % {"problem": error})
        return []
    return _joined(name, {title: table for title, table in read.items() if table is not None}, faults)


def _is_workbook(name: str, content: bytes, faults: Faults) -> bool:
    """Whether it is a zip archive that unpacks to something that fits in memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        faults.add(name, "", _("This is not an XLSX workbook."))
        return False
    if unpacked > MAX_UNPACKED_BYTES:
        faults.add(
            name,
            "",
            _("The workbook is too large. The limit is %(limit)d MB.") % {"limit": MAX_UNPACKED_BYTES // 1_000_000},
        )
        return False
    return True


class _Sheet:
    def __init__(self, name: str, title: str, faults: Faults):
        self.name, self.title, self.faults = name, title, faults

    def read(self, sheet) -> Table | None:
        """The rows below the heading by column; None for a sheet without any cell."""
        sheet.reset_dimensions()
        header: list[str] = []
        table: Table = []
        for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), 1):
            if number > MAX_ROWS:
                message = _("The sheet has too many rows. The limit is %(limit)d.") % {"limit": MAX_ROWS}
                self.faults.add(self._where(number), "", message)
                break
            if all(cell.value is None for cell in cells):
                continue
            if not header:
                header = heading([cell.value for cell in cells], self._where(number), self.faults)
                if not header:
                    return []
            else:
                table.append(self._row(header, cells, self._where(number)))
        return table if header else None

    def _where(self, number: int) -> str:
        return _("%(file)s, sheet %(sheet)s, row %(row)d") % {"file": self.name, "sheet": self.title, "row": number}

    def _row(self, header: list[str], cells, where: str) -> dict[str, Raw]:
        values = [
            self._value(cell, header[index] if index < len(header) else "", where) for index, cell in enumerate(cells)
        ]
        if any(value for value in values[len(header) :]):
            message = _("There is a cell to the right of the last named column. Name the column or clear the cell.")
            self.faults.add(where, "", message)
        values += [""] * (len(header) - len(values))
        return {column: Raw(value, where) for column, value in zip(header, values, strict=False)}

    def _value(self, cell, column: str, where: str) -> str:
        value = cell.value
        if problem := _problem_of(cell):
            self.faults.add(where, column, problem)
            return ""
        if isinstance(value, bool):
            return YES if value and column == NONE_COLUMN else str(value).lower()
        return _digits(value) if isinstance(value, (int, float)) else unguarded(value or "")


def _problem_of(cell) -> str:
    """Why a cell cannot be taken, '' when it can: it holds text, a number, yes or no, or nothing."""
    if cell.data_type == "f":
        return _("The cell contains a formula. Enter the value itself.")
    if cell.data_type == "e":
        return _("The cell contains the error %(value)s. Enter the value itself.") % {"value": cell.value}
    if isinstance(cell.value, (date, time)):
        return _("The cell contains a date. Format it as text and enter what you mean.")
    accepted = cell.value is None or isinstance(cell.value, (str, int, float))
    return "" if accepted else _("This must be text or a number.")


def _digits(value: int | float) -> str:
    """A number cell as written: 20, 0.5."""
    return str(value) if isinstance(value, int) else f"{Decimal(repr(value)).normalize():f}"


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
    if stated and stated.value not in ("", YES):
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
