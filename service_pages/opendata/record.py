"""A service as one record in both languages: words as pairs, numbers and dates once, rows by the blocks they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.blocks.rows import NONE
from service_pages.imports import columns
from service_pages.imports.columns import RowKind
from service_pages.models import ServicePage
from service_pages.opendata import raw
from service_pages.opendata.pairs import line_pair, pair
from service_pages.opendata.surroundings import Surroundings
from service_pages.opendata.totals import totals

TellFile = Callable[[Any], Any]


@dataclass(frozen=True)
class Source:
    """What a record is made from. ``english``: the translated page that everybody may see; None while there is none."""

    page: ServicePage
    english: ServicePage | None
    topics: list[int]
    files: Mapping[int, Any]


def record(source: Source, around: Surroundings, tell_file: TellFile | None = None) -> dict:
    """Rows are a list, ``"none"`` where the page says that there are none, or None where nothing is filled in.

    ``tell_file``: how a file (a document or None) is told; by its address unless said otherwise.
    """
    told = tell_file or around.file
    page = source.page
    made = {
        "id": str(page.translation_key),
        "code": page.code,
        **_flat(source),
        "agency": around.agency(page),
        "topics": [around.topics[pk] for pk in source.topics if pk in around.topics],
        **{name: _rows(kind, source, around, told) for name, kind in columns.row_kinds().items()},
        "shared_complaints": around.complaints,
        "url": around.addresses(page),
        "published": page.last_published_at.isoformat() if page.last_published_at else None,
    }
    made["stale"] = _stale(source, made, around)
    return made


def _flat(source: Source) -> dict:
    """The fields of the page, named as in the columns of a file."""
    made: dict[str, Any] = {}
    for field, cell in columns.page_cells().items():
        thai, english = getattr(source.page, field), getattr(source.english, field, None)
        if cell.kind == columns.LINES:
            made[cell.name] = line_pair(thai, english)
        else:
            made[cell.name] = pair(thai, english) if cell.kind == columns.TEXT else raw.fact(cell, thai)
    return made


def _rows(kind: RowKind, source: Source, around: Surroundings, told: TellFile) -> list[dict] | str | None:
    stored = raw.stored(source.page, kind.name)
    english = {row.get("id"): row for row in raw.stored(source.english, kind.name)}
    if raw.is_none(stored):
        return NONE
    if kind.name == "totals":
        return totals(source.page, english)
    made = []
    for row in stored:
        words = english.get(row.get("id"), {}).get("value") or {}
        files = {name: told(source.files.get(row["value"].get(name))) for name in kind.files}
        made.append(raw.row(kind, row, words) | files)
    return [row for row in made if _is_shown(kind.name, row, around)] or None


def _is_shown(name: str, row: dict, around: Surroundings) -> bool:
    """As on the page: no service that is not for everybody, no notice before its first day or after its last."""
    if name == "related":
        return row["service"] in around.public_codes
    return name != "notices" or _is_current(row, around.today)


def _is_current(row: dict, today: date) -> bool:
    return (row["starts"] or "") <= today.isoformat() <= (row["ends"] or "9999")


def _stale(source: Source, made: dict, around: Surroundings) -> list[str]:
    """Where the English is an earlier wording, in the words of the import's column: ``summary_en``, ``steps.2.title_en``."""
    held = around.held.get(source.english.pk, {}) if source.english else {}
    numbers = {
        f"{name}.{row['id']}": (name, number)
        for name in columns.row_kinds()
        if isinstance(made[name], list)
        for number, row in enumerate(made[name], 1)
        if "id" in row
    }
    found = []
    for path in held:
        row_path, _dot, field = path.rpartition(".")
        if row_path in numbers:
            found.append(columns.row_column(*numbers[row_path], field))
        elif cell := columns.page_cells().get(path):
            found.append(cell.columns[-1])
    return sorted(found)
