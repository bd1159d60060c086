"""From when until when an edition is in force: the same as asking day by day."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from manuals.editions.in_force import in_force
from manuals.editions.periods import Period, in_words, periods_of
from tests.manuals.editions.samples import facts

KEY = "0" * 32
FIRST = datetime.date(2026, 10, 1)


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=number)


def stand(patch: pytest.MonkeyPatch, *rows):
    """The editions of the manual: effective and withdrawn in days from FIRST; None for never withdrawn."""
    found = tuple(
        facts(number, day(effective), withdrawn=None if withdrawn is None else day(withdrawn))
        for number, (effective, withdrawn) in enumerate(rows, 1)
    )
    for where in ("in_force", "periods"):
        patch.setattr(f"manuals.editions.{where}.editions_of", lambda key, within=None: found)
    return found


@pytest.fixture
def editions(monkeypatch):
    return lambda *rows: stand(monkeypatch, *rows)


def test_ends_on_the_eve_of_the_next_one(editions):
    editions((0, None), (365, None))
    assert periods_of(KEY, 1) == [Period(day(0), day(364))]
    assert periods_of(KEY, 2) == [Period(day(365), None)]


def test_ends_on_the_eve_of_its_withdrawal_and_the_one_before_comes_back(editions):
    editions((0, None), (10, 20))
    assert periods_of(KEY, 2) == [Period(day(10), day(19))]
    assert periods_of(KEY, 1) == [Period(day(0), day(9)), Period(day(20), None)]


@pytest.mark.parametrize("rows", [((0, None), (10, 5)), ((0, None), (10, 10)), ((0, None), (5, None), (5, None))])
def test_is_none_of_what_never_was_in_force(editions, rows):
    editions(*rows)
    assert periods_of(KEY, 2) == []


def test_a_withdrawal_of_another_edition_parts_no_period(editions):
    editions((0, 30), (10, None))
    assert periods_of(KEY, 2) == [Period(day(10), None)]


@given(
    rows=st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 40)), max_size=5),
    asked=st.integers(-5, 50),
)
def test_on_every_day_it_is_in_force_within_its_periods_and_outside_of_all_others(rows, asked):
    with pytest.MonkeyPatch.context() as patch:
        found = stand(patch, *rows)
        present = in_force(KEY, day(asked))
        holding = [one.number for one in found if any(day(asked) in period for period in periods_of(KEY, one.number))]
    assert holding == ([present.number] if present else [])


def test_is_told_in_words():
    with translation.override("en"):
        told = in_words([Period(day(0), day(9)), Period(day(12), day(12)), Period(day(20), None)])
        assert (
            told.replace("\u00a0", " ") == "1 October 2026 – 10 October 2026; 13 October 2026; from 21 October 2026 on"
        )
        assert in_words([]) == "never"
