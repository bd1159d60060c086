"""Compares pages, documents and index both ways, by identity and hash, and mends the differences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search import indexing
from search.documents import Entry, all_entries
from search.engines import Engine
from search.models import SearchDocument


@dataclass
class Differences:
    """What is wrong, by kind. Empty when the search knows exactly what it should."""

    missing: list[Entry] = field(default_factory=list)
    stale: list[Entry] = field(default_factory=list)
    extra: list[SearchDocument] = field(default_factory=list)
    # With the name of the engine that does not hold it, or holds it without reason.
    not_indexed: list[tuple[str, SearchDocument]] = field(default_factory=list)
    index_extra: list[tuple[str, str, int]] = field(default_factory=list)

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


def differences() -> Differences:
    """Read every page, document and index entry. Raises SearchUnavailableError when an engine cannot tell."""
    found = Differences()
    rows = {(d.key, d.locale): d for d in _light_documents()}
    for entry in all_entries():
        document = rows.pop(entry.identity, None)
        if document is None:
            found.missing.append(entry)
        elif document.content_hash != entry.content_hash:
            found.stale.append(entry)
    found.extra = list(rows.values())
    for engine in indexing.engines():
        _compare_index(found, engine)
    return found


def _compare_index(found: Differences, engine: Engine) -> None:
    for audience in indexing.AUDIENCES:
        indexed = engine.ids_and_hashes(audience)
        for document in _light_documents().filter(audience=audience):
            if indexed.pop(document.pk, None) != document.content_hash:
                found.not_indexed.append((engine.name, document))
        found.index_extra += [(engine.name, audience, document_id) for document_id in indexed]


def repair(found: Differences) -> None:
    """Mend what ``differences`` found."""
    indexing.forget_ids([document.pk for document in found.extra])
    for chunk in indexing.chunks([*found.missing, *found.stale]):
        indexing.store(chunk)
    for engine in indexing.engines():
        engine.delete(document_id for name, _audience, document_id in found.index_extra if name == engine.name)
        ids = [document.pk for name, document in found.not_indexed if name == engine.name]
        engine.upsert(SearchDocument.objects.filter(pk__in=ids).iterator(chunk_size=indexing.CHUNK))


def _light_documents():
    return SearchDocument.objects.only("key", "locale", "audience", "content_hash")


def _entry(entry: Entry) -> str:
    return f"{entry.key} ({entry.locale}) “{entry.document.title}”"


def _row(document: SearchDocument) -> str:
    return f"document {document.pk}, {document.key} ({document.locale})"
