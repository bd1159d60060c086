"""What public things are called, to be found by their beginnings: whole names, their words, and codes."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from portal.bilingual.normalise import bare, mend, normalise, without_signs
from search import dictionary
from search.analysis import scan

SERVICE, AGENCY, TOPIC, COMMON_NAME = "service", "agency", "topic", "name"
MANUAL = "manual"
# What else is called so (manuals, news) is reached by these, or by an ordinary search.
KINDS = (SERVICE, AGENCY, TOPIC)
# So many names are looked at that begin with what was typed, and so many with a word that does.
LOOKED_AT = 300
# Of so many names it is remembered what is made of them: when one page has changed, the others are called as before.
# What is asked is never remembered so: of questions there is no end.
REMEMBERED = 100_000

bare_name = lru_cache(maxsize=REMEMBERED)(bare)


@dataclass(frozen=True, slots=True)
class Row:
    """What a stored document tells of its names. ``analysed``: its title, common names and summary as tokens."""

    key: str
    locale: str
    type: str
    code: str
    title: str
    keywords: str
    analysed: tuple[str, ...] = ()

    @classmethod
    def of(cls, key: str, locale: str, kind: str, code: str, title: str, keywords: str, *analysed: str) -> "Row":
        return cls(key, locale, kind, code, title, keywords, analysed)

    @property
    def names(self) -> list[str]:
        """The title first."""
        return [self.title, *(name for name in self.keywords.splitlines() if name.strip())]


@dataclass(frozen=True, slots=True)
class Name:
    """A title (``kind``: of what it is) or a common name of the document ``key`` in a language.

    ``place``: 0 for the title, then 1, 2 … as the editors have written the common names, the usual ones first.
    """

    key: str
    locale: str
    kind: str
    text: str
    place: int = 0


class NameIndex:
    """Names by what they and each of their words begin with, a sorted list for each language."""

    def __init__(self, names: Iterable[tuple[Name, str]] = ()):
        """``names``: with the code that finds a name as well, or ''."""
        whole: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        inside: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        coded: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        for name, code in names:
            first, *others = beginnings(name.text) or ("",)
            whole[name.locale].append((first, name))
            inside[name.locale] += [(text, name) for text in others]
            coded[name.locale] += [(text, name) for text in (bare_name(code),) if text]
        lists = (whole, inside, coded)
        self._lists = [{locale: sorted(rows, key=_by_text) for locale, rows in one.items()} for one in lists]

    def beginning(self, text: str, locale: str) -> Iterator[Name]:
        """Names that begin with ``text``, then with a word inside that does, then by code; each once.

        The usual names of each page first, of these the shortest.
        """
        asked = bare(text)
        seen: set[Name] = set()
        for rows in (lists.get(locale, []) for lists in self._lists if asked):
            found = dict.fromkeys(name for name in _from(rows, asked) if name not in seen)
            seen.update(found)
            yield from sorted(found, key=lambda name: (name.place, len(name.text), name.text))


def names_of(row: Row) -> Iterator[tuple[Name, str]]:
    """The names of a document, its title first and with its code; none of a kind that is not suggested."""
    if row.type in KINDS:
        title, *others = row.names
        yield Name(row.key, row.locale, row.type, _shown(title)), row.code
        for place, name in enumerate(others, 1):
            yield Name(row.key, row.locale, COMMON_NAME, _shown(name), place), ""


@lru_cache(maxsize=REMEMBERED)
def _shown(name: str) -> str:
    return mend(name).strip()


@lru_cache(maxsize=REMEMBERED)
def beginnings(text: str) -> tuple[str, ...]:
    """A name from its beginning, from each of its words and from each part of a long word on, without signs."""
    read = normalise(text)
    places = [place for token in scan(read) for place in (token.start, *_places(token.text, token.start))]
    return tuple(dict.fromkeys(filter(None, (without_signs(read[place:]) for place in (0, *places)))))


def _places(word: str, start: int) -> Iterator[int]:
    """Where the parts of a word begin."""
    for piece in dictionary.pieces(word):
        yield start
        yield from _places(piece, start)
        start += len(piece)


def _from(rows: list[tuple[str, Name]], text: str) -> Iterator[Name]:
    first = bisect_left(rows, text, key=_by_text)
    for known, name in islice(rows, first, first + LOOKED_AT):
        if not known.startswith(text):
            return
        yield name


def _by_text(row: tuple[str, Name]) -> str:
    return row[0]
