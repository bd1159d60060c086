import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.bilingual.fiscal_years import FIRST, LAST, FiscalYear


def test_it_begins_in_october_of_the_year_before():
    year = FiscalYear(2026)
    assert (year.start, year.end) == (datetime.date(2025, 10, 1), datetime.date(2026, 9, 30))
    assert (year.months[0], year.months[-1]) == (datetime.date(2025, 10, 1), datetime.date(2026, 9, 1))


@given(st.dates(datetime.date(FIRST, 1, 1), datetime.date(LAST - 1, 12, 31)))
def test_every_day_lies_in_one_fiscal_year(day):
    year = FiscalYear.of(day)
    assert day in year
    assert day not in year.before
    assert sum(month <= day for month in year.months) == (day.month - 10) % 12 + 1


@pytest.mark.parametrize("typed", ["2569", "2026", "๒๕๖๙", " 2569 "])
def test_a_year_is_read_in_either_era(typed):
    assert FiscalYear.parse(typed) == FiscalYear(2026)


@pytest.mark.parametrize("typed", ["", "69", "25699", "1800", "ปี 2569", "²569", "-2569"])
def test_what_is_no_year_is_refused_with_a_sentence(typed):
    with pytest.raises(ValueError, match="Accepted: four digits"), translation.override("en"):
        FiscalYear.parse(typed)


def test_it_is_named_in_the_readers_era():
    with translation.override("th"):
        assert "2569" in str(FiscalYear(2026))
    with translation.override("en"):
        assert str(FiscalYear(2026)) == "Fiscal year 2026"
