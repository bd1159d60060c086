"""What staff find: their own index, hit by hit as far as the reader may see it.

Nothing of a question is kept. Spellings are not proposed: they are made of what is public, and so is what tells that the
other keyboard layout was on.
"""

from collections.abc import Callable, Iterator

from portal.finding import Findings, Found
from portal.indexing import STAFF
from search.answering import Answering
from search.documents import PAGE_KEY, is_page, versions
from search.engines import SearchUnavailableError
from search.engines.base import Hit
from search.highlighting import excerpt, highlight
from search.query import Query, parse
from search.ranking import floor_of
from search.readings import Reading, other_layout
from search.spelling import speller

MOST_SHOWN = 30

MaySee = Callable[[str], bool]


def find_for_staff(text: str, language: str, may_see: MaySee, *, literal: bool = False) -> Findings:
    """At most ``MOST_SHOWN`` pages, one hit for both languages of a page.

    ``may_see`` is asked about every key before anything of a hit is counted or read.
    """
    reading = _read(text.strip(), literal=literal)
    if not reading.query:
        return Findings(is_question=False)
    try:
        asked = Answering()
        hits = _hits(asked, reading, may_see)
        if reading.query.required and not hits:
            reading = reading.unquoted()
            hits = _hits(asked, reading, may_see)
    except SearchUnavailableError:
        return Findings(is_available=False)
    return Findings(
        tuple(_found(hits[:MOST_SHOWN], reading.query, language)),
        len(hits),
        is_substitute=asked.is_substitute,
        read_as=reading.read_as,
        unquoted=reading.is_unquoted,
    )


def _read(text: str, *, literal: bool) -> Reading:
    query = parse(text)
    meant = None if literal else other_layout(text, query, speller())
    return Reading((parse(meant) if meant else query,), read_as=meant)


def _hits(asked: Answering, reading: Reading, may_see: MaySee) -> list[Hit]:
    """The best hit of each page that may be seen, without the tail; what may not be seen has no say in it."""
    best: dict[str, Hit] = {}
    for hit in asked.search(reading.query, STAFF).hits:
        if hit.key in best or (is_page(hit.key) and may_see(_translation_key(hit))):
            best.setdefault(hit.key, hit)
    floor = floor_of(best.values())
    return [hit for hit in best.values() if hit.score >= floor]


def _found(hits: list[Hit], query: Query, language: str) -> Iterator[Found]:
    """The hits with their words, in the language asked for where the page has it; one query."""
    documents = versions([hit.key for hit in hits], STAFF)
    for hit in hits:
        if by_locale := documents[hit.key]:
            document = by_locale.get(language) or next(iter(by_locale.values()))
            words = f"{document.summary}\n{document.body}"
            yield Found(
                _translation_key(hit),
                document.locale,
                highlight(document.title, query.marks),
                highlight(excerpt(words, query.marks), query.marks),
            )


def _translation_key(hit: Hit) -> str:
    return hit.key.removeprefix(PAGE_KEY).replace("-", "")
