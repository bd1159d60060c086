"""Text that stands for something not yet written, and text that only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.editorial.placeholders import placeholder_in

PLACEHOLDERS = {
    "…": "…",
    "...": "...",
    "ค่าธรรมเนียม…บาท": "…บาท",
    "ราคา ... บาท": "... บาท",
    "วันที่ ......": "......",
    "รายละเอียด...": "...",
    "โทร: …": "…",
    "ชื่อ ____": "____",
    "???": "???",
    "xxx": "xxx",
    "XXX": "XXX",
    "ห้อง xxx.": "xxx",
    "ติดต่อxxxได้": "xxx",
    "(xxxx)": "xxxx",
    "xxx-xxx-xxxx": "xxx-xxx-xxxx",
    "โทร. 02-xxx-xxxx": "02-xxx-xxxx",
    "08x-xxx-xxxx": "08x-xxx-xxxx",
    "[ ]": "[ ]",
    "[]": "[]",
    "( )": "( )",
    "[ระบุชื่อหน่วยงาน]": "[ระบุชื่อหน่วยงาน]",
    "<ใส่เบอร์โทร>": "<ใส่เบอร์โทร>",
    "[insert name]": "[insert name]",
    "ระบุ": "ระบุ",
    "โปรดระบุ": "โปรดระบุ",
    "อื่น ๆ (ระบุ)": "(ระบุ)",
    "รอข้อมูล": "รอข้อมูล",
    "รอ\u200bข้อมูล": "รอข้อมูล",
    "(รอข้อมูลเพิ่มเติม)": "รอข้อมูลเพิ่มเติม",
    "ค่าธรรมเนียม: รอข้อมูล": "รอข้อมูล",
    "อยู่ระหว่างจัดทำข้อมูล": "อยู่ระหว่างจัดทำข้อมูล",
    "TBD": "TBD",
    "ค่าปรับ TBC": "TBC",
    "Lorem ipsum dolor sit amet": "Lorem ipsum",
    "to be announced": "to be announced",
    "บรรทัดแรก\nTODO": "TODO",
}
ONLY_IN_MANDATORY = ["-", "–", "—", ".", "?", "*", "_", "/", "x", "XX", "N/A", "n/a", " - ", "--"]
WORDS = [
    "",
    "ไม่มี",
    "แบบ ภ.ง.ด.xxx",
    "แบบ xxx-1/2569",
    "มอก.xxx-2560",
    "รหัส AXXX-12",
    "XXX-12",
    "Exxxon",
    "https://example.go.th/xxx",
    "ระบุยี่ห้อ รุ่น และแรงม้า",
    "ระบุพิกัดถ้าทราบ",
    "คำขอที่ระบุเหตุผล",
    "กรอกข้อมูลในแบบคำขอ",
    "ระหว่างรอข้อมูลจากอำเภอ",
    "รอข้อมูลจากกรมที่ดินแล้วนัดหมาย",
    "รอการตรวจสอบ 3 วัน",
    "ร่างพระราชบัญญัติการขนส่งทางราง พ.ศ. ....",
    "พระราชบัญญัติ พ.ศ. ... (ร่าง)",
    "โครงการ “หนึ่งใจ…ให้ธรรมะ”",
    "โทร 0 2000 0000",
    "เคาน์เตอร์ 1-4",
    "ข้อ [1] และ (2)",
    "TBC-1",
    "Todo",
    "The date will be announced by the district.",
    "100 บาท",
    "๒๐ บาท",
    "เป็นอย่างไร ??",
    "size XL",
    "1.5 กม.",
]


@pytest.mark.parametrize(("text", "found"), PLACEHOLDERS.items())
def test_a_placeholder_is_found_in_any_text(text, found):
    assert placeholder_in(text, mandatory=False) == found


@pytest.mark.parametrize("text", ONLY_IN_MANDATORY)
def test_a_sign_alone_is_no_answer_where_one_is_needed(text):
    assert placeholder_in(text) == text.strip()
    assert placeholder_in(text, mandatory=False) == ""


@pytest.mark.parametrize("text", WORDS)
def test_real_words_and_numbers_are_none(text):
    assert placeholder_in(text) == ""


@given(st.text(st.sampled_from("xX.…[]()-_? 0ระบุรอข้อมูลTBD\n\u200b"), max_size=60))
def test_what_is_found_stands_in_the_text(text):
    found = placeholder_in(text)
    assert found in text.replace("\u200b", "")


@given(st.text(max_size=60))
def test_any_text_is_read_and_what_an_optional_text_may_not_hold_a_mandatory_one_may_not_either(text):
    if placeholder_in(text, mandatory=False):
        assert placeholder_in(text)


@pytest.mark.parametrize("part", [". ", "x ", "0 ", "[ระบุ", "(", "xx-", "[ ", "0-00", "พ.ศ. "])
def test_a_long_text_takes_no_longer_than_its_length(part):
    started = time.process_time()
    placeholder_in(part * 50_000 + "ก")
    assert time.process_time() - started < 2
