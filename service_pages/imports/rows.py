"""Rows of a file laid over the rows of a page: a row that is known again keeps its id, and so its translations."""

import uuid

from wagtail.blocks import StreamValue

from portal.blocks.rows import NONE
from service_pages.imports import values
from service_pages.imports.columns import CHOICE, CHOICES, RowKind
from service_pages.imports.schema import Row
from service_pages.imports.times import UNIT, WORDS


def laid_over(kind: RowKind, existing: StreamValue, rows: list[Row] | str) -> StreamValue | None:
    """The new value of the field; None when it says what is there already. Gives each of ``rows`` its block id.

    A row is known again by its main text, else by its position.
    """
    if isinstance(rows, str):
        return None if _is_none(existing) else StreamValue(kind.stream, [(NONE, None, str(uuid.uuid4()))])
    old = [child for child in existing if child.block_type == kind.block_type]
    _give_ids(kind, old, rows)
    _leave_words(old, rows)
    if len(old) == len(existing) and [(child.id, _stored(kind, child.value)) for child in old] == [
        (row.block_id, row.values) for row in rows
    ]:
        return None
    files = {child.id: {name: child.value[name] for name in kind.files} for child in old}
    return StreamValue(kind.stream, [(kind.block_type, _value(kind, row, files), row.block_id) for row in rows])


def _value(kind: RowKind, row: Row, files: dict[str, dict]):
    """The row's value; files, which no import states, stay as they were."""
    value = kind.block.to_python(row.values)
    value.update(files.get(row.block_id, {}))
    return value


def _is_none(existing: StreamValue) -> bool:
    return [child.block_type for child in existing] == [NONE]


def _give_ids(kind: RowKind, old: list, rows: list[Row]) -> None:
    name = kind.main.field
    free = {
        child.id: (position, values.comparable(child.value[name])) for position, child in enumerate(old) if child.id
    }
    unknown = []
    for position, row in enumerate(rows):
        known = next((block_id for block_id, (_position, text) in free.items() if text == row.values[name]), None)
        if known:
            row.block_id = known
            del free[known]
        else:
            unknown.append((position, row))
    by_position = {position: block_id for block_id, (position, _text) in free.items()}
    for position, row in unknown:
        row.block_id = by_position.get(position, row.block_id)


def _leave_words(old: list, rows: list[Row]) -> None:
    """A stored row that has the words of a time and no number keeps to it: somebody has decided so."""
    stored = {child.id: child.value for child in old}
    for row in rows:
        time, value = row.time, stored.get(row.block_id)
        if not (time and time.from_words and value):
            continue
        if value[time.number] is None and values.comparable(value[WORDS]) == time.from_words:
            row.values |= {time.number: None, UNIT: "", WORDS: time.from_words}
            time.remarks = []


def _stored(kind: RowKind, value) -> dict:
    stored = {cell.field: values.comparable(value[cell.field]) for cell in kind.cells}
    empty: dict[str, object] = {CHOICE: "", CHOICES: []}
    unfilled = {
        cell.field: empty[cell.kind] for cell in kind.cells if cell.kind in empty and stored[cell.field] is None
    }
    return stored | unfilled
