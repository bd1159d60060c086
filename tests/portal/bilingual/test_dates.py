import datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.bilingual.dates import (
    EraDateField,
    common_era,
    fiscal_year,
    format_date,
    format_time,
    local_date,
    parse_date,
    year_of_era,
)
from portal.bilingual.language import arabic_digits

DAY = datetime.date(2026, 11, 22)
# The years that Buddhist input covers: 2400 to 2699.
DAYS = st.dates(datetime.date(1857, 1, 1), datetime.date(2156, 12, 31))
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("date", "22 พฤศจิกายน 2569", "22 November 2026"),
        ("short", "22 พ.ย. 2569", "22 Nov 2026"),
        ("day", "วันอาทิตย์ที่ 22 พฤศจิกายน 2569", "Sunday 22 November 2026"),
        ("month", "พฤศจิกายน 2569", "November 2026"),
    ],
)
def test_a_day_is_written_as_people_of_each_language_write_it(style, thai, english):
    assert format_date(DAY, style) == thai
    with translation.override("en"):
        assert format_date(DAY, style) == english


def test_the_29th_of_february_exists_in_both_eras():
    assert format_date(datetime.date(2024, 2, 29)) == "29 กุมภาพันธ์ 2567"
    assert parse_date("2567-02-29") == datetime.date(2024, 2, 29)


def test_no_day_is_an_empty_text():
    assert format_date(None) == ""


def test_a_moment_belongs_to_the_day_of_the_clock_in_bangkok():
    moment = datetime.datetime(2026, 12, 31, 17, 0, tzinfo=datetime.UTC)
    assert local_date(moment) == datetime.date(2027, 1, 1)
    assert local_date(moment - datetime.timedelta(seconds=1)) == datetime.date(2026, 12, 31)
    assert format_date(moment) == "1 มกราคม 2570"


@given(
    moment=st.datetimes(datetime.datetime(1970, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.just(datetime.UTC))
)
def test_the_day_of_a_moment_is_the_day_in_bangkok(moment):
    assert local_date(moment) == moment.astimezone(ZoneInfo("Asia/Bangkok")).date()


@given(day=DAYS, language=st.sampled_from(["th", "en"]))
def test_a_written_day_holds_the_year_of_its_era_and_no_other(day, language):
    with translation.override(language):
        text = format_date(day)
        assert text.endswith(f" {year_of_era(day.year)}")
        assert text.startswith(f"{day.day} ")


@given(day=DAYS, thai_digits=st.booleans(), buddhist=st.booleans())
def test_a_typed_day_means_the_same_in_both_eras_and_both_digits(day, thai_digits, buddhist):
    year = day.year + 543 if buddhist else day.year
    text = f"{year:04}-{day:%m-%d}"
    assert parse_date(text.translate(THAI_DIGITS) if thai_digits else text) == day


@given(
    day=DAYS,
    thai_digits=st.booleans(),
    buddhist=st.booleans(),
    language=st.sampled_from(["th", "en"]),
    slashes=st.booleans(),
)
def test_the_date_field_takes_what_a_person_types_in_either_language(day, thai_digits, buddhist, language, slashes):
    year = day.year + 543 if buddhist else day.year
    text = f"{day.day}/{day.month}/{year}" if slashes else f"{year}-{day:%m-%d}"
    with translation.override(language):
        assert EraDateField().clean(text.translate(THAI_DIGITS) if thai_digits else text) == day


@pytest.mark.parametrize("text", ["", "31/2/2569", "22/11/69", "tomorrow", "22.11", "2569"])
def test_the_date_field_refuses_what_is_no_day(text):
    with pytest.raises(forms.ValidationError):
        EraDateField().clean(text)


@pytest.mark.parametrize("text", ["", "2569-02-29", "2026-13-01", "25691122", "2569-W01-1", "yesterday", "2569"])
def test_what_is_no_date_is_refused_with_the_accepted_form(english, text):
    with pytest.raises(ValueError, match=r"is not a date. Accepted: year-month-day, such as 2569-10-01"):
        parse_date(text)


@given(text=st.text(st.characters(exclude_characters="๐๑๒๓๔๕๖๗๘๙"), max_size=40))
def test_a_text_without_a_buddhist_year_stays_as_it_is(text):
    assume(not any(str(year) in text for year in range(2400, 2700)))
    assert common_era(text) == text


def test_a_longer_number_is_no_year():
    assert common_era("โทร 025691122 เลข 12569") == "โทร 025691122 เลข 12569"


@given(text=st.text("๐๑๒๓๔๕๖๗๘๙ก0123456789 ", max_size=30))
def test_thai_digits_become_arabic_ones_and_nothing_else_changes(text):
    found = arabic_digits(text)
    assert not set(found) & set("๐๑๒๓๔๕๖๗๘๙")
    assert len(found) == len(text)
    assert found.translate(THAI_DIGITS) == text.translate(THAI_DIGITS)


@pytest.mark.parametrize(("day", "year"), [((2026, 9, 30), 2026), ((2026, 10, 1), 2027), ((2027, 1, 1), 2027)])
def test_the_fiscal_year_begins_in_october(day, year):
    assert fiscal_year(datetime.date(*day)) == year


def test_a_time_is_written_as_people_of_each_language_write_it():
    assert format_time(datetime.time(8, 30)) == "08.30 น."
    with translation.override("en"):
        assert format_time(datetime.time(16, 0)) == "16:00"
