"""XLSX: the sheets of a workbook as tables of text, within limits that keep a hostile file small in memory."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import NoReturn

from django.utils.translation import gettext as _

from portal.tables.cells import unguarded
from portal.tables.delimited import MAX_ROWS, heading
from portal.tables.faults import Faults
from portal.tables.package import MOST_CELLS, LongSheetError, OverloadedError, Reader, Scan, WideRowError
from portal.tables.raw import Raw

MACROS = "vbaProject.bin"


class _TooLongError(Exception):
    """A sheet has more rows than are read; it has been told."""


Table = list[dict[str, Raw]]


@dataclass(frozen=True)
class Limits:
    """How much of a workbook is read. ``dates``: columns whose cells may be dates; they are taken as ISO text.

    ``skipped``: titles of sheets that are for people and hold no records.
    """

    unpacked_bytes: int = 60_000_000
    rows: int = MAX_ROWS
    columns: int = 200
    dates: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def read_sheets(name: str, content: bytes, faults: Faults, limits: Limits) -> dict[str, Table] | None:
    """The rows of every sheet that holds a cell, by its title; None, with a fault, for what cannot be read at all.

    Formulas, error values, merged cells and macros are faults, since nobody can tell what was meant.
    """
    if not _is_workbook(name, content, faults, limits):
        return None
    try:
        reader = Reader(io.BytesIO(content))
        parts = [(title, path) for title, path in reader.sheets() if title not in limits.skipped]
        _look_at(parts, name, reader.archive, faults, limits)
        read = {title: _Sheet(name, title, faults, limits).read(reader.sheet(title, path)) for title, path in parts}
    except OverloadedError:
        message = _("The workbook holds too many formats or other parts. Copy its cells into a new workbook.")
        faults.add(name, "", message)
        return None
    except WideRowError:
        faults.add(name, "", _("A row has too many cells. The limit is %(limit)d.") % {"limit": MOST_CELLS})
        return None
    except _TooLongError:
        return None
    except Exception as error:
        # openpyxl raises whatever a damaged file makes it stumble over.
        faults.add(name, "", _damaged(error))
        return None
    return {title: table for title, table in read.items() if table is not None}


def _is_workbook(name: str, content: bytes, faults: Faults, limits: Limits) -> bool:
    """Whether it is a zip archive without programs that unpacks to something that fits in memory."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        faults.add(name, "", _("This is not an XLSX workbook."))
        return False
    members = archive.infolist()
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        limit = limits.unpacked_bytes // 1_000_000
        faults.add(name, "", _("The workbook is too large. The limit is %(limit)d MB.") % {"limit": limit})
        return False
    if any(member.filename.endswith(MACROS) for member in members):
        faults.add(name, "", _("The workbook contains macros. Save it as an XLSX workbook without macros."))
        return False
    return True


def _look_at(parts: list[tuple[str, str]], name: str, archive: zipfile.ZipFile, faults: Faults, limits: Limits) -> None:
    """Tells of merged cells; raises what ``Scan`` raises and _TooLongError for sheets that do not fit in memory."""
    if sum(archive.getinfo(path).file_size for _title, path in parts) > limits.unpacked_bytes:
        raise OverloadedError
    for title, path in parts:
        try:
            merged = Scan(limits.rows).run(archive, path)
        except LongSheetError:
            _Sheet(name, title, faults, limits).refuse_rows()
        if merged:
            # openpyxl does not tell of them when it reads row by row: they stand behind the rows in the sheet's file.
            values = {"file": name, "sheet": title, "cells": merged}
            message = _("These cells are merged. Unmerge all cells and fill in each of them.")
            faults.add(_("%(file)s, sheet %(sheet)s, cells %(cells)s") % values, "", message)


def _damaged(error: Exception) -> str:
    """Only what a person can read of the error: libraries quote their own objects."""
    problem = str(error)
    if not problem or "<" in problem or "openpyxl" in problem:
        return _("The workbook is damaged and cannot be read.")
    return _("The workbook is damaged and cannot be read: %(problem)s.") % {"problem": problem}


class _Sheet:
    def __init__(self, name: str, title: str, faults: Faults, limits: Limits):
        self.name, self.title, self.faults, self.limits = name, title, faults, limits

    def read(self, sheet) -> Table | None:
        """The rows below the heading by column; None for a sheet without any cell."""
        sheet.reset_dimensions()
        header: list[str] = []
        table: Table = []
        for number, cells in enumerate(sheet.iter_rows(max_col=self.limits.columns + 1), 1):
            if number > self.limits.rows:
                self.refuse_rows()
            if all(cell.value is None for cell in cells):
                continue
            if not header:
                header = heading([cell.value for cell in cells], self._where(number), self.faults)
                if len(header) > self.limits.columns:
                    message = _("The sheet has too many columns. The limit is %(limit)d.")
                    self.faults.add(self._where(number), "", message % {"limit": self.limits.columns})
                    return []
                if not header:
                    return []
            else:
                table.append(self._row(header, cells, self._where(number)))
        return table if header else None

    def refuse_rows(self) -> NoReturn:
        message = _("The sheet has too many rows. The limit is %(limit)d.") % {"limit": self.limits.rows}
        self.faults.add(self._where(self.limits.rows + 1), "", message)
        raise _TooLongError

    def _where(self, number: int) -> str:
        return _("%(file)s, sheet %(sheet)s, row %(row)d") % {"file": self.name, "sheet": self.title, "row": number}

    def _row(self, header: list[str], cells, where: str) -> dict[str, Raw]:
        filled = ((index, cell) for index, cell in enumerate(cells) if cell.value is not None)
        values = [""] * max(len(header), len(cells))
        for index, cell in filled:
            values[index] = self._value(cell, header[index] if index < len(header) else "", where)
        if any(values[len(header) :]):
            message = _("There is a cell to the right of the last named column. Name the column or clear the cell.")
            self.faults.add(where, "", message)
        return {column: Raw(value, where) for column, value in zip(header, values, strict=False)}

    def _value(self, cell, column: str, where: str) -> str:
        value = cell.value
        if isinstance(value, date) and column in self.limits.dates:
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        if problem := _problem_of(cell):
            self.faults.add(where, column, problem)
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        return _digits(value) if isinstance(value, (int, float)) else unguarded(value)


def _problem_of(cell) -> str:
    """Why a cell that is not empty cannot be taken, '' when it can: it holds text, a number, yes or no."""
    if cell.data_type == "f":
        return _("The cell contains a formula. Enter the value itself.")
    if cell.data_type == "e":
        return _("The cell contains the error %(value)s. Enter the value itself.") % {"value": cell.value}
    if isinstance(cell.value, (date, time)):
        return _("The cell contains a date. Format it as text and enter what you mean.")
    return "" if isinstance(cell.value, (str, int, float)) else _("This must be text or a number.")


def _digits(value: int | float) -> str:
    """A number cell as written: 20, 0.5."""
    return str(value) if isinstance(value, int) else f"{Decimal(repr(value)).normalize():f}"
