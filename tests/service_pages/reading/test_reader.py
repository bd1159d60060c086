import time

import pytest
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service_pages.durations import UNITS, Duration
from service_pages.reading import Part, doubts, read_duration
from service_pages.reading import vocabulary as v
from service_pages.reading.stated import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    AT_ONCE,
    DEPENDS,
    EXACTLY,
    NOT_STATED,
    PROMISE,
    TIME,
    UNREADABLE,
    StatedTime,
)
from tests.service_pages.reading.tables import cases, parts

REAL, FURTHER = cases("real-times.csv"), cases("times.csv")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

PHRASES = [
    phrase
    for phrases in (*v.UNITS.values(), *v.BOUNDS.values(), *v.STRICT_BOUNDS.values(), *v.PHRASES.values())
    for phrase in phrases.split("|")
]
SIGNS = [*"()[]-–/:.,;+~<>%½0123456789๐๑๒", "\n", " ", "\u00a0", "\u200b", "1.30", "1:30", "่", "ํ", "า"]
PIECES = [*PHRASES, *SIGNS, *v.MONTHS.split("|"), "สาม", "ยี่สิบเอ็ด", "twenty-five", "คำขอ", "ราย", "วันที่ 15"]
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=25).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda blank: blank.join(words))
)
ANYTHING = st.text() | st.text(st.characters(codec=None, categories=["Cs", "Cc", "Cf", "Mn", "Nd", "No"])) | SENTENCES
NUMBERS = st.decimals(0, 9999, places=1)
SPANS = st.lists(
    st.builds(Duration.of, NUMBERS, st.sampled_from([unit for unit, _label in UNITS])), min_size=1, max_size=4
).map(lambda spans: sum(spans, Duration()))


def test_all_real_times_are_there():
    assert len(REAL) == 47


@pytest.mark.parametrize("case", REAL + FURTHER, ids=lambda case: case["words"])
def test_a_time_is_read_as_an_official_would(case):
    expected = StatedTime(
        case["words"],
        case["kind"],
        parts(case["parts"]),
        parts(case["upper"]),
        case["bound"],
        case["per"],
        getattr(doubts, case["doubt"]) if case["doubt"] else "",
    )
    assert read_duration(case["words"]) == expected


def test_every_doubt_has_a_case_and_its_place():
    names = {name for name in vars(doubts) if name.isupper() and name != "BY_GRAVITY"}
    assert {case["doubt"] for case in FURTHER} - {""} == names
    assert sorted(doubts.BY_GRAVITY) == sorted(getattr(doubts, name) for name in names)


@pytest.mark.parametrize(
    ("words", "heading", "expected"),
    [
        ("30", "ระยะเวลา (นาที)", (Part(30, "minute"),)),
        ("๓๐", "เวลาที่ใช้ (นาที/ราย)", (Part(30, "minute"),)),
        ("5", "นาที / ราย", (Part(5, "minute"),)),
        ("15", "จำนวนวันทำการ", (Part(15, "working_day"),)),
        ("15 (สิบห้า)", "วัน", (Part(15, "day"),)),
        ("1.5", "Hours", (Part("1.5", "hour"),)),
        ("7 days", "ชั่วโมง", (Part(7, "day"),)),
        ("30", "ระยะเวลา (วัน/ชั่วโมง/นาที)", ()),
        ("30", "ขั้นตอน", ()),
        ("30", "", ()),
        ("30 ราย", "นาที", ()),
        ("30 บาท", "นาที", ()),
    ],
)
def test_a_bare_number_takes_the_one_unit_of_its_heading(words, heading, expected):
    stated = read_duration(words, heading)
    assert [(f"{value}", unit) for value, unit in stated.parts] == [(f"{value}", unit) for value, unit in expected]
    assert bool(stated.doubt) == (not expected)


def test_a_range_takes_the_unit_of_its_heading():
    stated = read_duration("10-15", "นาที")
    assert (stated.parts, stated.upper) == ((Part(10, "minute"),), (Part(15, "minute"),))


def test_a_heading_says_what_the_time_is_for_one_of():
    assert read_duration("5", "ระยะเวลา (นาที/ราย)").per == "ราย"
    assert read_duration("5 นาที/คำขอ", "ระยะเวลา (นาที/ราย)").per == "คำขอ"


def test_hours_with_a_point_are_doubted_under_a_heading_too():
    assert read_duration("1.30", "ชั่วโมง").doubt == doubts.HOURS_POINT


@pytest.mark.parametrize(
    "words",
    [
        "1\u00a0ชั่วโมง\u00a030\u00a0นาที",
        "1\u200b \u200bชั่วโมง 3\u200b0 นาที",
        "\ufeff 1 ชั่วโมง 30 นาที \u200b",
        "1 ชั่วโมง\t30 นาที",
        "1 ช\u0e31\u0e48วโมง 30 นาที",
        "1 ช\u0e48\u0e31วโมง 30 นาที",
        "1 ชั่่วโมง 30 นาาที",
        "๑ ชั่วโมง ๓๐ นาที",
        "１ ชั่วโมง ３０ นาที",
    ],
)
def test_what_cannot_be_seen_and_slips_of_the_keyboard_change_nothing(words):
    assert read_duration(words).parts == (Part(1, "hour"), Part(30, "minute"))


@pytest.mark.parametrize("dash", "-‐‑‒–—―−~〜")
def test_every_dash_makes_a_range(dash):
    stated = read_duration(f"3{dash}5 วัน")
    assert (stated.parts, stated.upper) == ((Part(3, "day"),), (Part(5, "day"),))


@given(span=SPANS, language=st.sampled_from(["th", "en"]), thai=st.booleans(), blank=st.sampled_from([" ", "\u00a0"]))
def test_a_duration_in_words_reads_back_the_same(span, language, thai, blank):
    with translation.override(language):
        words = str(span).replace(" ", blank)
    stated = read_duration(words.translate(THAI_DIGITS) if thai else words)
    assert (stated.span or Duration()) == span
    assert stated.kind == (TIME if span else NOT_STATED)


def test_a_year_is_a_date_only_where_it_is_no_number_of_years():
    assert read_duration("17 ปี 1000 ชั่วโมง").parts == (Part(17, "year"), Part(1000, "hour"))
    assert read_duration("30 วัน ในปี 2567").parts == (Part(30, "day"),)


@given(
    low=st.integers(1, 500),
    more=st.integers(1, 500),
    unit=st.sampled_from(["นาที", "ชั่วโมง", "วัน", "วันทำการ", "เดือน", "days"]),
    link=st.sampled_from(["-", " - ", "–", " ถึง ", "ถึง"]),
    before=st.sampled_from([("", EXACTLY), ("ไม่เกิน ", AT_MOST), ("ประมาณ", ABOUT), ("อย่างน้อย ", AT_LEAST)]),
    per=st.sampled_from([("", ""), ("/ราย", "ราย"), (" / แปลง", "แปลง"), (" ต่อคำขอ", "คำขอ"), ("ต่อฉบับ", "ฉบับ")]),
)
def test_range_bound_and_per_are_read_in_any_combination(low, more, unit, link, before, per):
    words, bound = before
    stated = read_duration(f"{words}{low}{link}{low + more} {unit}{per[0]}")
    assert [part.value for part in stated.parts + stated.upper] == [low, low + more]
    assert (stated.bound, stated.per, stated.doubt) == (bound, per[1], "")


@given(words=ANYTHING, heading=ANYTHING)
def test_no_text_is_too_strange(words, heading):
    stated = read_duration(words, heading)
    assert stated.words == words.strip()
    assert stated.bound in (EXACTLY, AT_MOST, ABOUT, AT_LEAST)
    assert stated.kind in (TIME, AT_ONCE, PROMISE, DEPENDS, NOT_STATED, UNREADABLE)
    assert bool(stated.parts) == (stated.kind in (TIME, PROMISE))
    assert stated.doubt in ("", *doubts.BY_GRAVITY)
    assert stated.doubt or stated.kind != UNREADABLE
    assert all(part.value >= 0 and part.unit in dict(UNITS) for part in stated.parts + stated.upper)
    assert str(stated.warning) or not stated.doubt


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), around=st.booleans())
@example(pieces=["เว้น วัน หยุด"], around=True)
def test_ten_thousand_characters_are_read_in_linear_time(pieces, around):
    piece = "".join(pieces)
    words = (piece * (10_000 // len(piece) + 1))[:10_000]
    began = time.process_time()
    read_duration(f"1 วัน {words} 5 วัน" if around else words, words)
    assert time.process_time() - began < 4  # it is about 0.3 s; what grows with the square takes ten
