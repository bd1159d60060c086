"""The order of what an engine found: pages that are called what was asked for rise, news sink, what is far below goes.

Engines rank by words alone; this is the same for all of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from search.engines.base import CANDIDATES, Hit
from search.folding import asks_for_manuals
from search.names import MANUAL
from search.query import Concept, Query
from search.spelling import Speller

# News tell of everything for a while; a page that stands answers better, and is to be found above them.
PRIORS = {"news": 0.4}
# A manual of many services holds the words of all of them; it is called for by name.
PRIOR_OF_BOOKLETS = 0.4
# A page of which one name holds all that was asked, in any order and in either language, scores so many times more.
CALLED_SO = 4.0
# What may be meant by a word says less than the word.
AS_MEANT = 0.8
# Hits below this share of the best one's score have no more than a common word in common with the question. They go,
# unless one of their names holds so much of what was asked: a page in the other language is found by synonyms alone.
SHARE_OF_BEST = 0.25
SHARE_OF_QUESTION = 0.5


def floor_of(hits: Iterable[Hit]) -> float:
    """The score below which hits are the tail of these."""
    return SHARE_OF_BEST * max((hit.score for hit in hits), default=0)


def is_cut(hits: list[Hit], floor: float) -> bool:
    """Whether there may be more that are no tail: as many were ranked as can be, and the last is still above the floor."""
    return len(hits) >= CANDIDATES and min(hit.score for hit in hits) >= floor


def in_order(hits: list[Hit], questions: Sequence[Query], names: Speller, floor: float) -> list[Hit]:
    """The hits anew, best first, without the tail. ``questions``: what was typed, and what was probably meant by it."""
    called = [(hit, _called(hit, questions, names)) for hit in hits]
    near = [
        replace(hit, score=hit.score * _prior(hit, questions) * (1 + CALLED_SO * how_much**2))
        for hit, how_much in called
        if hit.score >= floor or how_much >= SHARE_OF_QUESTION
    ]
    return sorted(near, key=lambda hit: -hit.score)


def _prior(hit: Hit, questions: Sequence[Query]) -> float:
    if hit.type == MANUAL and not hit.code and not any(map(asks_for_manuals, questions)):
        return PRIOR_OF_BOOKLETS
    return PRIORS.get(hit.type, 1)


def share(concepts: tuple[Concept, ...], name: frozenset[str]) -> float:
    """How much of what was asked for a name holds, 0 to 1."""
    found = 0.0
    for concept in concepts:
        if name.issuperset(concept.words):
            found += 1
        elif any(name.issuperset(meaning) for meaning in concept.meanings):
            found += AS_MEANT
    return found / len(concepts) if concepts else 0


def _called(hit: Hit, questions: Sequence[Query], names: Speller) -> float:
    return max((share(query.concepts, name) for query in questions for name in names.called(hit.key)), default=0)
