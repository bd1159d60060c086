import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.language import language_of, marked, pick


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("บัตรหาย", "th"),
        ("แบบ บ.ป.1", "th"),
        ("ID card", "en"),
        ("ID card บัตร", "th"),
        ("1,000", "en"),
        ("", "en"),
        ("฿20", "en"),
        ("๒๕๖๙", "en"),
    ],
)
def test_a_text_with_a_thai_consonant_is_thai(text, language):
    assert language_of(text) == language


def test_thai_on_an_english_page_is_marked(english):
    assert marked("กรมการปกครอง") == '<span lang="th">กรมการปกครอง</span>'


def test_english_is_never_marked():
    for language in ("th", "en"):
        with translation.override(language):
            assert marked("Land Office") == "Land Office"


def test_thai_on_a_thai_page_is_not_marked():
    assert marked("กรมการปกครอง") == "กรมการปกครอง"


@given(text=st.text())
def test_a_marked_text_is_escaped(text):
    from django.utils.html import conditional_escape, escape

    with translation.override("en"):
        assert escape(text) in conditional_escape(marked(text))


def test_a_pair_gives_the_active_language_and_thai_where_english_is_missing(english):
    assert pick("ศูนย์", "Centre") == "Centre"
    assert pick("ศูนย์", "") == "ศูนย์"
    with translation.override("th"):
        assert pick("ศูนย์", "Centre") == "ศูนย์"
