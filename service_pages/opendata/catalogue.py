"""The services that everybody may see, read in portions of two pages each: constant memory, constant queries a portion."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from portal.bilingual.language import ENGLISH, THAI
from portal.models import PortalDocument
from service_pages.models import ServicePage, ServiceTopic
from service_pages.opendata.raw import files_of
from service_pages.opendata.record import Source, TellFile, record
from service_pages.opendata.surroundings import Surroundings

PORTION = 100


class Catalogue:
    """The public Thai services in the order of the tree. Make it within the request; read it whenever."""

    def __init__(self, origin: str):
        self.around = Surroundings.now(origin)
        self._thai, self._english = (self._pages(code) for code in (THAI, ENGLISH))

    def _pages(self, language: str):
        return ServicePage.objects.live().public().filter(locale=self.around.tree.locales[language], alias_of=None)

    @cached_property
    def ids(self) -> list[int]:
        """One query."""
        return list(self._thai.exclude(code="").order_by("path").values_list("pk", flat=True))

    def find(self, key: str) -> dict | None:
        """The record of a code, in any case, or of an id of a record; None where everybody may see no such service."""
        wanted = Q(code=key.lower())
        if identity := _uuid(key):
            wanted |= Q(translation_key=identity)
        found = self._thai.exclude(code="").filter(wanted).values_list("pk", flat=True)[:1]
        return next(self.records(list(found)), None)

    def records(self, ids: Sequence[int] | None = None, tell_file: TellFile | None = None) -> Iterator[dict]:
        """The records of all services, or of some. A page that was taken down meanwhile is left out.

        ``tell_file``: how a record tells a file (a document or None); by its address unless said otherwise.
        """
        wanted = self.ids if ids is None else ids
        for start in range(0, len(wanted), PORTION):
            for source in self._sources(wanted[start : start + PORTION]):
                yield record(source, self.around, tell_file)

    def _sources(self, ids: Sequence[int]) -> Iterator[Source]:
        """Four queries: both languages, topics, files."""
        pages = list(self._thai.filter(pk__in=ids).order_by("path"))
        keys = [page.translation_key for page in pages]
        english = {page.translation_key: page for page in self._english.filter(translation_key__in=keys)}
        topics: dict[int, list[int]] = defaultdict(list)
        chosen = ServiceTopic.objects.filter(page__in=ids).order_by("page", "sort_order", "pk")
        for page_id, topic_id in chosen.values_list("page_id", "topic_id"):
            topics[page_id].append(topic_id)
        files = PortalDocument.objects.in_bulk({file for page in pages for file in files_of(page)})
        for page in pages:
            yield Source(page, english.get(page.translation_key), topics[page.pk], files)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
