"""All services that everybody may see, in alphabetical order, in memory: what lists and their counts are made from.

A process makes it once a generation and language. A list is a set of services, kept as the bits of a whole number: bit n
is the service in place n. To narrow a list is to combine two numbers, to count it is to count bits; only the services of
the page that is shown are read from the database.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from itertools import compress, islice
from operator import or_

from django.db.models import TextField
from django.db.models.functions import Cast

from portal.bilingual.alphabet import sort_key
from portal.tree import Node, snapshot
from service_pages.models.service import ServicePage
from service_pages.models.topic import ServiceTopic

AGENCY, TOPIC, AUDIENCE, MODE = "agency", "topic", "audience", "mode"
_TRUTH = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True)
class Directory:
    """``page_ids``: in alphabetical order. ``sets``: which places hold a service with a value, by the facet's name.

    Values are the tree paths of agencies, the ids of topics, the codes of audiences and modes.
    """

    page_ids: tuple[int, ...]
    sets: dict[str, dict[str | int, int]]

    @classmethod
    def now(cls, language: str) -> "Directory":
        """Two queries and a sort in a generation's first request; nothing after that."""
        return snapshot().remembered(("service_pages.directory", language), lambda: _directory(language))

    def with_value(self, facet: str, value: str | int) -> int:
        """The set of services with a value of a facet; 0 where there is none."""
        return self.sets[facet].get(value, 0)

    def of_agencies(self, agencies: Iterable[Node]) -> int:
        """The set of the services directly below the agencies."""
        return reduce(or_, (self.with_value(AGENCY, node.path) for node in agencies), 0)

    def ids(self, chosen: int, start: int, stop: int) -> list[int]:
        """The pages of a set from place ``start`` to before ``stop`` of the set."""
        flags = format(chosen, "b")[::-1].encode().translate(_TRUTH)
        return list(islice(compress(self.page_ids, flags), start, stop))


@dataclass(frozen=True)
class Listing:
    """The services of a set for a paginator: they are counted in memory, and a slice costs one query."""

    directory: Directory
    chosen: int

    def __len__(self) -> int:
        return self.chosen.bit_count()

    def __getitem__(self, wanted: slice) -> list[ServicePage]:
        start, stop, _step = wanted.indices(len(self))
        ids = self.directory.ids(self.chosen, start, stop)
        found = ServicePage.objects.for_list().in_bulk(ids) if ids else {}
        return [found[pk] for pk in ids if pk in found]  # without what has been deleted this moment


def _directory(language: str) -> Directory:
    """Facets are facts and equal in both languages, but each tree is read for itself: it shows what it has."""
    nodes = snapshot().of_model(ServicePage, language)
    nodes = sorted(nodes, key=lambda node: (sort_key(node.title, language), node.page_id))
    sets = _Sets({node.page_id: place for place, node in enumerate(nodes)})
    for node in nodes:
        sets.add(AGENCY, node.parent_path, node.page_id)
    locale = snapshot().locales[language]
    kinds = ServicePage.objects.live().filter(locale=locale)
    audiences = cache(json.loads)
    for pk, mode, written in kinds.values_list("pk", "mode", Cast("audience", TextField())).iterator(chunk_size=2000):
        sets.add(MODE, mode, pk)
        for code in audiences(written):
            sets.add(AUDIENCE, code, pk)
    topics = ServiceTopic.objects.filter(page__live=True, page__locale=locale).values_list("page_id", "topic_id")
    for pk, topic in topics.iterator(chunk_size=2000):
        sets.add(TOPIC, topic, pk)
    return Directory(tuple(sets.places), sets.finished())


class _Sets:
    """Collects the places of pages by facet and value; a page that has no place is not for everybody."""

    def __init__(self, places: dict[int, int]):
        self.places, self.size = places, len(places) // 8 + 1
        self.bits: dict[str, dict[str | int, bytearray]] = {name: {} for name in (AGENCY, TOPIC, AUDIENCE, MODE)}

    def add(self, facet: str, value: str | int, page_id: int) -> None:
        place = self.places.get(page_id)
        if place is None:
            return
        values = self.bits[facet]
        if value not in values:
            values[value] = bytearray(self.size)
        values[value][place >> 3] |= 1 << (place & 7)

    def finished(self) -> dict[str, dict[str | int, int]]:
        return {
            facet: {value: int.from_bytes(bits, "little") for value, bits in values.items()}
            for facet, values in self.bits.items()
        }
