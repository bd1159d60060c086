"""What the engines in the database do alike: they rank by FTS5's formula and miss nothing while they are built."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.indexing import PUBLIC
from search import consistency
from search.engines import get_engine, postgres, sqlite
from search.engines.base import IndexLostError, batches
from search.models import FIELDS, SearchDocument
from search.query import Clause, parse
from tests.search import fts5

COLUMN = st.lists(st.sampled_from("abcdefgh"), max_size=6).map(" ".join)
DOCUMENTS = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, COLUMN)), min_size=3, max_size=10)
CLAUSES = st.dictionaries(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=2, unique=True).map(tuple), st.integers(1, 3), min_size=1
).map(lambda found: tuple(Clause(*one) for one in found.items()))


@pytest.fixture
def engine(db):
    return get_engine(connection.vendor)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(documents=DOCUMENTS, clauses=CLAUSES)
def test_every_score_is_the_one_of_fts5(engine, index_words, documents, clauses):
    index_words(documents)
    assert fts5.scores_of(engine, clauses) == pytest.approx(fts5.scores(documents, clauses), rel=1e-3, abs=1e-5)


def test_what_changes_during_a_rebuild_is_not_lost(engine, index_words):
    index_words([{"title": "a"}, {"title": "b"}])

    def documents():
        yield from list(SearchDocument.objects.order_by("pk"))
        SearchDocument.objects.filter(pk=1).update(analysed_title="changed", content_hash="changed")
        SearchDocument.objects.filter(pk=2)._raw_delete("default")

    engine.rebuild(PUBLIC, documents())
    assert engine.ids_and_hashes(PUBLIC) == {1: "changed"}
    assert list(fts5.scores_of(engine, (Clause(("changed",), 1),))) == [1]


class TestALostTable:
    @pytest.fixture(autouse=True)
    def lost(self, engine, index_words):
        index_words([{"title": "a"}])
        tables = (postgres if connection.vendor == "postgresql" else sqlite).TABLES
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {tables[PUBLIC]}")

    def test_is_told_in_a_sentence(self, engine):
        for asking in (lambda: engine.search(parse("a"), PUBLIC), lambda: engine.ids_and_hashes(PUBLIC)):
            with pytest.raises(IndexLostError, match="search_index builds it anew"), transaction.atomic():
                asking()

    def test_hinders_nobody_who_publishes(self, index_entry):
        assert index_entry("new", "passport").pk

    def test_is_made_anew_by_a_repair(self, engine, index_entry):
        consistency.repair(consistency.Differences(lost=[(engine.name, "")]))
        assert engine.ids_and_hashes(PUBLIC) == dict(SearchDocument.objects.values_list("pk", "content_hash"))
        assert engine.search(parse("a"), PUBLIC).total == 1


def test_a_queryset_is_read_in_batches_by_id_as_it_then_is(db):
    rows = [SearchDocument(key=f"thing:{n}", audience=PUBLIC, content_hash="" if n else "first") for n in range(5)]
    SearchDocument.objects.all()._raw_delete("default")
    first, *_, last = SearchDocument.objects.bulk_create(rows)
    read = batches(SearchDocument.objects.order_by("-content_hash"), 2)
    found = next(read)
    SearchDocument.objects.filter(pk=last.pk)._raw_delete("default")
    found += [document for batch in read for document in batch]
    assert [document.pk for document in found] == [row.pk for row in rows[:4]]
    assert found[0] == first
