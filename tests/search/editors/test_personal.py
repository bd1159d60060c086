import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.editors.personal import looks_personal

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
SCRIPTS = st.sampled_from([{}, THAI_DIGITS, FULL_WIDTH])
AROUND = st.sampled_from(["", "บัตรประชาชน ", "เลข", "id ", "ของ"])


def digits(count):
    return st.text("0123456789", min_size=count, max_size=count)


def between(number, separators):
    """The digits with something after each of them, or nothing."""
    return "".join(digit + separator for digit, separator in zip(number, separators, strict=True))


def separators(count):
    return st.lists(
        st.sampled_from(["", " ", "-", ".", " - ", "\u200b", "\u00a0", "–", "_"]), min_size=count, max_size=count
    )


@given(digits(13), separators(13), SCRIPTS, AROUND)
def test_a_national_id_is_not_kept_however_it_is_written(number, gaps, script, before):
    assert looks_personal(f"{before}{between(number, gaps).translate(script)}")


@given(digits(8), separators(9), SCRIPTS, st.sampled_from(["0", "+66", "66", "(0)"]), AROUND)
def test_a_phone_is_not_kept_however_it_is_written(number, gaps, script, beginning, before):
    written = beginning + between(f"8{number}"[:9], gaps)
    assert looks_personal(f"{before}{written.translate(script)} โทร")


@given(st.text("ABCDEFGHKM", min_size=1, max_size=2), digits(7), st.sampled_from(["", " ", "-"]), SCRIPTS)
def test_a_passport_number_is_not_kept(letters, number, gap, script):
    assert looks_personal(f"passport {letters}{gap}{number.translate(script)}")


@given(st.emails())
def test_an_address_of_e_mail_is_not_kept(address):
    assert looks_personal(f"ติดต่อ {address}")


@given(st.text(min_size=101, max_size=300))
def test_a_long_text_is_not_kept(text):
    assert looks_personal(text)


@given(st.text(max_size=120))
def test_no_text_is_too_odd_to_be_judged(text):
    assert looks_personal(text) in {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "somchai＠example.org", "line @somchai", "C01X00T47", "1กข 1234", "กข1234", "12/3 หมู่ 4 ตำบลในเมือง", "บ้านเลขที่ 55",
        "นายสมชาย ใจดี", "นางสาว สมหญิง รักไทย บัตรหาย", "Mr Somchai Jaidee", "โทร ๐๘๑-๒๓๔-๕๖๗๘", "1-1037-02071-81-1",
    ],
)  # fmt: skip
def test_what_tells_who_somebody_is_is_not_kept(text):
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "ทำบัตรประชาชนหาย", "ท.ร.14/1", "ตม. 30", "ตม.30", "TM30", "TM.30", "ภ.ง.ด. 90", "ส.ป.ส. 1-10", "น.ส.3ก", "ค่าปรับ 1,500 บาท",
        "พ.ศ. 2569", "นายจ้าง ลูกจ้าง", "นายทะเบียน อำเภอ", "นายกเทศมนตรี เมือง", "ม.39", "1506", "passport 10 years", "covid-19", "ครบ 60 ปี",
        "หนังสือเดินทาง 5 ปี 10 ปี", "id card", "พ.ร.บ. 2558",
    ],
)  # fmt: skip
def test_a_question_about_services_is_kept(text):
    assert not looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "99 หมู่ 5", "99 หมู่ 5 ตำบลบางพลี", "99 หมู่ที่ 5 บางพลี", "๙๙ หมู่ ๕", "99 ม.5 ต.บางพลี", "99 ม. 5 ต.บางพลี อ.บางพลี", "บ้าน 99/1 หมู่ 5", "99 หมู่บ้านพฤกษา",
        "99 ซอยสุขใจ", "99 ซ.5 ถ.พหลโยธิน", "123 ถนนสุขุมวิท", "เลขที่ 99 ตำบลบางพลี", "99 ต.บางพลี", "99 แขวงบางรัก", "12/3 ถนนสุขุมวิท", "บ้านเลขที่55", "99 Moo 5",
        "99/1 Moo 5 Bang Phli", "99, Moo. 5", "12 Soi Sukhumvit 11", "123 Sukhumvit Road", "12 Rama IV Rd", "house no. 55", "House 12", "99 Village No. 5",
        "1 - - - 1 - - - 0 - - - 3 - - - 7 - - - 0", "1......1......0......3......7......0",
    ],
)  # fmt: skip
def test_where_somebody_lives_and_numbers_drawn_apart_are_not_kept(text):
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "ม.33 ม.39 ม.40 ต่างกันยังไง", "มาตรา 33 ม.39", "ม. 33 ม. 39", "ม.39 ม.40", "จังหวัดนนทบุรี 52 ตำบล", "กองทุนหมู่บ้าน", "หมู่ 5", "บ้านไม่มีเลขที่", "ขอเลขที่บ้าน",
        "ขุดถนน ขออนุญาต", "ซ่อมถนน หน้าบ้าน", "ย้ายตำบล", "ท.ร.14/1", "ป้าย 2 ด้าน", "บัตร 30 บาท", "10 year road tax", "30 day visa", "2 wheel road tax", "house registration",
        "road tax 1 year", "village fund", "ยื่น 5 วัน", "แบบ ภ.ง.ด. 90 91", "24/7",
    ],
)  # fmt: skip
def test_a_number_that_is_no_address_is_kept(text):
    assert not looks_personal(text)
