"""A better spelling, from what the portal's own pages are called: titles and common names, compared by three letters.

Thai slips break words apart in unforeseeable places, so whole names are compared and not words.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max

from portal.indexing import PUBLIC
from portal.tree import snapshot
from search import dictionary
from search.analysis import fold, has_thai, mend, normalise, scan, tokens
from search.models import SearchDocument
from search.names import Name, NameIndex, names_of
from search.wordlists import synonyms

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


@dataclass(frozen=True)
class Speller:
    """The names of the portal's public pages, as they were when it was made."""

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    names_by_gram: dict[str, list[int]]
    known: frozenset[str]
    words_by_key: dict[str, tuple[frozenset[str], ...]]
    index: NameIndex

    def is_known(self, word: str) -> bool:
        """Whether some public page has the word in its title, common names or summary."""
        return word in self.known

    def called(self, key: str) -> tuple[frozenset[str], ...]:
        """The words of each name of a page, in all its languages."""
        return self.words_by_key.get(key, ())

    def suggest(self, text: str, alike: float = 0) -> str | None:
        """The name most like the question, or None when none is or when the question already holds it.

        ``alike``: the share of the question, 0 to 1, that must stand in the name.
        """
        asked = _squeezed(text)
        grams = set(_grams(asked))
        shared = Counter(n for gram in grams for n in self.names_by_gram.get(gram, ()))
        likely = [
            (count, count / self.sizes[n], n)
            for n, count in shared.items()
            if count >= ENOUGH * self.sizes[n] and count >= alike * len(grams)
        ]
        if not likely:
            return None
        _, _, best = max(likely, key=lambda item: (item[0], item[1], -item[2]))
        return self.names[best] if _squeezed(self.names[best]) not in asked else None


def is_word(word: str) -> bool:
    """Whether a word that no page has is a word nevertheless, and probably no slip."""
    return synonyms().knows(word) or (has_thai(word) and word in dictionary.trie())


def speller() -> Speller:
    """The speller of this moment; one small query when nothing has changed.

    A page that goes raises the tree's generation, so that its name is not offered any longer.
    """
    latest = SearchDocument.objects.aggregate(latest=Max("updated"))["latest"]
    return _speller(snapshot().generation, latest)


def build(rows) -> Speller:
    """From rows (key, locale, type, code, title, keywords, analysed title, keywords and summary)."""
    names: dict[str, str] = {}
    known: set[str] = set()
    words_by_key: dict[str, tuple[frozenset[str], ...]] = defaultdict(tuple)
    index: list[tuple[Name, str]] = []
    for key, locale, kind, code, title, keywords, *analysed in rows:
        index += names_of(key, locale, kind, title, keywords, code)
        for name in (title, *keywords.splitlines()):
            words_by_key[key] += (frozenset(tokens(name)),)
            for candidate in (name.strip(), *_long_words(name)):
                if candidate and len(candidate) <= LONGEST_NAME:
                    names.setdefault(_squeezed(candidate), candidate)
        for text in analysed:
            known.update(text.split())
    names_by_gram = defaultdict(list)
    grams = [set(_grams(squeezed)) for squeezed in names]
    for n, own in enumerate(grams):
        for gram in own:
            names_by_gram[gram].append(n)
    return Speller(
        tuple(names.values()),
        tuple(map(len, grams)),
        dict(names_by_gram),
        frozenset(known),
        dict(words_by_key),
        NameIndex(index),
    )


@lru_cache(maxsize=1)
def _speller(generation: int, latest) -> Speller:
    documents = SearchDocument.objects.filter(audience=PUBLIC).exclude(type__in=WITHOUT)
    return build(documents.values_list(*COLUMNS))


def _squeezed(text: str) -> str:
    """Normalised; Thai without its spaces, which mean nothing."""
    text = " ".join(normalise(text).split())
    return text.replace(" ", "") if has_thai(text) else text


def _long_words(name: str) -> list[str]:
    shown = mend(name)
    return [shown[t.start : t.end] for t in scan(fold(shown)) if t.end - t.start >= SHORTEST_WORD]


def _grams(text: str) -> list[str]:
    text = f" {text} "
    return [text[n : n + GRAM] for n in range(len(text) - GRAM + 1)]
