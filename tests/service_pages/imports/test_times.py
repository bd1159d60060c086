"""A file may give a time as an office writes it: taken as number and unit where that is exact, its words kept."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.tables.raw import Raw
from service_pages import exports
from service_pages.imports.columns import row_kinds
from service_pages.imports.times import NUMBERS, TimeInWords
from service_pages.imports.values import cleaned
from tests.service_pages.imports.files import complete_row, record, step
from tests.service_pages.reading.tables import cases

COLUMNS = ("duration", "unit", "as_written")


def taken(duration="", unit="", as_written="") -> tuple[tuple[str, str, str], list[str]]:
    """Number, unit and words as they are taken from a row of steps, and the remarks."""
    cells = dict(zip(COLUMNS, (duration, unit, as_written), strict=True))
    time = TimeInWords(row_kinds()["steps"], {name: Raw(value, "a.xlsx, row 2") for name, value in cells.items()})
    return tuple(time.given[name].value for name in COLUMNS), time.remarks


@pytest.mark.parametrize(
    ("words", "number", "unit", "kept"),
    [
        ("30 นาที/ราย", "30", "minute", "30 นาที/ราย"),
        ("๑ วัน", "1", "day", ""),
        ("10 minutes", "10", "minute", ""),
        ("15 วันทำการ", "15", "working_day", ""),
        ("1.5 ชั่วโมง", "1.5", "hour", ""),
        ("3 ชม. /ราย", "3", "hour", "3 ชม. /ราย"),
        ("1 ชั่วโมง 30 นาที", "90", "minute", "1 ชั่วโมง 30 นาที"),
        ("ภายใน 15 วัน", "15", "day", "ภายใน 15 วัน"),
        ("1.25 ปี", "15", "month", "1.25 ปี"),
        ("ในทันที", "", "", "ในทันที"),
        ("แจ้งตอบภายใน 7 วัน", "", "", "แจ้งตอบภายใน 7 วัน"),
        ("แล้วแต่กรณี", "", "", "แล้วแต่กรณี"),
        ("ไม่ระบุ", "", "", "ไม่ระบุ"),
        ("-", "", "", ""),
    ],
)
@pytest.mark.parametrize("column", ["duration", "as_written"])
def test_words_without_a_doubt_are_taken_without_a_remark(words, number, unit, kept, column):
    assert taken(**{column: words}) == ((number, unit, kept), [])


@pytest.mark.parametrize(
    ("words", "number", "unit", "remark"),
    [
        ("1.30 ชม.", "90", "minute", "They were read as minutes"),
        ("10 นาที กรณีเก่า", "10", "minute", "Only a part of these words was read"),
        ("5-7 วัน", "", "", "This is no single number of one unit."),
        ("๑ วัน ๓ ชม.", "", "", "This is no single number of one unit."),
        ("ประมาณ 3 วัน", "", "", "This is no single number of one unit."),
        ("อย่างน้อย 3 วัน", "", "", "This is no single number of one unit."),
        ("1.25 วัน", "", "", "This is no single number of one unit."),
        ("0 วัน", "", "", "The time is 0."),
        ("กรณีเก่า 5 นาที กรณีใหม่ 10 นาที", "", "", "There is more than one time here."),
        ("abc", "", "", "No time was recognised"),
    ],
)
def test_a_doubt_is_remarked_with_its_place_and_the_words_are_kept(words, number, unit, remark, english):
    facts, (told,) = taken(duration=words)
    assert facts == (number, unit, words)
    assert told.startswith(f"a.xlsx, row 2, column steps.duration: “{words}”: ")
    assert remark in told


@pytest.mark.parametrize("row", cases("real-times.csv"), ids=lambda row: row["words"])
def test_no_real_time_is_lost(row):
    words = row["words"]
    (number, _unit, kept), _remarks = taken(duration=words)
    assert kept == words or number or words == "-"


@given(st.text(max_size=60))
def test_any_words_are_taken_and_none_are_lost(words):
    words = cleaned(words)
    (number, unit, kept), _remarks = taken(duration=words)
    assert bool(number and number != words) <= bool(unit)
    assert words in (kept, number) or unit or not any(letter.isalnum() for letter in words)


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [("0.25", "hour", ("15", "minute")), ("2.25", "year", ("27", "month")), ("1.5", "hour", ("1.5", "hour"))],
)
def test_a_number_with_more_decimals_than_a_row_holds_is_taken_in_the_smaller_unit(number, unit, expected):
    assert taken(duration=number, unit=unit)[0][:2] == expected


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"duration": "abc", "unit": "minute"}, "steps.duration: “abc” is not a number."),
        ({"duration": "30", "unit": None}, "steps.unit: Enter both a number and a unit"),
        ({"duration": "1,000", "unit": None}, "steps.duration: “1,000” is not a number."),
        ({"duration": "1.25", "unit": "day"}, "steps.duration: "),
        ({"duration": "1 วัน", "unit": None, "as_written": "2 วัน"}, "steps.duration: The time is written in two ways"),
        ({"duration": f"{'ก' * 201}", "unit": None}, "steps.as_written: The text has 201 characters."),
    ],
)
def test_what_is_no_time_in_words_stays_a_fault(faults, row, told):
    content = exports.to_yaml([record(steps=[step(**row)])])
    assert told in faults("services.yaml", content)[0]


def time_row(name: str, words: str) -> dict:
    main = next(iter(row_kinds()[name].columns))
    return complete_row(name, **{main: "ชื่อ", NUMBERS[name]: words})


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_every_row_with_a_time_takes_it_in_words(store, thai_page, name, suffix):
    rows = {"steps": [step(duration=None, unit=None, as_written="ทันที")], name: [time_row(name, "๓ วัน/ราย")]}
    report = store(record(**rows), suffix=suffix)
    (row,) = getattr(thai_page(), name)
    assert (row.value[NUMBERS[name]], row.value["unit"], row.value["as_written"]) == (Decimal(3), "day", "๓ วัน/ราย")
    assert report.drafts == []


@pytest.mark.parametrize("words", ["ทันที", "5-7 วัน", "1.30 ชม.", "30 นาที/ราย", "10 นาที", "abc"])
def test_a_time_in_words_changes_nothing_when_it_comes_again(store, words):
    written = record(steps=[step(duration=words, unit=None)])
    store(written)
    again = store(written)
    assert (again.unchanged, again.remarks) == (["id-card-lost"], [])
    exported = store(*exports.records())
    assert (exported.unchanged, exported.remarks) == (["id-card-lost"], [])


def test_words_that_an_editor_left_without_a_number_stay_so(store, thai_page):
    store(record())
    page = thai_page()
    page.steps[0].value.update(duration=None, unit="", as_written="30 นาที/ราย")
    page.save_revision().publish()
    assert store(*exports.records()).unchanged == ["id-card-lost"]
    assert thai_page().steps[0].value["duration"] is None


def test_words_that_were_left_without_a_number_are_remarked_no_more(store, thai_page):
    words = {"duration": None, "unit": None, "as_written": "1.30 ชม."}
    store(record(steps=[step(**words)]))
    page = thai_page()
    page.steps[0].value.update(duration=None, unit="", as_written="1.30 ชม.")
    page.save_revision().publish()
    report = store(record(steps=[step(**words)], summary_th="ทำบัตรใหม่"))
    assert (report.updated, report.remarks) == (["id-card-lost"], [])


def test_a_doubt_stands_in_the_report(store, english):
    report = store(record(steps=[step(duration="1.30 ชม.", unit=None)]))
    assert any("column steps.duration: “1.30 ชม.”" in remark for remark in report.remarks)
