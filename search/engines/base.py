"""What every engine can do. It stores tokens and ranks them; of languages it knows nothing."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import QuerySet
from django.utils import timezone

from search.models import SearchDocument
from search.query import Query

# So many of the best hits are ranked, counted and leafed through; a reader who needs more asks more exactly.
CANDIDATES = 300
FACETS = ("agency", "topic", "mode", "type")

# How much a word counts by where it stands.
WEIGHTS = {"title": 5.0, "keywords": 5.0, "summary": 2.0, "body": 1.0}


class SearchUnavailableError(Exception):
    """The search cannot be answered now; the message says why, to those who run the portal."""


class IndexLostError(SearchUnavailableError):
    """The index is not there, or is not what this version of the portal made: it must be built anew."""


class IndexRedError(SearchUnavailableError):
    """The index is there and cannot be read. It may come back by itself."""


class IndexIncompleteError(SearchUnavailableError):
    """The index holds another number of documents than there are."""


class DocumentsRefusedError(SearchUnavailableError):
    """Some documents cannot be stored as they are, ever; all others were."""

    def __init__(self, message: str, document_ids: set[int]):
        super().__init__(message)
        self.document_ids = document_ids


# An engine that has not followed for so long is not asked: the database knows better.
LATE = timedelta(seconds=5)


@dataclass(frozen=True)
class Expected:
    """``documents``: their number by audience. ``pending``: how many changes the engine has not confirmed yet."""

    documents: dict[str, int]
    pending: int
    since: datetime | None = None

    def require_fresh(self) -> None:
        """Raises SearchUnavailableError when changes have waited for too long."""
        if self.since and timezone.now() - self.since > LATE:
            raise SearchUnavailableError(
                f"The index is behind: {self.pending} documents wait for it since {self.since:%H:%M:%S} UTC."
            )


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. ``score``: higher is better, comparable within one answer only."""

    document_id: int
    key: str
    locale: str
    score: float
    code: str = ""
    agency: str = ""
    agency_name: str = ""
    mode: str = ""
    type: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hits:
    """The best hits first. ``total`` counts all that matched as far as they were ranked (``CANDIDATES``)."""

    hits: list[Hit] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.hits)

    @property
    def facets(self) -> dict[str, Counter]:
        return count_facets(self.hits)


def count_facets(hits: Iterable[Hit]) -> dict[str, Counter]:
    """How many hits each agency, topic, mode and type has."""
    counts: dict[str, Counter] = {name: Counter() for name in FACETS}
    for hit in hits:
        for topic in hit.topics:
            counts["topic"][topic] += 1
        for name, value in (("agency", hit.agency), ("mode", hit.mode), ("type", hit.type)):
            if value:
                counts[name][value] += 1
    return counts


def batches(documents: Iterable[SearchDocument], size: int) -> Iterator[list[SearchDocument]]:
    """Lists of up to ``size``. Each batch of a queryset is a query of its own, so that none is open while others write."""
    if isinstance(documents, QuerySet):
        yield from _by_id(documents, size)
        return
    documents = iter(documents)
    while batch := list(islice(documents, size)):
        yield batch


def _by_id(documents: QuerySet[SearchDocument], size: int) -> Iterator[list[SearchDocument]]:
    last = 0
    while batch := list(documents.filter(pk__gt=last).order_by("pk")[:size]):
        last = batch[-1].pk
        yield batch


class Engine(ABC):
    """An index for each audience, so that a forgotten filter cannot show the staff's pages to the public."""

    name: str
    # Changed in the transaction that changes the documents, or after it.
    in_database = True

    @abstractmethod
    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        """Store saved documents, each in the index of its audience and in no other."""

    @abstractmethod
    def delete(self, document_ids: Iterable[int]) -> None:
        """Forget documents in all indexes; ids that are not there do no harm."""

    @abstractmethod
    def search(self, query: Query, audience: str, filters: dict[str, str] | None = None) -> Hits:
        """The best hits for a query that is not empty. ``filters``: values by the names of ``FACETS``."""

    @abstractmethod
    def rebuild(self, audience: str, documents: Iterable[SearchDocument]) -> None:
        """Build the index of an audience anew beside the present one, and put it in its place at the end."""

    @abstractmethod
    def ids_and_hashes(self, audience: str) -> dict[int, str]:
        """What the index holds: content hashes by the ids of documents."""

    def check(self, wanted: Expected) -> None:
        """Raises a SearchUnavailableError unless the indexes are there with as many documents as is wanted.

        Nothing to do in the database, where they change with the documents.
        """
        return

    def require_ready(self) -> None:
        """As ``check``, and whether it has followed; what was found well is believed for a while. Every search does so."""
        return
