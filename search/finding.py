"""From what somebody typed to what they may see: one answer for the results page, for JSON and for measuring."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from portal.bilingual.language import LANGUAGES
from portal.indexing import PUBLIC
from portal.tree import Tree, snapshot
from search.documents import PAGE_KEY, is_page
from search.engines import get_engine
from search.engines.base import CANDIDATES, LANGUAGE, Engine, Hit, count_facets
from search.models import SearchDocument
from search.query import MAX_CHARACTERS, Query, parse
from search.ranking import in_order
from search.spelling import ALIKE, Speller, is_word, speller


@dataclass(frozen=True)
class Result:
    """A document as the reader gets it: in the language asked for where it exists."""

    document: SearchDocument
    url: str


@dataclass(frozen=True)
class Answer:
    """What was found, best first, one hit for all languages of a thing. Documents are read a page at a time.

    ``shortened``: only the beginning of the question was read. ``limited``: there is more than the best that were ranked.
    ``read_as``: the question on the other keyboard layout, when it was read so (``find(literal=True)`` reads it as typed).
    ``unquoted``: nothing has what stands in quotes, so it was searched for without them. ``direct``: the first hit, when
    the question is just its title, code or common name.
    ``is_substitute``: the database has answered in the engine's place.
    """

    text: str
    language: str
    query: Query
    engine: str
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, Counter] = field(default_factory=dict)
    agency_names: dict[str, str] = field(default_factory=dict)
    did_you_mean: str | None = None
    shortened: bool = False
    limited: bool = False
    read_as: str | None = None
    unquoted: bool = False
    direct: Hit | None = None
    is_substitute: bool = False

    @property
    def total(self) -> int:
        return len(self.hits)

    def results(self, start: int, stop: int) -> list[Result]:
        """The results from ``start`` up to ``stop``; one query."""
        keys = [hit.key for hit in self.hits[start:stop]]
        versions: dict[str, dict[str, SearchDocument]] = {key: {} for key in keys}
        # By key alone: SQLite would rather walk through all that is public.
        for document in SearchDocument.objects.filter(key__in=keys):
            if document.audience == PUBLIC:
                versions[document.key][document.locale] = document
        tree = snapshot()
        return [self._result(found, tree) for found in versions.values() if found]

    def _result(self, versions: dict[str, SearchDocument], tree: Tree) -> Result:
        document = versions.get(self.language) or next(iter(versions.values()))
        return Result(document, address(document.key, self.language, tree) or document.url)


def find(text: str, language: str, filters: dict[str, str] | None = None, engine: Engine | None = None) -> Answer:
    """Search what is public. ``filters``: values by the names of ``FACETS``, or by ``language``. Raises SearchUnavailableError."""
    engine = engine or get_engine()
    text = text.strip()
    query = parse(text)
    found = Answer(text[:MAX_CHARACTERS], language, query, engine.name, shortened=len(text) > MAX_CHARACTERS)
    if not query:
        return found
    names = speller()
    better = better_spelling(query, names)
    questions = [query, parse(better)] if better else [query]
    wider = query.widened(questions[-1])
    ranked = engine.search(wider, PUBLIC).hits
    unfiltered = visible(in_order(ranked, questions, names), language)
    narrowed = _filtered(engine, wider, ranked, filters) if filters else ranked
    return replace(
        found,
        query=wider,
        hits=visible(in_order(narrowed, questions, names), language) if filters else unfiltered,
        facets=facets(unfiltered, filters or {}),
        agency_names=agency_names(ranked, language),
        did_you_mean=better,
        limited=len(ranked) >= CANDIDATES,
    )


def _filtered(engine: Engine, query: Query, ranked: list[Hit], filters: dict[str, str]) -> list[Hit]:
    """The hits that pass the filters; asked for anew only when the best of all are not all that matched."""
    if len(ranked) >= CANDIDATES:
        narrowing = {name: value for name, value in filters.items() if name != LANGUAGE}
        ranked = engine.search(query, PUBLIC, narrowing).hits
    return [hit for hit in with_languages(ranked) if passes(hit, filters)]


def better_spelling(query: Query, names: Speller) -> str | None:
    """A name that was probably meant, when the question holds words by which no public page is described.

    Where these are words all the same (``ฝรั่งมานอนบ้าน``), the whole question must be like the name.
    """
    unknown = [word for word in query.words if not names.is_known(word)]
    if not unknown:
        return None
    return names.suggest(query.core, ALIKE if all(map(is_word, unknown)) else 0)


def visible(hits: list[Hit], language: str) -> list[Hit]:
    """One hit for all languages of a thing, the best; none for pages that cannot be read in this language's tree.

    The index holds public pages only; asking the tree once more makes a late index harmless.
    """
    tree = snapshot()
    seen: dict[str, Hit] = {}
    for hit in hits:
        if hit.key not in seen and (address(hit.key, language, tree) or not is_page(hit.key)):
            seen[hit.key] = hit
    return with_languages(seen.values())


def with_languages(hits: Iterable[Hit]) -> list[Hit]:
    """The hits with the languages in which their pages can be read; an alias does not count. Topics have both."""
    tree = snapshot()
    return [replace(hit, languages=tuple(code for code in LANGUAGES if _is_in(hit.key, code, tree))) for hit in hits]


def _is_in(key: str, language: str, tree: Tree) -> bool:
    if not is_page(key):
        return True
    node = tree.by_key(key.removeprefix(PAGE_KEY), language)
    return node is not None and not node.alias


def facets(hits: list[Hit], filters: dict[str, str]) -> dict[str, Counter]:
    """Counts of each facet among the hits that pass the filters of the other facets."""
    counts = count_facets(hit for hit in hits if passes(hit, filters))
    for name in filters:
        others = {other: value for other, value in filters.items() if other != name}
        counts[name] = count_facets(hit for hit in hits if passes(hit, others))[name]
    return counts


def agency_names(hits: list[Hit], language: str) -> dict[str, str]:
    """Names by the codes of agencies, in ``language`` where a hit has it."""
    ordered = sorted(hits, key=lambda hit: hit.locale == language)
    return {hit.agency: hit.agency_name for hit in ordered if hit.agency_name}


def passes(hit: Hit, filters: dict[str, str]) -> bool:
    return all(value in hit.values(name) for name, value in filters.items())


def address(key: str, language: str, tree: Tree) -> str | None:
    """The path of a page in the tree of ``language``; None when it is no page, not live there, or not offered to all."""
    node = tree.by_key(key.removeprefix(PAGE_KEY), language) if is_page(key) else None
    return node.url if node and node.is_offered else None
