"""The word lists of the search, read from its data files, and the synonyms that editors add to them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import yaml

from portal.tree import snapshot
from search.analysis import Token, words
from search.dictionary import word_list

DATA = Path(__file__).parent / "data"
# The name by which search/editors/synonyms.py registers all that is in force with the tree.
IN_FORCE = "search.synonyms"

Sequence = tuple[str, ...]


class SequenceIndex:
    """Finds which of many word sequences occur in a row of words, longest first."""

    def __init__(self, sequences: Iterable[Sequence]):
        self._by_first: dict[str, list[Sequence]] = {}
        for sequence in sorted(set(sequences), key=len, reverse=True):
            if sequence:
                self._by_first.setdefault(sequence[0], []).append(sequence)

    def matches(self, row: list[str]) -> list[tuple[int, Sequence]]:
        """Place and sequence of each match; a word belongs to one match only."""
        found, place = [], 0
        while place < len(row):
            sequence = self._at(row, place)
            if sequence:
                found.append((place, sequence))
            place += len(sequence) or 1
        return found

    def _at(self, row: list[str], place: int) -> Sequence:
        candidates = self._by_first.get(row[place], ())
        return next((s for s in candidates if tuple(row[place : place + len(s)]) == s), ())


class Synonyms:
    """What else a person may mean who says a term, in both languages.

    ``groups``: terms that mean the same. ``situations``: pairs of what is said and what is meant by it, one way only.
    """

    def __init__(self, groups: list[list[str]], situations: list[dict[str, list[str]]] | None = None):
        self._meant: dict[Sequence, list[Sequence]] = {}
        for group in groups:
            self._add(group, group)
        for situation in situations or []:
            self._add(situation["said"], situation["meant"])
        self._index = SequenceIndex(self._meant)

    def extended(self, groups: list[list[str]], situations: list[dict[str, list[str]]]) -> "Synonyms":
        """These and others together; a term that is in both means all of it."""
        both = Synonyms(groups, situations)
        for said, meant in self._meant.items():
            both._meant[said] = [*meant, *both._meant.get(said, ())]
        both._index = SequenceIndex(both._meant)
        return both

    def terms(self, found: list[Token]) -> list[tuple[range, list[Sequence]]]:
        """Where a term stands, and the other terms for it; parts of a word are asked where no term holds the word."""
        matches = self._index.matches([token.text for token in found])
        terms = [(range(place, place + len(said)), self._others(said)) for place, said in matches]
        covered = {word for _, said in matches for word in said}
        for place, token in enumerate(found):
            if token.text not in covered:
                in_parts = self._index.matches(list(token.parts))
                terms += [(range(place, place + 1), self._others(said)) for _, said in in_parts]
        return terms

    def knows(self, word: str) -> bool:
        """Whether something is meant by this word alone."""
        return (word,) in self._meant

    def _others(self, sequence: Sequence) -> list[Sequence]:
        return [meant for meant in self._meant[sequence] if meant != sequence]

    def _add(self, said: list[str], meant: list[str]) -> None:
        sequences = [sequence for term in meant if (sequence := tuple(words(str(term))))]
        for term in said:
            self._meant.setdefault(tuple(words(str(term))), []).extend(sequences)


_tried: ContextVar[Synonyms | None] = ContextVar("tried", default=None)


def synonyms() -> Synonyms:
    """What is in force now: the terms that come with the portal and those of its editors. Costs no query of its own."""
    return _tried.get() or snapshot().facts(IN_FORCE)


@cache
def shipped() -> Synonyms:
    """The terms of ``data/synonyms/*.yaml``, a file a subject."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((DATA / "synonyms").glob("*.yaml"))]
    return Synonyms(
        [group for file in files for group in file["groups"]],
        [situation for file in files for situation in file.get("situations", [])],
    )


@contextmanager
def tried(others: Synonyms) -> Iterator[None]:
    """Within it, ``others`` are in force for this thread alone."""
    token = _tried.set(others)
    try:
        yield
    finally:
        _tried.reset(token)


@cache
def stop_sequences() -> SequenceIndex:
    """The words and phrases of ``data/stopwords.txt`` that make a question but name nothing."""
    return SequenceIndex(tuple(words(line)) for line in word_list(DATA / "stopwords.txt"))


def content_places(found: list[Token]) -> list[int]:
    """The places of the words that are left without question words; all places when nothing would be left."""
    row = [token.text for token in found]
    dropped = {n for place, sequence in stop_sequences().matches(row) for n in range(place, place + len(sequence))}
    return [n for n in range(len(row)) if n not in dropped] or list(range(len(row)))
