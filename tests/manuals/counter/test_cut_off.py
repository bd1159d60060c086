"""Until when a matter can be handed over."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.opening import BANGKOK, Schedule, SpecialDay
from manuals.counter.cut_off import hand_over_at, last_moment

OPENS, NOON, CLOSES = datetime.time(8, 30), datetime.time(12), datetime.time(16, 30)
WEEK = Schedule({day: [(OPENS, NOON), (datetime.time(13), CLOSES)] for day in range(5)})
CUT_OFF = datetime.time(15)
FRIDAY = datetime.date(2026, 11, 20)
MONDAY = FRIDAY + datetime.timedelta(days=3)


def at(hour, minute=0, day=FRIDAY):
    return datetime.datetime.combine(day, datetime.time(hour, minute), BANGKOK)


def test_before_the_cut_off_there_is_time_until_it():
    state = hand_over_at(CUT_OFF, WEEK, at(14, 59))
    assert (state.until, state.has_passed, state.next_day) == (CUT_OFF, False, None)


def test_the_minute_of_the_cut_off_is_too_late_and_the_next_open_day_is_told():
    state = hand_over_at(CUT_OFF, WEEK, at(15))
    assert (state.until, state.has_passed, state.is_closed) == (None, True, False)
    assert state.next_day == MONDAY


def test_on_a_closed_day_nothing_has_passed_but_nothing_is_possible():
    state = hand_over_at(CUT_OFF, WEEK, at(9, day=FRIDAY + datetime.timedelta(days=1)))
    assert (state.until, state.has_passed, state.is_closed) == (None, False, True)
    assert state.next_day == MONDAY


def test_a_holiday_is_a_closed_day():
    holiday = Schedule(WEEK.week, {MONDAY: "วันหยุด"})
    assert hand_over_at(CUT_OFF, holiday, at(16)).next_day == MONDAY + datetime.timedelta(days=1)
    assert hand_over_at(CUT_OFF, holiday, at(9, day=MONDAY)).is_closed


def test_a_day_that_closes_earlier_ends_with_its_closing():
    short = Schedule(WEEK.week, exceptions={FRIDAY: SpecialDay([(OPENS, NOON)], "ประชุม")})
    assert hand_over_at(CUT_OFF, short, at(11)).until == NOON
    assert hand_over_at(CUT_OFF, short, at(12)).has_passed


def test_the_hour_is_that_of_thailand():
    assert hand_over_at(CUT_OFF, WEEK, datetime.datetime(2026, 11, 20, 7, 59, tzinfo=datetime.UTC)).until
    assert hand_over_at(CUT_OFF, WEEK, datetime.datetime(2026, 11, 20, 8, 0, tzinfo=datetime.UTC)).has_passed


def test_before_hours_are_entered_every_day_counts_as_open():
    state = hand_over_at(CUT_OFF, Schedule({}), at(16))
    assert state.next_day == FRIDAY + datetime.timedelta(days=1)


def test_a_centre_that_never_opens_names_no_next_day():
    closed = Schedule({}, exceptions={FRIDAY: SpecialDay([], "ปิด")})
    assert hand_over_at(CUT_OFF, closed, at(9)).next_day is None


@given(st.times(), st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2027, 1, 1)))
def test_exactly_one_of_the_three_states_holds_and_a_next_day_is_open(cut_off, now):
    state = hand_over_at(cut_off, WEEK, now)
    assert sum((state.until is not None, state.has_passed, state.is_closed)) == 1
    if state.until:
        assert now.time() < state.until <= cut_off
    if state.next_day:
        assert state.next_day > now.date()
        assert last_moment(cut_off, WEEK, state.next_day)


@pytest.mark.parametrize("cut_off", [datetime.time(8), OPENS])
def test_a_cut_off_before_the_centre_opens_leaves_no_day(cut_off):
    state = hand_over_at(cut_off, WEEK, at(7))
    assert state.is_closed
    assert state.next_day is None
