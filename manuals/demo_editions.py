"""Sample content: the first editions of all manuals and the booklet, ten second ones, one announced, one withdrawn.

A first edition that has a second says what the record said before: for a moment the record is as it was, so that derived
figures are too, and the list of changes tells what differs between two records.
"""

import uuid
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from manuals.demo_manuals import texts
from manuals.editions.data import freeze
from manuals.editions.issuing import Order, Prepared, prepare, store, withdraw
from manuals.models import CitizenManualPage, Edition
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from service_pages.imports import columns
from service_pages.models import ServicePage
from service_pages.opendata.pairs import Pair, pair

FIRST, SECOND, THIRD = 1, 2, 3


def build() -> int:
    """Issue the editions, the earlier ones first; how many there are then."""
    manuals = {page.slug: page for page in CitizenManualPage.objects.filter(locale__language_code=THAI, alias_of=None)}
    now = {slug: freeze(manual) for slug, manual in manuals.items()}
    first = {slug: _first(manual) for slug, manual in manuals.items()}
    second, announced, withdrawn = (texts()[f"{kind}_editions"] for kind in ("second", "announced", "withdrawn"))
    then = {record["code"]: data_of_then(manuals[record["code"]], record["before"]) for record in second}
    then |= {record["code"]: _with_words(now[record["code"]], record["earlier"]) for record in announced}
    wrong = {record["code"]: data_of_then(manuals[record["code"]], record["says"]) for record in withdrawn}
    firsts = [_prepared(manual, FIRST, first[slug], then.get(slug, now[slug])) for slug, manual in manuals.items()]
    seconds = [
        _prepared(manuals[record["code"]], SECOND, _whole(record), now[record["code"]])
        for record in (*second, *announced)
    ]
    thirds = [_prepared(manuals[record["code"]], THIRD, _whole(record), wrong[record["code"]]) for record in withdrawn]
    store([*firsts, *seconds, *thirds])
    for record, one in zip(withdrawn, thirds, strict=True):
        withdraw(one.edition, _pair(record, "reason"))
    return Edition.objects.count()


def _prepared(manual: CitizenManualPage, number: int, record: Mapping[str, Any], data: dict) -> Prepared:
    order = Order(number, _day(record), _pair(record, "change_note"), record["approved_by"], history=True)
    return prepare(manual, order, in_process=True, data=data)


def _day(record: Mapping[str, Any]) -> date:
    """Its day, or the one so many days from today."""
    if "effective" in record:
        return date.fromisoformat(record["effective"])
    return timezone.localdate() + timedelta(days=record.get("in_days", 0))


def _whole(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**record, "approved_by": _pair(record, "approved_by")}


def _with_words(data: Mapping[str, Any], words: Mapping[str, list[str]]) -> dict[str, Any]:
    """``data`` with other goals of the manual itself."""
    goals = [pair(thai, english) for thai, english in zip(words["goals_th"], words["goals_en"], strict=True)]
    return {**data, "manual": {**data["manual"], "goals": goals}}


def _first(manual: CitizenManualPage) -> dict[str, Any]:
    """Change note that all first editions share, day of the manuals or the booklet, and who approves for this one."""
    record = texts()["first_editions"]
    if manual.is_booklet:
        return record | {"effective": record["booklet_effective"], "approved_by": record["approved_by"]["booklet"]}
    return record | {"approved_by": record["approved_by"][manual.agencies[0].slug]}


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
