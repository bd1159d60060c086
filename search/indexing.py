"""Keeps the documents in step with the pages, and the engines with the documents.

Everything here works inside the transaction of the change that called it: with the database's own engine a page, its
document and its row in the index are stored together or not at all. Of what an engine elsewhere must hear, a note is stored
with it (pending.py); the worker reads the notes (catching_up.py).
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import islice
from typing import TypeVar

from django.db import transaction
from wagtail.models import Page

from portal.indexing import PUBLIC, STAFF
from search.documents import (
    CHUNK,
    Entry,
    entries_of,
    page_ids,
    source_entries,
    stored,
)
from search.engines import Engine, get_engine, present_engines
from search.engines.base import DocumentsRefusedError, IndexLostError
from search.models import SearchDocument
from search.pending import PendingDocument, remember, settle, unsettled

AUDIENCES = (PUBLIC, STAFF)
T = TypeVar("T")

logger = logging.getLogger(__name__)

# Whether the documents that are being deleted are known here: the engines need not hear of each.
_forgetting = ContextVar("forgetting", default=False)


def index_page(page) -> None:
    """Bring the search up to date with one page; when it is an agency, with what its services show of it as well."""
    with transaction.atomic():
        for entry in _index([page.pk]):
            if entry.document.type == "agency":
                _rename_agency(entry, page.path)


def index_pages(ids: Iterable[int], is_rebuild: bool = False) -> None:
    """Bring the search up to date with pages, some in each transaction. ``is_rebuild``: as for ``store``."""
    for some in chunks(ids):
        with transaction.atomic():
            _index(some, is_rebuild)


def index_below(path: str) -> None:
    """Bring the search up to date with a whole part of the page tree after a move or a change of its privacy."""
    with transaction.atomic():
        # A page that is being added there holds its parent: it is waited for and then among them.
        list(Page.objects.filter(path__startswith=path).order_by("pk").select_for_update(no_key=True).values_list("pk"))
        index_pages(page_ids(path))


def index_sources(keys: Collection[str] | None = None, is_rebuild: bool = False) -> None:
    """Bring the search up to date with what is no page: the things of these keys, or all of them."""
    documents = SearchDocument.objects.filter(page=None)
    if keys is not None:
        documents = documents.filter(key__in=keys)
    with transaction.atomic():
        list(documents.order_by("pk").select_for_update().values_list("pk"))
        entries = [entry for entry in source_entries() if keys is None or entry.key in keys]
        store(entries, is_rebuild)
        present = {entry.identity for entry in entries}
        forget_ids([d.pk for d in documents.only("key", "locale") if (d.key, d.locale) not in present])


def store(entries: Iterable[Entry], is_rebuild: bool = False) -> int:
    """Write the entries whose words have changed; their number. An entry without a document gets one.

    ``is_rebuild``: the database's own index is built from the documents afterwards.
    """
    entries = list(entries)
    documents = stored(entries)
    written = []
    with transaction.atomic():
        for entry in entries:
            document = documents.get(entry.identity) or SearchDocument(key=entry.key, locale=entry.locale)
            if document.content_hash == entry.content_hash and document.page_id == entry.page_id:
                continue
            document.take(entry.document, entry.url)
            document.page_id = entry.page_id
            document.save()
            written.append(document)
        follow(written, is_rebuild=is_rebuild)
    return len(written)


def forget(documents) -> None:
    """Delete the documents of a queryset; the engines forget all of them at once."""
    with transaction.atomic():
        ids = list(documents.values_list("pk", flat=True))
        with _known():
            documents.delete()
        follow(gone=ids)


def forgotten(document_id: int) -> None:
    """A document has gone by another way, for instance with its page."""
    if not _forgetting.get():
        follow(gone=[document_id])


def forget_ids(document_ids: list[int]) -> None:
    for start in range(0, len(document_ids), CHUNK):
        forget(SearchDocument.objects.filter(pk__in=document_ids[start : start + CHUNK]))


def rebuild(progress=lambda done: None) -> int:
    """Read every page anew, forget what is no more, and build the indexes aside; the number of documents.

    ``progress`` is called with the number of pages read so far.
    """
    ids, done = page_ids(), 0
    for some in chunks(ids):
        index_pages(some, is_rebuild=True)
        done += len(some)
        progress(done)
    index_sources(is_rebuild=True)
    for engine in engines():
        rebuild_engine(engine)
    return SearchDocument.objects.count()


def rebuild_engine(engine: Engine) -> None:
    """Build the indexes of one engine anew from the documents as they are stored. Raises SearchUnavailableError."""
    waiting = list(PendingDocument.objects.filter(engine=engine.name))
    for audience in AUDIENCES:
        documents = SearchDocument.objects.filter(audience=audience).order_by("pk")
        engine.rebuild(audience, documents)
    settle(waiting)


def catch_up(engine: Engine) -> None:
    """Have the engine hold all that waits for it as it is now; done twice, that does no harm.

    What the engine will never take is logged and waits no more: the next comparison tries it again. Raises
    SearchUnavailableError; then all goes on waiting.
    """
    last = 0
    while rows := unsettled(engine.name, last):
        ids = {row.document_id for row in rows}
        present = list(SearchDocument.objects.filter(pk__in=ids))
        try:
            engine.upsert(present)
        except DocumentsRefusedError as error:
            logger.error("%s Documents: %s.", error, ", ".join(map(str, sorted(error.document_ids))))
        engine.delete(ids - {document.pk for document in present})
        settle(rows)
        last = rows[-1].pk


def engines() -> list[Engine]:
    """All that follow the documents; none where the database has none: documents are stored all the same."""
    return [get_engine(name) for name in present_engines()]


def follow(written: Iterable[SearchDocument] = (), gone: Iterable[int] = (), is_rebuild: bool = False) -> None:
    """Have the engines hold documents that were written, and forget those that are gone."""
    written, gone = list(written), list(gone)
    for engine in engines() if written or gone else ():
        if not engine.in_database:
            remember(engine.name, {*gone, *(document.pk for document in written)})
        elif not is_rebuild:
            with suppress(IndexLostError):  # it has been logged; who publishes can do nothing about it
                engine.upsert(written)
                engine.delete(gone)


@contextmanager
def _known() -> Iterator[None]:
    before = _forgetting.set(True)
    try:
        yield
    finally:
        _forgetting.reset(before)


def chunks(things: Iterable[T]) -> Iterator[list[T]]:
    things = iter(things)
    while chunk := list(islice(things, CHUNK)):
        yield chunk


def _index(ids: Collection[int], is_rebuild: bool = False) -> list[Entry]:
    """Store what pages say and forget those that say nothing more, in the transaction that calls it."""
    entries = entries_of(ids, is_to_hold=True)
    store(entries, is_rebuild)
    present = {entry.page_id for entry in entries}
    gone = SearchDocument.objects.filter(page_id__in=set(ids) - present)
    forget_ids(list(gone.values_list("pk", flat=True)))
    return entries


def _rename_agency(agency: Entry, path: str) -> None:
    """Services and their manuals show code and name of their agency: those that show others are read anew."""
    code, name = agency.document.agency, agency.document.title
    documents = SearchDocument.objects.filter(locale=agency.locale, page__isnull=False)
    below = documents.filter(page__path__startswith=path).order_by()
    shown = {code, *below.values_list("agency", flat=True).distinct()}
    others = documents.filter(agency__in=shown).exclude(agency=code, agency_name=name)
    index_pages(list(others.order_by("page_id").values_list("page_id", flat=True)))
