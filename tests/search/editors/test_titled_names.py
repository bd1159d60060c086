"""Names behind titles, and the words and questions that only look so."""

import csv
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from search.editors.models.query_log import LONGEST_QUERY
from search.editors.personal import looks_personal
from search.wordlists import DATA

TITLES = (
    "นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "คุณ", "คุณหญิง", "นายแพทย์", "แพทย์หญิง", "ทันตแพทย์หญิง", "สัตวแพทย์หญิง", "นายสัตวแพทย์",
    "ร้อยตรี", "พันตำรวจเอก", "จ่าสิบเอก", "นาวาอากาศโท", "ดาบตำรวจ",
)  # fmt: skip
SHORT_TITLES = (
    "น.ส.", "นส.", "ด.ช.", "ด.ญ.", "ดร.", "ผศ.", "รศ.", "ศ.", "ผศ.ดร.", "รศ. ดร.", "นพ.", "พญ.", "ทพ.", "ทพญ.", "ภก.", "ภญ.", "น.สพ.", "สพ.ญ.",
    "ม.ร.ว.", "ม.ล.", "พล.ต.อ.", "พล.อ.", "พล.ร.ต.", "พ.ต.อ.", "พ.ต.ท.", "พ.ท.", "ร.ต.อ.", "ร.ต.", "ร.อ.", "จ.ส.อ.", "จ.ส.ต.", "ส.ต.อ.",
    "ส.ต.", "ส.อ.", "ด.ต.", "น.อ.", "ว่าที่ ร.ต.", "mr ", "Mr.", "Mrs ", "Ms.", "Miss ", "Dr. ", "Prof. ", "Khun ",
)  # fmt: skip
FIRST_NAMES = (
    "สมชาย", "กิตติ", "ก้องภพ", "กนก", "กรกช", "กัญญา", "กอบชัย", "กองแก้ว", "เรืองศักดิ์", "ภาพร", "วุฒิชัย", "ธรรมรัตน์", "ลักษณา", "มานะ", "มีชัย", "ไพศาล", "ขอบฟ้า",
    "คำปัน", "ทองดี", "ธิดา", "ณัฐ", "อำนวย", "ประเสริฐ", "รุ่งนภา", "Somchai", "Anna",
)  # fmt: skip
LAST_NAMES = ("ใจดี", "รักไทย", "ณ อยุธยา", "แซ่ลิ้ม", "ทองสุข", "กาญจนากร", "Jaidee")
AROUND = ("", "บัตรประชาชนของ", "ชื่อ", "ย้าย ", "ค้นหา ")


@given(*map(st.sampled_from, (AROUND, TITLES, ("", " "), FIRST_NAMES, LAST_NAMES, ("", " บัตรหาย"))))
def test_a_title_and_two_names_are_not_kept(before, title, gap, first, last, after):
    assert looks_personal(f"{before}{title}{gap}{first} {last}{after}")


@given(*map(st.sampled_from, (("", "ย้าย ", "ค้นหา: "), SHORT_TITLES, ("", " "), FIRST_NAMES, LAST_NAMES)))
def test_a_short_title_and_two_names_are_not_kept(before, title, gap, first, last):
    assert looks_personal(f"{before}{title}{gap}{first} {last}")


@pytest.mark.parametrize("title", TITLES)
def test_each_title_is_known(title):
    assert looks_personal(f"{title}สมชาย ใจดี")


@pytest.mark.parametrize("title", SHORT_TITLES)
def test_each_short_title_is_known(title):
    assert looks_personal(f"{title}กิตติ ใจดี")


@pytest.mark.parametrize("name", FIRST_NAMES)
def test_each_name_is_told_from_an_office(name):
    assert looks_personal(f"นาย{name} ใจดี")
    assert looks_personal(f"คุณ {name} ใจดี")


@pytest.mark.parametrize(
    "text",
    [
        "นายก", "นายก อบต", "นายก อบต. บางพลี", "นายกเทศมนตรี เมือง", "นายกเทศมนตรีนครนนทบุรี ชื่ออะไร", "นายกรัฐมนตรี ร้องเรียน", "นายกฯ ร้องทุกข์",
        "นายกองค์การบริหารส่วนตำบล หมดวาระ", "นายกอบจ. เลือกตั้ง", "นายกอบต เลือกตั้ง", "นายกสมาคม เปลี่ยนชื่อ", "นายกสภามหาวิทยาลัย คือใคร", "นายกเมืองพัทยา เลือกตั้ง",
        "นายกเหล่ากาชาด จังหวัด", "นายทะเบียน อำเภอ", "นายทะเบียนหุ้นส่วน บริษัท", "นายอำเภอ พบ ได้วันไหน", "นายจ้าง ลูกจ้าง", "ขึ้นทะเบียนนายจ้าง ประกันสังคม",
        "นายหน้า อสังหา", "ใบอนุญาตนายหน้าประกัน สอบ", "นายประกัน ผู้ต้องหา", "นายทุน เงินกู้", "นายทหาร สัญญาบัตร", "นายตรวจ ศุลกากร", "นายช่างโยธา สอบ เมื่อไหร่",
        "นายสถานี รถไฟ", "นายไปรษณีย์ สมัคร", "นักเรียนนายร้อย ตำรวจ", "นักเรียนนายสิบ ทหารบก", "นายเรือ ใบประกาศ", "นายแพทย์สาธารณสุขจังหวัด นนทบุรี",
        "นายแพทย์ชำนาญการ สมัคร", "ทนายความ อาสา", "ขอทนายความ ฟรี", "ทนาย ปรึกษา คดี", "คำนำหน้า นางสาว เป็น นาง", "เปลี่ยนนางสาวเป็นนาง หลังแต่งงาน",
        "ใช้คำนำหน้านาย นาง นางสาว", "นางสาว กลับไป ใช้", "นาง เปลี่ยนเป็น นางสาว", "นางพยาบาล สมัคร งาน", "นางรอง บุรีรัมย์ ที่ว่าการ", "อำเภอนางรอง จังหวัดบุรีรัมย์", "นางเลิ้ง ตลาด",
        "พระนางเจ้าสิริกิติ์ ศูนย์ประชุม", "เด็กหญิง อายุ เจ็ดปี", "เด็กชาย ต่างด้าว แจ้งเกิด", "เด็กหญิงไม่มี สูติบัตร", "คุณสมบัติ ผู้สมัคร", "คุณสมบัติผู้กู้ กยศ", "คุณสมบัติ ขอ สัญชาติ",
        "คุณภาพน้ำ ตรวจ", "คุณภาพชีวิต คนพิการ", "คุณวุฒิ การศึกษา", "คุณวุฒิวิชาชีพ สอบ", "วุฒิคุณวุฒิทางการศึกษา เทียบ", "คุณธรรม จริยธรรม", "คุณค่า อาหาร",
        "คุณประโยชน์ สมุนไพร", "คุณลักษณะ ครุภัณฑ์", "คุณแม่เลี้ยงเดี่ยว เงินอุดหนุน", "คุณพ่อ เสียชีวิต แจ้งตาย", "คุณยาย บัตร หมดอายุ", "คุณครู ใบอนุญาต ต่ออายุ", "คุณหมอ นัด ใหม่",
        "ขอบคุณ มาก ครับ", "ขอบคุณเจ้าหน้าที่ ชมเชย ที่ไหน", "บุญคุณ พ่อแม่ ตอบแทน", "พระคุณ แม่ วันหยุด", "คุณต้องใช้ เอกสาร อะไร", "สตอรี่ ไอจี ลบ", "พญาไท เขต ที่ไหน",
        "ดรุณี โรงเรียน ย้าย", "โดรน ขึ้นทะเบียน ยังไง", "พ.ศ. เกิด แก้", "พ.ร.บ. รถ หมดอายุ", "ส.ป.ก. โฉนด เปลี่ยน", "น.ส.3 ก เปลี่ยน โฉนด", "น.ส. 3 เปลี่ยนเป็น โฉนด", "นส3ก โอน ลูก",
        "ส.อ.ท. สมัคร สมาชิก", "ม.ค. หยุด วันไหน", "driver licence renewal office", "sms alert service", "ขอความช่วยเหลือ จาก นายก",
    ],
)  # fmt: skip
def test_what_only_begins_like_a_title_is_kept(text):
    assert not looks_personal(text)


QUESTIONS = [
    row[0]
    for name in ("queries.csv", "queries-held-out.csv")
    for row in csv.reader(Path(__file__).parents[1].joinpath(name).open(encoding="utf-8"))
]
TERMS = [
    str(term)
    for path in sorted((DATA / "synonyms").glob("*.yaml"))
    for group in yaml.safe_load(path.read_text("utf-8"))["groups"]
    for term in group
]


def test_questions_about_services_and_the_words_for_them_are_kept():
    assert len(QUESTIONS) > 300
    assert len(TERMS) > 2000
    short = [text for text in QUESTIONS + TERMS if len(text) <= LONGEST_QUERY]
    assert [text for text in short if looks_personal(text)] == []
