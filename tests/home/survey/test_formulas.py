"""Figures and their intervals, on plain numbers."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.survey.formulas import FORMULAS, GRADES, MEAN, SHARE, Tally, Z, around_mean, result, together, wilson

COUNTS = st.tuples(*[st.integers(0, 5000)] * 5)
TALLIES = COUNTS.map(Tally).filter(lambda tally: tally.n)
SHARES = st.integers(1, 100_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [  # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_values(part, whole, low, high):
    assert wilson(part, whole) == pytest.approx((low, high), abs=5e-5)


@given(SHARES)
def test_a_bound_of_wilson_is_as_far_from_the_share_as_its_own_error(share):
    part, whole = share
    for bound in wilson(part, whole):
        assert abs(part / whole - bound) == pytest.approx(Z * math.sqrt(bound * (1 - bound) / whole), abs=1e-6)


@given(SHARES)
def test_wilson_holds_the_share_and_stays_between_0_and_1(share):
    low, high = wilson(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@given(SHARES)
def test_wilson_is_the_same_from_the_other_side(share):
    part, whole = share
    low, high = wilson(part, whole)
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(SHARES, st.integers(2, 50))
def test_more_answers_of_the_same_share_make_wilson_narrower(share, times):
    low, high = wilson(*share)
    narrow_low, narrow_high = wilson(share[0] * times, share[1] * times)
    assert narrow_high - narrow_low < high - low


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (2, 1), (-1, 3)])
def test_what_is_no_share_is_refused(part, whole):
    with pytest.raises(ValueError, match="no share"):
        wilson(part, whole)


@given(TALLIES, st.sampled_from(FORMULAS))
def test_a_figure_lies_in_its_interval_and_between_0_and_100(tally, formula):
    found = result(tally, formula)
    assert 0 <= found.low <= found.per_cent + 1e-9
    assert found.per_cent - 1e-9 <= found.high <= 100
    assert found.n == tally.n


@given(TALLIES, st.integers(1, 4), st.sampled_from(FORMULAS))
def test_a_better_grade_never_lowers_the_figure(tally, grade, formula):
    counts = list(tally.counts)
    if not counts[grade - 1]:
        return
    counts[grade - 1] -= 1
    counts[grade] += 1
    assert result(Tally(tuple(counts)), formula).per_cent >= result(tally, formula).per_cent


@given(st.integers(1, 1000), st.sampled_from(GRADES))
def test_unanimous_answers_are_still_uncertain(n, grade):
    low, high = around_mean(Tally.of([grade] * n))
    assert high > low


@given(TALLIES, st.integers(2, 50))
def test_more_answers_of_the_same_kind_make_the_interval_of_the_mean_narrower(tally, times):
    low, high = around_mean(tally)
    narrow_low, narrow_high = around_mean(Tally(tuple(count * times for count in tally.counts)))
    assert narrow_high - narrow_low < high - low
    assert 1 <= low <= tally.mean + 1e-9
    assert tally.mean - 1e-9 <= high <= 5


@given(st.integers(0, 300), st.integers(1, 300))
def test_with_the_ends_alone_the_interval_of_the_mean_is_wilsons(fives, ones):
    low, high = wilson(fives, fives + ones)
    assert around_mean(Tally((ones, 0, 0, 0, fives))) == pytest.approx((1 + 4 * low, 1 + 4 * high))


@pytest.mark.parametrize("counts", [(4, 4, 24, 124, 244), (40, 80, 120, 100, 60), (0, 0, 10, 90, 300)])
def test_of_many_answers_the_interval_of_the_mean_is_that_of_the_bootstrap(counts):
    drawn, tally = random.Random(8), Tally(counts)
    means = sorted(sum(drawn.choices(GRADES, counts, k=tally.n)) / tally.n for _each in range(2000))
    assert around_mean(tally) == pytest.approx((means[49], means[1949]), abs=0.035)


@pytest.mark.parametrize("n", [5, 10, 30, 100])
@pytest.mark.parametrize("counts", [(1, 1, 6, 31, 61), (5, 10, 20, 40, 25), (0, 0, 0, 5, 95), (20, 0, 0, 0, 80)])
def test_the_interval_of_the_mean_holds_the_true_mean_as_often_as_it_says(counts, n):
    drawn, true = random.Random(8), Tally(counts).mean
    held = 0
    for _each in range(1000):
        low, high = around_mean(Tally.of(drawn.choices(GRADES, counts, k=n)))
        held += low <= true <= high
    assert held >= 920


@pytest.mark.parametrize(("formula", "per_cent"), [(MEAN, 80.0), (SHARE, 60.0)])
def test_the_formulas_are_what_their_words_say(formula, per_cent):
    assert result(Tally.of([5, 5, 4, 3, 3]), formula).per_cent == pytest.approx(per_cent)


def test_nobody_is_no_figure():
    assert result(Tally(), MEAN) is None
    with pytest.raises(ValueError, match="Nobody"):
        around_mean(Tally())


def test_a_formula_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="mean, share"):
        result(Tally.of([5]), "median")


@pytest.mark.parametrize("grade", [0, 6])
def test_a_grade_that_is_none_is_not_counted(grade):
    with pytest.raises(ValueError):
        Tally.of([5, grade])


@given(COUNTS, COUNTS)
def test_tallies_add_up_and_can_be_taken_apart(one, two):
    both = together([Tally(one), Tally(two)])
    assert both.n == sum(one) + sum(two)
    assert both - Tally(two) == Tally(one)
