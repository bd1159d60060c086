"""A service and its manual have one name: one result leads to both."""

from collections.abc import Iterable

from search.engines.base import Hit
from search.names import MANUAL, SERVICE
from search.query import Query

# Who says so wants the manual itself. As the analysis has them.
_MANUALS = frozenset({"คู่มือ", "เล่ม", "manual", "booklet"})


def asks_for_manuals(query: Query) -> bool:
    return not _MANUALS.isdisjoint(query.words)


def folded(hits: Iterable[Hit]) -> list[Hit]:
    """Each service once, at the place of its manual where that is the better one, and without the manual."""
    hits = list(hits)
    services = {hit.code: hit for hit in hits if hit.type == SERVICE}
    shown = (services.get(hit.code, hit) if hit.type == MANUAL and hit.code else hit for hit in hits)
    return list({hit.key: hit for hit in shown}.values())
