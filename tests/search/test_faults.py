"""Whatever the search server does, visitors are answered in time, nobody who publishes waits, and all is caught up."""

import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse

from portal.indexing import PUBLIC
from search import answering, consistency, indexing, pending
from search.catching_up import LONGEST_PAUSE_SECONDS, MEND_AGAIN_SECONDS, RED_SECONDS, Follower
from search.engines import base, elasticsearch, get_engine
from search.engines.elasticsearch_server import client
from search.finding import find
from search.pending import PendingDocument
from tests.search import proxy as proxies

DATABASE = connection.vendor
ALIAS = "tests-public"
SEARCH_SECONDS, CHECK_SECONDS = elasticsearch.SEARCH_SECONDS, elasticsearch.CHECK_SECONDS
FIRST_LIMIT_SECONDS, LIMIT_SECONDS = 2, 1

pytestmark = pytest.mark.xdist_group("elasticsearch")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def engine(search_server):
    return search_server


@pytest.fixture
def documents(index_entry):
    """Eight that the same word finds, as the engine knows them."""
    return [index_entry(f"s{number}", f"passport {number}") for number in range(8)]


@pytest.fixture
def proxy(documents, elasticsearch_server, settings, monkeypatch):
    """The portal as it runs, with a server behind a proxy; what changes waits for ``Follower.step``."""
    address, _pid = elasticsearch_server
    monkeypatch.setattr(elasticsearch, "SEARCH_SECONDS", SEARCH_SECONDS)
    monkeypatch.setattr(elasticsearch, "CHECK_SECONDS", CHECK_SECONDS)
    monkeypatch.setattr(indexing, "remember", pending.remember)
    monkeypatch.setattr(answering, "in_background", lambda function: function())
    with proxies.in_front_of(address) as proxy:
        settings.ELASTICSEARCH_URL = proxy.address
        ask()  # a process that has answered before
        yield proxy


@pytest.fixture
def server(proxy, elasticsearch_server):
    """The server itself, past the proxy."""
    address, _pid = elasticsearch_server
    return client(30).__class__(address, request_timeout=30)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def follower(clock):
    return Follower(get_engine("elasticsearch"), clock)


def index_of(server):
    return next(iter(server.indices.get(index=ALIAS).body))


def refuse(proxy, server):
    proxy.refuse()


def hang(proxy, server):
    proxy.hang()


def too_many_requests(proxy, server):
    proxy.answer(429)


def unavailable(proxy, server):
    proxy.answer(503)


def red(proxy, server):
    """An index that no machine may hold. (One that is opened again goes where its files are, whatever it requires.)"""
    name = index_of(server)
    server.indices.delete(index=name)
    nowhere = elasticsearch.SETTINGS | {"index.routing.allocation.require._name": "nobody"}
    server.indices.create(
        index=name, mappings=elasticsearch.MAPPINGS, settings=nowhere, aliases={ALIAS: {}}, wait_for_active_shards=0
    )


def missing(proxy, server):
    server.indices.delete(index=index_of(server))


def mapping_changed(proxy, server):
    missing(proxy, server)
    properties = elasticsearch.MAPPINGS["properties"] | {"title": {"type": "keyword"}}
    server.indices.create(index=ALIAS + "-0", mappings=elasticsearch.MAPPINGS | {"properties": properties})
    server.indices.put_alias(index=ALIAS + "-0", name=ALIAS)


def half_deleted(proxy, server):
    gone = server.search(index=ALIAS, size=4)["hits"]["hits"]
    server.bulk(index=ALIAS, refresh=True, operations=[{"delete": {"_id": one["_id"]}} for one in gone])


AWAY = [refuse, hang, too_many_requests, unavailable]
DAMAGED = [red, missing, mapping_changed, half_deleted]


def ask():
    return find("passport", "th")


def timed(function):
    begun = time.monotonic()
    return function(), time.monotonic() - begun


def begin(fault, proxy, server):
    """What was believed of the index is believed for 2 s; here they are over."""
    fault(proxy, server)
    if fault in DAMAGED:
        elasticsearch._checked.clear()


def codes(answer):
    return sorted(hit.code for hit in answer.hits)


def assert_caught_up(engine):
    assert not PendingDocument.objects.exists()
    found = consistency.index_differences(engine)
    assert (found.missing, found.extra) == ([], [])


@pytest.mark.parametrize("fault", [*AWAY, *DAMAGED])
def test_the_database_answers_in_its_place_in_time(fault, proxy, server, documents):
    assert ask().engine == "elasticsearch"
    begin(fault, proxy, server)
    first, seconds = timed(ask)
    assert (first.engine, first.is_substitute, codes(first)) == (DATABASE, True, [f"s{n}" for n in range(8)])
    assert seconds < FIRST_LIMIT_SECONDS
    for _ in range(3):
        again, seconds = timed(ask)
        assert (again.engine, codes(again)) == (DATABASE, codes(first))
        assert seconds < LIMIT_SECONDS


def test_a_full_disk_makes_the_database_answer_what_the_index_does_not_know_yet(
    proxy, server, follower, index_entry, monkeypatch
):
    server.indices.put_settings(index=ALIAS, settings={"index.blocks.read_only_allow_delete": True})
    index_entry("new", "passport new")
    assert follower.step() > 0
    monkeypatch.setattr(base, "LATE", timedelta(0))
    elasticsearch._checked.clear()
    answer, seconds = timed(ask)
    assert answer.engine == DATABASE
    assert "new" in codes(answer)
    assert seconds < FIRST_LIMIT_SECONDS
    server.indices.put_settings(index=ALIAS, settings={"index.blocks.read_only_allow_delete": None})
    follower.step()
    assert_caught_up(follower.engine)


@pytest.mark.parametrize("fault", AWAY)
def test_publishing_neither_waits_nor_fails_and_is_caught_up(fault, proxy, server, follower, index_entry, documents):
    fault(proxy, server)
    asked = proxy.asked
    changed, seconds = timed(lambda: index_entry("s0", "passport anew"))
    indexing.forget_ids([documents[1].pk])
    assert seconds < LIMIT_SECONDS
    assert proxy.asked == asked
    assert follower.step() == 1
    assert set(PendingDocument.objects.values_list("document_id", flat=True)) == {changed.pk, documents[1].pk}
    proxy.pass_on()
    follower.step()
    assert_caught_up(follower.engine)


@pytest.mark.parametrize("fault", [missing, mapping_changed, half_deleted])
def test_what_was_lost_behind_our_back_is_noticed_and_mended(fault, proxy, server, follower, clock):
    follower.step()
    begin(fault, proxy, server)
    clock.now += 10
    for _ in range(2):
        follower.step()
    assert_caught_up(follower.engine)


def test_an_index_that_stays_red_is_built_anew(proxy, server, follower, clock):
    red(proxy, server)
    follower.step()
    assert server.cluster.health(index=ALIAS)["status"] == "red"
    clock.now += RED_SECONDS + 1
    follower.step()
    assert_caught_up(follower.engine)


def test_a_document_that_was_exchanged_behind_our_back_is_found_by_its_hash(proxy, server, follower, clock, documents):
    follower.step()
    server.update(index=ALIAS, id=str(documents[0].pk), doc={"hash": "another"}, refresh=True)
    clock.now += 700
    follower.step()
    assert_caught_up(follower.engine)


@pytest.mark.parametrize("fault", [*AWAY, *DAMAGED])
def test_the_engine_answers_again_without_a_person(fault, proxy, server, follower, clock):
    begin(fault, proxy, server)
    ask()
    follower.step()
    proxy.pass_on()
    for _ in range(2):
        clock.now += RED_SECONDS + 1
        follower.step()
    time.sleep(1.1)
    ask()  # answered by the database, and looks whether the engine is back
    assert (ask().engine, ask().is_substitute) == ("elasticsearch", False)


def test_visitors_do_not_ask_a_server_that_is_away_and_one_looks_after_a_pause(proxy, server):
    proxy.answer(503)
    ask()
    asked = proxy.asked
    for _ in range(5):
        ask()
    assert proxy.asked == asked
    time.sleep(1.1)
    for _ in range(5):
        ask()
    assert proxy.asked == asked + 1


def test_the_visitor_whose_request_looks_does_not_wait_for_it(proxy, server, monkeypatch):
    begun = []
    monkeypatch.setattr(answering, "in_background", begun.append)
    proxy.hang()
    ask()
    time.sleep(1.1)
    answer, seconds = timed(ask)
    assert answer.engine == DATABASE
    assert len(begun) == 1
    assert seconds < LIMIT_SECONDS


def test_the_page_says_so_quietly_and_json_tells_the_engine(proxy, server, client):
    note = "search-results__note"
    assert note not in client.get("/en/search/?q=passport").content.decode()
    assert client.get(reverse("search_json") + "?q=passport").json()["engine"] == "elasticsearch"
    proxy.answer(503)
    page = client.get("/en/search/?q=passport")
    assert page.status_code == 200
    assert note in page.content.decode()
    answer = client.get(reverse("search_json") + "?q=passport").json()
    assert (answer["engine"], answer["total"]) == (DATABASE, 8)


def test_a_query_names_its_engine_and_has_no_substitute(proxy, server):
    proxy.answer(503)
    with pytest.raises(elasticsearch.SearchUnavailableError):
        find("passport", "th", engine=get_engine("elasticsearch"))


def test_pauses_of_the_worker_grow_to_half_a_minute(proxy, follower):
    proxy.refuse()
    pauses = [follower.step() for _ in range(8)]
    assert pauses == [1, 2, 4, 8, 16, *[LONGEST_PAUSE_SECONDS] * 3]


def test_an_outage_is_told_once_when_it_begins_and_once_when_it_is_over(proxy, follower, caplog):
    proxy.refuse()
    for _ in range(3):
        follower.step()
    proxy.pass_on()
    follower.step()
    told = [record.getMessage() for record in caplog.records if record.name == "search.catching_up"]
    assert len(told) == 2
    assert "does not follow; it is tried again. Elasticsearch cannot" in told[0]
    assert "follows again" in told[1]


def test_an_index_of_a_newer_version_is_left_alone(proxy, server, follower, monkeypatch):
    before = index_of(server)
    monkeypatch.setattr(elasticsearch, "MAPPING_VERSION", 0)
    follower.step()
    assert index_of(server) == before


def test_an_index_that_is_never_right_is_not_built_over_and_over(proxy, server, follower, clock, monkeypatch):
    monkeypatch.setattr(elasticsearch, "_is_as_made", lambda properties: False)
    built = []
    monkeypatch.setattr(indexing, "rebuild_engine", built.append)
    for _ in range(10):
        follower.step()
        clock.now += 5
    assert len(built) == 1
    clock.now += MEND_AGAIN_SECONDS
    follower.step()
    assert len(built) == 2


def test_what_the_engine_will_never_take_holds_up_nothing_else(
    proxy, server, follower, index_entry, caplog, monkeypatch
):
    real = elasticsearch._store

    def store(index, document):
        return real(index, document) | ({"unknown": "field"} if document.code == "bad" else {})

    monkeypatch.setattr(elasticsearch, "_store", store)
    bad, good = index_entry("bad", "passport"), index_entry("good", "passport")
    follower.step()
    assert not PendingDocument.objects.exists()
    held = follower.engine.ids_and_hashes(PUBLIC)
    assert good.pk in held
    assert bad.pk not in held
    assert f"Documents: {bad.pk}." in caplog.text


def test_a_check_tells_of_an_index_that_cannot_be_asked_and_repair_mends_the_others(proxy, follower, index_entry):
    proxy.refuse()
    found = consistency.differences()
    assert [name for name, _reason in found.silent] == ["elasticsearch"]
    with pytest.raises(elasticsearch.SearchUnavailableError, match="goes on by itself"):
        consistency.repair(found)


def test_a_repair_builds_a_lost_index(proxy, server, follower):
    missing(proxy, server)
    found = consistency.differences()
    assert [name for name, _reason in found.lost] == ["elasticsearch"]
    consistency.repair(found)
    assert_caught_up(follower.engine)


def test_what_is_rolled_back_waits_for_nobody(proxy, index_entry):
    with transaction.atomic():
        index_entry("s0", "passport undone")
        transaction.set_rollback(True)
    assert not PendingDocument.objects.exists()


def test_who_watches_the_portal_is_told_who_answers(proxy, follower, index_entry, client):
    def told():
        return client.get("/readyz").json()["search"]

    assert told() == {"engine": "elasticsearch", "answers": "elasticsearch", "waiting": 0}
    proxy.answer(503)
    elasticsearch._checked.clear()
    index_entry("new", "passport")
    assert told() == {"engine": "elasticsearch", "answers": DATABASE, "waiting": 1}


def test_who_watches_asks_the_server_as_seldom_as_visitors_do(proxy, client):
    client.get("/readyz")
    asked = proxy.asked
    for _ in range(5):
        assert client.get("/readyz").json()["search"]["answers"] == "elasticsearch"
    assert proxy.asked == asked


def test_a_document_that_comes_while_who_watches_asks_is_no_fault(proxy, client, index_entry, monkeypatch):
    elasticsearch._checked.clear()
    counted = [elasticsearch.expected("elasticsearch")]
    index_entry("new", "passport")
    indexing.catch_up(get_engine("elasticsearch"))
    real = elasticsearch.expected
    monkeypatch.setattr(elasticsearch, "expected", lambda name: counted.pop() if counted else real(name))
    assert client.get("/readyz").json()["search"]["answers"] == "elasticsearch"
    assert counted == []
