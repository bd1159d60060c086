"""What a sentence comes to."""

import re

from service_pages.reading import doubts
from service_pages.reading import vocabulary as v
from service_pages.reading.per import per_at
from service_pages.reading.sentence import Sentence
from service_pages.reading.spans import Span, comparable
from service_pages.reading.spelling import legible
from service_pages.reading.stated import (
    AT_LEAST,
    AT_MOST,
    AT_ONCE,
    DEPENDS,
    EXACTLY,
    NOT_STATED,
    PROMISE,
    TIME,
    UNREADABLE,
    StatedTime,
)
from service_pages.reading.tokens import tokens

_BLANK = re.compile(r"[-–—._…*~= ]*(?:(?:/|ต่อ) ?(?P<per>[^\s\d]+))?")
_DAYS_PER_MONTH, _MINUTES_PER_DAY = 30, 1440  # to tell which of two times is longer, for nothing else


def read_duration(words: str, heading: str = "") -> StatedTime:
    """The time that ``words`` of a cell state, in Thai, English or both.

    ``heading``: the words above the column, from which a bare number takes its unit (ระยะเวลา (นาที)). Takes any text,
    raises nothing and takes time in proportion to its length. What can be read in two ways has a ``doubt``.
    """
    kept, text = words.strip(), legible(words)
    if blank := _BLANK.fullmatch(text):
        return StatedTime(kept, NOT_STATED, per=blank["per"] or "")
    unit, per = _of_heading(heading)
    sentence = Sentence(tokens(text), unit).read()
    sentence.spans = _times(sentence.spans)
    if doubt := _unreadable(sentence):
        return StatedTime(kept, UNREADABLE, doubt=doubt)
    if not sentence.spans:
        return _without_time(kept, sentence, text)
    span = sentence.spans[0]
    kind = _kind(sentence, span)
    if kind == TIME and (sentence.text or v.DEPENDS in sentence.marks):
        sentence.doubts.add(doubts.PARTLY)
    if not any(part.value for part in span.parts + span.upper):
        sentence.doubts.add(doubts.ZERO)
    per = sentence.per or per
    return StatedTime(kept, kind, span.parts, span.upper, span.bound, per, doubts.gravest(sentence.doubts))


def _of_heading(heading: str) -> tuple[str, str]:
    """The unit a heading names, if it names one, and what it is per."""
    found = [inner for token in tokens(legible(heading)) for inner in (token, *token.inside)]
    units = {str(token.value) for token in found if token.kind == v.UNIT}
    pers = (per_at(found, index) for index in range(len(found)))
    return (units.pop() if len(units) == 1 else "", next((per.words for per in pers if per and not per.is_time), ""))


def _times(spans: list[Span]) -> list[Span]:
    """The times that were found; "at least 3 and at most 5 days" is a range."""
    if [span.bound for span in spans] == [AT_LEAST, AT_MOST] and not any(span.upper for span in spans):
        low, high = spans
        return [Span(low.parts, low.unit, high.end, low.doubts | high.doubts, high.parts, EXACTLY)]
    return spans


def _unreadable(sentence: Sentence) -> str:
    """Why no time can be told, or ''."""
    spans, marks = sentence.spans, sentence.marks
    clock = any(span.upper and doubts.CLOCK_FORM in span.doubts for span in spans)
    negated = v.AT_ONCE in marks and v.NEGATION in marks
    reasons = {
        doubts.NOT_A_SPAN: clock or v.MOMENT in marks or v.EVERY in marks or (spans and v.AHEAD in marks),
        doubts.TOO_LONG: doubts.TOO_LONG in sentence.doubts,
        doubts.MINUS: doubts.MINUS in sentence.doubts,
        doubts.NO_UNIT: sentence.stray,
        doubts.SEVERAL: len(spans) > 1 or (spans and marks & {v.AT_ONCE, v.ABSENT}),
        doubts.SECONDS: doubts.SECONDS in sentence.doubts,
        doubts.REVERSED: spans and spans[0].upper and _length(spans[0].parts) >= _length(spans[0].upper),
        doubts.NO_TIME: not spans and negated,
    }
    return doubts.gravest({doubt for doubt, holds in reasons.items() if holds})


def _length(parts) -> float:
    months, days, working_days, minutes = map(float, comparable(parts))
    return (months * _DAYS_PER_MONTH + days + working_days) * _MINUTES_PER_DAY + minutes


def _kind(sentence: Sentence, span: Span) -> str:
    if v.PROMISE in sentence.marks or (v.ANSWER in sentence.marks and span.bound == AT_MOST):
        return PROMISE
    return TIME


def _without_time(kept: str, sentence: Sentence, text: str) -> StatedTime:
    marks = sentence.marks
    at_once = v.AT_ONCE in marks
    if v.DEPENDS in marks or (text.startswith("ตาม") and not at_once):
        return StatedTime(kept, DEPENDS, per=sentence.per, doubt=doubts.PARTLY if at_once else "")
    if at_once:
        return StatedTime(kept, AT_ONCE, per=sentence.per, doubt=doubts.PARTLY if sentence.text else "")
    if v.ABSENT in marks and not sentence.text:
        return StatedTime(kept, NOT_STATED, per=sentence.per)
    return StatedTime(kept, UNREADABLE, doubt=doubts.NO_TIME)
