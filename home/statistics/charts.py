"""Charts as accessible SVG, drawn from numbers alone: bars by month, lines of two years, a bar within a table's row.

Widths are per cent of the place and heights are em, so that a chart fills a phone as well as a desk and its words grow
with the page's. A count of 0 has a tick and a 0; where there is no data there is a gap with a dash.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# In em, downwards: the highest line, the base line, the words beneath it, the end.
TOP, BASE, WORDS, HEIGHT = 3.0, 13.5, 15.0, 15.6
BAR_SHARE = 0.64  # of the width that a month has
TICK = 0.2  # em: the height of what stands for 0
MOST_LINES = 5
NO_DATA = "–"
# Of a year's months each third is named where there is little room.
NAMED_EVERY = 3
# Figures of more signs than this need more room than a month has on a tablet.
LONG_FIGURE = 6


@dataclass(frozen=True, slots=True)
class Label:
    """``full`` names a value by itself (ตุลาคม 2568), ``short`` beneath the base line (ต.ค.)."""

    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the labels; None where there is no data."""

    name: str
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Box:
    """A bar: ``x`` and ``width`` in per cent of the chart, ``y`` and ``height`` in em from its top."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Lines at every ``step`` up to ``top``."""

    step: int
    top: int

    @classmethod
    def up_to(cls, most: int) -> "Scale":
        """At most five lines, at 1, 2 or 5 times a power of ten; the highest is not below ``most`` (>= 0)."""
        least = max(1, math.ceil(most / MOST_LINES))
        power = 10 ** (len(str(least)) - 1)
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
        return cls(step, step * max(1, math.ceil(most / step)))

    def y(self, value: int) -> float:
        """The height of a value, in em from the top of the chart."""
        return BASE - (BASE - TOP) * value / self.top

    @property
    def lines(self) -> range:
        return range(self.step, self.top + 1, self.step)


def grouped(number: int) -> str:
    """12,345, as both languages write it."""
    return f"{number:,}"


def boxes(values: Sequence[int | None], scale: Scale) -> list[Box | None]:
    """A bar for each value, None where there is no data. A 0 is as high as a tick."""
    slot = 100 / max(1, len(values))
    made: list[Box | None] = []
    for place, value in enumerate(values):
        if value is None:
            made.append(None)
            continue
        height = max(BASE - scale.y(value), TICK)
        made.append(Box(slot * (place + (1 - BAR_SHARE) / 2), slot * BAR_SHARE, BASE - height, height))
    return made


def runs(values: Sequence[int | None]) -> Iterator[list[int]]:
    """The places of values that follow one another without a gap."""
    run: list[int] = []
    for place, value in enumerate(values):
        if value is not None:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def bars(name: str, title: str, description: str, labels: Sequence[Label], values: Sequence[int | None]) -> SafeString:
    """Bars of one series. ``name`` makes the ids of the chart's words, so it is given once a page."""
    scale = Scale.up_to(_most(values))
    slot = 100 / max(1, len(values))
    drawn = []
    for place, (label, value, box) in enumerate(zip(labels, values, boxes(values, scale), strict=True)):
        middle = _figure(slot * (place + 0.5))
        if box is None or value is None:
            drawn.append(_dash(middle, 0.3))
            continue
        drawn.append(
            format_html(
                '<rect class="{}" x="{}%" y="{}em" width="{}%" height="{}em"><title>{}: {}</title></rect>'
                '<text class="{}" x="{}%" y="{}em" text-anchor="middle">{}</text>',
                "chart__bar" if value else "chart__tick",
                *map(_figure, (box.x, box.y, box.width, box.height)),
                label.full,
                grouped(value),
                "chart__value" if value else "chart__zero",
                middle,
                _figure(box.y - 0.35),
                grouped(value),
            )
        )
    return _svg(name, title, description, scale, labels, SafeString("".join(drawn)), _is_long(values))


def lines(name: str, title: str, description: str, labels: Sequence[Label], series: Sequence[Series]) -> SafeString:
    """A line for each series (at most two): the first unbroken with full points, the second dashed with hollow ones.

    Where a series has no data, its line is interrupted and a dash stands at the base line, its own beside the other's.
    Above points that are 0 stands one 0: the points tell whose it is.
    """
    scale = Scale.up_to(max((_most(line.values) for line in series), default=0))
    # The first series is drawn last: it lies above.
    drawn = [_line(number, len(series), series[number], labels, scale) for number in reversed(range(len(series)))]
    slot = 100 / max(1, len(labels))
    zeros = [place for place in range(len(labels)) if any(line.values[place] == 0 for line in series)]
    drawn += [_mark("chart__zero", _figure(slot * (place + 0.5)), 0.7, "0") for place in zeros]
    return _svg(name, title, description, scale, labels, SafeString("".join(drawn)), False)


def _line(number: int, of: int, series: Series, labels: Sequence[Label], scale: Scale) -> SafeString:
    slot = 100 / max(1, len(labels))
    kind = "first" if number == 0 else "second"
    drawn = []
    for run in runs(series.values):
        points = [(_figure(slot * (place + 0.5)), _figure(scale.y(series.values[place] or 0))) for place in run]
        drawn += [
            format_html(
                '<line class="chart__line chart__line--{}" x1="{}%" y1="{}em" x2="{}%" y2="{}em"/>', kind, *a, *b
            )
            for a, b in pairwise(points)
        ]
    for place, value in enumerate(series.values):
        beside = _figure(slot * (place + (number + 1) / (of + 1)))
        if value is None:
            drawn.append(_dash(beside, 0.3))
            continue
        drawn.append(
            format_html(
                '<circle class="chart__point chart__point--{}" cx="{}%" cy="{}em" r="0.3em"><title>{}, {}: {}</title></circle>',
                kind,
                _figure(slot * (place + 0.5)),
                _figure(scale.y(value)),
                series.name,
                labels[place].full,
                grouped(value),
            )
        )
    return SafeString("".join(drawn))


def row_bar(value: int | None, most: int) -> SafeString:
    """A horizontal bar for a row of a table that states the number itself: decoration to who listens.

    0 has a tick; no data, nothing. ``most``: the value whose bar is as long as the place.
    """
    if value is None:
        return SafeString("")
    kind, width = ("bar", _figure(100 * min(value, most) / most) + "%") if value else ("tick", f"{TICK}em")
    return format_html(
        '<svg class="row-bar" aria-hidden="true" focusable="false"><rect class="chart__{}" width="{}" height="100%"/></svg>',
        kind,
        width,
    )


def swatch(kind: str) -> SafeString:
    """The sign of a legend: ``bar``, ``first``, ``second``."""
    shapes = {
        "bar": '<rect class="chart__bar" width="1em" height="1em" x="0.5em"/>',
        **{
            line: f'<line class="chart__line chart__line--{line}" x1="0" x2="2em" y1="0.5em" y2="0.5em"/>'
            f'<circle class="chart__point chart__point--{line}" cx="1em" cy="0.5em" r="0.3em"/>'
            for line in ("first", "second")
        },
    }
    return SafeString(f'<svg class="chart-swatch" aria-hidden="true" focusable="false">{shapes[kind]}</svg>')


def _svg(
    name: str, title: str, description: str, scale: Scale, labels: Sequence[Label], drawn: SafeString, is_long: bool
) -> SafeString:
    slot = 100 / max(1, len(labels))
    return format_html(
        '<svg class="chart{}" role="img" aria-labelledby="chart-{}-title chart-{}-desc" width="100%" height="{}em">'
        '<title id="chart-{}-title">{}</title><desc id="chart-{}-desc">{}</desc>'
        '<text class="chart__scale" x="0" y="1.1em">{}</text>{}{}'
        '<line class="chart__base" x1="0" x2="100%" y1="{}em" y2="{}em"/>{}</svg>',
        " chart--long" if is_long else "", name, name, HEIGHT,
        name, title, name, description,
        _scale_in_words(scale), _grid(scale), drawn,
        BASE, BASE,
        format_html_join(
            "",
            '<text class="chart__label{}" x="{}%" y="{}em" text-anchor="middle">{}</text>',
            (
                ("" if place % NAMED_EVERY == 0 else " chart__label--between", _figure(slot * (place + 0.5)), WORDS, label.short)
                for place, label in enumerate(labels)
            ),
        ),
    )  # fmt: skip


def _scale_in_words(scale: Scale) -> str:
    if scale.step == scale.top:
        return _("Line at the top: %(top)s") % {"top": grouped(scale.top)}
    words = _("Line at the top: %(top)s, a line every %(step)s")
    return words % {"top": grouped(scale.top), "step": grouped(scale.step)}


def _grid(scale: Scale) -> SafeString:
    heights = [(_figure(scale.y(value)),) * 2 for value in scale.lines]
    return format_html_join("", '<line class="chart__grid" x1="0" x2="100%" y1="{}em" y2="{}em"/>', heights)


def _dash(x: str, above: float) -> SafeString:
    return _mark("chart__none", x, above, NO_DATA)


def _mark(kind: str, x: str, above: float, sign: str) -> SafeString:
    """A sign just above the base line."""
    text = '<text class="{}" x="{}%" y="{}em" text-anchor="middle">{}</text>'
    return format_html(text, kind, x, _figure(BASE - above), sign)


def _most(values: Sequence[int | None]) -> int:
    return max((value for value in values if value is not None), default=0)


def _is_long(values: Sequence[int | None]) -> bool:
    return len(grouped(_most(values))) > LONG_FIGURE


def _figure(number: float) -> str:
    """Two decimals at most, without an exponent."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
