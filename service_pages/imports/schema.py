"""Raw records into records that can be stored: every value checked, every problem listed."""

import functools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.blocks.rows import NONE
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw, RawRecord
from service_pages.codes import CODE_FORMAT
from service_pages.imports import columns, values
from service_pages.imports.columns import ENGLISH_SUFFIX, THAI_SUFFIX, RowKind
from service_pages.imports.times import NUMBERS, TimeInWords
from service_pages.models.service import ServicePage


@dataclass
class Row:
    """A row by the block's fields; ``english`` holds the fields whose English the file states, '' included.

    ``time``: how the file states the time of a row that has one.
    """

    values: dict
    english: dict[str, str]
    where: str = ""
    block_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    time: TimeInWords | None = None


@dataclass
class Record:
    """A service as a file states it. What the file has no column for is absent and stays as it is.

    ``values``: page field → Thai words or fact; ``english``: page field → English; ``rows``: name → rows, or ``none``;
    ``stale``: columns whose English the file says is out of date (``summary_en``, ``steps.2.title_en``); ``faulty``:
    columns that are missing or could not be read, which are empty here.
    """

    where: str
    places: dict[str, str]
    code: str
    agency: str
    agency_names: tuple[str, str]
    values: dict[str, object]
    english: dict[str, str]
    topics: list[str] | None
    rows: dict[str, list[Row] | str]
    stale: frozenset[str]
    faulty: frozenset[str] = frozenset()

    def place(self, column: str) -> str:
        return self.places.get(column, self.where)

    @property
    def remarks(self) -> list[str]:
        """What of the file was taken otherwise than it is written, with its place."""
        rows = [row for found in self.rows.values() if not isinstance(found, str) for row in found]
        return [remark for row in rows if row.time for remark in row.time.remarks]


def understand(raw: RawRecord, faults: Faults) -> Record:
    """The record; with faults added, what of it could be read, when anything in it is not acceptable."""
    before = len(faults.found)
    record = _Understanding(raw, faults).record()
    unread = {column for column, value in raw.values.items() if faults.has(value.where, column)}
    record.faulty = frozenset(fault.column for fault in faults.found[before:]) | unread
    return record


class _Understanding:
    def __init__(self, raw: RawRecord, faults: Faults):
        self.raw, self.faults = raw, faults

    def record(self) -> Record:
        self._check_columns()
        code, agency = self._code(columns.CODE), self._code(columns.AGENCY)
        found, english = self._fields()
        return Record(
            where=self.raw.where,
            places={column: value.where for column, value in self.raw.values.items()},
            code=code,
            agency=agency,
            agency_names=(self._text("agency_th", max_length=255), self._text("agency_en", max_length=255)),
            values=found,
            english=english,
            topics=self._list(columns.TOPICS),
            rows=self._rows(),
            stale=frozenset(self._list(columns.STALE) or ()),
        )

    def _check_columns(self) -> None:
        for column in columns.REQUIRED:
            if column not in self.raw.values:
                required = ", ".join(columns.REQUIRED)
                message = _("The column is missing. Every record needs: %(columns)s.") % {"columns": required}
                self.faults.add(self.raw.where, column, message)
        for column, raw in self.raw.values.items():
            if column not in columns.accepted():
                message = _("There is no such column. Accepted: %(columns)s.") % {
                    "columns": ", ".join(columns.accepted())
                }
                self.faults.add(raw.where, shown(column), message)

    def _read(self, column: str, reader: Callable, *arguments, absent=None):
        raw = self.raw.values.get(column)
        if raw is None:
            return absent
        try:
            return reader(raw.value, *arguments)
        except ValueError as error:
            self.faults.add(raw.where, column, str(error))
            return absent

    def _text(self, column: str, max_length: int | None = None) -> str:
        return self._read(column, values.text, max_length, absent="")

    def _list(self, column: str) -> list[str] | None:
        return self._read(column, values.text_list)

    def _needed(self, column: str, max_length: int | None = None) -> str:
        """The text of a required column; '' with a fault when it is empty."""
        text = self._text(column, max_length)
        raw = self.raw.values.get(column)
        if not text and raw and not self.faults.has(raw.where, column):
            self.faults.add(raw.where, column, _("This must not be empty."))
        return text

    def _code(self, column: str) -> str:
        code = self._needed(column)
        if code:
            try:
                CODE_FORMAT(code)
                values.limited(code, ServicePage._meta.get_field("code").max_length)
            except (ValidationError, ValueError) as error:
                message = error.messages[0] if isinstance(error, ValidationError) else str(error)
                self.faults.add(self.raw.values[column].where, column, f"“{shown(code)}”: {message}")
                return ""
        return code

    def _fields(self) -> tuple[dict[str, object], dict[str, str]]:
        """The page's fields that the file states, and the English of those that are words."""
        found: dict[str, object] = {}
        english: dict[str, str] = {}
        for name, cell in columns.page_cells().items():
            for column in cell.columns:
                if column not in self.raw.values:
                    continue
                if column in columns.REQUIRED and not column.endswith(ENGLISH_SUFFIX):
                    self._needed(column)
                value = self._read(column, functools.partial(values.of_cell, cell))
                if cell.kind in columns.WORDS and column.endswith(ENGLISH_SUFFIX):
                    english[name] = value or ""
                else:
                    found[name] = self._checked(name, column, value)
        return found, english

    def _checked(self, field: str, column: str, value):
        """The value, or the field's default for an empty one, held against the field's own rules."""
        model_field = cast(models.Field, ServicePage._meta.get_field(field))
        if value is None or (value == "" and not model_field.blank):
            return model_field.get_default() if not model_field.null else None
        try:
            model_field.run_validators(value)
        except ValidationError as error:
            # A field's own rule stands behind that of its kind and says more.
            self.faults.add(self.raw.values[column].where, column, error.messages[-1])
        return value

    def _rows(self) -> dict[str, list[Row] | str]:
        found = {}
        for name, kind in columns.row_kinds().items():
            if name in self.raw.values:
                found[name] = self._rows_of(kind, self.raw.values[name])
        return found

    def _rows_of(self, kind: RowKind, raw: Raw) -> list[Row] | str:
        if raw.value == NONE:
            if not kind.stream.has_none:
                message = _("These rows may be left out, so there is no “none” for them. Use an empty list.")
                self.faults.add(raw.where, kind.name, message)
            return NONE
        if not isinstance(raw.value, list):
            message = _("This must be a list of rows or the word none. An empty list [] removes all rows.")
            self.faults.add(raw.where, kind.name, message)
            return []
        found = [row for item in raw.value if (row := understand_row(kind, item, self.faults))]
        for number, problem in kind.stream.faults_between([row.values for row in found]).items():
            for column, message in problem.items():
                self.faults.add(found[number].where, f"{kind.name}.{column}", message)
        return found


def understand_row(kind: RowKind, raw: Raw, faults: Faults) -> Row | None:
    """A row with every field of its block; what the file does not state gets the block's empty value."""
    if not isinstance(raw.value, dict):
        message = _("This must be a row with the columns: %(columns)s.") % {"columns": ", ".join(kind.columns)}
        faults.add(raw.where, kind.name, message)
        return None
    before = len(faults.found)
    for column in raw.value:
        if column not in kind.columns:
            message = _("There is no such column. Accepted: %(columns)s.") % {"columns": ", ".join(kind.columns)}
            faults.add(raw.where, f"{kind.name}.{shown(column)}", message)
    row = Row({}, {}, raw.where)
    unreadable = _read_cells(kind, raw, row, faults)
    if unreadable:
        _check_cells(kind, raw, {name: row.values[name] for name in row.values if name not in unreadable}, faults)
    else:
        _check_row(kind, raw, row.values, row.english, faults)
    return row if len(faults.found) == before else None


def _read_cells(kind: RowKind, raw: Raw, row: Row, faults: Faults) -> set[str]:
    """Fill ``row`` with the values of ``raw``; the fields that could not be read."""
    unreadable = set()
    given = _with_time(kind, raw, row, faults)
    for cell in kind.cells:
        for column in cell.columns:
            stated = given.get(column)
            try:
                value = _cell_value(cell, stated.value if stated else None)
            except ValueError as error:
                faults.add(stated.where if stated else raw.where, f"{kind.name}.{column}", str(error))
                unreadable.add(cell.field)
                continue
            if cell.kind not in columns.WORDS or column.endswith(THAI_SUFFIX):
                row.values[cell.field] = value
            elif stated:
                row.english[cell.field] = value
    return unreadable


def _with_time(kind: RowKind, raw: Raw, row: Row, faults: Faults) -> dict[str, Raw]:
    """The row's columns, a time in words taken as number and unit."""
    given = cast(dict[str, Raw], raw.value)
    try:
        row.time = TimeInWords(kind, given)
    except ValueError as error:
        number = NUMBERS[kind.name]
        where = given[number].where
        faults.add(where, f"{kind.name}.{number}", str(error))
        return given | {number: Raw("", where)}
    return row.time.given


def _cell_value(cell: columns.Cell, stated: object):
    """A value, or the block's default where the file says nothing of a choice or a yes or no."""
    value = values.of_cell(cell, stated)
    if value in (None, "") and cell.kind in (columns.CHOICE, columns.YES_NO):
        return cell.block.get_default() or ("" if cell.kind == columns.CHOICE else False)
    return value


def _check_cells(kind: RowKind, raw: Raw, found: dict, faults: Faults) -> None:
    """What can be said of a row of which a value could not be read: each other value by itself."""
    for cell in kind.cells:
        try:
            if found.get(cell.field) not in (None, ""):
                cell.block.clean(cell.block.to_python(found[cell.field]))
        except ValidationError as error:
            for message in error.messages:
                faults.add(raw.where, f"{kind.name}.{cell.column}", message)


def _check_row(kind: RowKind, raw: Raw, found: dict, english: dict[str, str], faults: Faults) -> None:
    """The block's own rules, as the editor's form applies them."""
    if not found[kind.main.field] and not faults.has(raw.where, kind.main.column):
        faults.add(raw.where, f"{kind.name}.{kind.main.column}", _("This must not be empty."))
    for name, text in english.items():
        unread = faults.has(raw.where, name + THAI_SUFFIX)
        if text and not found[name] and name != kind.main.field and not unread:
            message = _("English cannot be saved without Thai, because it is a translation. Fill in %(column)s.")
            column = f"{kind.name}.{name}{ENGLISH_SUFFIX}"
            faults.add(raw.where, column, message % {"column": name + THAI_SUFFIX})
    try:
        kind.block.clean(kind.block.to_python(found))
    except ValidationError as error:
        names = {cell.field: cell.column for cell in kind.cells}
        for name, problem in getattr(error, "block_errors", {}).items():
            if name != kind.main.field or found[name]:
                for message in problem.messages:
                    faults.add(raw.where, f"{kind.name}.{names[name]}", message)
