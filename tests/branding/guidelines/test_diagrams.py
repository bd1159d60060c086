from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branding.guidelines.diagrams import clear_space, in_parts, small_logo

PROPORTIONS = st.floats(0.2, 12)
SHARES = st.decimals("0.1", "3", places=2)
PARTS = st.floats(0.05, 1)


@given(PROPORTIONS, SHARES, PARTS)
def test_the_zone_is_as_wide_on_every_side_as_the_number_says(proportion, share, height):
    drawing = clear_space(proportion, share, 0, height)
    gap = float(share) * height * drawing.logo.height
    for found in (
        drawing.logo.x - drawing.zone.x,
        drawing.logo.y - drawing.zone.y,
        drawing.zone.right - drawing.logo.right,
        drawing.zone.bottom - drawing.logo.bottom,
    ):
        assert found == pytest.approx(gap, abs=0.5 + float(share) * 0.1)


@given(PROPORTIONS, SHARES, PARTS)
def test_nothing_is_drawn_outside_of_the_drawing(proportion, share, height):
    drawing = clear_space(proportion, share, 0, height)
    assert drawing.zone.right < drawing.width <= 420
    assert drawing.zone.bottom < drawing.height <= 300
    for line in drawing.dimensions:
        assert 0 <= line.x1 <= line.x2 <= drawing.width
        assert 0 <= line.y1 <= line.y2 <= drawing.height


@given(PROPORTIONS)
def test_the_logo_keeps_its_proportions(proportion):
    logo = clear_space(proportion, Decimal("0.5")).logo
    assert logo.width / logo.height == pytest.approx(proportion, rel=0.02)


def test_the_line_marked_x_is_as_long_as_the_symbol():
    drawing = clear_space(2, Decimal("0.25"), 0.15, 0.85)
    line = drawing.dimensions[0]
    assert line.label == "x"
    assert line.y2 - line.y1 == pytest.approx(drawing.logo.height * 0.85, abs=0.2)
    assert line.y1 - drawing.logo.y == pytest.approx(drawing.logo.height * 0.15, abs=0.2)


def test_a_small_logo_is_drawn_as_large_as_its_symbol_may_be():
    drawing = small_logo(3, Decimal(8), "mm", 0.8)
    assert (drawing.logo.height, drawing.logo.width, drawing.unit) == (10, 30, "mm")


@pytest.mark.parametrize(
    ("share", "words"), [("0.25", "¼"), ("0.50", "½"), ("1", "1"), ("1.5", "1½"), ("0.2", "0.2"), ("3.00", "3")]
)
def test_parts_are_written_as_people_write_them(share, words):
    assert in_parts(Decimal(share)) == words
