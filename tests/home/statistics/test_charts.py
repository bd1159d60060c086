"""Charts from numbers alone: nothing overlaps, nothing leaves the drawing, 0 and no data never look alike."""

import re
from itertools import pairwise

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from home.statistics import charts
from home.statistics.charts import BASE, TOP, Label, Scale, Series, bars, boxes, lines, row_bar, runs

VALUES = st.lists(st.none() | st.integers(0, 9_999_999), min_size=1, max_size=24)


def labels(values):
    return [Label(f"month {place}", str(place)) for place in range(len(values))]


def drawn(values):
    return fromstring(bars("a", "Title", "What it shows.", labels(values), values))


def of_class(chart, name):
    return [element for element in chart.iter() if name in element.get("class", "").split()]


@given(st.integers(0, 10**12))
def test_a_scale_reaches_the_most_with_few_round_lines(most):
    scale = Scale.up_to(most)
    assert most <= scale.top
    assert 1 <= len(scale.lines) <= charts.MOST_LINES
    assert str(scale.step).rstrip("0") in {"1", "2", "5"}
    assert TOP <= scale.y(most) <= BASE


@given(VALUES)
def test_bars_lie_side_by_side_within_the_drawing(values):
    made = boxes(values, Scale.up_to(max((v for v in values if v), default=0)))
    assert [box is None for box in made] == [value is None for value in values]
    there = [box for box in made if box]
    for box in there:
        assert 0 <= box.x < box.x + box.width <= 100
        assert box.y >= TOP - 0.001
        assert box.y + box.height == pytest.approx(BASE)
        assert box.height > 0
    for left, right in pairwise(there):
        assert left.x + left.width < right.x


@given(VALUES)
def test_a_larger_count_is_never_a_smaller_bar(values):
    made = boxes(values, Scale.up_to(max((v for v in values if v), default=0)))
    pairs = sorted((value, box.height) for value, box in zip(values, made, strict=True) if box)
    assert [height for _value, height in pairs] == sorted(height for _value, height in pairs)


@given(VALUES)
def test_zero_has_a_tick_with_0_and_no_data_a_dash(values):
    chart = drawn(values)
    counts = {name: len(of_class(chart, f"chart__{name}")) for name in ("bar", "tick", "zero", "none")}
    zeros, gaps = values.count(0), values.count(None)
    assert counts == {"bar": len(values) - zeros - gaps, "tick": zeros, "zero": zeros, "none": gaps}
    assert {element.text for element in of_class(chart, "chart__zero")} <= {"0"}
    assert {element.text for element in of_class(chart, "chart__none")} <= {charts.NO_DATA}


@given(VALUES, VALUES)
def test_every_number_of_a_drawing_is_one(first, second):
    both = [Series("a", first), Series("b", (second + [None] * len(first))[: len(first)])]
    for svg in (bars("a", "T", "D", labels(first), first), lines("b", "T", "D", labels(first), both)):
        for element in fromstring(svg).iter():
            for name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"):
                if name in element.attrib:
                    assert re.fullmatch(r"\d+(\.\d+)?(%|em)?", element.get(name)), (name, element.get(name))


@given(VALUES)
def test_a_line_is_interrupted_where_there_is_no_data(values):
    chart = fromstring(lines("a", "T", "D", labels(values), [Series("a", values)]))
    joined = sum(1 for a, b in pairwise(values) if a is not None and b is not None)
    assert len(of_class(chart, "chart__line")) == joined
    assert len(of_class(chart, "chart__point")) == len(values) - values.count(None)
    assert [place for run in runs(values) for place in run] == [p for p, v in enumerate(values) if v is not None]


def test_the_gaps_of_two_lines_stand_beside_each_other():
    chart = fromstring(lines("a", "T", "D", labels([None]), [Series("a", [None]), Series("b", [None])]))
    assert len({element.get("x") for element in of_class(chart, "chart__none")}) == 2


def test_a_zero_of_either_line_has_one_0_above_it():
    both = [Series("a", [0, 0, 1, None]), Series("b", [0, 1, 1, None])]
    chart = fromstring(lines("a", "T", "D", labels(both[0].values), both))
    assert [element.get("x") for element in of_class(chart, "chart__zero")] == ["12.5%", "37.5%"]


def test_a_chart_is_one_picture_with_a_name_and_a_description():
    chart = drawn([1, 2])
    words = {element.get("id"): element.text for element in chart.iter() if element.get("id")}
    assert chart.get("role") == "img"
    assert [words[name] for name in chart.get("aria-labelledby").split()] == ["Title", "What it shows."]


def test_words_are_escaped_and_nothing_has_a_style():
    svg = bars("a", "<script>", '"&', [Label("<b>", "<i>")], [1])
    assert "<script>" not in svg
    assert "<b>" not in svg
    assert "style" not in svg


def test_a_bar_of_a_row_is_decoration_with_a_tick_for_zero_and_nothing_for_no_data():
    assert row_bar(None, 5) == ""
    assert "chart__tick" in row_bar(0, 5)
    assert 'width="40%"' in row_bar(2, 5)
    assert 'aria-hidden="true"' in row_bar(2, 5)


@given(st.none() | st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_bar_of_a_row_is_never_longer_than_its_place(value, most):
    found = re.search(r'width="([\d.]+)%"', row_bar(value, most))
    assert found is None or float(found[1]) <= 100
