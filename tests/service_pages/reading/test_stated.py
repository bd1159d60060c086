from decimal import Decimal

import pytest
from django.utils import translation

from service_pages.durations import Duration
from service_pages.reading import Part, doubts, read_duration
from service_pages.reading.stated import plain


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("10 นาที / ราย", "10", "minute"),
        ("2 ชั่วโมง", "2", "hour"),
        ("1.5 ชั่วโมง", "1.5", "hour"),
        ("1 ชม. 30 นาที", "90", "minute"),
        ("2 ชั่วโมงครึ่ง", "2.5", "hour"),
        ("5 นาที + 10 นาที", "15", "minute"),
        ("1 นาที 30 วินาที", "1.5", "minute"),
        ("1 ปี 6 เดือน", "18", "month"),
        ("1 ปี", "1", "year"),
        ("๕ วันทำการ", "5", "working_day"),
        ("แจ้งตอบให้ทราบภายใน 7 วัน", "7", "day"),
    ],
)
def test_one_number_and_unit_where_there_is_one(words, value, unit):
    assert read_duration(words).value_and_unit == (Decimal(value), unit)


@pytest.mark.parametrize(
    "words",
    ["๑ วัน ๓ ชม.", "1 วัน 1 วันทำการ", "1 เดือน 15 วัน", "1 สัปดาห์ 2 วัน", "3-5 วัน", "ในทันที", "-", "แล้วแต่กรณี", "ไม่ใช่เวลา"],
)
def test_no_number_where_one_would_bend_what_was_stated(words):
    assert read_duration(words).value_and_unit is None


def test_the_longer_end_of_a_range_is_at_hand():
    assert read_duration("30 นาที - 1 ชั่วโมง 30 นาที").longest == (90, "minute")
    assert read_duration("3 วัน").longest == (3, "day")
    assert read_duration("ทันที").longest is None


def test_the_parts_can_be_added_up():
    assert read_duration("๑ วัน ๓ ชม.").span == Duration.of(1, "day") + Duration.of(3, "hour")
    assert read_duration("ทันที").span is None


def test_a_doubt_is_a_sentence_in_the_language_of_the_editor():
    stated = read_duration("1.30 ชม.")
    with translation.override("en"):
        assert stated.warning == doubts.HOURS_POINT
    assert read_duration("30 นาที").warning == ""


def test_numbers_are_written_plainly():
    assert [str(plain(Decimal(number))) for number in ("30", "30.0", "1.50", "0.25", "1000")] == [
        "30",
        "30",
        "1.5",
        "0.25",
        "1000",
    ]


def test_a_part_is_a_value_and_a_unit():
    value, unit = Part(Decimal(1), "day")
    assert (value, unit) == (1, "day")
