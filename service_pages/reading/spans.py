"""Spans and ranges in a row of tokens: "1 ชม. 30 นาที", "3-5 วัน", "30 นาที ถึง 1 ชั่วโมง"."""

from collections.abc import Sequence
from dataclasses import dataclass

from service_pages.durations import Duration, total
from service_pages.reading import vocabulary as v
from service_pages.reading.quantities import Quantity, amount_at, kind_at, quantity_at, with_unit
from service_pages.reading.stated import EXACTLY, Part
from service_pages.reading.tokens import Token

# What may stand behind a number whose unit is in the heading.
_ENDS = {"", v.PER, v.OPEN, v.BOUND, v.LINE}


@dataclass(frozen=True)
class Span:
    """``parts``, or a range from them to ``upper``. ``end``: the index of the token behind it."""

    parts: tuple[Part, ...]
    unit: str
    end: int
    doubts: frozenset[str] = frozenset()
    upper: tuple[Part, ...] = ()
    bound: str = EXACTLY

    def same_time(self, other: "Span") -> bool:
        return comparable(self.parts) == comparable(other.parts) and comparable(self.upper) == comparable(other.upper)


def comparable(parts: tuple[Part, ...]) -> tuple:
    """Equal for equal times: 90 minutes and 1 hour 30 minutes, 7 days and 1 week."""
    span = total(Duration.of(*part) for part in parts)[0]
    return span.months, span.calendar_days, span.working_days, span.minutes


def span_at(tokens: Sequence[Token], index: int, between: bool = False, unit: str = "") -> Span | None:
    """The span or range that begins at ``index``; None where none does.

    ``between``: "and" may stand in a range. ``unit``: of a number that has none, or ''.
    """
    links = {v.TO, v.AND} if between else {v.TO}
    if not (start := _sum_at(tokens, index)):
        return _borrowing(tokens, index, links) or (_assuming(tokens, index, links, unit) if unit else None)
    end = _sum_at(tokens, start.end + 1) if kind_at(tokens, start.end) in links else None
    return _range(start, end) if end else start


def _borrowing(tokens: Sequence[Token], index: int, links: set[str]) -> Span | None:
    """A range whose first number takes the unit of the second: 3-5 วัน."""
    first = amount_at(tokens, index)
    if not first or kind_at(tokens, first.end) not in links:
        return None
    end = _sum_at(tokens, first.end + 1)
    return _range(_span(with_unit(first, end.unit)), end) if end else None


def _assuming(tokens: Sequence[Token], index: int, links: set[str], unit: str) -> Span | None:
    """A number, or two of a range, with the unit of the heading and no other word behind them."""
    first = amount_at(tokens, index)
    if not first:
        return None
    second = amount_at(tokens, first.end + 1) if kind_at(tokens, first.end) in links else None
    if kind_at(tokens, (second or first).end) not in _ENDS:
        return None
    start = _span(with_unit(first, unit))
    return _range(start, _span(with_unit(second, unit))) if second else start


def _span(quantity: Quantity) -> Span:
    return Span(quantity.parts, quantity.unit, quantity.end, quantity.doubts)


def _range(start: Span, end: Span) -> Span:
    upper = () if start.same_time(end) else end.parts
    return Span(start.parts, start.unit, end.end, start.doubts | end.doubts, upper)


def _sum_at(tokens: Sequence[Token], index: int) -> Span | None:
    """Quantities that follow each other from long to short units, or are added with a plus."""
    found = quantity_at(tokens, index)
    if not found:
        return None
    parts, units, doubts, end = found.parts, [found.unit], found.doubts, found.end
    while True:
        joint = end
        while kind_at(tokens, joint) in (v.AND, v.PLUS):
            joint += 1
        more = quantity_at(tokens, joint, before=units[-1])
        plus = any(token.kind == v.PLUS for token in tokens[end:joint])
        if not more or not (plus or _shorter(more.unit, units)):
            return Span(parts, units[0], end, doubts)
        parts, doubts, end = parts + more.parts, doubts | more.doubts, more.end
        units.append(more.unit)


def _shorter(unit: str, units: list[str]) -> bool:
    """Days and working days may follow each other either way."""
    return unit not in units and v.RANK[unit] <= v.RANK[units[-1]]
