import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.normalise import fold, is_spelt, mend, normalise

THAI = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C)] + list(" aA1.\u200b\u00a0"), max_size=40)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("คํา", "คำ"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("เเบบ", "แบบ"),
        ("ท่ี", "ที่"),
        ("ที่่", "ที่"),
        ("ทีี่", "ที่"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("กา่", "ก่า"),
        ("กำ่", "ก่ำ"),
        ("ที่\u200bดิน", "ที่ดิน"),
        ("ที่\ufeffดิน", "ที่ดิน"),
        ("ที่\u00a0ดิน", "ที่ ดิน"),
    ],
)
def test_what_keyboards_and_old_files_leave_behind_is_mended(written, meant):
    assert mend(written) == meant


def test_thai_digits_capitals_and_accents_are_folded():
    assert normalise("ตม.๓๐ CAFÉ Straße") == "ตม.30 cafe straße"


def test_stretched_letters_are_shortened():
    assert normalise("หายยยยย") == "หาย"


@pytest.mark.parametrize("text", ["บัตรประชาชน", "เกาะ", "แพะ", "เยอะ", "ก็", "น้ำ", "เปี๊ยะ", "ฤๅษี", "VAT ภ.พ.30", "", "ๆ"])
def test_thai_words_are_spelt_as_thai_can_be(text):
    assert is_spelt(text)


@pytest.mark.parametrize("text", ["ำสำแะพรแระั", "ทำะำพ", "ิรพะ้", "ไำำา", "เ", "ี่ดิน", "VATู", "กัิ"])
def test_keys_struck_on_another_layout_are_not(text):
    assert not is_spelt(text)


def test_sara_am_is_never_split():
    assert normalise("คำขอ") == "คำขอ"


@given(st.text())
def test_normalising_again_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(THAI)
def test_normalising_thai_again_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


@given(THAI)
def test_mended_text_is_composed_and_shows_nothing_unseen(text):
    mended = mend(text)
    assert unicodedata.is_normalized("NFC", mended)
    assert "\u200b" not in mended
