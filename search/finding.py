"""From what somebody typed to what they may see: one answer for the results page, for JSON and for measuring."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from portal.bilingual.language import LANGUAGES
from portal.indexing import PUBLIC
from portal.tree import Tree, snapshot
from search.answering import Answering
from search.documents import PAGE_KEY, is_page
from search.engines.base import CANDIDATES, Engine, Hit, count_facets
from search.models import FIELDS, SearchDocument
from search.query import MAX_CHARACTERS, Query
from search.ranking import in_order
from search.readings import Reading, read
from search.spelling import speller

# In which languages something can be read, the tree knows and no engine.
LANGUAGE = "language"

# What gives the keys of documents that editors want first for a query, best first.
promoters: list[Callable[[Query], Iterable[str]]] = []


@dataclass(frozen=True)
class Result:
    """A document as the reader gets it: in the language asked for where it exists."""

    document: SearchDocument
    url: str


@dataclass(frozen=True)
class Answer:
    """What was found, best first, one hit for all languages of a thing. Documents are read a page at a time.

    ``shortened``: only the beginning of the question was read. ``limited``: there is more than the best that were ranked.
    ``is_substitute``: the database has answered in the engine's place.
    ``read_as``: the question on the other keyboard layout, when it was read so (``find(literal=True)`` reads it as typed).
    ``unquoted``: nothing has what stands in quotes, so it was searched for without them. ``direct``: the first hit, when
    the question is just its title, code or common name.
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
    is_substitute: bool = False
    read_as: str | None = None
    unquoted: bool = False
    direct: Hit | None = None

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


def find(
    text: str,
    language: str,
    filters: dict[str, str] | None = None,
    engine: Engine | None = None,
    *,
    literal: bool = False,
) -> Answer:
    """Search what is public. ``filters``: values by the names of ``FACETS`` and ``language``. Raises SearchUnavailableError.

    ``literal``: read the question as typed, though it makes sense on the other keyboard layout only.
    """
    asked = Answering(engine)
    text = text.strip()
    names = speller()
    reading = read(text, names, literal=literal)
    found = Answer(text[:MAX_CHARACTERS], language, reading.query, asked.name, shortened=len(text) > MAX_CHARACTERS)
    if not reading.query:
        return found
    ranked = asked.search(reading.query, PUBLIC).hits
    unquoted = bool(reading.query.required) and not visible(ranked, language)
    if unquoted:
        reading = reading.unquoted()
<<<<<<< HEAD
        ranked = asked.search(reading.query, PUBLIC).hits
    direct, first = first_keys(reading, names)
=======
        ranked = engine.search(reading.query, PUBLIC).hits
    first = first_keys(reading)
>>>>>>> s6-qd
    unfiltered = put_first(first, visible(in_order(ranked, reading.questions, names), language), language)
    hits = unfiltered
    if filters:
        narrowed = _filtered(asked, reading.query, ranked, filters)
        hits = visible(in_order(narrowed, reading.questions, names), language)
        hits = put_first([hit.key for hit in unfiltered if hit.key in first and passes(hit, filters)], hits, language)
    return replace(
        found,
        query=reading.query,
        hits=hits,
        facets=facets(unfiltered, filters or {}),
        agency_names=agency_names(unfiltered, language),
        did_you_mean=reading.did_you_mean,
        limited=len(ranked) >= CANDIDATES,
        engine=asked.name,
        is_substitute=asked.is_substitute,
        read_as=reading.read_as,
        unquoted=unquoted,
        direct=next((hit for hit in hits[:1] if hit.key == reading.service), None),
    )


def _filtered(asked: Answering, query: Query, ranked: list[Hit], filters: dict[str, str]) -> list[Hit]:
    """The hits that pass the filters; asked for anew only when the best of all are not all that matched."""
    if len(ranked) >= CANDIDATES:
        narrowing = {name: value for name, value in filters.items() if name != LANGUAGE}
        ranked = asked.search(query, PUBLIC, narrowing).hits
    return [hit for hit in ranked if passes(hit, filters)]


def first_keys(reading: Reading) -> list[str]:
    """What stands first: the service that the question names, then what editors put first."""
    promoted = [key for promote in promoters for key in promote(reading.questions[0])]
    return list(dict.fromkeys([*([reading.service] if reading.service else []), *promoted]))


def put_first(keys: list[str], hits: list[Hit], language: str) -> list[Hit]:
    """The hits with those of ``keys`` in front, also such as were not found; one query if there are any."""
    found = {hit.key: hit for hit in hits}
    if missing := set(keys) - found.keys():
        found |= {hit.key: hit for hit in visible(hits_of(missing, language), language)}
    front = [found[key] for key in keys if key in found]
    return [*front, *(hit for hit in hits if hit not in front)]


def hits_of(keys: Iterable[str], language: str) -> list[Hit]:
    """Public documents as hits, those in ``language`` before their translations."""
    documents = SearchDocument.objects.filter(key__in=keys).defer(*FIELDS[1:], *(f"analysed_{name}" for name in FIELDS))
    public = [document for document in documents if document.audience == PUBLIC]
    return [_hit(document) for document in sorted(public, key=lambda document: document.locale != language)]


def _hit(document: SearchDocument) -> Hit:
    shown = {
        name: getattr(document, name) for name in ("key", "locale", "code", "agency", "agency_name", "mode", "type")
    }
    return Hit(document_id=document.pk, score=0, topics=tuple(document.topics.split()), **shown)


def visible(hits: list[Hit], language: str) -> list[Hit]:
    """One hit for all languages of a thing, the best; none for pages that cannot be read in this language's tree.

    The index holds public pages only; asking the tree once more makes a late index harmless.
    """
    tree = snapshot()
    seen: dict[str, Hit] = {}
    for hit in hits:
        if hit.key not in seen and (address(hit.key, language, tree) or not is_page(hit.key)):
            seen[hit.key] = hit
    return list(seen.values())


def facets(hits: list[Hit], filters: dict[str, str]) -> dict[str, Counter]:
    """Counts of each facet among the hits that pass the filters of the other facets."""
    counts = _counts(hit for hit in hits if passes(hit, filters))
    for name in filters:
        others = {other: value for other, value in filters.items() if other != name}
        counts[name] = _counts(hit for hit in hits if passes(hit, others))[name]
    return counts


def _counts(hits: Iterable[Hit]) -> dict[str, Counter]:
    hits, tree = list(hits), snapshot()
    return count_facets(hits) | {LANGUAGE: Counter(code for hit in hits for code in languages(hit.key, tree))}


def agency_names(hits: list[Hit], language: str) -> dict[str, str]:
    """Names by the codes of agencies, in ``language`` where a hit has it."""
    ordered = sorted(hits, key=lambda hit: hit.locale == language)
    return {hit.agency: hit.agency_name for hit in ordered if hit.agency_name}


def passes(hit: Hit, filters: dict[str, str]) -> bool:
    return all(value in _values(hit, name) for name, value in filters.items())


def _values(hit: Hit, facet: str) -> tuple[str, ...]:
    if facet == LANGUAGE:
        return languages(hit.key, snapshot())
    return hit.topics if facet == "topic" else (getattr(hit, facet),)


def languages(key: str, tree: Tree) -> tuple[str, ...]:
    """Those in which something can be read: an alias shows the other language. What is no page has all."""
    if not is_page(key):
        return LANGUAGES
    nodes = {code: tree.by_key(key.removeprefix(PAGE_KEY), code) for code in LANGUAGES}
    return tuple(code for code, node in nodes.items() if node and not node.alias)


def address(key: str, language: str, tree: Tree) -> str | None:
    """The path of a page in the tree of ``language``; None when it is no page, not live there, or not offered to all."""
    node = tree.by_key(key.removeprefix(PAGE_KEY), language) if is_page(key) else None
    return node.url if node and node.is_offered else None
