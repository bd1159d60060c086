"""What only PostgreSQL does; collected in the run on PostgreSQL."""

import pytest
from django.db import OperationalError, connection

from portal.indexing import PUBLIC, STAFF
from search import consistency, documents, indexing
from search.engines import SearchUnavailableError, postgres
from search.engines.postgres import PostgresEngine
from search.query import Clause
from tests.search.fts5 import query


@pytest.fixture
def engine(db):
    return PostgresEngine()


def test_of_many_documents_those_that_count_are_looked_at(engine, index_words, monkeypatch):
    monkeypatch.setattr(postgres, "LOOKED_AT", 5)
    index_words([{"body": f"common filler{n}"} for n in range(50)] + [{"title": "common rare"}, {"body": "rare"}])
    found = engine.search(query((Clause(("common",), 1), Clause(("rare",), 3))), PUBLIC).hits
    assert [hit.document_id for hit in found][:2] == [51, 52]
    assert len(found) == 5


class TestPagesAreHeldWhileTheyAreRead:
    """Home pages are committed, so that another connection sees them and whether they are held."""

    @pytest.fixture
    def is_held(self, homes, monkeypatch):
        """Whether the Thai home page was, each time that restrictions were read to make entries."""
        asked = []
        real = documents.restricted_paths

        def look():
            asked.append(self.held_for_others(homes[0].pk))
            return real()

        monkeypatch.setattr(documents, "restricted_paths", look)
        return asked

    @staticmethod
    def held_for_others(pk):
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute("SELECT id FROM wagtailcore_page WHERE id = %s FOR NO KEY UPDATE NOWAIT", [pk])
            return False
        except OperationalError:
            return True
        finally:
            other.close()

    @pytest.mark.parametrize(
        "change",
        [
            lambda page: indexing.index_page(page),
            lambda page: indexing.index_pages([page.pk]),
            lambda page: indexing.index_below(page.path),
            lambda page: indexing.rebuild(),
        ],
        ids=["alone", "with others", "with all below", "in a rebuild"],
    )
    def test_however_they_come_to_be_indexed(self, homes, is_held, change):
        change(homes[0])
        assert is_held
        assert all(is_held)

    def test_but_not_when_they_are_only_compared(self, homes, is_held):
        consistency.page_differences()
        assert is_held
        assert not any(is_held)


def test_a_rebuild_leaves_no_table_behind_and_keeps_the_indexes(engine, index_words):
    index_words([{"title": "a"}])
    engine.rebuild(PUBLIC, [])
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, count(*) FROM pg_indexes WHERE tablename LIKE 'search_public%' GROUP BY 1")
        assert cursor.fetchall() == [("search_public_lexemes", 3)]


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
