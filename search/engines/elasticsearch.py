"""Elasticsearch: an index for each audience behind an alias. Built-in queries and analyzers only, no scripts.

It is another machine: it can be away, late or changed at any time, and all that it does instead of answering becomes
SearchUnavailableError. It follows the documents, so it can be built anew from them at any time.
"""

import re
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone
from elasticsearch import ApiError, NotFoundError
from elasticsearch.helpers import streaming_bulk

from portal.indexing import PUBLIC, STAFF
from search.engines.base import (
    CANDIDATES,
    DocumentsRefusedError,
    Engine,
    Expected,
    Hit,
    Hits,
    IndexIncompleteError,
    IndexLostError,
    IndexRedError,
    SearchUnavailableError,
    batches,
)
from search.engines.elasticsearch_queries import as_query
from search.engines.elasticsearch_server import MISSING, client, refusal, told
from search.engines.expectations import expected
from search.models import FIELDS, SearchDocument
from search.query import Query

AUDIENCES = (PUBLIC, STAFF)
# Raise it with every change of MAPPINGS or of what is stored: the portal then asks for a rebuild.
MAPPING_VERSION = 1
KEYWORDS = ("key", "locale", "code", "agency", "mode", "type", "topics", "hash")
MAPPINGS: dict[str, Any] = {
    "_meta": {"portal": MAPPING_VERSION},
    "dynamic": "strict",
    # Words are found and never read back: what is shown comes from the database.
    "_source": {"excludes": list(FIELDS)},
    "properties": {
        **{name: {"type": "text", "analyzer": "whitespace"} for name in FIELDS},
        **{name: {"type": "keyword"} for name in KEYWORDS},
        "agency_name": {"type": "keyword", "index": False, "doc_values": False},
    },
}
SETTINGS = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
STORED = ("key", "locale", "code", "agency", "agency_name", "mode", "type")

SEARCH_SECONDS = 0.8
# Whether the index is ours and whole is asked before the first search, and again after so long.
CHECK_SECONDS, CHECKED_FOR_SECONDS = 0.5, 2
WRITE_SECONDS = 20
REBUILD_SECONDS = 60
BAD_REQUEST = 400
BATCH, BATCH_BYTES = 500, 10_000_000
PAGE = 5000
# Documents change while an index is built; so often is it compared with them before and after it is put in its place.
ROUNDS = 5
# A rebuild that was interrupted leaves an index behind; one so old belongs to no rebuild that is under way.
ABANDONED = timedelta(days=1)


class ElasticsearchEngine(Engine):
    name = "elasticsearch"
    in_database = False

    def upsert(self, documents: Iterable[SearchDocument]) -> None:
        documents = list(documents)
        with told("store documents"):
            for audience in {document.audience for document in documents}:
                _require_ours(alias_of(audience), CHECK_SECONDS)
            _write(action for document in documents for action in _moves(document))

    def delete(self, document_ids: Iterable[int]) -> None:
        with told("forget documents"):
            _write(_forget(alias_of(audience), pk) for pk in document_ids for audience in AUDIENCES)

    def search(self, query: Query, audience: str, filters: dict[str, str] | None = None) -> Hits:
        alias = alias_of(audience)
        with told("search"):
            _require_ready(audience)
            found = client(SEARCH_SECONDS).search(
                index=alias,
                query=as_query(query, filters or {}),
                size=CANDIDATES,
                track_total_hits=False,
                allow_partial_search_results=False,
                timeout=f"{int(1000 * SEARCH_SECONDS)}ms",
            )
            if found["timed_out"]:
                raise SearchUnavailableError("Elasticsearch cannot search: it does not answer in time.")
            hits = [_hit(one) for one in found["hits"]["hits"]]
            return Hits(sorted(hits, key=lambda hit: (-hit.score, hit.document_id)))

    def check(self, wanted: Expected) -> None:
        """Raises IndexLostError, IndexRedError, IndexIncompleteError, or SearchUnavailableError where nothing is known."""
        with told("tell its state"):
            for audience in AUDIENCES:
                _require_ours(alias_of(audience), CHECK_SECONDS)
                _require_whole(audience, wanted)

    def require_ready(self) -> None:
        with told("tell its state"):
            for audience in AUDIENCES:
                _require_ready(audience)

    def rebuild(self, audience: str, documents: Iterable[SearchDocument]) -> None:
        alias = alias_of(audience)
        aside = f"{alias}-{uuid4().hex[:12]}"
        server = client(REBUILD_SECONDS)
        with told("build an index"):
            server.indices.create(index=aside, mappings=MAPPINGS, settings=SETTINGS)
            try:
                stored = (_store(aside, document) for batch in batches(documents, BATCH) for document in batch)
                _write(stored, is_rebuild=True)
                _catch_up(aside, audience)
                _require_ours(aside, REBUILD_SECONDS)
                server.indices.update_aliases(
                    actions=[
                        *({"remove_index": {"index": name}} for name in _in_place(alias)),
                        {"add": {"index": aside, "alias": alias}},
                    ]
                )
            except BaseException:
                server.indices.delete(index=aside, ignore_unavailable=True)
                raise
            _catch_up(aside, audience)
            _remove_abandoned(alias)

    def ids_and_hashes(self, audience: str) -> dict[int, str]:
        alias = alias_of(audience)
        with told("list its documents"):
            _require_ours(alias, CHECK_SECONDS)
            return dict(_ids_and_hashes(alias))


# Until when an index is believed to be ours, by address and alias; in the process's own seconds.
_checked: dict[tuple[str, str], float] = {}


def alias_of(audience: str) -> str:
    return f"{settings.ELASTICSEARCH_PREFIX}-{audience}"


def _require_ready(audience: str) -> None:
    alias = alias_of(audience)
    if _checked.get((settings.ELASTICSEARCH_URL, alias), 0) >= time.monotonic():
        return
    _require_ours(alias, CHECK_SECONDS)
    wanted = expected(ElasticsearchEngine.name)
    wanted.require_fresh()
    try:
        _require_whole(audience, wanted)
    except IndexIncompleteError:  # or a document came in between
        _require_whole(audience, expected(ElasticsearchEngine.name))
    _checked[settings.ELASTICSEARCH_URL, alias] = time.monotonic() + CHECKED_FOR_SECONDS


def _require_ours(alias: str, seconds: float) -> None:
    """Raises IndexLostError unless all that bears this name was made by this version of the portal, and is as it made it.

    An index that a newer version has made is left to that one.
    """
    try:
        found = [index["mappings"] for index in client(seconds).indices.get_mapping(index=alias).body.values()]
    except NotFoundError as error:
        raise IndexLostError(f"Elasticsearch cannot find {alias}: {MISSING}.") from error
    versions = [mappings.get("_meta", {}).get("portal") for mappings in found]
    sentence = (
        f"The index {alias} of Elasticsearch was not made by this version of the portal. search_index builds it anew."
    )
    if any(isinstance(version, int) and version > MAPPING_VERSION for version in versions):
        raise SearchUnavailableError(sentence)
    if versions != [MAPPING_VERSION] or not _is_as_made(found[0]["properties"]):
        raise IndexLostError(sentence)


def _is_as_made(properties: dict) -> bool:
    return all(properties.get(name) == mapping for name, mapping in MAPPINGS["properties"].items())


def _require_whole(audience: str, wanted: Expected) -> None:
    """Raises IndexIncompleteError when documents are missing, or more are there than can be explained by what waits."""
    try:
        found = client(CHECK_SECONDS).search(
            index=alias_of(audience), size=0, track_total_hits=True, allow_partial_search_results=False
        )
    except ApiError as error:
        if error.meta.status == 503 and error.error == "search_phase_execution_exception":
            raise IndexRedError(f"The index {alias_of(audience)} of Elasticsearch cannot be read.") from error
        raise
    held, documents = found["hits"]["total"]["value"], wanted.documents.get(audience, 0)
    if abs(held - documents) > wanted.pending:
        raise IndexIncompleteError(
            f"The index {alias_of(audience)} of Elasticsearch holds {held} documents; there are {documents}."
        )


def _write(actions: Iterable[dict], is_rebuild: bool = False) -> None:
    """Small writes are found at once and only where the alias is: Elasticsearch would make up a missing index.

    Raises SearchUnavailableError; all that could be stored was stored when it is DocumentsRefusedError.
    """
    refused: set[int] = set()
    reason = ""
    server = client(REBUILD_SECONDS if is_rebuild else WRITE_SECONDS)
    how: dict[str, Any] = {} if is_rebuild else {"require_alias": True, "refresh": True}
    how |= {"chunk_size": BATCH, "max_chunk_bytes": BATCH_BYTES, "raise_on_error": False}
    for is_done, item in streaming_bulk(server, actions, **how):
        ((_, answer),) = item.items()
        if is_done or "error" not in answer:
            continue
        reason = f"Elasticsearch cannot store documents: {refusal(answer)}."
        if answer["error"]["type"] == "index_not_found_exception":
            raise IndexLostError(reason)
        if answer["status"] != BAD_REQUEST:
            raise SearchUnavailableError(reason)
        refused.add(int(answer["_id"]))
    if refused:
        raise DocumentsRefusedError(reason, refused)


def _moves(document: SearchDocument) -> Iterator[dict]:
    for audience in AUDIENCES:
        alias = alias_of(audience)
        yield _store(alias, document) if audience == document.audience else _forget(alias, document.pk)


def _store(index: str, document: SearchDocument) -> dict:
    words = {name: getattr(document, f"analysed_{name}") for name in FIELDS}
    shown = {name: getattr(document, name) for name in STORED}
    topics, content_hash = document.topics.split(), document.content_hash
    return {"_index": index, "_id": str(document.pk), **words, **shown, "topics": topics, "hash": content_hash}


def _forget(index: str, document_id: int) -> dict:
    return {"_op_type": "delete", "_index": index, "_id": str(document_id)}


def _hit(found: dict) -> Hit:
    stored = found["_source"]
    shown = {name: stored[name] for name in STORED}
    return Hit(document_id=int(found["_id"]), score=found["_score"], topics=tuple(stored["topics"]), **shown)


def _ids_and_hashes(index: str) -> Iterator[tuple[int, str]]:
    server = client(REBUILD_SECONDS)
    point = server.open_point_in_time(index=index, keep_alive="1m")["id"]
    try:
        after = None
        while True:
            found = server.search(
                pit={"id": point, "keep_alive": "1m"},
                size=PAGE,
                sort="_shard_doc",
                search_after=after,
                source=False,
                docvalue_fields=[{"field": "hash"}],
                track_total_hits=False,
                allow_partial_search_results=False,
            )["hits"]["hits"]
            for one in found:
                yield int(one["_id"]), one["fields"]["hash"][0]
            if len(found) < PAGE:
                return
            after = found[-1]["sort"]
    finally:
        server.close_point_in_time(id=point)


def _catch_up(index: str, audience: str) -> None:
    """Bring an index up to date with what has changed since its documents were read, until nothing differs."""
    for _ in range(ROUNDS):
        client(REBUILD_SECONDS).indices.refresh(index=index)
        held = dict(_ids_and_hashes(index))
        wanted = dict(SearchDocument.objects.filter(audience=audience).values_list("pk", "content_hash"))
        changed = [pk for pk, content_hash in wanted.items() if held.get(pk) != content_hash]
        gone = held.keys() - wanted.keys()
        if not changed and not gone:
            return
        documents = SearchDocument.objects.filter(audience=audience, pk__in=changed).iterator(chunk_size=BATCH)
        _write((_store(index, document) for document in documents), is_rebuild=True)
        _write((_forget(index, pk) for pk in gone), is_rebuild=True)


def _in_place(alias: str) -> list[str]:
    """The indexes that answer to this name now: behind it, or one that has it as its own."""
    try:
        return list(client(REBUILD_SECONDS).indices.get(index=alias).body)
    except NotFoundError:
        return []


def _remove_abandoned(alias: str) -> None:
    server = client(REBUILD_SECONDS)
    for name, index in server.indices.get(index=f"{alias}-*").body.items():
        is_ours = re.fullmatch(re.escape(alias) + "-[0-9a-f]{12}", name)
        made = datetime.fromtimestamp(
            int(index["settings"]["index"]["creation_date"]) / 1000, timezone.get_default_timezone()
        )
        if is_ours and not index["aliases"] and timezone.now() - made > ABANDONED:
            server.indices.delete(index=name, ignore_unavailable=True)
