"""Which hits pass the filters, and how many each value of a facet would leave."""

from collections import Counter
from collections.abc import Iterable, Mapping

from portal.tree import snapshot
from search.engines.base import Hit, count_facets
from search.visibility import languages

# In which languages something can be read, the tree knows and no engine.
LANGUAGE = "language"
TYPE = "type"


def passes(hit: Hit, filters: Mapping[str, str]) -> bool:
    return all(value in _values(hit, name) for name, value in filters.items())


def facets(everything: list[Hit], narrowed: list[Hit], filters: Mapping[str, str]) -> dict[str, Counter]:
    """Counts of each facet among the ``narrowed`` hits; of one that is filtered, among all that pass the other filters."""
    counts = _counts(narrowed)
    for name in filters:
        others = {other: value for other, value in filters.items() if other != name}
        counts[name] = _counts(hit for hit in everything if passes(hit, others))[name]
    return counts


def agency_names(hits: Iterable[Hit], language: str) -> dict[str, str]:
    """Names by the codes of agencies, in ``language`` where a hit has it."""
    ordered = sorted(hits, key=lambda hit: hit.locale == language)
    return {hit.agency: hit.agency_name for hit in ordered if hit.agency_name}


def _counts(hits: Iterable[Hit]) -> dict[str, Counter]:
    hits, tree = list(hits), snapshot()
    return count_facets(hits) | {LANGUAGE: Counter(code for hit in hits for code in languages(hit.key, tree))}


def _values(hit: Hit, facet: str) -> tuple[str, ...]:
    if facet == LANGUAGE:
        return languages(hit.key, snapshot())
    return hit.topics if facet == "topic" else (getattr(hit, facet),)
