from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from service_pages.durations import Duration, total

NUMBERS = st.decimals(0, 99999, places=1)
UNITS = st.sampled_from(["minute", "hour", "day", "working_day"])
SPANS = st.lists(st.none() | st.builds(Duration.of, NUMBERS, UNITS))


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
    assert complete == (len(stated) == len(spans))


@given(spans=SPANS)
def test_the_order_of_the_steps_does_not_matter(spans):
    assert total(spans) == total(reversed(spans))


@given(span=st.builds(Duration.of, NUMBERS, UNITS), language=st.sampled_from(["th", "en"]))
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
    ],
)
def test_the_machine_form_is_iso_8601(value, unit, iso):
    assert Duration.of(value, unit).iso == iso


def test_a_working_day_is_no_number_of_minutes():
    assert Duration.of(1, "working_day").minutes == 0


def test_an_unknown_unit_is_an_error():
    with pytest.raises(KeyError):
        Duration.of(1, "fortnight")
