"""The workbook to fill in: every sheet and column of an import, with help, lists to choose from and no example row."""

import io
from collections.abc import Iterable

import openpyxl
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal.tables.cells import guarded
from service_pages.import_screen import column_help
from service_pages.import_screen.column_help import ColumnHelp
from service_pages.import_screen.scope import Scope
from service_pages.imports import columns
from service_pages.imports.columns import ENGLISH_SUFFIX, THAI_SUFFIX
from service_pages.imports.workbook import HELP, SERVICES

NAME = "services-template.xlsx"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet allows in the note that appears beside a cell, its heading, and a list to choose from.
MOST_OF_NOTE, MOST_OF_HEADING, MOST_OF_LIST = 255, 32, 255
LAST_ROW = 5_000
AS_TEXT = "@"  # else a spreadsheet makes a date of 2569-10-01 or 1-4
NARROW, WIDE = 18, 38
HELP_WIDTHS = (14, 22, 60, 70, 26, 44)
HEADING_FONT, HEADING_FILL = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
TOP = Alignment(vertical="top", wrap_text=True)


def workbook(scope: Scope) -> bytes:
    """The workbook with help in the active language; agencies are named as far as ``scope`` goes."""
    agencies = None if scope.everything else scope.agencies
    sheets = {SERVICES: column_help.of_services(agencies)}
    sheets |= {name: column_help.of_rows(kind) for name, kind in columns.row_kinds().items()}
    book = openpyxl.Workbook()
    _write_help(book.active, sheets)
    for title, helps in sheets.items():
        _write_sheet(book.create_sheet(title), helps)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_sheet(sheet, helps: list[ColumnHelp]) -> None:
    sheet.freeze_panes = "B2"
    for number, told in enumerate(helps, 1):
        letter = get_column_letter(number)
        _heading(sheet.cell(1, number), told.column)
        dimension = sheet.column_dimensions[letter]
        dimension.width = WIDE if told.column.endswith((THAI_SUFFIX, ENGLISH_SUFFIX)) else NARROW
        if not told.is_number:
            dimension.number_format = AS_TEXT
        note = _note(told)
        note.add(f"{letter}2:{letter}{LAST_ROW}")
        sheet.add_data_validation(note)


def _note(told: ColumnHelp) -> DataValidation:
    """What the spreadsheet says when a cell of the column is chosen, and what it lets one choose."""
    options = ",".join(told.options)
    is_list = bool(options) and len(options) <= MOST_OF_LIST
    return DataValidation(
        type="list" if is_list else None,
        formula1=f'"{options}"' if is_list else None,
        allow_blank=True,
        showErrorMessage=is_list,
        error=_("Choose from the list."),
        showInputMessage=True,
        promptTitle=told.column[:MOST_OF_HEADING],
        prompt=_cut("\n".join(part for part in (told.what, told.accepted, told.needed) if part)),
    )


def _cut(text: str) -> str:
    return text if len(text) <= MOST_OF_NOTE else f"{text[: MOST_OF_NOTE - 1]}…"


def _write_help(sheet, sheets: dict[str, list[ColumnHelp]]) -> None:
    sheet.title = HELP
    for row, line in enumerate(_introduction(), 1):
        sheet.cell(row, 1, line)
    sheet.append([])
    first = sheet.max_row + 2
    headings = (
        pgettext("import", "Sheet"),
        pgettext("import", "Column"),
        _("What goes in"),
        pgettext("import", "Accepted"),
        pgettext("import", "Needed"),
        pgettext("import", "Example"),
    )
    for number, (heading, width) in enumerate(zip(headings, HELP_WIDTHS, strict=True), 1):
        _heading(sheet.cell(first, number), heading)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = sheet.cell(first + 1, 3)
    for row, told in enumerate(_lines(sheets), first + 1):
        cells = (told.sheet, told.column, told.what, told.accepted, told.needed, told.example)
        for number, text in enumerate(cells, 1):
            cell = sheet.cell(row, number, guarded(text))
            cell.alignment, cell.number_format = TOP, AS_TEXT


def _introduction() -> list[str]:
    return [
        _("One row per service in the sheet “services”. Steps, papers, fees and other rows have a sheet each; their "
          "column “code” names the service."),
        _("A cell that is empty means “not stated”. For “there is none”, write a row with only the code and yes in the "
          "column “none”."),
        _("Delete columns that you do not fill in: for a service that the portal has already, an empty cell empties the "
          "field, and a column that is not there leaves it as it is."),
        _("A service without a row in a sheet keeps the rows that it has. This sheet is not read."),
        _("Enter values, not formulas; do not merge cells. Columns ending in _th are Thai, those in _en English."),
    ]  # fmt: skip


def _lines(sheets: dict[str, list[ColumnHelp]]) -> Iterable[ColumnHelp]:
    for title, helps in sheets.items():
        if title != SERVICES:
            yield column_help.of_sheet(columns.row_kinds()[title])
        yield from helps


def _heading(cell, text: str) -> None:
    cell.value, cell.font, cell.fill = text, HEADING_FONT, HEADING_FILL
