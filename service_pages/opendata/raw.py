"""The rows of a page as they are stored. No block is made of them, so no file is looked up: a page costs no query."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from portal.blocks.rows import NONE
from portal.tables.texts import cleaned
from service_pages.imports import columns
from service_pages.imports.columns import Cell, RowKind
from service_pages.models import ServicePage
from service_pages.opendata.pairs import pair

Row = Mapping[str, Any]


def stored(page: ServicePage | None, name: str) -> list[Row]:
    """The rows of a field with ``type``, ``value`` and ``id``, an explicit none among them; [] without a page."""
    return list(getattr(page, name).raw_data) if page else []


def row(kind: RowKind, thai: Row, english: Mapping[str, Any]) -> dict:
    """A row with its words in both languages; ``english``: the fields of the same row of the English page."""
    values = thai["value"]
    made = {"id": thai.get("id")}
    for cell in kind.cells:
        value = values.get(cell.field)
        made[cell.name] = pair(value, english.get(cell.field)) if cell.kind == columns.TEXT else fact(cell, value)
    return made


def fact(cell: Cell, value) -> Any:
    """A stored value without language as JSON has it: numbers as numbers, None where nothing is stated."""
    if cell.kind == columns.YES_NO:
        return bool(value)
    if cell.kind == columns.CHOICES:
        return list(value or ())
    if value in (None, ""):
        return None
    if cell.kind in (columns.DECIMAL, columns.INTEGER):
        number = Decimal(str(value))
        return int(number) if number == number.to_integral_value() else float(number)
    if cell.kind == columns.DATE:
        return value if isinstance(value, str) else value.isoformat()
    return cleaned(value) if isinstance(value, str) else value


def is_none(rows: list[Row]) -> bool:
    return bool(rows) and rows[0]["type"] == NONE


def files_of(page: ServicePage) -> Iterator[int]:
    """The ids of the files that the page's rows name."""
    for name, kind in columns.row_kinds().items():
        if kind.files:
            for stored_row in stored(page, name):
                if stored_row["type"] != NONE:
                    yield from (stored_row["value"][file] for file in kind.files if stored_row["value"].get(file))
