"""Compares pages, documents and index both ways, by identity and hash, and mends the differences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search import indexing
from search.analysis import ANALYSIS_VERSION
from search.documents import Entry, all_entries
from search.engines import Engine, SearchUnavailableError
from search.engines.base import IndexLostError
from search.models import SearchDocument
from search.pending import remember
from search.turns import own_turn

# So long a repair waits for the worker, which may be building an index.
TURN_SECONDS = 120


@dataclass
class IndexDifferences:
    """What an index does not hold as it should, and what it holds without reason: pairs of audience and id."""

    missing: list[SearchDocument] = field(default_factory=list)
    extra: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Differences:
    """What is wrong, by kind. Empty when the search knows exactly what it should."""

    missing: list[Entry] = field(default_factory=list)
    stale: list[Entry] = field(default_factory=list)
    extra: list[SearchDocument] = field(default_factory=list)
    # With the name of the engine that does not hold it, or holds it without reason.
    not_indexed: list[tuple[str, SearchDocument]] = field(default_factory=list)
    index_extra: list[tuple[str, str, int]] = field(default_factory=list)
    # Engines whose indexes are lost, and those that cannot be asked now: names with the reason.
    lost: list[tuple[str, str]] = field(default_factory=list)
    silent: list[tuple[str, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(len(found) for found in vars(self).values())

    def sentences(self) -> Iterator[str]:
        """What is wrong, a sentence each, in English as all output of commands."""
        for entry in self.missing:
            yield f"Missing: {_entry(entry)} has no search document."
        for entry in self.stale:
            yield f"Out of date: the search document of {_entry(entry)} differs from the page."
        for document in self.extra:
            yield f"Extra: {_row(document)}, matches nothing that may be searched."
        for engine, document in self.not_indexed:
            yield f"Index ({engine}): {_row(document)}, is missing or differs."
        for engine, audience, document_id in self.index_extra:
            yield f"Index ({engine}): entry {document_id} of the {audience} index has no search document."
        for engine, reason in [*self.lost, *self.silent]:
            yield f"Index ({engine}): {reason}"


def differences() -> Differences:
    """Read every page, document and index entry. An engine that does not answer is one of the differences."""
    found = page_differences()
    for engine in indexing.engines():
        _compare_index(found, engine)
    return found


def page_differences() -> Differences:
    """Read every page and document. What changes meanwhile may be among the differences."""
    found = Differences()
    rows = {(d.key, d.locale): d for d in _light_documents()}
    for entry in all_entries():
        document = rows.pop(entry.identity, None)
        if document is None:
            found.missing.append(entry)
        elif document.content_hash != entry.content_hash:
            found.stale.append(entry)
    found.extra = list(rows.values())
    return found


def _compare_index(found: Differences, engine: Engine) -> None:
    try:
        compared = index_differences(engine)
    except IndexLostError as error:
        found.lost.append((engine.name, str(error)))
    except SearchUnavailableError as error:
        found.silent.append((engine.name, str(error)))
    else:
        found.not_indexed += [(engine.name, document) for document in compared.missing]
        found.index_extra += [(engine.name, *one) for one in compared.extra]


def index_differences(engine: Engine) -> IndexDifferences:
    """Compare an engine's indexes with the documents by id and hash. Raises SearchUnavailableError."""
    found = IndexDifferences()
    for audience in indexing.AUDIENCES:
        indexed = engine.ids_and_hashes(audience)
        for document in _light_documents().filter(audience=audience):
            if indexed.pop(document.pk, None) != document.content_hash:
                found.missing.append(document)
        found.extra += [(audience, document_id) for document_id in indexed]
    return found


def repair(found: Differences) -> None:
    """Mend what ``differences`` found. Raises SearchUnavailableError for an engine that does not answer, at the end."""
    repair_documents(found)
    for engine in indexing.engines():
        if engine.name in dict(found.silent):
            continue
        with own_turn(TURN_SECONDS):
            _repair_index(found, engine)
    for _engine, reason in found.silent:
        raise SearchUnavailableError(f"{reason} The worker goes on by itself when the engine is back.")


def repair_documents(found: Differences) -> None:
    """Read what differs once more, and store it as it is by now."""
    things: list[Entry | SearchDocument] = [*found.missing, *found.stale, *found.extra]
    indexing.index_pages(sorted({thing.page_id for thing in things if thing.page_id}))
    if keys := {thing.key for thing in things if not thing.page_id}:
        indexing.index_sources(keys)


def _repair_index(found: Differences, engine: Engine) -> None:
    if engine.name in dict(found.lost):
        indexing.rebuild_engine(engine)
        return
    extra = [document_id for name, _audience, document_id in found.index_extra if name == engine.name]
    ids = [document.pk for name, document in found.not_indexed if name == engine.name]
    if not engine.in_database:
        remember(engine.name, [*extra, *ids])
        indexing.catch_up(engine)
        return
    engine.delete(extra)
    engine.upsert(SearchDocument.objects.filter(pk__in=ids).iterator(chunk_size=indexing.CHUNK))


def rebuild_is_due() -> bool:
    """Whether documents were analysed by other rules than questions are now. One look at an index: the oldest tells."""
    oldest = SearchDocument.objects.order_by("updated").values_list("analysis_version", flat=True).first()
    return oldest not in (None, ANALYSIS_VERSION)


def _light_documents():
    return SearchDocument.objects.only("key", "locale", "audience", "content_hash", "page")


def _entry(entry: Entry) -> str:
    return f"{entry.key} ({entry.locale}) “{entry.document.title}”"


def _row(document: SearchDocument) -> str:
    return f"document {document.pk}, {document.key} ({document.locale})"
