"""The word lists of the search, read from its data files; a table that editors fill can take their place."""

from functools import cache
from pathlib import Path

import yaml

from search.analysis import Token, words

DATA = Path(__file__).parent / "data"

Sequence = tuple[str, ...]


class SequenceIndex:
    """Finds which of many word sequences occur in a row of words, longest first."""

    def __init__(self, sequences: dict[Sequence, int]):
        self._by_first: dict[str, list[Sequence]] = {}
        self._values = sequences
        for sequence in sorted(sequences, key=len, reverse=True):
            self._by_first.setdefault(sequence[0], []).append(sequence)

    def matches(self, row: list[str]) -> list[tuple[int, Sequence, int]]:
        """(place, sequence, value) of each match; a word belongs to one match only."""
        found, place = [], 0
        while place < len(row):
            sequence = self._at(row, place)
            if sequence:
                found.append((place, sequence, self._values[sequence]))
            place += len(sequence) or 1
        return found

    def _at(self, row: list[str], place: int) -> Sequence:
        candidates = self._by_first.get(row[place], ())
        return next((s for s in candidates if tuple(row[place : place + len(s)]) == s), ())


class Synonyms:
    """Groups of terms that mean the same to a person who asks, in both languages."""

    def __init__(self, groups: list[list[str]]):
        self.groups = [list(dict.fromkeys(tuple(words(str(term))) for term in group)) for group in groups]
        self._index = SequenceIndex({s: n for n, group in enumerate(self.groups) for s in group if s})

    def expand(self, found: list[Token]) -> list[Sequence]:
        """The other terms of every group that the words, or the parts of a long word, name."""
        row = [token.text for token in found]
        matched = [(sequence, group) for _, sequence, group in self._index.matches(row)]
        named = {word for sequence, _ in matched for word in sequence}
        for token in found:
            if token.text not in named:
                matched += [(s, group) for _, s, group in self._index.matches(list(token.parts))]
        others = (s for sequence, group in matched for s in self.groups[group] if s and s != sequence)
        return list(dict.fromkeys(others))


@cache
def synonyms() -> Synonyms:
    """The groups of ``data/synonyms.yaml``."""
    return Synonyms(yaml.safe_load((DATA / "synonyms.yaml").read_text("utf-8"))["groups"])


@cache
def stop_sequences() -> SequenceIndex:
    """The words and phrases of ``data/stopwords.txt`` that make a question but name nothing."""
    lines = (line.partition("#")[0].strip() for line in (DATA / "stopwords.txt").read_text("utf-8").splitlines())
    return SequenceIndex({tuple(words(line)): 1 for line in lines if line and words(line)})


def content_places(found: list[Token]) -> list[int]:
    """The places of the words that are left without question words; all places when nothing would be left."""
    row = [token.text for token in found]
    dropped = {n for place, sequence, _ in stop_sequences().matches(row) for n in range(place, place + len(sequence))}
    return [n for n in range(len(row)) if n not in dropped] or list(range(len(row)))
