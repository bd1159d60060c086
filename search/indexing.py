"""Keeps the documents in step with the pages, and the engines with the documents.

Everything here works inside the transaction of the change that called it: with the database's own engine a page, its
document and its row in the index are stored together or not at all. An engine elsewhere is told when it is committed.
"""

import logging
from collections.abc import Iterable, Iterator
from functools import partial
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
from search.engines import Engine, SearchUnavailableError, get_engine, present_engines
from search.models import SearchDocument

AUDIENCES = (PUBLIC, STAFF)

after_commit = partial(transaction.on_commit, robust=True)
logger = logging.getLogger(__name__)


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
    """Delete the documents of a queryset; the index follows each of them (receivers.py)."""
    documents.delete()


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
        for audience in AUDIENCES:
            documents = SearchDocument.objects.filter(audience=audience).order_by("pk")
            engine.rebuild(audience, documents)
    return len(present)


def engines() -> list[Engine]:
    """All that follow the documents; none where the database has none: documents are stored all the same."""
    return [get_engine(name) for name in present_engines()]


def follow(written: Iterable[SearchDocument] = (), gone: Iterable[int] = (), is_rebuild: bool = False) -> None:
    """Have the engines hold documents that were written, and forget those that are gone."""
    written, gone = list(written), list(gone)
    for engine in engines() if written or gone else ():
        if not engine.in_database:
            after_commit(partial(catch_up, engine.name, {*gone, *(document.pk for document in written)}))
        elif not is_rebuild:
            engine.upsert(written)
            engine.delete(gone)


def catch_up(name: str, document_ids: set[int]) -> None:
    """Have an engine hold documents as they are now. What is done twice does no harm; what fails is logged."""
    try:
        engine = get_engine(name)
        present = list(SearchDocument.objects.filter(pk__in=document_ids))
        engine.upsert(present)
        engine.delete(document_ids - {document.pk for document in present})
    except SearchUnavailableError as error:
        logger.warning("%d documents did not reach the index. %s", len(document_ids), error)


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
