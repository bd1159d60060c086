"""Raw records into records that can be stored: every value checked, every problem listed."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.blocks.rows import NONE
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw, RawRecord
from service_pages.imports import columns, values
from service_pages.imports.columns import ENGLISH_SUFFIX, THAI_SUFFIX, RowKind
from service_pages.models.code import CODE_FORMAT
from service_pages.models.service import ServicePage
from service_pages.modes import MODES


@dataclass
class Row:
    """A row by the block's fields; ``english`` holds the fields whose English the file states, '' included."""

    values: dict
    english: dict[str, str]
    block_id: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass
class Record:
    """A service as a file states it. What the file has no column for is absent and stays as it is.

    ``words``: page field → Thai; ``english``: page field → English; ``rows``: name → rows, or the word ``none``;
    ``stale``: columns whose English the file says is out of date (``summary_en``, ``steps.2.title_en``).
    """

    where: str
    places: dict[str, str]
    code: str
    agency: str
    agency_names: tuple[str, str]
    mode: str
    words: dict[str, str]
    english: dict[str, str]
    topics: list[str] | None
    rows: dict[str, list[Row] | str]
    stale: frozenset[str]

    def place(self, column: str) -> str:
        return self.places.get(column, self.where)


def understand(raw: RawRecord, faults: Faults) -> Record | None:
    """The record; None, with faults added, when anything in it is not acceptable."""
    before = len(faults.found)
    record = _Understanding(raw, faults).record()
    return record if len(faults.found) == before else None


class _Understanding:
    def __init__(self, raw: RawRecord, faults: Faults):
        self.raw, self.faults = raw, faults

    def record(self) -> Record:
        self._check_columns()
        words, english = self._words()
        return Record(
            where=self.raw.where,
            places={column: value.where for column, value in self.raw.values.items()},
            code=self._code(columns.CODE),
            agency=self._code(columns.AGENCY),
            agency_names=(self._text("agency_th", max_length=255), self._text("agency_en", max_length=255)),
            mode=self._mode(),
            words=words,
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
            if column not in columns.COLUMNS:
                message = _("There is no such column. Accepted: %(columns)s.") % {"columns": ", ".join(columns.COLUMNS)}
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
        found = len(self.faults.found)
        text = self._text(column, max_length)
        if not text and column in self.raw.values and len(self.faults.found) == found:
            self.faults.add(self.raw.values[column].where, column, _("This must not be empty."))
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
        return code

    def _mode(self) -> str:
        mode = self._needed(columns.MODE)
        if mode:
            self._read(columns.MODE, values.choice, [value for value, _label in MODES])
        return mode

    def _words(self) -> tuple[dict[str, str], dict[str, str]]:
        thai: dict[str, str] = {}
        english: dict[str, str] = {}
        for name, page_field in columns.WORDS.items():
            limit = ServicePage._meta.get_field(page_field).max_length
            reader = values.lines if name == columns.COMMON_NAMES else values.text
            for suffix, found in ((THAI_SUFFIX, thai), (ENGLISH_SUFFIX, english)):
                column = name + suffix
                if column in columns.REQUIRED and suffix == THAI_SUFFIX:
                    found[page_field] = self._needed(column, limit)
                elif column in self.raw.values:
                    found[page_field] = self._read(column, reader, limit, absent="")
        return thai, english

    def _rows(self) -> dict[str, list[Row] | str]:
        found = {}
        for name, kind in columns.row_kinds().items():
            if name in self.raw.values:
                found[name] = self._rows_of(kind, self.raw.values[name])
        return found

    def _rows_of(self, kind: RowKind, raw: Raw) -> list[Row] | str:
        if raw.value == NONE:
            return NONE
        if not isinstance(raw.value, list):
            message = _("This must be a list of rows or the word none. An empty list [] removes all rows.")
            self.faults.add(raw.where, kind.name, message)
            return []
        return [row for item in raw.value if (row := understand_row(kind, item, self.faults))]


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
    found, english = {}, {}
    for cell in kind.cells:
        for column in cell.columns:
            is_english = cell.kind == columns.TEXT and column.endswith(ENGLISH_SUFFIX)
            stated = raw.value.get(column)
            try:
                value = values.of_cell(cell, stated.value if stated else None)
            except ValueError as error:
                faults.add(stated.where if stated else raw.where, f"{kind.name}.{column}", str(error))
                continue
            if not is_english:
                found[cell.field] = value
            elif stated:
                english[cell.field] = value
    if len(faults.found) == before:
        _check_row(kind, raw, found, english, faults)
    return Row(found, english) if len(faults.found) == before else None


def _check_row(kind: RowKind, raw: Raw, found: dict, english: dict[str, str], faults: Faults) -> None:
    """The block's own rules, as the editor's form applies them."""
    if not found[kind.main.field]:
        faults.add(raw.where, f"{kind.name}.{kind.main.column}", _("This must not be empty."))
    for name, text in english.items():
        if text and not found[name] and name != kind.main.field:
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
