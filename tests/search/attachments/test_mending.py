import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.attachments.mending import mended


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ที\uf70a", "ที่"),
        ("ป\uf710น", "ปัน"),
        ("ป\uf702\uf714", "ปี้"),
        ("\uf70fาติ", "ญาติ"),
        ("\uf700าน", "ฐาน"),
        ("ฎ\uf718", "ฎุ"),
        ("ก\uf89bข\uf88b", "กุข่"),
        ("ที ่ดิน", "ที่ดิน"),
        ("ค ำขอ", "คำขอ"),
        ("น ้ำ", "น้ำ"),
        ("ชื่อ ........................ สกุล", "ชื่อ สกุล"),
        ("under\ufffe\r\nstand", "understand"),
        ("a\0b\x07\ud800c", "abc"),
        ("หนึ่ง  \n\n  \n สอง", "หนึ่ง\nสอง"),
        ("มา กัน", "มา กัน"),
    ],
)
def test_what_pdf_programs_leave_behind_is_mended(text, meant):
    assert mended(text) == meant


def test_every_place_of_the_old_thai_fonts_has_a_meaning():
    for code in (*range(0xF700, 0xF71B), *range(0xF884, 0xF89F)):
        assert all("\u0e01" <= letter <= "\u0e4e" for letter in mended(f"ก{chr(code)}")), hex(code)


@given(st.text())
def test_what_is_mended_can_be_stored_and_stays(text):
    once = mended(text)
    assert "\0" not in once
    once.encode()
    assert mended(once) == once
