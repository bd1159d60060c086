"""What somebody typed, as a query that any engine can answer.

Never AND: questions hold words that the page lacks. Every word counts, neighbours count as a phrase, synonyms of both
languages count a little; words that only make it a question are left out as long as something remains.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from search.analysis import Token, normalise, scan
from search.wordlists import Sequence, content_places, synonyms

MAX_CHARACTERS = 200
MAX_WORDS = 24
MAX_CLAUSES = 80

# Whole numbers: an engine that knows no weights can name a clause so many times. A form number (ตม30) says most; what
# was typed says more than all that may be meant by it.
FORM, WORD, PAIR, PART, SYNONYM = 6, 3, 1, 1, 1
_FORM = re.compile(r"[^\W\d]+\d+[^\W\d]?")
# Straight, typographic and French; which one opens and which one closes is not asked. One alone is just a character.
_QUOTED = re.compile('["“”„«»]([^"“”„«»]+)["“”„«»]')


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that must stand in this order, side by side; ``weight`` ≥ 1."""

    tokens: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that was asked for: a word or a term of several, and what else may be meant by it."""

    words: Sequence
    meanings: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Any clause may match; the more and the rarer, the better.

    ``words``: what was asked for, without question words; ``core``: the same as typed, normalised. ``concepts``:
    the same as the things asked for. ``marks``: what is worth marking in an answer, which is these words and single
    words that mean the same. ``required``: what stood in quotes; a document must hold the tokens of each side by side.
    ``tail``: the last words as far as they are written together, of which the end may be missing.
    """

    text: str
    core: str
    words: tuple[str, ...]
    concepts: tuple[Concept, ...]
    clauses: tuple[Clause, ...]
    marks: frozenset[str]
    required: tuple[Sequence, ...] = ()
    tail: Sequence = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def forms(self) -> tuple[str, ...]:
        """Numbers of forms, whole: tm30."""
        return tuple(clause.tokens[0] for clause in self.clauses if clause.weight == FORM)

    def widened(self, other: "Query") -> "Query":
        """This query and another one as well: a better spelling of the same question."""
        known = {clause.tokens for clause in self.clauses}
        more = tuple(clause for clause in other.clauses if clause.tokens not in known)
        return replace(self, clauses=self.clauses + more, marks=self.marks | other.marks)

    def completed(self, half: Sequence, words: list[str]) -> "Query":
        """This query, the words at its end meant as the beginning of one of ``words``."""
        known = {clause.tokens for clause in self.clauses}
        more = tuple(Clause((word,), WORD) for word in words if (word,) not in known)
        whole = tuple(concept for concept in self.concepts if not set(concept.words) <= set(half))
        meant = Concept(half, tuple((word,) for word in words))
        clauses, marks = self.clauses + more, self.marks | set(words)
        return replace(self, clauses=clauses, concepts=(*whole, meant), marks=marks)


def parse(text: str) -> Query:
    """A text of any length; what is beyond ``MAX_CHARACTERS`` is not read."""
    read = normalise(text[:MAX_CHARACTERS])
    found = scan(read)[:MAX_WORDS]
    quoted = _quoted(read, found)
    places = sorted({*content_places(found), *(n for phrase in quoted for n in phrase)})
    content = [found[n] for n in places]
    words = tuple(dict.fromkeys(token.text for token in content))
    terms = synonyms().terms(found)
    alike = list(dict.fromkeys(meant for _, others in terms for meant in others))
    forms = (part for token in content for part in token.pieces if _FORM.fullmatch(part))
    marks = frozenset((*words, *(sequence[0] for sequence in alike if len(sequence) == 1), *forms))
    core = " ".join(read[token.start : token.end] for token in content)
    required = tuple(dict.fromkeys(tuple(found[n].text for n in phrase) for phrase in quoted))
    # Who asks in a sentence has ended it.
    tail = () if required or len(places) < len(found) else _tail(read, found)
    clauses = _clauses(found, places, alike)
    return Query(text, core, words, _concepts(found, places, terms), clauses, marks, required, tail)


def _clauses(found: list[Token], places: list[int], alike: list[Sequence]) -> tuple[Clause, ...]:
    """What may match, each once with its greatest weight; the ``MAX_CLAUSES`` that weigh most."""
    content = [found[n] for n in places]
    weights: dict[Sequence, int] = dict.fromkeys(((part,) for token in content for part in token.pieces), PART)
    weights |= dict.fromkeys(alike, SYNONYM)
    weights |= dict.fromkeys(_pairs(found, places), PAIR)
    weights |= dict.fromkeys(((token.text,) for token in content), WORD)
    weights |= dict.fromkeys(((form,) for token in content if (form := _form(token))), FORM)
    strongest = sorted(weights.items(), key=lambda item: -item[1])[:MAX_CLAUSES]
    return tuple(Clause(*item) for item in strongest)


def _pairs(found: list[Token], places: list[int]) -> Iterator[Sequence]:
    """Neighbours that are two words."""
    for n, following in pairwise(places):
        if following == n + 1 and found[n].text != found[following].text:
            yield found[n].text, found[following].text


def _form(token: Token) -> str | None:
    """The number of a form that a word is or begins, whole: ``ทร141`` of ท.ร.14/1, of which ``ทร14`` is only a part."""
    return next(filter(_FORM.fullmatch, (token.text, *token.pieces)), None)


def _quoted(read: str, found: list[Token]) -> list[list[int]]:
    """The places of the words in each pair of quotes that holds any."""
    spans = [range(*quoted.span(1)) for quoted in _QUOTED.finditer(read)]
    return [places for span in spans if (places := [n for n, token in enumerate(found) if token.start in span])]


def _tail(read: str, found: list[Token]) -> Sequence:
    """The words without a gap before the end of the text; none when it ends in a sign."""
    end, tail = len(read), []
    for token in reversed(found):
        if token.end != end:
            break
        tail.append(token.text)
        end = token.start
    return tuple(reversed(tail))


def _concepts(found: list[Token], places: list[int], terms: list[tuple[range, list[Sequence]]]) -> tuple[Concept, ...]:
    concepts: dict[Sequence, tuple[Sequence, ...]] = {}
    spans = {place: span for span, _ in terms for place in span}
    for place in places:
        span = spans.get(place, range(place, place + 1))
        said = tuple(found[n].text for n in span)
        meanings = [meant for other, others in terms if other == span for meant in others]
        # What a form's number is made of is not that form.
        made_of = () if _form(found[place]) else found[place].pieces
        pieces = [made_of] if len(span) == 1 and made_of else []
        concepts[said] = (*pieces, *meanings)
    return tuple(Concept(*item) for item in concepts.items())
