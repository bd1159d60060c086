"""Colour arithmetic, held by properties over all colours."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from branding.theme.colour import STEPS, by_lightness, contrast, nearest_passing, parse, passes, to_hex, to_oklch

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_a_colour_comes_back_from_oklch_as_it_was(colour):
    assert to_hex(to_oklch(colour)) == colour


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_one_and_twenty_one(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(COLOURS, COLOURS)
def test_the_nearest_that_passes_passes_and_no_nearer_lightness_does(colour, ground):
    needs = [(ground, 4.5)]  # black or white has it with every colour
    found = nearest_passing(colour, needs)
    assert found is not None
    assert passes(found, needs)
    if found != colour:
        origin = to_oklch(colour)
        levels = {step / STEPS: to_hex(replace(origin, lightness=step / STEPS)) for step in range(STEPS + 1)}
        least = min(abs(level - origin.lightness) for level, other in levels.items() if passes(other, needs))
        assert least in {abs(level - origin.lightness) for level, other in levels.items() if other == found}


@given(COLOURS, COLOURS)
def test_a_colour_that_passes_stays_and_seven_to_one_is_refused_where_it_cannot_be(colour, ground):
    needs = [(ground, 7)]
    found = nearest_passing(colour, needs)
    if passes(colour, needs):
        assert found == colour
    if found is None:
        assert contrast("#000000", ground) < 7
        assert contrast("#ffffff", ground) < 7


@given(COLOURS)
def test_only_the_lightness_changes(colour):
    origin = to_oklch(colour)
    for candidate in list(by_lightness(colour))[1:200:20]:
        found = to_oklch(candidate)
        if found.lightness < 0.15:  # nearly black, one step of the eight bits changes more than anybody sees
            continue
        assert found.chroma <= origin.chroma + 0.01
        if min(found.chroma, origin.chroma) > 0.05:
            assert abs((found.hue - origin.hue + 180) % 360 - 180) < 4


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("#0B4650", "#0b4650"), (" 0b4650 ", "#0b4650"), ("#abc", "#aabbcc"), ("ABC", "#aabbcc"), ("#๑๒๓๔๕๖", "#123456")],
)
def test_hexadecimal_digits_are_understood(typed, kept):
    assert parse(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "red", "#12345", "#12345g", "rgb(1,2,3)", "#0b4650;}", "##0b4650", "#0b4650\n}"],
    ids=["nothing", "name", "five", "letter", "function", "css", "two signs", "line"],
)
def test_anything_else_is_refused_with_a_sentence(typed):
    with override("en"), pytest.raises(ValidationError, match="Enter # and six signs"):
        parse(typed)
