import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.slips import is_slip, slips

WORDS = st.text("abcde", max_size=8)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pasport", "passport"), ("passprot", "passport"), ("lisence", "licence"), ("wrok", "work"), ("taxx", "tax"),
        ("unemploymnet", "unemployment"), ("aplicaton", "application"), ("จดทะเบียนสมรถ", "จดทะเบียนสมรส"),
    ],
)  # fmt: skip
def test_one_slip_or_two_in_a_long_word_are_forgiven(typed, meant):
    assert is_slip(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("pregnant", "tenant"), ("rice", "price"), ("renovation", "reservation"), ("tax", "taxes"), ("moped", "moved on")],
)
def test_another_word_is_no_slip(typed, meant):
    assert not is_slip(typed, meant)


@given(WORDS, WORDS)
def test_it_is_as_far_there_as_back_and_no_further_than_the_longer_word(one, other):
    assert slips(one, other) == slips(other, one) <= max(len(one), len(other))
    assert (slips(one, other) == 0) == (one == other)


@given(WORDS, WORDS.filter(bool), st.integers(0, 8), st.data())
def test_a_letter_put_in_is_one_slip(word, letters, place, data):
    place = min(place, len(word))
    assert slips(word, word[:place] + letters[0] + word[place:]) == 1
