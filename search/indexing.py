"""Keeps the documents in step with the pages, and the engines with the documents.

Everything here works inside the transaction of the change that called it: with the database's own engine a page, its
document and its row in the index are stored together or not at all. Of what an engine elsewhere must hear, a note is stored
with it (pending.py); the worker reads the notes (catching_up.py).
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from django.db import transaction

from portal.indexing import PUBLIC, STAFF
from search.documents import (
    CHUNK,
    Entry,
    all_entries,
    entry_of,
    page_entries,
    restricted_paths,
    source_entries,
    stored,
)
from search.engines import Engine, get_engine, present_engines
from search.engines.base import DocumentsRefusedError
from search.models import SearchDocument
from search.pending import PendingDocument, remember, settle, unsettled

AUDIENCES = (PUBLIC, STAFF)

logger = logging.getLogger(__name__)

# Whether the documents that are being deleted are known here: the engines need not hear of each.
_forgetting = ContextVar("forgetting", default=False)


def index_page(page) -> None:
    """Bring the search up to date with one page; when it is an agency, with the name its services show as well."""
    page = page.specific
    entry = entry_of(page, restricted_paths()) if hasattr(page, "search_document") else None
    if entry is None:
        forget_page(page)
        return
    with transaction.atomic():
        store([entry])
        if entry.document.type == "agency":
            _rename_agency(entry)


def forget_page(page) -> None:
    """Take one page, in its one language, out of the search."""
    forget(SearchDocument.objects.filter(page_id=page.pk))


def index_below(path: str) -> None:
    """Bring the search up to date with a whole part of the page tree after a move or a change of its privacy."""
    with transaction.atomic():
        present: set[int | None] = set()
        for entries in chunks(page_entries(path)):
            store(entries)
            present.update(entry.page_id for entry in entries)
        below = SearchDocument.objects.filter(page__path__startswith=path).values_list("pk", "page_id")
        forget_ids([pk for pk, page_id in below if page_id not in present])


def index_sources(keys: set[str] | None = None) -> None:
    """Bring the search up to date with what is no page: the things of these keys, or all of them."""
    with transaction.atomic():
        entries = [entry for entry in source_entries() if keys is None or entry.key in keys]
        store(entries)
        documents = SearchDocument.objects.filter(page=None)
        if keys is not None:
            documents = documents.filter(key__in=keys)
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

    ``progress`` is called with the number of entries read so far.
    """
    present: set[tuple[str, str]] = set()
    for entries in chunks(all_entries()):
        store(entries, is_rebuild=True)
        present.update(entry.identity for entry in entries)
        progress(len(present))
    identities = SearchDocument.objects.values_list("pk", "key", "locale")
    forget_ids([pk for pk, *identity in identities.iterator() if tuple(identity) not in present])
    for engine in engines():
        rebuild_engine(engine)
    return len(present)


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
            engine.upsert(written)
            engine.delete(gone)


@contextmanager
def _known() -> Iterator[None]:
    before = _forgetting.set(True)
    try:
        yield
    finally:
        _forgetting.reset(before)


def chunks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    entries = iter(entries)
    while chunk := list(islice(entries, CHUNK)):
        yield chunk


def _rename_agency(agency: Entry) -> None:
    """Services show the name of their agency: those that show another one are read anew."""
    documents = SearchDocument.objects.filter(agency=agency.document.agency, locale=agency.locale, page__isnull=False)
    others = documents.exclude(key=agency.key).exclude(agency_name=agency.document.title).select_related("page")
    restricted = restricted_paths()
    pages = (document.page for document in others.iterator(chunk_size=CHUNK) if document.page)
    entries = (entry_of(page.specific, restricted) for page in pages)
    for chunk in chunks(entry for entry in entries if entry):
        store(chunk)
