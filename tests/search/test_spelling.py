import pytest

from search.spelling import build


@pytest.fixture
def speller():
    return build(
        [
            ("ต่ออายุใบขับขี่", "ใบขับขี่หมดอายุ\nต่อใบขับขี่", "ต่ออายุ ใบขับขี่", "หมดอายุ", ""),
            ("Apply for a passport", "new passport\ntravel document", "apply passport", "new travel document", ""),
        ]
    )


def test_a_slip_finds_the_name_that_was_meant(speller):
    assert speller.suggest("ใบขับขีหมดอายุ") == "ใบขับขี่หมดอายุ"


def test_an_english_slip_finds_the_name_that_was_meant(speller):
    assert speller.suggest("new pasport") == "new passport"


def test_a_question_that_holds_the_name_needs_none(speller):
    assert speller.suggest("new passport please") is None


def test_a_question_like_no_name_gets_none(speller):
    assert speller.suggest("xyzzy") is None


def test_words_of_titles_names_and_summaries_are_known(speller):
    assert speller.is_known("หมดอายุ")
    assert not speller.is_known("แมว")
