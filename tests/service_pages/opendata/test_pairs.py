"""Words in both languages."""

from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.language import THAI, language_of
from service_pages.opendata.pairs import joined, line_pair, pair, preferred

TEXTS = st.text(max_size=20)


def test_english_that_shows_the_thai_text_is_none():
    assert pair("ชื่อ", "ชื่อ") == {"th": "ชื่อ", "en": None}


def test_a_name_without_thai_letters_is_the_same_in_both():
    assert pair("Visa", "Visa") == {"th": "Visa", "en": "Visa"}


def test_english_may_quote_thai():
    assert pair("แบบ ท.ร.1", "Form ท.ร.1")["en"] == "Form ท.ร.1"


@given(TEXTS, TEXTS)
def test_a_pair_has_both_languages_and_no_empty_text(thai, english):
    words = pair(thai, english)
    assert set(words) == {"th", "en"}
    assert "" not in words.values()
    assert words["en"] is None or words["en"] != words["th"] or language_of(words["en"]) != THAI


@given(st.lists(TEXTS), st.lists(TEXTS))
def test_lines_are_what_is_between_line_ends(thai, english):
    found = line_pair("\n".join(thai), "\n".join(english))
    for lines in found.values():
        assert lines is None or all(line and "\n" not in line and line == line.strip() for line in lines)


def test_what_one_part_lacks_the_whole_lacks():
    assert joined([pair("ก", "a"), pair(None, None), pair("ข", None)]) == {"th": "ก\nข", "en": None}
    assert joined([pair("ก", "a"), pair("ข", "b")], " ") == {"th": "ก ข", "en": "a b"}
    assert joined([]) == {"th": None, "en": None}


@given(TEXTS, TEXTS)
def test_the_language_preferred_comes_first(thai, english):
    words = pair(thai, english)
    assert preferred(words, "en") == (words["en"] or words["th"] or "")
    assert preferred(words, "th") == (words["th"] or words["en"] or "")
