"""Our tokens in PostgreSQL's types, without its parser, which splits ``ภ.ป.1`` and ``id-card-lost``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from search.models import FIELDS, SearchDocument
from search.query import Clause, Query

# A tsvector tells columns apart by these letters; weights of ts_rank_cd are given from the last to the first.
LETTERS = dict(zip(FIELDS, "ABCD", strict=True))
NAMES = ("title", "keywords")

# https://www.postgresql.org/docs/15/textsearch-limitations.html: places beyond the last count as the last, more places
# of one lexeme are forgotten, a lexeme has less than 2 kB and the whole less than 1 MB. Here a little less of each.
LAST_PLACE = 16_383
PLACES = 255
LONGEST = 2_000
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Vector:
    """``words``: a tsvector with places and weights; ``names``: one of the title and common names, without them.

    ``length`` in tokens.
    """

    words: str
    names: str
    length: int


def vector(document: SearchDocument) -> Vector:
    """What is stored of a document. Of one beyond the limits the end of the text is not found, or not in phrases."""
    places: dict[str, list[str]] = defaultdict(list)
    names: dict[str, None] = {}
    place = length = size = 0
    for name, letter in LETTERS.items():
        for token in getattr(document, f"analysed_{name}").split():
            place, length = place + 1, length + 1
            cost = _cost(token, token in places)
            if not cost or size + cost > LARGEST or len(places.get(token, ())) >= PLACES:
                continue
            size += cost
            # Nothing may seem to stand just before the last place, where all that is beyond it ends up.
            places[token].append(f"{place if place < LAST_PLACE - 1 else LAST_PLACE}{letter}")
            if name in NAMES:
                names[token] = None
        place += 1  # a phrase does not go on from one column to the next
    words = " ".join(f"{quoted(token)}:{','.join(dict.fromkeys(at))}" for token, at in places.items())
    return Vector(words, " ".join(map(quoted, names)), length)


def phrase(clause: Clause) -> str:
    """A tsquery for the tokens side by side."""
    return _side_by_side(clause.tokens)


def required(query: Query) -> str:
    """A tsquery for all that stood in quotes."""
    return " & ".join(f"({_side_by_side(tokens)})" for tokens in query.required)


def together(tokens: Iterable[str]) -> str:
    """A tsquery for the tokens anywhere in a document: the index alone can answer it."""
    return " & ".join(map(quoted, tokens))


def _side_by_side(tokens: Iterable[str]) -> str:
    return " <-> ".join(map(quoted, tokens))


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _cost(token: str, is_known: bool) -> int:
    """Bytes that one more occurrence takes; 0 for what is too long to be stored, and to be asked for."""
    if is_known:
        return 2
    size = len(token.encode())
    return size + 6 if size <= LONGEST else 0
