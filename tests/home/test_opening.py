import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.opening import LOOK_AHEAD_DAYS, Schedule, state_at, weekly

MORNING = (datetime.time(8, 30), datetime.time(12, 0))
AFTERNOON = (datetime.time(13, 0), datetime.time(16, 30))
WEEK = {weekday: [MORNING, AFTERNOON] for weekday in range(5)}
FRIDAY = datetime.date(2026, 11, 20)


def at(day, hour, minute=0, *, holidays=(), week=WEEK):
    now = datetime.datetime.combine(day, datetime.time(hour, minute))
    return state_at(Schedule(week, dict.fromkeys(holidays, "holiday")), now)


def days(number):
    return FRIDAY + datetime.timedelta(days=number)


@pytest.mark.parametrize(("hour", "minute", "closes"), [(8, 30, 12), (11, 59, 12), (13, 0, 16), (16, 29, 16)])
def test_it_is_open_within_its_hours_and_says_until_when(hour, minute, closes):
    state = at(FRIDAY, hour, minute)
    assert state.is_open
    assert state.closes.hour == closes


@pytest.mark.parametrize(("hour", "minute", "opens"), [(0, 0, 8), (8, 29, 8), (12, 0, 13), (12, 59, 13)])
def test_before_opening_and_at_lunch_it_opens_again_today(hour, minute, opens):
    state = at(FRIDAY, hour, minute)
    assert not state.is_open
    assert state.opens_today
    assert state.opens_at.hour == opens


def test_at_the_closing_minute_it_is_closed():
    assert not at(FRIDAY, 16, 30).is_open


def test_on_friday_evening_it_opens_on_monday():
    state = at(FRIDAY, 18)
    assert (state.opens_on, state.opens_at) == (days(3), datetime.time(8, 30))
    assert not state.opens_tomorrow


def test_on_sunday_it_opens_tomorrow():
    assert at(days(2), 10).opens_tomorrow


def test_on_a_holiday_it_is_closed_all_day_and_says_which():
    state = at(FRIDAY, 10, holidays=[FRIDAY])
    assert not state.is_open
    assert state.holiday == "holiday"
    assert state.opens_on == days(3)


def test_a_run_of_holidays_is_stepped_over():
    assert at(days(2), 10, holidays=[days(n) for n in range(3, 8)]).opens_on == days(10)


def test_beyond_three_weeks_no_opening_is_promised():
    state = at(FRIDAY, 10, holidays=[days(n) for n in range(40)])
    assert (state.is_open, state.opens_on, state.opens_at) == (False, None, None)
    assert not state.opens_today
    assert not state.opens_tomorrow


def test_a_holiday_that_is_over_is_not_named():
    assert at(days(3), 18, holidays=[FRIDAY]).holiday is None


TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))


@st.composite
def spans(draw):
    """Up to three spans of a day that follow one another."""
    edges = sorted(draw(st.sets(TIMES, max_size=6)))
    return list(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def schedules(draw):
    week = draw(st.dictionaries(st.integers(0, 6), spans()))
    holidays = draw(st.sets(st.integers(0, 30)))
    return Schedule(week, {days(number): number for number in holidays})


@given(schedule=schedules(), now=st.datetimes(datetime.datetime(2026, 11, 20), datetime.datetime(2026, 12, 10)))
def test_the_state_agrees_with_the_schedule(schedule, now):
    state = state_at(schedule, now)
    today = schedule.spans(now.date())
    assert state.is_open == any(opens <= now.time() < closes for opens, closes in today)
    assert state.is_open == (state.closes is not None)
    assert (state.opens_on is None) == (state.opens_at is None)
    if state.is_open:
        assert state.closes in [closes for _opens, closes in today]
        assert state.opens_on is None
    if state.opens_on:
        opening = datetime.datetime.combine(state.opens_on, state.opens_at)
        assert opening > now
        assert state_at(schedule, opening).is_open
        assert state.opens_on - now.date() <= datetime.timedelta(days=LOOK_AHEAD_DAYS)


@given(schedule=schedules(), now=st.datetimes(datetime.datetime(2026, 11, 20), datetime.datetime(2026, 12, 1)))
def test_between_now_and_the_next_opening_it_stays_closed(schedule, now):
    state = state_at(schedule, now)
    if state.opens_on:
        opening = datetime.datetime.combine(state.opens_on, state.opens_at)
        for part in range(1, 20):
            assert not state_at(schedule, now + (opening - now) * part / 20).is_open


def test_days_with_equal_hours_are_told_together():
    week = {0: [MORNING], 1: [MORNING], 2: [AFTERNOON], 4: [AFTERNOON], 5: [MORNING, AFTERNOON]}
    assert weekly(Schedule(week, {})) == [
        (0, 1, [MORNING]),
        (2, 2, [AFTERNOON]),
        (4, 4, [AFTERNOON]),
        (5, 5, [MORNING, AFTERNOON]),
    ]
    assert weekly(Schedule({}, {})) == []
