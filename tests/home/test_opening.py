import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.opening import (
    BANGKOK,
    LOOK_AHEAD_DAYS,
    Schedule,
    SpecialDay,
    breaks,
    merged,
    overlap,
    special_days,
    state_at,
    weekly,
    whole_week,
)

MORNING = (datetime.time(8, 30), datetime.time(12, 0))
AFTERNOON = (datetime.time(13, 0), datetime.time(16, 30))
WEEK = {weekday: [MORNING, AFTERNOON] for weekday in range(5)}
FRIDAY = datetime.date(2026, 11, 20)


def at(day, hour, minute=0, *, holidays=(), exceptions=(), week=WEEK):
    now = datetime.datetime.combine(day, datetime.time(hour, minute))
    return state_at(Schedule(week, dict.fromkeys(holidays, "holiday"), dict(exceptions)), now)


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
    assert state.reason == "holiday"
    assert state.opens_on == days(3)


def test_a_run_of_holidays_is_stepped_over():
    assert at(days(2), 10, holidays=[days(n) for n in range(3, 8)]).opens_on == days(10)


def test_beyond_three_weeks_no_opening_is_promised():
    state = at(FRIDAY, 10, holidays=[days(n) for n in range(40)])
    assert (state.is_open, state.opens_on, state.opens_at) == (False, None, None)
    assert not state.opens_today
    assert not state.opens_tomorrow


def test_a_holiday_that_is_over_is_not_named():
    assert at(days(3), 18, holidays=[FRIDAY]).reason is None


class TestExceptions:
    """A day with other hours, or closed for a reason."""

    SHORT = SpecialDay([MORNING], "fire drill")
    CLOSED = SpecialDay([], "repairs")

    def test_a_short_day_ends_early_and_says_why(self):
        state = at(FRIDAY, 11, exceptions={FRIDAY: self.SHORT})
        assert (state.is_open, state.closes, state.reason) == (True, datetime.time(12), "fire drill")
        assert not at(FRIDAY, 13, exceptions={FRIDAY: self.SHORT}).is_open

    def test_a_closed_day_is_closed_and_says_why(self):
        state = at(FRIDAY, 10, exceptions={FRIDAY: self.CLOSED})
        assert (state.is_open, state.reason, state.opens_on) == (False, "repairs", days(3))

    def test_it_wins_over_a_holiday(self):
        state = at(FRIDAY, 10, holidays=[FRIDAY], exceptions={FRIDAY: self.SHORT})
        assert (state.is_open, state.reason) == (True, "fire drill")

    def test_it_wins_over_a_day_that_is_always_closed(self):
        saturday = days(1)
        assert at(saturday, 10, exceptions={saturday: self.SHORT}).is_open
        assert at(FRIDAY, 18, exceptions={saturday: self.SHORT}).opens_tomorrow

    def test_the_next_opening_is_that_of_the_exception(self):
        late = SpecialDay([AFTERNOON], "training")
        assert at(FRIDAY, 18, exceptions={days(3): late}).opens_at == datetime.time(13)

    def test_days_that_differ_from_the_week_are_listed_with_their_reason(self):
        week = {weekday: [MORNING] for weekday in range(5)}
        schedule = Schedule(
            week, {days(3): "holiday", days(2): "on a Sunday"}, {days(4): self.SHORT, days(5): self.CLOSED}
        )
        listed = [(day, special.spans, special.reason) for day, special in special_days(schedule, FRIDAY, 10)]
        assert listed == [(days(3), [], "holiday"), (days(5), [], "repairs")]


class TestMidnight:
    NIGHT = (datetime.time(0), datetime.time(0, 30))

    def test_a_day_begins_at_midnight_and_not_before(self):
        week = {4: [self.NIGHT]}
        assert at(FRIDAY, 0, 0, week=week).is_open
        assert not at(days(-1), 23, 59, week=week).is_open
        assert at(days(-1), 23, 59, week=week).opens_tomorrow

    def test_a_holiday_ends_at_midnight(self):
        assert at(FRIDAY, 23, 59, holidays=[FRIDAY]).reason == "holiday"
        assert at(days(1), 0, 0, holidays=[FRIDAY]).reason is None

    @pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Bangkok"])
    def test_midnight_is_that_of_bangkok_whatever_zone_the_time_is_told_in(self, zone):
        schedule = Schedule({}, {FRIDAY: "holiday"})
        last = datetime.datetime.combine(FRIDAY, datetime.time(23, 59, 59), BANGKOK).astimezone(ZoneInfo(zone))
        assert state_at(schedule, last).reason == "holiday"
        assert state_at(schedule, last + datetime.timedelta(seconds=1)).reason is None


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
    exceptions = draw(st.dictionaries(st.integers(0, 30), spans(), max_size=5))
    return Schedule(
        week,
        {days(number): number for number in holidays},
        {days(number): SpecialDay(hours, f"exception {number}") for number, hours in exceptions.items()},
    )


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


@given(schedule=schedules(), day=st.integers(0, 30))
def test_an_exception_wins_over_a_holiday_and_a_holiday_over_the_week(schedule, day):
    day = days(day)
    if day in schedule.exceptions:
        expected = (schedule.exceptions[day].spans, schedule.exceptions[day].reason)
    elif day in schedule.holidays:
        expected = ((), schedule.holidays[day])
    else:
        expected = (schedule.week.get(day.weekday(), ()), None)
    assert (schedule.spans(day), schedule.reason(day)) == expected


ZONES = st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"]).map(ZoneInfo)


@given(
    schedule=schedules(),
    now=st.datetimes(datetime.datetime(2026, 11, 20), datetime.datetime(2026, 12, 10)),
    zone=ZONES,
)
def test_the_zone_in_which_the_time_is_told_changes_nothing(schedule, now, zone):
    assert state_at(schedule, now.replace(tzinfo=BANGKOK).astimezone(zone)) == state_at(schedule, now)


SPANS = st.lists(st.tuples(TIMES, TIMES).filter(lambda span: span[0] < span[1]), max_size=6)


@given(spans=SPANS, moment=TIMES)
def test_merged_spans_cover_the_same_minutes_and_leave_a_gap_between_them(spans, moment):
    whole = merged(spans)
    assert any(opens <= moment < closes for opens, closes in whole) == any(
        opens <= moment < closes for opens, closes in spans
    )
    assert all(end < start for end, start in breaks(whole))


@given(spans=SPANS.filter(lambda spans: len(spans) > 1), moment=TIMES)
def test_spans_overlap_when_and_only_when_they_share_a_minute(spans, moment):
    one, other = spans[:2]
    later_start = max(one[0], other[0])
    assert overlap(one, other) == all(start <= later_start < end for start, end in (one, other))
    if all(start <= moment < end for start, end in (one, other)):
        assert overlap(one, other)


def test_a_centre_that_closes_for_lunch_says_from_when_to_when():
    assert breaks([MORNING, AFTERNOON]) == [(datetime.time(12), datetime.time(13))]


def test_the_whole_week_has_the_closed_days_too():
    assert whole_week(Schedule(WEEK)) == [(0, 4, [MORNING, AFTERNOON]), (5, 6, ())]


def test_days_with_equal_hours_are_told_together():
    week = {0: [MORNING], 1: [MORNING], 2: [AFTERNOON], 4: [AFTERNOON], 5: [MORNING, AFTERNOON]}
    assert weekly(Schedule(week, {})) == [
        (0, 1, [MORNING]),
        (2, 2, [AFTERNOON]),
        (4, 4, [AFTERNOON]),
        (5, 5, [MORNING, AFTERNOON]),
    ]
    assert weekly(Schedule({}, {})) == []
