import pytest

from search.spelling import ALIKE, build, is_word


@pytest.fixture
def speller():
    return build(
        [
            ("licence", "th", "service", "", "ต่ออายุใบขับขี่", "ใบขับขี่หมดอายุ\nต่อใบขับขี่", "ต่ออายุ ใบขับขี่", "หมดอายุ", ""),
            (
                "passport",
                "en",
                "service",
                "",
                "Apply for a passport",
                "new passport\ntravel document",
                "apply passport",
                "new travel document",
                "",
            ),
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


def test_the_names_of_a_page_are_told_word_by_word(speller):
    assert frozenset({"new", "passport"}) in speller.called("passport")
    assert speller.called("nothing") == ()


def test_a_whole_question_can_be_asked_to_be_like_the_name(speller):
    assert speller.suggest("คนขับขี่หมดอายุ", ALIKE) == "ใบขับขี่หมดอายุ"
    assert speller.suggest("บ้านของเพื่อนหมดอายุก่อนสิ้นปีนี้", ALIKE) is None


@pytest.mark.parametrize(("word", "expected"), [("นอน", True), ("ฝรั่ง", True), ("passport", True), ("pasport", False)])
def test_a_word_that_no_page_has_may_be_a_word_nevertheless(word, expected):
    assert is_word(word) is expected
