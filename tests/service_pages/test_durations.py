from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from service_pages.durations import UNITS, Duration, total

NUMBERS = st.decimals(0, 99999, places=1)
ANY_UNIT = st.sampled_from([unit for unit, _label in UNITS])
SPANS = st.lists(st.none() | st.builds(Duration.of, NUMBERS, ANY_UNIT))


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([(10, "minute")], "10 minutes"),
        ([(1, "minute")], "1 minute"),
        ([(90, "minute")], "1 hour and 30 minutes"),
        ([(2, "hour")], "2 hours"),
        ([(1.5, "hour")], "1 hour and 30 minutes"),
        ([(10, "working_day"), (30, "minute")], "10 working days and 30 minutes"),
        ([(1, "working_day"), (3, "day"), (61, "minute")], "3 days, 1 working day, 1 hour and 1 minute"),
        ([(0.5, "day")], "0.5 days"),
        ([(100, "day")], "100 days"),
        ([(0.5, "minute")], "0.5 minutes"),
        ([(2, "week"), (1, "week"), (3, "day")], "3 weeks and 3 days"),
        ([(8, "month"), (1, "year"), (10, "month")], "2 years and 6 months"),
        ([(1, "year"), (1, "month"), (1, "week"), (1, "day")], "1 year, 1 month, 1 week and 1 day"),
        ([], ""),
    ],
)
def test_a_sum_is_written_in_words(english, spans, words):
    assert str(total(Duration.of(*span) for span in spans)[0]) == words


def test_thai_words_are_thai():
    assert str(Duration.of(10, "minute")) == "10 นาที"


@given(spans=SPANS)
def test_the_sum_adds_each_unit_by_itself(spans):
    summed, complete = total(spans)
    stated = [span for span in spans if span is not None]
    assert summed.minutes == sum(span.minutes for span in stated)
    assert summed.days == sum(span.days for span in stated)
    assert summed.working_days == sum(span.working_days for span in stated)
    assert summed.weeks == sum(span.weeks for span in stated)
    assert summed.months == sum(span.months for span in stated)
    assert complete == (len(stated) == len(spans))


@given(spans=SPANS)
def test_a_span_survives_being_stored(spans):
    summed, _complete = total(spans)
    assert Duration.restored(summed.stored) == summed
    assert all(set(part) <= set("0123456789.") for part in summed.stored.values())


@given(spans=SPANS)
def test_the_order_of_the_steps_does_not_matter(spans):
    assert total(spans) == total(reversed(spans))


@given(span=st.builds(Duration.of, NUMBERS, ANY_UNIT), language=st.sampled_from(["th", "en"]))
def test_there_are_words_exactly_where_there_is_time(span, language):
    with translation.override(language):
        assert bool(str(span)) == bool(span)
        assert "E" not in str(span)


@pytest.mark.parametrize(
    ("value", "unit", "iso"),
    [
        (150, "minute", "PT150M"),
        (2, "hour", "PT120M"),
        (3, "day", "P3D"),
        (Decimal("3.0"), "day", "P3D"),
        (5, "working_day", ""),
        (0, "minute", ""),
        (0.5, "minute", "PT30S"),
        (2, "week", "P14D"),
        (3, "month", "P3M"),
        (1.5, "year", "P18M"),
        (0.5, "day", ""),
        (0.5, "month", ""),
    ],
)
def test_the_machine_form_is_iso_8601(value, unit, iso):
    assert Duration.of(value, unit).iso == iso


def test_the_machine_form_keeps_days_before_hours():
    assert (Duration.of(1, "month") + Duration.of(2, "day") + Duration.of(3, "hour")).iso == "P1M2DT180M"


def test_a_span_with_working_days_has_no_machine_form_that_leaves_them_out():
    assert (Duration.of(5, "working_day") + Duration.of(30, "minute")).iso == ""


def test_what_is_longer_than_hours_is_told_in_days():
    assert str((Duration.of(3, "month") + Duration.of(30, "minute")).in_days) == "3 เดือน"
    assert not Duration.of(30, "minute").in_days


def test_whole_numbers_may_be_given_as_such():
    assert str(Duration(minutes=90)) == "1 ชั่วโมง 30 นาที"
    assert Duration(minutes=90) == Duration.of(1.5, "hour")


def test_a_working_day_is_no_number_of_minutes():
    assert Duration.of(1, "working_day").minutes == 0


def test_an_unknown_unit_is_an_error():
    with pytest.raises(KeyError):
        Duration.of(1, "fortnight")
