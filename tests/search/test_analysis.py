import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold, mend, scan, tokens, words
from search.dictionary import parts, pieces
from search.latin import stem

THAI = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)] + list(" aA1.,-/"), max_size=60)
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"


def test_thai_is_cut_into_words():
    assert words("ทำบัตรประชาชนหายต้องทำยังไง") == ["ทำ", "บัตรประชาชน", "หาย", "ต้อง", "ทำ", "ยังไง"]


def test_a_document_also_holds_the_parts_of_its_long_words():
    assert {"ใบขับขี่", "ใบ", "ขับขี่"} <= set(tokens("ต่อใบขับขี่"))


def test_parts_stand_after_the_text():
    assert tokens("ใบขับขี่ หาย")[:2] == ["ใบขับขี่", "หาย"]


def test_parts_are_cut_between_clusters_and_are_never_the_word_itself():
    assert pieces("ใบขับขี่") == ("ใบ", "ขับขี่")
    assert "ใบขับขี่" not in parts("ใบขับขี่")


@pytest.mark.parametrize("written", ["น.ส.3ก", "น.ส.3ก.", "น.ส. 3 ก", "น.ส. ๓ ก.", "นส3ก", "นส.3ก", "นส 3 ก"])
def test_a_form_number_is_found_however_it_is_written(written):
    assert "นส3ก" in tokens(written)


@pytest.mark.parametrize("written", ["ตม.30", "ตม. 30", "ตม 30", "ตม30", "ต.ม.30", "แบบ ตม.30 ค่ะ"])
def test_a_thai_form_is_one_token_in_all_spellings(written):
    assert "ตม30" in tokens(written)


@pytest.mark.parametrize("written", ["TM30", "TM.30", "TM 30", "TM-30", "T.M. 30", "tm.30"])
def test_a_latin_form_is_one_token_in_all_spellings(written):
    assert "tm30" in tokens(written)


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("ภ.พ.01", "ภพ01"),
        ("แบบภ.พ.01", "ภพ01"),
        ("ท.ร.14/1", "ทร14"),
        ("สปส.1-03", "สปส103"),
        ("ม.40", "ม40"),
        ("พ.ร.บ.", "พรบ"),
    ],
)
def test_other_numbers_and_abbreviations_lose_their_dots(written, token):
    assert token in tokens(written)


def test_a_number_beside_a_word_stays_a_number():
    assert {"คน", "30"} <= set(tokens("คน 30 คน"))


def test_thousands_are_one_number():
    assert words("1,500 บาท") == ["1500", "บาท"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("renew", "renewing"),
        ("renew", "renewed"),
        ("copy", "copies"),
        ("licence", "licenses"),
        ("legalise", "legalization"),
        ("permit", "permitted"),
        ("tax", "taxes"),
    ],
)
def test_english_endings_are_cut(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["business", "address", "news", "status", "visa"])
def test_words_that_only_look_like_plurals_stay(word):
    assert stem(word) == word


@given(st.text())
def test_no_text_is_too_odd_to_be_read(text):
    for token in tokens(text):
        assert token
        assert not set(token) & set(" .,/-\"'*()")


@given(THAI)
def test_no_thai_text_is_too_odd_to_be_read(text):
    assert isinstance(tokens(text), list)


@given(THAI)
def test_thai_digits_are_read_as_arabic_ones(text):
    thai_digits = text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert tokens(thai_digits) == tokens(text)


@given(THAI, st.sampled_from(ZERO_WIDTH), st.integers(0, 60))
def test_what_cannot_be_seen_changes_nothing(text, unseen, place):
    assert tokens(text[:place] + unseen + text[place:]) == tokens(text)


@given(THAI)
def test_every_place_of_a_token_is_its_text(text):
    folded = fold(mend(text))
    for token in scan(folded):
        assert 0 <= token.start < token.end <= len(folded)


def test_ten_thousand_letters_without_a_space_are_read():
    assert tokens("ก" * 10_000)
