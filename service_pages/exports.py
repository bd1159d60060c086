"""The published services as records, in the columns that the importer reads; both languages in one record."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import yaml
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from wagtail.models import Locale

from portal.bilingual.language import ENGLISH, THAI
from portal.blocks.rows import NONE, rows, state
from portal.tables.cells import guarded, joined
from portal.tables.texts import cleaned
from service_pages.imports import columns
from service_pages.imports.columns import ENGLISH_SUFFIX, THAI_SUFFIX, RowKind
from service_pages.imports.english import PageEnglish
from service_pages.imports.nested import KEY
from service_pages.imports.values import lines_of
from service_pages.imports.workbook import NONE_COLUMN, SERVICES, YES
from service_pages.models import AgencyPage, ServicePage

# What a cell of a workbook can hold.
CELL_LIMIT = 32_767


class ExportRefusedError(Exception):
    """The services cannot be written in this way; the message says what can be done."""


def records(pages: Iterable[ServicePage] | None = None) -> Iterator[dict]:
    """Records of the published, public services in the order of the tree, or of ``pages`` (Thai).

    A record is made of text, int, float, None and lists of these, as YAML and JSON hold them.
    """
    if pages is None:
        pages = ServicePage.objects.live().public().filter(locale__language_code=THAI, alias_of=None).order_by("path")
    english = Locale.objects.get(language_code=ENGLISH)
    agencies = _agency_names()
    for page in pages:
        yield _record(page, PageEnglish(page, english), agencies[page.path[: -ServicePage.steplen]])


def _agency_names() -> dict[str, dict[str, str]]:
    """The columns about the agency, by the path of its Thai page."""
    agencies = AgencyPage.objects.select_related("locale")
    english = {page.translation_key: page.title for page in agencies if _is_english(page)}
    return {
        page.path: {
            columns.AGENCY: page.slug,
            "agency_th": cleaned(page.title),
            "agency_en": cleaned(english.get(page.translation_key, "")),
        }
        for page in agencies
        if page.locale.language_code == THAI
    }


def _is_english(page: AgencyPage) -> bool:
    return page.locale.language_code == ENGLISH and page.alias_of_id is None


def _record(page: ServicePage, english: PageEnglish, agency: dict[str, str]) -> dict:
    record: dict = {columns.CODE: page.code, **agency}
    stale = []
    for field, cell in columns.page_cells().items():
        thai = _plain(getattr(page, field), cell.kind)
        if cell.kind in columns.WORDS:
            in_english = english.text(field)
            words = lines_of(in_english) if cell.kind == columns.LINES else in_english
            record |= dict(zip(cell.columns, (thai, words), strict=True))
            stale += [cell.columns[1]] if english.is_stale(field) else []
        else:
            record[cell.name] = thai
    record[columns.TOPICS] = [row.topic.code for row in page.service_topics.select_related("topic")]
    for name, kind in columns.row_kinds().items():
        value = getattr(page, name)
        record[name] = NONE if state(value) == NONE else []
        for number, child in enumerate(rows(value), 1):
            record[name].append(_row(kind, child, english))
            stale += [
                columns.row_column(name, number, cell.field)
                for cell in kind.cells
                if english.is_stale(f"{name}.{child.id}.{cell.field}")
            ]
    record[columns.STALE] = stale
    return {column: record[column] for column in columns.accepted()}


def _row(kind: RowKind, child, english: PageEnglish) -> dict:
    row: dict = {}
    for cell in kind.cells:
        value = _plain(child.value[cell.field], cell.kind)
        if cell.kind == columns.TEXT:
            row[cell.name + THAI_SUFFIX] = value
            row[cell.name + ENGLISH_SUFFIX] = english.text(f"{kind.name}.{child.id}.{cell.field}")
        else:
            row[cell.name] = value if value != "" else None
    return row


def _plain(value, kind: str):
    """A value as every format holds it."""
    if kind == columns.LINES:
        return lines_of(value)
    if kind in (columns.TEXT, columns.FACT):
        return cleaned(value or "")
    if kind == columns.CHOICES:
        return list(value or ())
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if kind == columns.DATE and value else value


class _PlainDumper(yaml.SafeDumper):
    """Writes equal rows out each time, where YAML would refer to the first."""

    def ignore_aliases(self, data):
        return True


def to_yaml(services: Iterable[dict]) -> bytes:
    document = {KEY: list(services)}
    return yaml.dump(document, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=1000, encoding="utf-8")


def to_json(services: Iterable[dict]) -> bytes:
    return json.dumps({KEY: list(services)}, ensure_ascii=False, indent=2).encode()


def to_csv(services: Iterable[dict]) -> bytes:
    """The flat records; with a byte order mark, without which spreadsheets take Thai for Latin."""
    names = [*columns.flat(), columns.STALE]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(names)
    for service in services:
        flat_stale = [column for column in service[columns.STALE] if column in columns.flat()]
        flat = service | {columns.STALE: flat_stale}
        writer.writerow([_cell(flat[name]) for name in names])
    return file.getvalue().encode("utf-8-sig")


def to_workbook(services: Iterable[dict]) -> bytes:
    """Raises ExportRefusedError for a text that no cell can hold."""
    tables = _tables(services)
    book = openpyxl.Workbook(write_only=True)
    for title, table in tables.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "B2"
        for row in table:
            sheet.append([_text_cell(sheet, value) if isinstance(value, str) else value for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _tables(services: Iterable[dict]) -> dict[str, list[list]]:
    """The rows of each sheet, headings first."""
    flat_names = [*columns.flat(), columns.STALE]
    kinds = columns.row_kinds()
    tables: dict[str, list[list]] = {SERVICES: [flat_names]}
    tables |= {name: [[columns.CODE, NONE_COLUMN, *kind.columns]] for name, kind in kinds.items()}
    for service in services:
        code = service[columns.CODE]
        tables[SERVICES].append(_cells(code, [service[name] for name in flat_names]))
        for name, kind in kinds.items():
            if not service[name] or service[name] == NONE:
                tables[name].append([code, YES if service[name] == NONE else None])
                continue
            for row in service[name]:
                tables[name].append(_cells(code, [code, None, *(row[column] for column in kind.columns)]))
    return tables


def _cells(code: str, values: list) -> list:
    cells = [_cell(value) for value in values]
    if any(isinstance(cell, str) and len(cell) > CELL_LIMIT for cell in cells):
        message = _("“%(code)s” contains text that is too long for a cell. Export to YAML or JSON.")
        raise ExportRefusedError(message % {"code": code})
    return cells


def _text_cell(sheet, text: str) -> WriteOnlyCell:
    """Text stays text, also where it reads like an error code or a number."""
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _cell(value):
    """A value of a record as a cell; lists an item a line."""
    if isinstance(value, list):
        return guarded(joined(value))
    return guarded(value) if isinstance(value, str) else value


WRITERS: dict[str, Callable[[Iterable[dict]], bytes]] = {
    ".yaml": to_yaml,
    ".yml": to_yaml,
    ".json": to_json,
    ".csv": to_csv,
    ".xlsx": to_workbook,
}


def export_services(path: Path) -> int:
    """Write the services to a file in the format of its name; their number. Raises ExportRefusedError."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        message = _("This kind of file is not accepted. Accepted: %(kinds)s.")
        raise ExportRefusedError(message % {"kinds": ", ".join(WRITERS)})
    services = list(records())
    content = writer(services)
    try:
        path.write_bytes(content)
    except OSError as error:
        message = _("The file cannot be written: %(reason)s.")
        raise ExportRefusedError(message % {"reason": error.strerror or error}) from error
    return len(services)
