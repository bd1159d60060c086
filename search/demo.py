"""Sample words of editors, and three months of what people may have asked; see docs/features/demonstration.md."""

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from portal.bilingual.language import THAI
from search.documents import PAGE_KEY
from search.editors import log
from search.editors.log import Asked, Counts
from search.editors.models import BestBet, QueryLog, SynonymGroup
from search.models import SearchDocument

DATA = Path(__file__).parent / "demo_data"
DAYS = 92
OPENED_OF_TEN = 7  # searches that lead to a service
SUNDAY = 6


@transaction.atomic
def build(out) -> None:
    """Add what is missing; a log that holds anything is left as it is."""
    data = yaml.safe_load((DATA / "words.yaml").read_text("utf-8"))
    services = dict(
        SearchDocument.objects.filter(type="service", locale=THAI, key__startswith=PAGE_KEY).values_list("code", "key")
    )
    if not SynonymGroup.objects.exists():
        for row in data["synonyms"]:
            _add(SynonymGroup(**row | {"terms": _lines(row["terms"]), "meant": _lines(row.get("meant", ()))}))
    if not BestBet.objects.exists():
        for row in data["best_bets"]:
            _build_bet(row)
    if not QueryLog.objects.exists():
        for day in _days():
            log.write(list(_asked_on(day, data["questions"], services)))
    out.write(f"  {SynonymGroup.objects.count()} sets of synonyms, {QueryLog.objects.count()} questions of a day")


def _build_bet(row: dict) -> None:
    document = SearchDocument.objects.filter(type="service", locale=THAI, code=row["service"]).first()
    if document and document.page_id:
        _add(BestBet(terms=_lines(row["terms"]), page_id=document.page_id, order=row.get("order", 0)))


def _add(row) -> None:
    row.full_clean()
    row.save()


def _lines(terms) -> str:
    return "\n".join(terms)


def _days() -> list[datetime.date]:
    today = timezone.localdate()
    return [today - datetime.timedelta(days=back) for back in range(DAYS, -1, -1)]


def _asked_on(day: datetime.date, questions: list, services: dict[str, str]) -> Iterator[tuple[Asked, Counts]]:
    """The same for a day whenever it is built; few on Sundays."""
    for query, language, most, results, code in questions:
        times = _chance(day, query) % (most + 1) // (3 if day.weekday() == SUNDAY else 1)
        opened = {services[code]: times * OPENED_OF_TEN // 10} if code in services else {}
        if times:
            yield Asked(query, language, day), Counts(times, 0 if results else times, opened)


def _chance(day: datetime.date, query: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{day} {query}".encode()).digest()[:4])
