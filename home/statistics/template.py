"""The workbook to fill in: an empty sheet of counts, and one of help that is not read."""

import io
from collections.abc import Iterable

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from home.statistics.models import MOST_USERS, Channel
from home.statistics.reading import CHANNEL, COLUMNS, HELP, MAX_ROWS, MONTH, SERVICE, THAI, USERS
from portal.services import Service
from portal.tables.cells import guarded

NAME, SHEET = "statistics-template.xlsx", "statistics"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {SERVICE: 32, MONTH: 16, CHANNEL: 16, USERS: 18}
HELP_WIDTHS = (34, 70)
AS_TEXT = "@"  # else a spreadsheet makes a date of 2569-10
HEADING_FONT, HEADING_FILL = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
WRAPPED = Alignment(vertical="top", wrap_text=True)


def workbook(services: Iterable[Service]) -> bytes:
    """The workbook with help in the active language and the codes of ``services``."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = SHEET, "A2"
    for number, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        _heading(sheet.cell(1, number), column)
        sheet.column_dimensions[letter].width = WIDTHS[column]
        if column != USERS:
            sheet.column_dimensions[letter].number_format = AS_TEXT
    for place, rule in (("C", _channels()), ("D", _whole_numbers())):
        rule.add(f"{place}2:{place}{MAX_ROWS}")
        sheet.add_data_validation(rule)
    _write_help(book.create_sheet(HELP), services)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _channels() -> DataValidation:
    return DataValidation(type="list", formula1=f'"{",".join(Channel.values)}"', error=_("Choose from the list."))


def _whole_numbers() -> DataValidation:
    message = _("A whole number, 0 or more. Leave the cell empty where there is no data.")
    return DataValidation(type="whole", operator="between", formula1="0", formula2=str(MOST_USERS), error=message)


def _write_help(sheet, services: Iterable[Service]) -> None:
    told = {
        SERVICE: _("The code of the service; the codes stand below."),
        MONTH: _("Year and month, of either era: 2569-10, 10/2569, ต.ค. 2569, October 2026."),
        CHANNEL: ", ".join(f"{channel.value} ({channel.label})" for channel in Channel),
        USERS: _(
            "How many people used the service. 0 where it was counted and nobody came; empty where there is no data."
        ),
    }
    thai = {column: name for name, column in THAI.items()}
    rows = [(f"{column} / {thai[column]}", words) for column, words in told.items()]
    rows += [("", ""), (_("Service code"), _("Service"))]
    rows += [(service.code, service.title) for service in services]
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            cell = sheet.cell(number, column, guarded(words))
            cell.alignment, cell.number_format = WRAPPED, AS_TEXT
    for number, width in enumerate(HELP_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _heading(cell, text: str) -> None:
    cell.value, cell.font, cell.fill = text, HEADING_FONT, HEADING_FILL
