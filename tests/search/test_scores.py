"""The engines in the database rank by FTS5's formula: weights of columns and clauses, rarity, length."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines import get_engine
from search.models import FIELDS
from search.query import Clause
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
