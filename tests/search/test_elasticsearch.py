"""Elasticsearch as it really behaves: rebuilt beside the present index, and every failure told in a sentence."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server

import pytest

from portal.indexing import PUBLIC, STAFF
from search.engines import SearchUnavailableError, elasticsearch, get_engine
from search.engines.elasticsearch_server import client
from search.models import SearchDocument
from search.query import parse
from search.wordlists import shipped, tried
from tests.servers import free_port

with tried(shipped()):
    PASSPORT = parse("passport")
PUBLIC_ALIAS = "tests-public"

pytestmark = pytest.mark.xdist_group("elasticsearch")


@pytest.fixture
def engine(search_server):
    elasticsearch._checked.clear()
    return search_server


@pytest.fixture
def server(engine):
    return client(30)


def found(engine, audience=PUBLIC):
    return [hit.code for hit in engine.search(PASSPORT, audience).hits]


def all_documents():
    return SearchDocument.objects.filter(audience=PUBLIC).order_by("pk")


@contextmanager
def answering(status, body, headers=(("X-Elastic-Product", "Elasticsearch"),)):
    """The address of a server that answers everything with this."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in (("Content-Type", "application/json"), ("Content-Length", str(len(body))), *headers):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 (the names that http.server calls)

        def log_message(self, *arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as fake:
        threading.Thread(target=fake.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{fake.server_address[1]}"
        fake.shutdown()


@pytest.fixture
def away(settings):
    """``away(url)``: the engine with a server at that address."""

    def at(url):
        settings.ELASTICSEARCH_URL = url
        settings.ELASTICSEARCH_PREFIX = "tests"
        elasticsearch._checked.clear()
        return get_engine("elasticsearch")

    return at


def assert_unavailable(engine, sentence):
    """In everything that it can do, and nothing else is raised."""
    document = SearchDocument(pk=1, audience=PUBLIC)
    for act in (
        lambda: engine.search(PASSPORT, PUBLIC),
        lambda: engine.upsert([document]),
        lambda: engine.delete([1]),
        lambda: engine.ids_and_hashes(PUBLIC),
        lambda: engine.rebuild(PUBLIC, [document]),
    ):
        with pytest.raises(SearchUnavailableError, match=sentence):
            act()


def test_a_server_that_refuses_is_told(away):
    assert_unavailable(away(f"http://127.0.0.1:{free_port()}"), r"cannot be reached\.$")


def test_a_server_that_hangs_is_told_within_its_time(away, monkeypatch):
    for name in ("SEARCH_SECONDS", "CHECK_SECONDS", "WRITE_SECONDS", "REBUILD_SECONDS"):
        monkeypatch.setattr(elasticsearch, name, 0.2)
    with create_server(("127.0.0.1", 0)) as silent:
        assert_unavailable(away(f"http://127.0.0.1:{silent.getsockname()[1]}"), r"does not answer in time\.$")


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 503])
def test_a_server_that_answers_with_an_error_is_told(away, status):
    with answering(status, b'{"error": {"type": "some_exception"}}') as url:
        assert_unavailable(away(url), f"it answers {status}, some_exception")


@pytest.mark.parametrize("body", [b"{}", b"<html>", b"[]", b"null", b'{"tests-public": []}'])
def test_a_server_that_talks_nonsense_is_told(away, body):
    with answering(200, body) as url:
        assert_unavailable(away(url), "Elasticsearch")


def test_a_server_that_is_no_elasticsearch_is_told(away):
    with answering(200, b"{}", headers=()) as url:
        assert_unavailable(away(url), "Elasticsearch cannot")


def test_no_password_is_told(away):
    engine = away(f"http://elastic:sesame@127.0.0.1:{free_port()}")
    with pytest.raises(SearchUnavailableError) as told:
        engine.search(PASSPORT, PUBLIC)
    assert "sesame" not in str(told.value)


def test_a_missing_index_is_told_and_not_made_up(engine, server, index_entry):
    document = index_entry("one", "passport")
    server.indices.delete(index=list(server.indices.get(index=PUBLIC_ALIAS).body))
    for act in (
        lambda: engine.search(PASSPORT, PUBLIC),
        lambda: engine.upsert([document]),
        lambda: engine.delete([document.pk]),
        lambda: engine.ids_and_hashes(PUBLIC),
    ):
        with pytest.raises(SearchUnavailableError, match="its index is missing; search_index builds it"):
            act()
    assert not server.indices.exists(index=PUBLIC_ALIAS)


def test_an_index_of_another_version_is_told_and_replaced(engine, server, index_entry, monkeypatch):
    index_entry("one", "passport")
    monkeypatch.setattr(elasticsearch, "MAPPING_VERSION", elasticsearch.MAPPING_VERSION + 1)
    with pytest.raises(SearchUnavailableError, match="was not made by this version"):
        engine.search(PASSPORT, PUBLIC)
    monkeypatch.setitem(elasticsearch.MAPPINGS, "_meta", {"portal": elasticsearch.MAPPING_VERSION})
    engine.rebuild(PUBLIC, all_documents())
    assert found(engine) == ["one"]


def test_a_strangers_index_of_that_name_is_told_and_replaced(engine, server, index_entry):
    index_entry("one", "passport")
    server.indices.delete(index=list(server.indices.get(index=PUBLIC_ALIAS).body))
    server.index(index=PUBLIC_ALIAS, document={"title": "passport"}, refresh=True)
    with pytest.raises(SearchUnavailableError, match="was not made by this version"):
        engine.search(PASSPORT, PUBLIC)
    engine.rebuild(PUBLIC, all_documents())
    assert found(engine) == ["one"]


def test_an_index_that_may_not_be_written_is_told(engine, server, index_entry):
    document = index_entry("one", "passport")
    server.indices.put_settings(index=PUBLIC_ALIAS, settings={"index.blocks.write": True})
    with pytest.raises(SearchUnavailableError, match="it answers 403, cluster_block_exception"):
        engine.upsert([document])
    assert found(engine) == ["one"]


def test_documents_that_vanish_behind_our_back_are_missed(engine, server, index_entry):
    kept, lost = index_entry("one", "passport"), index_entry("two", "passport")
    server.delete(index=PUBLIC_ALIAS, id=str(lost.pk), refresh=True)
    assert engine.ids_and_hashes(PUBLIC) == {kept.pk: kept.content_hash}


def test_there_is_no_moment_without_results_during_a_rebuild(engine, index_entry):
    index_entry("one", "passport")
    seen = []

    def documents():
        seen.append(found(engine))
        yield from all_documents()
        seen.append(found(engine))

    engine.rebuild(PUBLIC, documents())
    assert [*seen, found(engine)] == [["one"]] * 3


def test_what_changes_during_a_rebuild_is_not_lost(engine, index_entry):
    index_entry("changed", "visa")
    index_entry("deleted", "passport")

    def documents():
        yield from list(all_documents())
        index_entry("changed", "passport")
        index_entry("new", "passport")
        all_documents().get(code="deleted").delete()

    engine.rebuild(PUBLIC, documents())
    assert set(found(engine)) == {"changed", "new"}


def test_a_rebuild_that_fails_leaves_the_answers_and_nothing_else(engine, server, index_entry):
    index_entry("one", "passport")
    before = set(server.indices.get(index="tests-*").body)

    def documents():
        yield from all_documents()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.rebuild(PUBLIC, documents())
    assert found(engine) == ["one"]
    assert set(server.indices.get(index="tests-*").body) == before


def test_what_an_interrupted_rebuild_left_behind_goes_after_a_day(engine, server, monkeypatch):
    left = "tests-public-0123456789ab"
    server.indices.create(index=left)
    engine.rebuild(PUBLIC, [])
    assert server.indices.exists(index=left)
    monkeypatch.setattr(elasticsearch, "ABANDONED", -elasticsearch.ABANDONED)
    engine.rebuild(PUBLIC, [])
    assert not server.indices.exists(index=left)


def test_installations_that_share_a_server_do_not_meet(engine, index_entry, settings):
    document = index_entry("one", "passport")
    settings.ELASTICSEARCH_PREFIX = "neighbour"
    for audience in (PUBLIC, STAFF):
        engine.rebuild(audience, all_documents())
    engine.delete([document.pk])
    assert engine.ids_and_hashes(PUBLIC) == {}
    settings.ELASTICSEARCH_PREFIX = "tests"
    assert found(engine) == ["one"]
