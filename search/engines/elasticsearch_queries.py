"""Our clauses in Elasticsearch's language, so that what is worth most there is worth most here."""

from collections import defaultdict
from collections.abc import Mapping

from search.engines.base import WEIGHTS
from search.engines.bm25 import saturation
from search.models import FIELDS
from search.query import Clause, Query
from search.wordlists import Sequence

COLUMNS = [f"{name}^{WEIGHTS[name]:g}" for name in FIELDS]
# There a phrase is as rare as all its words added up, in FTS5 as rare as it is: less than that, more than one of them.
PHRASE = 0.6


def as_query(query: Query, filters: Mapping[str, str]) -> dict:
    """Any clause may match. ``filters``: values by the names of ``FACETS``."""
    should = [*_words(query), *(_phrase(clause) for clause in query.clauses if len(clause.tokens) > 1)]
    names = {"topic": "topics"}
    narrowed = [{"term": {names.get(name, name): value}} for name, value in filters.items()]
    required = [_required(tokens) for tokens in query.required]
    return {"bool": {"should": should, "minimum_should_match": 1, "filter": narrowed + required}}


def _words(query: Query) -> list[dict]:
    """Single words, together by weight. A word's occurrences in all columns are one number, as in FTS5."""
    words: dict[int, list[str]] = defaultdict(list)
    for clause in query.clauses:
        if len(clause.tokens) == 1:
            words[clause.weight].append(clause.tokens[0])
    return [
        {"combined_fields": {"query": " ".join(those), "fields": COLUMNS, "boost": weight}}
        for weight, those in words.items()
    ]


def _phrase(clause: Clause) -> dict:
    """In the best of the columns, which differ by as much as one occurrence there is worth."""
    text = " ".join(clause.tokens)
    columns = [
        {"match_phrase": {name: {"query": text, "boost": saturation(WEIGHTS[name], 1) / saturation(1, 1)}}}
        for name in FIELDS
    ]
    return {"dis_max": {"queries": columns, "boost": PHRASE * clause.weight}}


def _required(tokens: Sequence) -> dict:
    """Side by side in one of the columns."""
    text = " ".join(tokens)
    return {"bool": {"should": [{"match_phrase": {name: text}} for name in FIELDS], "minimum_should_match": 1}}
