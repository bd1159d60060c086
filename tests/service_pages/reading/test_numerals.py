from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import num_to_thaiword

from service_pages.reading import numerals
from service_pages.reading.tokens import tokens

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
ONES += ["seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    below = ONES[rest - 1] if 0 < rest < 20 else "-".join(filter(None, [TENS[rest // 10 - 2], ("", *ONES)[rest % 10]]))
    return " and ".join(filter(None, [f"{ONES[hundreds - 1]} hundred" if hundreds else "", below if rest else ""]))


def the_number_in(text: str) -> Decimal | str | None:
    return next(token.value for token in tokens(text) if token.kind in ("number", "word number"))


@given(number=st.integers(1, 9999))
def test_thai_numbers_in_words_are_read(number):
    words = num_to_thaiword(number)
    assert numerals.of_thai(words) == number
    assert the_number_in(f"{words}วัน") == number


def test_english_numbers_in_words_are_read():
    numbers = range(1, 1000)
    assert [numerals.of_english(english(number)) for number in numbers] == list(numbers)
    assert [the_number_in(f"{english(number)} days") for number in numbers] == list(numbers)


@given(number=st.decimals(0, 9_999_999, places=4, allow_nan=False))
def test_figures_are_read_with_their_decimals(number):
    assert the_number_in(f"{number:f} วัน") == number


@given(number=st.integers(1000, 9_999_999))
def test_thousands_may_be_separated(number):
    assert the_number_in(f"{number:,} วัน") == number


@pytest.mark.parametrize("figures", ["10000000", "1.00001", "9" * 5000, "0." + "1" * 5000])
def test_figures_too_long_for_a_time_are_no_number(figures):
    assert the_number_in(f"{figures} วัน") is None


@pytest.mark.parametrize("figures", ["007", "7.00000", "0000000007"])
def test_zeros_around_a_number_count_for_nothing(figures):
    assert the_number_in(f"{figures} วัน") == 7


def test_words_that_hold_a_number_by_chance_are_words():
    for word in ("สามารถ", "ห้าม", "เรียบร้อย", "สัมพันธ์", "เก้าอี้", "weekend", "someone"):
        assert {token.kind for token in tokens(word)} <= {"text", "noise", "negation"}, word


def test_a_word_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="วัน"):
        numerals.of_thai("วัน")
