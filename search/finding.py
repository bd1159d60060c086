"""From what somebody typed to what they may see: one answer for the results page, for JSON and for measuring."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from portal.indexing import PUBLIC
from portal.tree import Tree, snapshot
from search.answering import Answering
from search.documents import versions
from search.engines.base import Engine, Hit
from search.folding import asks_for_manuals, folded
from search.models import SearchDocument
from search.narrowing import LANGUAGE, TYPE, agency_names, facets, passes
from search.query import MAX_CHARACTERS, Query
from search.ranking import floor_of, in_order, is_cut
from search.readings import read
from search.spelling import speller
from search.visibility import address, visible

# What gives the keys of documents that editors want first for a query, best first.
promoters: list[Callable[[Query], Iterable[str]]] = []

# What a hit has of a document as it stands there.
OF_HIT = ("key", "locale", "code", "agency", "agency_name", "mode", "type")


@dataclass(frozen=True)
class Result:
    """A document as the reader gets it: in the language asked for where it exists."""

    document: SearchDocument
    url: str


@dataclass(frozen=True)
class Answer:
    """What was found, best first, one hit for all languages of a thing. Documents are read a page at a time.

    ``shortened``: only the beginning of the question was read. ``limited``: more is as good as what was ranked.
    ``uncounted``: the facets whose counts speak only of the best of all, of which there are more.
    ``is_substitute``: the database has answered in the engine's place.
    ``read_as``: the question on the other keyboard layout, when it was read so (``find(literal=True)`` reads it as typed).
    ``unquoted``: nothing has what stands in quotes, so it was searched for without them. ``direct``: the first hit, when
    the question is just its title, code or common name. ``manuals``: keys of the manuals that results of services lead to, by
    their codes; none where manuals are results of their own.
    """

    text: str
    language: str
    query: Query
    engine: str
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, Counter] = field(default_factory=dict)
    uncounted: frozenset[str] = frozenset()
    agency_names: dict[str, str] = field(default_factory=dict)
    did_you_mean: str | None = None
    shortened: bool = False
    limited: bool = False
    is_substitute: bool = False
    read_as: str | None = None
    unquoted: bool = False
    direct: Hit | None = None
    manuals: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.hits)

    def results(self, start: int, stop: int) -> list[Result]:
        """The results from ``start`` up to ``stop``; one query."""
        tree = snapshot()
        found = versions([hit.key for hit in self.hits[start:stop]], PUBLIC)
        return [self._result(by_locale, tree) for by_locale in found.values() if by_locale]

    def _result(self, by_locale: dict[str, SearchDocument], tree: Tree) -> Result:
        document = by_locale.get(self.language) or next(iter(by_locale.values()))
        return Result(document, address(document.key, self.language, tree) or document.url)


@dataclass(frozen=True)
class Best:
    """Hits in the order in which they are shown. ``is_cut``: more are as good, beyond what was ranked.

    ``floor``: the score below which nothing is shown.
    """

    hits: list[Hit]
    is_cut: bool
    floor: float

    def folded(self) -> "Best":
        """Manuals in the results of their services."""
        return replace(self, hits=folded(self.hits))


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
    filters = filters or {}
    text = text.strip()
    search = Search(text, language, engine, literal=literal)
    found = Answer(
        text[:MAX_CHARACTERS], language, search.reading.query, search.asked.name, shortened=len(text) > MAX_CHARACTERS
    )
    if not search.reading.query:
        return found
    everything = search.everything()
    narrowed = search.narrowed(everything, filters) if filters else everything
    reading = search.reading
    counts = facets(everything.hits, narrowed.hits, filters)
    if TYPE not in filters and not asks_for_manuals(reading.query):
        found = replace(found, manuals=search.names.manuals)
        everything, narrowed = everything.folded(), narrowed.folded()
        counts = facets(everything.hits, narrowed.hits, filters) | {TYPE: counts[TYPE]}
    return replace(
        found,
        query=reading.query,
        hits=narrowed.hits,
        facets=counts,
        uncounted=frozenset(name for name in counts if (everything.is_cut if name in filters else narrowed.is_cut)),
        agency_names=agency_names([*everything.hits, *narrowed.hits], language),
        did_you_mean=reading.did_you_mean,
        limited=narrowed.is_cut,
        engine=search.asked.name,
        is_substitute=search.asked.is_substitute,
        read_as=reading.read_as,
        unquoted=reading.is_unquoted,
        direct=next((hit for hit in narrowed.hits[:1] if hit.key == reading.service), None),
    )


class Search:
    """One question on its way through an engine, with filters and without."""

    def __init__(self, text: str, language: str, engine: Engine | None, *, literal: bool):
        self.asked = Answering(engine)
        self.language = language
        self.names = speller()
        self.reading = read(text, self.names, literal=literal)

    def everything(self) -> Best:
        """Without filters. Where nothing has what stands in quotes, ``reading`` is without them from then on."""
        ranked = self._ranked()
        if self.reading.query.required and not visible(ranked, self.language):
            self.reading = self.reading.unquoted()
            ranked = self._ranked()
        return self._best(ranked, floor_of(ranked), self.first)

    def narrowed(self, everything: Best, filters: dict[str, str]) -> Best:
        """What passes the filters; asked for anew only when the best of all are not all that is good enough."""
        passing = [hit for hit in everything.hits if passes(hit, filters)]
        if not everything.is_cut:
            return replace(everything, hits=passing)
        ranked = self._ranked({name: value for name, value in filters.items() if name != LANGUAGE})
        first = [hit.key for hit in passing if hit.key in self.first]
        best = self._best(ranked, everything.floor, first)
        return replace(best, hits=[hit for hit in best.hits if passes(hit, filters)])

    @cached_property
    def first(self) -> list[str]:
        """What stands first: the service that the question names, then what editors put first."""
        promoted = [key for promote in promoters for key in promote(self.reading.questions[0])]
        return list(dict.fromkeys([*([self.reading.service] if self.reading.service else []), *promoted]))

    def _ranked(self, filters: dict[str, str] | None = None) -> list[Hit]:
        return self.asked.search(self.reading.query, PUBLIC, filters).hits

    def _best(self, ranked: list[Hit], floor: float, first: list[str]) -> Best:
        ordered = in_order(ranked, self.reading.questions, self.names, floor)
        hits = put_first(first, visible(ordered, self.language), self.language)
        return Best(hits, is_cut(ranked, floor), floor)


def put_first(keys: list[str], hits: list[Hit], language: str) -> list[Hit]:
    """The hits with those of ``keys`` in front, also such as were not found; one query if there are any."""
    found = {hit.key: hit for hit in hits}
    if missing := set(keys) - found.keys():
        found |= {hit.key: hit for hit in visible(hits_of(missing, language), language)}
    front = [found[key] for key in keys if key in found]
    return [*front, *(hit for hit in hits if hit not in front)]


def hits_of(keys: Iterable[str], language: str) -> list[Hit]:
    """Public documents as hits, those in ``language`` before their translations."""
    documents = SearchDocument.objects.filter(key__in=keys).only(*OF_HIT, "topics", "audience")
    public = [document for document in documents if document.audience == PUBLIC]
    return [_hit(document) for document in sorted(public, key=lambda document: document.locale != language)]


def _hit(document: SearchDocument) -> Hit:
    shown = {name: getattr(document, name) for name in OF_HIT}
    return Hit(document_id=document.pk, score=0, topics=tuple(document.topics.split()), **shown)
