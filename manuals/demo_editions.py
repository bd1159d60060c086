"""Sample content: the first editions of all manuals, ten second ones, one of the booklet; from manuals.yaml.

A first edition that has a second says what the record said before: for a moment the record is as it was, so that derived
figures are too, and the list of changes tells what differs between two records.
"""

import uuid
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction

from manuals.demo_manuals import texts
from manuals.editions.data import freeze
from manuals.editions.issuing import issue
from manuals.models import CitizenManualPage, Edition
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from service_pages.imports import columns
from service_pages.models import ServicePage
from service_pages.opendata.pairs import Pair, pair

FIRST, SECOND = 1, 2


def build() -> int:
    """Issue the editions, the earlier ones first; how many there are then."""
    manuals = {page.slug: page for page in CitizenManualPage.objects.filter(locale__language_code=THAI, alias_of=None)}
    second = {record["code"]: record for record in texts()["second_editions"]}
    now = {slug: freeze(manual) for slug, manual in manuals.items()}
    first = {slug: _first(manual) for slug, manual in manuals.items()}
    then = {code: data_of_then(manuals[code], record["before"]) for code, record in second.items()}
    with transaction.atomic():
        for slug, manual in manuals.items():
            _issue(manual, FIRST, first[slug], then.get(slug, now[slug]))
        for code, record in second.items():
            _issue(manuals[code], SECOND, record | {"approved_by": _pair(record, "approved_by")}, now[code])
    return Edition.objects.count()


def _issue(manual: CitizenManualPage, number: int, record: Mapping[str, Any], data: dict) -> None:
    issue(
        manual,
        number=number,
        effective=date.fromisoformat(record["effective"]),
        change_note=_pair(record, "change_note"),
        approved_by=record["approved_by"],
        history=True,
        in_process=True,
        data=data,
    )


def _first(manual: CitizenManualPage) -> dict[str, Any]:
    """Day and change note that all first editions share, and who approves for the agency of this one."""
    record = texts()["first_editions"]
    who = "booklet" if manual.is_booklet else manual.agencies[0].slug
    return record | {"approved_by": record["approved_by"][who]}


def _pair(record: Mapping[str, Any], name: str) -> Pair:
    return pair(record[f"{name}_th"], record[f"{name}_en"])


def data_of_then(manual: CitizenManualPage, before: Mapping[str, Any]) -> dict:
    """What the manual of one service said while its record had the values of ``before`` (``fees.1.amount``)."""
    with _as_it_was(manual.service_codes[0], before):
        return freeze(manual)


@contextmanager
def _as_it_was(code: str, before: Mapping[str, Any]):
    """Within it the service's rows are the earlier ones; nothing of it stays."""
    with transaction.atomic():
        new_rows = {path: str(uuid.uuid4()) for path in before}
        for language in LANGUAGES:
            page = ServicePage.objects.get(slug=code, locale__language_code=language)
            for path, value in before.items():
                _put(page, path, value, language, new_rows[path])
            names = {path.partition(".")[0] for path in before}
            ServicePage.objects.filter(pk=page.pk).update(**{name: getattr(page, name) for name in names})
        yield
        transaction.set_rollback(True)


def _put(page: ServicePage, path: str, value: Any, language: str, row_id: str) -> None:
    name, place, *field = path.split(".")
    rows = getattr(page, name).raw_data
    if field:
        rows[int(place)]["value"][field[0]] = value
        return
    kind = columns.row_kinds()[name]
    words = [cell for cell in kind.cells if cell.kind == columns.TEXT]
    facts = {name: entry for name, entry in value.items() if not name.endswith(("_th", "_en"))}
    told = {cell.field: _word(value, cell.name, language) for cell in words}
    rows.insert(int(place), {"type": kind.block_type, "value": facts | told, "id": row_id})


def _word(row: Mapping[str, Any], name: str, language: str) -> str:
    thai = row.get(f"{name}_th", "")
    return row.get(f"{name}_en", "") or thai if language == ENGLISH else thai
