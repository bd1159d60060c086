import pytest

from search.names import Row
from search.spelling import ALIKE, Speller, is_word


def row(key, title, keywords="", *analysed, kind="service", locale="th"):
    return Row(key, locale, kind, key, title, keywords, analysed)


@pytest.fixture
def speller():
    licence = row("licence", "ต่ออายุใบขับขี่", "ใบขับขี่หมดอายุ\nต่อใบขับขี่", "ต่ออายุ ใบขับขี่", "หมดอายุ", "")
    passport = row(
        "passport", "Apply for a passport", "new passport\ntravel document", "apply passport", "new travel document"
    )
    return Speller([licence, passport])


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


def test_a_longer_name_that_is_spelt_right_hides_no_other(speller):
    assert speller.suggest("apply for a pasport") == "Apply for a passport"


def test_words_of_names_are_told_by_their_beginning(speller):
    assert speller.completions("pass", 5) == ["passport"]
    assert speller.completions("ใบขับ", 5) == ["ใบขับขี่"]
    assert speller.completions("xyz", 5) == []


def test_words_of_more_names_come_first_and_no_more_than_asked_for():
    speller = Speller([row("a", "licence"), row("b", "library"), row("c", "library hours")])
    assert speller.completions("li", 5) == ["library", "licenc"]
    assert speller.completions("li", 1) == ["library"]


def test_a_part_of_a_word_is_no_word_of_a_name(speller):
    assert speller.is_in_names("ใบขับขี่")
    assert not speller.is_in_names("ขับ")


@pytest.mark.parametrize("text", ["NEW passport", "passport", "apply  for a PASSPORT", "travel-document"])
def test_a_service_is_known_by_its_title_code_and_common_names(speller, text):
    assert speller.service(text) == "passport"


@pytest.mark.parametrize("text", ["", "?", "travel", "new passport please"])
def test_a_text_that_is_no_name_is_no_service(speller, text):
    assert speller.service(text) is None


def test_a_common_name_of_two_services_names_neither():
    speller = Speller([row("a", "One", "card"), row("b", "Two", "card")])
    assert speller.service("card") is None


def test_a_title_goes_before_the_common_name_of_another_service():
    speller = Speller([row("a", "Card"), row("b", "Two", "card")])
    assert speller.service("card") == "a"


def test_only_services_are_named():
    assert Speller([row("a", "Tax", kind="topic")]).service("tax") is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("departmnt of lands", "Department of Lands"), ("กรมการปกคอง", "กรมการปกครอง")]
)
def test_names_of_agencies_are_mended(typed, meant):
    speller = Speller([row("dol", "Department of Lands", kind="agency"), row("dopa", "กรมการปกครอง", kind="agency")])
    assert speller.suggest(typed) == meant
