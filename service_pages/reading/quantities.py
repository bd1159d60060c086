"""One number with its unit: "30 นาที", "15 (สิบห้า) วัน", "สองชั่วโมงครึ่ง", "1:30 ชม."."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from service_pages.durations import HOUR, MINUTE
from service_pages.reading import doubts
from service_pages.reading import vocabulary as v
from service_pages.reading.stated import Part, plain
from service_pages.reading.tokens import Token

_HALF = Decimal("0.5")
_TWO_DECIMALS = re.compile(r"(?P<whole>\d*)\.(?P<decimals>\d\d)")
_DOTS = re.compile(r"[.…_]+")
_SHORTEST = Decimal("0.0001")  # minutes


class Amount(NamedTuple):
    """A number, its figures ('' where it is not written in figures alone) and the index of the token behind it."""

    number: Decimal
    figures: str
    end: int
    doubts: frozenset[str] = frozenset()


class Quantity(NamedTuple):
    """``unit``: as written, seconds too; ``parts`` are of ``durations.UNITS``, none for seconds that are no minutes."""

    parts: tuple[Part, ...]
    unit: str
    end: int
    doubts: frozenset[str] = frozenset()


def kind_at(tokens: Sequence[Token], index: int) -> str:
    """'' behind the last token."""
    return tokens[index].kind if index < len(tokens) else ""


def amount_at(tokens: Sequence[Token], index: int) -> Amount | None:
    """The number at ``index``, with its repetition in brackets; None where there is none or it is too long."""
    if kind_at(tokens, index) not in (v.NUMBER, v.WORD_NUMBER) or tokens[index].value is None:
        return None
    number, figures, end = Decimal(str(tokens[index].value)), tokens[index].text, index + 1
    if kind_at(tokens, end) == v.HALF and kind_at(tokens, end + 1) == v.UNIT:  # two and a half hours
        return Amount(number + _HALF, "", end + 1)
    repeated = _number_in_brackets(tokens, end)
    if repeated is None:
        return Amount(number, figures, end)
    return Amount(number, figures, end + 1, frozenset({doubts.REPEATED} if repeated != number else ()))


def _number_in_brackets(tokens: Sequence[Token], index: int) -> Decimal | None:
    inside = tokens[index].inside if kind_at(tokens, index) == v.OPEN else ()
    found = amount_at(inside, 0)
    return found.number if found and len(inside) == 1 else None


def quantity_at(tokens: Sequence[Token], index: int, before: str = "") -> Quantity | None:
    """The quantity at ``index``. ``before``: the unit of the quantity before it, behind which น. is minutes."""
    first, second = kind_at(tokens, index), kind_at(tokens, index + 1)
    if first == v.COLON:
        return _hours_and_minutes(tokens, index)
    if first == v.HALF:
        return _of(Amount(_HALF, "", index + 1), tokens)
    if first == v.UNIT and second in (v.SINGLE, v.HALF):  # วันเดียว, ชั่วโมงครึ่ง
        behind = kind_at(tokens, index + 2)
        return None if second == v.HALF and behind == v.UNIT else _of(Amount(Decimal(1), "", index), tokens)
    found = amount_at(tokens, index)
    return _of(found, tokens, before) if found else None


def _of(amount: Amount, tokens: Sequence[Token], before: str = "") -> Quantity | None:
    index = amount.end
    while kind_at(tokens, index) == v.NOISE and _DOTS.fullmatch(tokens[index].text):  # a dotted line of a form
        index += 1
    kind, doubt = kind_at(tokens, index), set()
    if kind == v.MINUTE_MARK and (before == HOUR or tokens[index].text.startswith("น")):
        unit, doubt = MINUTE, set() if before == HOUR else {doubts.MINUTE_MARK}
    elif kind in (v.UNIT, v.NEXT_DAY):
        unit = str(tokens[index].value)
        doubt = {doubts.CENTIMETRES} if tokens[index].text in v.CENTIMETRES else set()
    else:
        return None
    index += 1
    if kind_at(tokens, index) == v.HALF and kind_at(tokens, index + 1) != v.UNIT:
        amount, index = Amount(amount.number + _HALF, "", index, amount.doubts), index + 1
    elif kind_at(tokens, index) == v.SINGLE:
        index += 1
    measured = with_unit(amount, unit)
    return Quantity(measured.parts, unit, index, measured.doubts | doubt)


def with_unit(amount: Amount, unit: str) -> Quantity:
    """``amount`` of ``unit``, which may be seconds."""
    number, found = amount.number, set(amount.doubts)
    parts: tuple[Part, ...]
    if unit == v.SECOND:
        minutes = (number / 60).quantize(_SHORTEST)
        parts = (Part(plain(minutes), MINUTE),) if minutes * 60 == number else ()
        return Quantity(parts, unit, amount.end, frozenset(found if parts else found | {doubts.SECONDS}))
    written = _TWO_DECIMALS.fullmatch(amount.figures)
    whole, behind_point = (int(written["whole"] or 0), int(written["decimals"])) if written else (0, 0)
    if unit == HOUR and 0 < behind_point < 60:
        parts = hours_and_minutes(whole, behind_point)
        return Quantity(parts, unit, amount.end, frozenset(found | {doubts.HOURS_POINT}))
    if unit == MINUTE and behind_point:
        found.add(doubts.MINUTES_POINT)
    return Quantity((Part(plain(number), unit),), unit, amount.end, frozenset(found))


def hours_and_minutes(hours: int, minutes: int) -> tuple[Part, ...]:
    """Without the part that is 0; 0 minutes where both are."""
    parts = (Part(Decimal(hours), HOUR), Part(Decimal(minutes), MINUTE))
    return tuple(part for part in parts if part.value) or parts[1:]


def _hours_and_minutes(tokens: Sequence[Token], index: int) -> Quantity | None:
    hours, minutes = map(int, tokens[index].text.split(":")[:2])
    end, unit = index + 1, kind_at(tokens, index + 1)
    if unit == v.UNIT and tokens[end].value != HOUR:
        return None
    doubt = frozenset() if unit == v.UNIT else frozenset({doubts.CLOCK_FORM})
    return Quantity(hours_and_minutes(hours, minutes), HOUR, end + (unit == v.UNIT), doubt)
