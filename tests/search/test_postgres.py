"""PostgreSQL ranks as SQLite does; collected in the run on PostgreSQL."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.indexing import PUBLIC, STAFF
from search.engines import SearchUnavailableError, postgres
from search.engines.postgres import PostgresEngine
from search.models import FIELDS, SearchDocument
from search.query import Clause, Query
from tests.search import fts5

COLUMN = st.lists(st.sampled_from("abcdefgh"), max_size=6).map(" ".join)
DOCUMENTS = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, COLUMN)), min_size=3, max_size=10)
CLAUSES = st.dictionaries(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=2, unique=True).map(tuple), st.integers(1, 3), min_size=1
).map(lambda found: tuple(Clause(*one) for one in found.items()))


def query(clauses):
    return Query("", "", (), (), clauses, frozenset())


@pytest.fixture
def engine(db):
    return PostgresEngine()


@pytest.fixture
def index_words(engine):
    """``index_words([{"title": "a b"}])``: documents of these very tokens and no others, numbered from 1."""

    def index(documents):
        SearchDocument.objects.all()._raw_delete("default")
        rows = [
            SearchDocument(
                pk=number,
                key=f"thing:{number}",
                audience=PUBLIC,
                **{f"analysed_{name}": document.get(name, "") for name in FIELDS},
            )
            for number, document in enumerate(documents, 1)
        ]
        SearchDocument.objects.bulk_create(rows)
        engine.rebuild(PUBLIC, rows)

    return index


def scores(engine, clauses):
    return {hit.document_id: hit.score for hit in engine.search(query(clauses), PUBLIC).hits}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(documents=DOCUMENTS, clauses=CLAUSES)
def test_every_score_is_the_one_of_fts5(engine, index_words, documents, clauses):
    index_words(documents)
    assert scores(engine, clauses) == pytest.approx(fts5.scores(documents, clauses), rel=1e-3, abs=1e-5)


def test_of_many_documents_those_that_count_are_looked_at(engine, index_words, monkeypatch):
    monkeypatch.setattr(postgres, "LOOKED_AT", 5)
    index_words([{"body": f"common filler{n}"} for n in range(50)] + [{"title": "common rare"}, {"body": "rare"}])
    found = engine.search(query((Clause(("common",), 1), Clause(("rare",), 3))), PUBLIC).hits
    assert [hit.document_id for hit in found][:2] == [51, 52]
    assert len(found) == 5


def test_a_rebuild_leaves_no_table_behind_and_keeps_the_indexes(engine, index_words):
    index_words([{"title": "a"}])
    engine.rebuild(PUBLIC, [])
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, count(*) FROM pg_indexes WHERE tablename LIKE 'search_public%' GROUP BY 1")
        assert cursor.fetchall() == [("search_public_lexemes", 3)]


def test_what_changes_during_a_rebuild_is_not_lost(engine, index_words):
    index_words([{"title": "a"}, {"title": "b"}])

    def documents():
        yield from list(SearchDocument.objects.order_by("pk"))
        SearchDocument.objects.filter(pk=1).update(analysed_title="changed", content_hash="changed")
        SearchDocument.objects.filter(pk=2)._raw_delete("default")

    engine.rebuild(PUBLIC, documents())
    assert engine.ids_and_hashes(PUBLIC) == {1: "changed"}
    assert list(scores(engine, (Clause(("changed",), 1),))) == [1]


def test_an_index_that_another_process_reads_keeps_its_place(engine, index_words, monkeypatch):
    index_words([{"title": "a"}])
    monkeypatch.setattr(postgres, "LOCK_SECONDS", 0.1)
    reader = connection.copy()
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE search_staff_lexemes IN ACCESS SHARE MODE")
            with pytest.raises(SearchUnavailableError, match="another process"):
                engine.rebuild(STAFF, [])
    finally:
        reader.close()
    assert engine.ids_and_hashes(STAFF) == {}
