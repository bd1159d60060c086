import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.base import WEIGHTS
from search.engines.bm25 import LEAST_RARITY, rarity, saturation
from search.query import Clause
from tests.search import fts5

COLUMN = st.lists(st.sampled_from("abcdef"), max_size=5).map(" ".join)
DOCUMENTS = st.lists(st.fixed_dictionaries({"title": COLUMN, "body": COLUMN}), min_size=1, max_size=8)


@given(DOCUMENTS, st.sampled_from("abc"))
def test_a_rank_is_the_one_of_fts5(documents, word):
    counts = [
        sum(WEIGHTS[name] * text.split().count(word) for name, text in document.items()) for document in documents
    ]
    lengths = [sum(len(text.split()) for text in document.values()) for document in documents]
    worth = rarity(len(documents), sum(map(bool, counts)))
    mean = sum(lengths) / len(lengths)
    expected = {
        number: worth * saturation(count, length / mean)
        for number, (count, length) in enumerate(zip(counts, lengths, strict=True), 1)
        if count
    }
    assert fts5.scores(documents, [Clause((word,), 1)]) == pytest.approx(expected)


def test_what_most_documents_hold_counts_for_nearly_nothing_and_never_against():
    assert rarity(10, 9) == rarity(10, 5) == LEAST_RARITY
    assert rarity(10, 4) > LEAST_RARITY
