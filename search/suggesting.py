"""What somebody may be about to type: names of public services, agencies and topics that begin so."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from portal.bilingual.language import LANGUAGES
from portal.bilingual.normalise import bare
from portal.tree import Tree, snapshot
from search.documents import is_page
from search.names import AGENCY, SERVICE, Name, bare_name
from search.query import MAX_CHARACTERS
from search.spelling import Speller, speller
from search.visibility import address

MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text`` to show and to put into the field. ``kind``: service, agency, topic or name (a common name of one).

    ``url``: the page of a service or an agency, which can be opened at once; '' for what is rather searched for.
    """

    text: str
    url: str
    kind: str


def suggest(text: str, language: str, limit: int = MOST) -> list[Suggestion]:
    """The names that begin with ``text``, then those with a word that does; of each page the best one only.

    Names in the other language come only when there is none in ``language``. Pages that everybody may read in the tree
    of ``language``, no others. No query but those of ``speller``.
    """
    text = text[:MAX_CHARACTERS]
    if limit < 1 or not bare(text):
        return []
    names, tree = speller(), snapshot()
    languages = (language, *(other for other in LANGUAGES if other != language))
    for locale in languages:
        if found := list(islice(_suggestions(names, text, locale, language, tree), limit)):
            return found
    return []


def _suggestions(names: Speller, text: str, locale: str, language: str, tree: Tree) -> Iterator[Suggestion]:
    keys: set[str] = set()
    texts: set[str] = set()
    for name in names.index.beginning(text, locale):
        url = address(name.key, language, tree)
        if name.key in keys or bare_name(name.text) in texts or (url is None and is_page(name.key)):
            continue
        keys.add(name.key)
        texts.add(bare_name(name.text))
        yield Suggestion(name.text, url if url and _opens(name) else "", name.kind)


def _opens(name: Name) -> bool:
    return name.kind in (SERVICE, AGENCY)
