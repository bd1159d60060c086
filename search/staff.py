"""What staff find: their own index, hit by hit as far as the reader may see it.

Nothing of a question is kept. Spellings are not proposed: they are made of what is public.
"""

from collections.abc import Callable

from portal.finding import Findings, Found
from portal.indexing import STAFF
from search.answering import Answering
from search.documents import PAGE_KEY
from search.engines import SearchUnavailableError
from search.engines.base import Hit
from search.highlighting import excerpt, highlight
from search.models import SearchDocument
from search.query import Query, parse
from search.ranking import SHARE_OF_BEST

MOST_SHOWN = 30
SHOWN = ("key", "locale", "audience", "title", "summary", "body")


def find_for_staff(text: str, language: str, may_see: Callable[[str], bool]) -> Findings:
    """At most ``MOST_SHOWN`` pages, one hit for both languages of a page.

    ``may_see`` is asked about every key before anything of a hit is counted or read.
    """
    query = parse(text.strip())
    if not query:
        return Findings(is_question=False)
    try:
        hits = _seen(Answering().search(query, STAFF).hits, may_see)
    except SearchUnavailableError:
        return Findings(is_available=False)
    return Findings(tuple(_found(hits[:MOST_SHOWN], query, language)), len(hits))


def _seen(hits: list[Hit], may_see: Callable[[str], bool]) -> list[Hit]:
    """The best hit of each page that may be seen, without the tail; what may not be seen has no say in it."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.key in best or (hit.key.startswith(PAGE_KEY) and may_see(_bare(hit.key))):
            best.setdefault(hit.key, hit)
    floor = SHARE_OF_BEST * max((hit.score for hit in best.values()), default=0)
    return [hit for hit in best.values() if hit.score >= floor]


def _found(hits: list[Hit], query: Query, language: str):
    """The hits with their words, in the language asked for where the page has it; one query."""
    keys = [hit.key for hit in hits]
    versions: dict[str, dict[str, SearchDocument]] = {key: {} for key in keys}
    for document in SearchDocument.objects.filter(key__in=keys).only(*SHOWN):
        if document.audience == STAFF:
            versions[document.key][document.locale] = document
    for key, languages in versions.items():
        if languages:
            document = languages.get(language) or next(iter(languages.values()))
            words = f"{document.summary}\n{document.body}"
            yield Found(
                _bare(key),
                document.locale,
                highlight(document.title, query.marks),
                highlight(excerpt(words, query.marks), query.marks),
            )


def _bare(key: str) -> str:
    return key.removeprefix(PAGE_KEY).replace("-", "")
