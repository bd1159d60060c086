"""What waits for an engine outlives everything; one process at a time writes, and an older state never comes last."""

import threading
import time
from contextlib import nullcontext

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from portal.indexing import PUBLIC, PageDocument
from search import catching_up, consistency, indexing, pending
from search.catching_up import Follower
from search.documents import Entry
from search.engines.base import Engine
from search.models import SearchDocument
from search.pending import PendingDocument, remember, settle, unsettled, waiting
from search.turns import turn

NAME = "elsewhere"


class Elsewhere(Engine):
    """An engine outside the database, that can end in the midst of writing."""

    name, in_database = NAME, False

    def __init__(self):
        self.held = {}
        self.before_write = lambda: None

    def upsert(self, documents):
        documents = list(documents)
        self.before_write()
        self.held |= {document.pk: document.content_hash for document in documents}

    def delete(self, document_ids):
        for pk in document_ids:
            self.held.pop(pk, None)

    def search(self, query, audience, filters=None):
        raise NotImplementedError

    def rebuild(self, audience, documents):
        self.upsert(documents)

    def ids_and_hashes(self, audience):
        return dict(self.held) if audience == PUBLIC else {}

    def check(self, wanted):
        pass


@pytest.fixture
def elsewhere(db, monkeypatch):
    engine = Elsewhere()
    monkeypatch.setattr(indexing, "engines", lambda: [engine])
    return engine


def store(code, title="passport"):
    entry = Entry(f"thing:{code}", "th", PageDocument("service", title, code=code), url="/")
    indexing.store([entry])
    return SearchDocument.objects.get(key=entry.key)


def hashes():
    return dict(SearchDocument.objects.values_list("pk", "content_hash"))


def test_many_changes_of_a_document_wait_once_and_since_the_first(elsewhere):
    store("one")
    since = waiting(NAME)[1]
    document = store("one", "visa")
    assert list(PendingDocument.objects.values_list("document_id", flat=True)) == [document.pk]
    assert waiting(NAME) == (1, since)
    assert since <= timezone.now()


def test_nothing_is_left_to_do_when_a_transaction_has_committed_but_for_the_worker(elsewhere):
    before = len(connection.run_on_commit)
    store("one")
    assert len(connection.run_on_commit) == before
    assert elsewhere.held == {}


def test_the_worker_has_the_engine_follow(elsewhere):
    store("one")
    Follower(elsewhere).step()
    assert elsewhere.held == hashes()
    assert waiting(NAME) == (0, None)


def test_a_worker_that_dies_while_it_writes_loses_nothing(elsewhere):
    store("one")
    store("two")

    def die():
        raise SystemExit

    elsewhere.before_write = die
    with pytest.raises(SystemExit):
        Follower(elsewhere).step()
    elsewhere.before_write = lambda: None
    Follower(elsewhere).step()
    assert elsewhere.held == hashes()


def test_a_worker_that_dies_after_it_has_written_does_it_again_without_harm(elsewhere, monkeypatch):
    store("one")

    def die(rows):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(indexing, "settle", die)
        with pytest.raises(SystemExit):
            Follower(elsewhere).step()
    Follower(elsewhere).step()
    assert elsewhere.held == hashes()
    assert not PendingDocument.objects.exists()


def test_what_changes_while_it_is_written_goes_on_waiting(elsewhere):
    document = store("one")
    elsewhere.before_write = lambda: store("one", "visa")
    indexing.catch_up(elsewhere)
    assert elsewhere.held == {document.pk: document.content_hash}
    assert PendingDocument.objects.count() == 1
    elsewhere.before_write = lambda: None
    indexing.catch_up(elsewhere)
    assert elsewhere.held == hashes()


def test_a_change_after_the_rows_were_read_is_not_settled(db):
    remember(NAME, [1, 2])
    rows = unsettled(NAME)
    remember(NAME, [2])
    settle(rows)
    assert list(PendingDocument.objects.values_list("document_id", flat=True)) == [2]


def test_a_deleted_document_is_forgotten(elsewhere):
    document = store("one")
    indexing.catch_up(elsewhere)
    document.delete()
    indexing.catch_up(elsewhere)
    assert elsewhere.held == {}


def test_many_deleted_documents_are_one_note(elsewhere, django_assert_max_num_queries):
    ids = [store(f"s{number}").pk for number in range(30)]
    indexing.catch_up(elsewhere)
    with django_assert_max_num_queries(12):
        indexing.forget_ids(ids)
    assert PendingDocument.objects.count() == 30
    indexing.catch_up(elsewhere)
    assert elsewhere.held == {}


def test_more_than_fits_into_one_batch_is_caught_up(elsewhere, monkeypatch):
    monkeypatch.setattr(pending, "ROWS", 3)
    for number in range(8):
        store(f"s{number}")
    indexing.catch_up(elsewhere)
    assert elsewhere.held == hashes()


def test_a_silent_loss_is_found_by_the_regular_comparison(elsewhere):
    store("one")
    document = store("two")
    now = [0.0]
    follower = Follower(elsewhere, lambda: now[0])
    follower.step()
    elsewhere.held[document.pk] = "another"
    elsewhere.held[10**6] = "nobody"
    now[0] += catching_up.COMPARE_SECONDS
    follower.step()
    assert elsewhere.held == hashes()


def test_a_rebuild_settles_what_waited(elsewhere):
    store("one")
    indexing.rebuild_engine(elsewhere)
    assert not PendingDocument.objects.exists()


def elsewhere_turn():
    """Whether another process would get the turn now: another connection, another open file."""

    def ask():
        try:
            with turn() as is_ours:
                asked.append(is_ours)
        finally:
            connection.close()

    asked: list[bool] = []
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return asked[0]


def test_only_one_has_the_turn(db):
    with turn() as is_ours:
        assert is_ours
        assert not elsewhere_turn()
    assert elsewhere_turn()


def test_who_waits_for_a_turn_gets_it_when_the_other_is_done(db):
    held = threading.Event()

    def hold():
        try:
            with turn():
                held.set()
                time.sleep(0.3)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)
    with turn(wait_seconds=5) as is_ours:
        assert is_ours
    thread.join()


def test_who_has_not_the_turn_writes_nothing(elsewhere, monkeypatch):
    store("one")
    monkeypatch.setattr(catching_up, "turn", lambda: nullcontext(False))
    Follower(elsewhere).step()
    assert elsewhere.held == {}
    assert PendingDocument.objects.count() == 1


def test_a_database_that_does_not_answer_does_not_end_the_worker(elsewhere, monkeypatch, caplog):
    def fail(name):
        raise OperationalError("database is locked")

    monkeypatch.setattr(catching_up, "expected", fail)
    monkeypatch.setattr(catching_up.connection, "close", lambda: None)
    assert Follower(elsewhere).step() == catching_up.FIRST_PAUSE_SECONDS
    assert "database is locked" in caplog.text


def test_any_other_fault_does_not_end_the_worker(elsewhere, monkeypatch, caplog):
    elsewhere.check = lambda wanted: 1 / 0
    assert Follower(elsewhere).step() == catching_up.LONGEST_PAUSE_SECONDS
    assert "ZeroDivisionError" in caplog.text


def test_a_changed_analysis_asks_for_a_rebuild_until_it_is_done(elsewhere, monkeypatch):
    store("one")
    assert not consistency.rebuild_is_due()
    SearchDocument.objects.update(analysis_version="0")
    store("two")
    assert consistency.rebuild_is_due()
    store("one", "visa")
    assert not consistency.rebuild_is_due()


def test_an_empty_search_asks_for_no_rebuild(db):
    assert not consistency.rebuild_is_due()


def test_the_cost_of_asking_for_it_is_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        consistency.rebuild_is_due()
