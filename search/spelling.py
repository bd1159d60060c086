"""A better spelling, from what the portal's own pages are called: titles and common names, compared by three letters.

Thai slips break words apart in unforeseeable places, so whole names are compared and not words.
"""

import threading
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import starmap, takewhile

from django.db.models import Max
from django.utils import timezone

from portal.bilingual.normalise import bare, fold, has_thai, mend, normalise, squeezed
from portal.indexing import PUBLIC
from portal.tree import snapshot
from search import dictionary
from search.analysis import scan
from search.models import SearchDocument
from search.names import LOOKED_AT, MANUAL, REMEMBERED, SERVICE, NameIndex, Row, bare_name, names_of
from search.visibility import is_offered
from search.wordlists import content_places, synonyms

GRAM = 3
LONGEST_NAME = 60
# Of a name's threes, so many must stand in the question.
ENOUGH = 0.5
# And so many of the question's in the name, when all its words are words and only no page has one of them.
ALIKE = 0.6
# Words of a name are names as well when they are so long.
SHORTEST_WORD = 5
# News speak of everything: their headlines are no names of what the portal offers.
WITHOUT = ("news",)
COLUMNS = (
    "key",
    "locale",
    "type",
    "code",
    "title",
    "keywords",
    "analysed_title",
    "analysed_keywords",
    "analysed_summary",
)


_lock = threading.Lock()


class Speller:
    """The names of the portal's public pages, as they were when it was made.

    ``manuals``: the keys of those of one service, by its code.
    """

    def __init__(self, rows: list[Row]):
        names = {_squeezed_name(name): name for row in reversed(rows) for name in reversed(_to_suggest(row))}
        self.names = tuple(names.values())
        self.known = frozenset(word for row in rows for text in row.analysed for word in text.split())
        self.index = NameIndex(found for row in rows for found in names_of(row))
        self._asked = tuple(names)
        self._sizes: list[int] = []
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        for n, name in enumerate(names):
            grams = _grams_of_name(name)
            self._sizes.append(len(grams))
            for gram in grams:
                self._by_gram[gram].append(n)
        self._called: dict[str, tuple[frozenset[str], ...]] = defaultdict(tuple)
        for row in rows:
            self._called[row.key] += tuple(_words(name)[1] for name in row.names)
        self._in_names = Counter(word for row in rows for name in row.names for word in _words(name)[0])
        self._sorted = sorted(self._in_names)
        self._services = _services(rows)
        self.manuals = {row.code: row.key for row in rows if row.type == MANUAL and row.code}

    def is_known(self, word: str) -> bool:
        """Whether some public page has the word in its title, common names or summary."""
        return word in self.known

    def is_in_names(self, word: str) -> bool:
        """Whether it is a word of a name, not only a part of one."""
        return word in self._in_names

    def is_in_a_name(self, words: Iterable[str]) -> bool:
        """Whether one name holds all these words or parts of words."""
        asked = frozenset(words)
        return any(asked <= name for called in self._called.values() for name in called)

    def completions(self, beginning: str, most: int) -> list[str]:
        """The words of names that begin so, those of most names first."""
        first = bisect_left(self._sorted, beginning)
        found = list(takewhile(lambda word: word.startswith(beginning), self._sorted[first : first + LOOKED_AT]))
        return sorted(found, key=lambda word: -self._in_names[word])[:most]

    def called(self, key: str) -> tuple[frozenset[str], ...]:
        """The words of each name of a page, in all its languages."""
        return self._called.get(key, ())

    def service(self, text: str) -> str | None:
        """The key of the one service whose title, code or else common name is just this.

        Signs and spaces make no difference, nor do question words in the name.
        """
        for table in self._services:
            keys = table.get(bare(text), set())
            if len(keys) == 1:
                return next(iter(keys))
        return None

    def suggest(self, text: str, alike: float = 0) -> str | None:
        """The name most like the question, or None when none is or when the question already holds it.

        ``alike``: the share of the question, 0 to 1, that must stand in the name.
        """
        asked = squeezed(text)
        grams = _grams(asked)
        shared = Counter(n for gram in grams for n in self._by_gram.get(gram, ()))
        likely = [
            (count, count / self._sizes[n], n)
            for n, count in shared.items()
            if count >= ENOUGH * self._sizes[n] and count >= alike * len(grams)
        ]
        if not likely:
            return None
        _, _, best = max(likely, key=lambda item: (item[0], item[1], -item[2]))
        return self.names[best] if self._asked[best] not in asked else None


def is_word(word: str) -> bool:
    """Whether a word that no page has is a word nevertheless, and probably no slip."""
    return is_meant(word) or (has_thai(word) and word in dictionary.trie())


def is_meant(word: str) -> bool:
    """Whether the word lists tell what is meant by a word."""
    return synonyms().knows(word)


def speller() -> Speller:
    """The speller of this moment; one small query when nothing has changed.

    A page that goes raises the tree's generation, so that its name is not offered any longer.
    """
    latest = SearchDocument.objects.aggregate(latest=Max("updated"))["latest"]
    with _lock:  # threads that waited find what the first one has built
        return _speller(snapshot().generation, latest, timezone.localdate())


@lru_cache(maxsize=1)
def _speller(generation: int, latest, today: date) -> Speller:
    """``today``: a manual is offered from its day on."""
    documents = SearchDocument.objects.filter(audience=PUBLIC).exclude(type__in=WITHOUT).order_by("pk")
    rows = documents.values_list(*COLUMNS)
    tree = snapshot()
    return Speller([row for row in starmap(Row.of, rows) if is_offered(row.key, tree)])


def _services(rows: list[Row]) -> list[dict[str, set[str]]]:
    """Keys of services by their titles and codes, by their common names, and by all of these without question words."""
    tables: list[dict[str, set[str]]] = [defaultdict(set) for _ in range(3)]
    for row in rows:
        if row.type == SERVICE:
            title, *others = row.names
            own, common = map(bare_name, (title, row.code)), map(bare_name, others)
            for table, texts in zip(tables, (own, common, map(_core, row.names)), strict=True):
                for text in filter(None, texts):
                    table[text].add(row.key)
    return tables


@lru_cache(maxsize=REMEMBERED)
def _core(name: str) -> str:
    """A name without the words that only make a question, as ``bare`` would have it."""
    read = normalise(name)
    found = scan(read)
    return bare("".join(read[found[n].start : found[n].end] for n in content_places(found)))


@lru_cache(maxsize=REMEMBERED)
def _words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a name, and these with the parts of long ones."""
    found = scan(normalise(name))
    own = frozenset(token.text for token in found)
    return own, own.union(*(token.parts for token in found))


def _to_suggest(row: Row) -> list[str]:
    candidates = [candidate for name in row.names for candidate in (name.strip(), *_long_words(name))]
    return [candidate for candidate in candidates if candidate and len(candidate) <= LONGEST_NAME]


@lru_cache(maxsize=REMEMBERED)
def _long_words(name: str) -> tuple[str, ...]:
    shown = mend(name)
    return tuple(shown[t.start : t.end] for t in scan(fold(shown)) if t.end - t.start >= SHORTEST_WORD)


def _grams(text: str) -> frozenset[str]:
    text = f" {text} "
    return frozenset(text[n : n + GRAM] for n in range(len(text) - GRAM + 1))


_squeezed_name = lru_cache(maxsize=REMEMBERED)(squeezed)
_grams_of_name = lru_cache(maxsize=REMEMBERED)(_grams)
