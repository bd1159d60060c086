"""Texts made ready for the PDF font, and characters that it lacks."""

import pytest

from portal.pdf.faults import PdfRefused
from portal.pdf.repertoire import all_prepared, characters, prepared, refuse_unprintable, unprintable


def test_thai_english_and_money_can_be_printed():
    assert unprintable("คำขอ น้ำ ปู่ ๙ ฿ ABC xyz é – — ‘’ “” • … § ° × ½ \u00a0") == []


@pytest.mark.parametrize(
    ("given", "ready"),
    [
        ("ก\u200bข\u2060ค\ufeff\u00ad", "กขค"),
        ("ก\r\nข\rค\u2028ง", "ก\nข\nค\nง"),
        ("20\u202fบาท\u2007ถ้วน\tไทย\u2009x\u3000y", "20\u00a0บาท\u00a0ถ้วน ไทย x y"),
        ("e\u0301", "é"),
        ("\ufb01le o\ufb03ce \ufb02at", "file office flat"),
        ("ต่าง ๆ ฯลฯ", "ต่าง\u00a0ๆ\u00a0ฯลฯ"),
    ],
)
def test_what_cannot_be_seen_is_made_printable(given, ready):
    assert prepared(given) == ready


def test_keys_are_no_texts():
    assert all_prepared({"😀": ["ก\u200b", 1, None]}) == {"😀": ["ก", 1, None]}
    refuse_unprintable({"😀": ["ก"]})


@pytest.mark.parametrize(
    ("sign", "code"),
    [("😀", "U+1F600"), ("中", "U+4E2D"), ("ລ", "U+0EA5"), ("ع", "U+0639"), ("☐", "U+2610"), ("\u2011", "U+2011")],
)
def test_a_character_without_a_glyph_is_told_with_its_place(sign, code):
    assert sign not in characters()
    with pytest.raises(PdfRefused) as refused:
        refuse_unprintable({"title": f"บัตรประชาชน {sign} หาย"})
    assert f"{sign} ({code}) in “บัตรประชาชน {sign} หาย”" in refused.value.sentence


def test_a_control_character_is_told_by_its_number_only():
    with pytest.raises(PdfRefused, match=r"\? \(U\+0007\) in “ก ข”"):
        refuse_unprintable(["ก\x07ข"])


def test_a_long_text_is_told_in_part_and_many_faults_are_counted():
    with pytest.raises(PdfRefused) as refused:
        refuse_unprintable(["ก" * 500 + "😀" + "ข" * 500, "中文字符很多"])
    assert len(refused.value.sentence) < 600
    assert refused.value.sentence.endswith("And 2 more.")
