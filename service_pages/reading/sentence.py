"""A whole cell of a table: its times, and what the words around them say about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from service_pages.durations import DAY, WORKING_DAY
from service_pages.reading import doubts
from service_pages.reading import vocabulary as v
from service_pages.reading.per import per_at
from service_pages.reading.quantities import kind_at, quantity_at
from service_pages.reading.spans import Span, span_at
from service_pages.reading.stated import ABOUT, AT_LEAST, AT_MOST, EXACTLY, Part
from service_pages.reading.tokens import Token

_STRONGEST_FIRST = (AT_MOST, AT_LEAST, ABOUT)
_WORDS = re.compile("[A-Za-zก-๎]")
_ONE = Decimal(1)


@dataclass
class Sentence:
    """What one pass over the tokens finds.

    ``unit``: of a number that has none. ``marks``: the kinds of words met that say something about the whole. ``stray``:
    a number belongs to nothing. ``text``: some words were not understood. ``countable``: the index at which the word
    "per" is about a time.
    """

    tokens: Sequence[Token]
    unit: str = ""
    countable: int = -1
    spans: list[Span] = field(default_factory=list)
    per: str = ""
    marks: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)
    bounds: list[str] = field(default_factory=list)
    stray: bool = False
    text: bool = False

    def read(self) -> "Sentence":
        index = 0
        while index < len(self.tokens):
            index = self._read_at(index)
        if self.spans and self.bounds:
            self.spans[-1] = self._bound(self.spans[-1])
        return self

    @property
    def has_time(self) -> bool:
        return bool(self.spans) or v.AT_ONCE in self.marks

    def _read_at(self, index: int) -> int:
        """Take in what begins at ``index``; the index of what comes next."""
        if span := span_at(self.tokens, index, v.BETWEEN in self.marks, self.unit):
            return self._add(span)
        return getattr(self, _READERS.get(self.tokens[index].kind, "_words"))(index)

    def _add(self, span: Span) -> int:
        self.spans.append(self._bound(span))
        self.doubts |= span.doubts
        self.countable = span.end
        return span.end

    def _bound(self, span: Span) -> Span:
        """The span with the strongest of the bounds met since the one before."""
        met, self.bounds = {*self.bounds, span.bound}, []
        return replace(span, bound=next((bound for bound in _STRONGEST_FIRST if bound in met), EXACTLY))

    def _words(self, index: int) -> int:
        self.text = True
        return index + 1

    def _nothing(self, index: int) -> int:
        return index + 1

    def _mark(self, index: int) -> int:
        self.marks.add(self.tokens[index].kind)
        return index + 1

    def _mark_words(self, index: int) -> int:
        self.text = True
        return self._mark(index)

    def _bound_word(self, index: int) -> int:
        token = self.tokens[index]
        self.bounds.append(str(token.value))
        if token.kind == v.STRICT:
            self.doubts.add(doubts.STRICT)
        self.countable = index + 1 if self.countable == index else self.countable
        return index + 1

    def _number(self, index: int) -> int:
        """A number without a unit: part of the words before it, or one whose unit is missing."""
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        if token.kind == v.NUMBER and token.value is None:
            self.doubts.add(doubts.TOO_LONG)
        elif token.kind == v.WORD_NUMBER:
            self.text = self.text or token.text.lower() not in ("a", "an")
        elif before and before.kind in (v.TEXT, v.NOISE, v.CONDITION) and _WORDS.search(before.text):
            self.text = True
        else:
            self.stray = True
        return index + 1

    def _dash(self, index: int) -> int:
        """A dash, a bullet, a minus or a word that would stand in a range."""
        token = self.tokens[index]
        next_token = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.text == "~":
            self.bounds.append(ABOUT)
        elif _WORDS.search(token.text):
            self.text = True
        elif next_token and next_token.kind == v.NUMBER and next_token.start == token.end:
            begins = index == 0 or self.tokens[index - 1].kind == v.LINE
            self.doubts |= {doubts.MINUS} if begins else set()
        return index + 1

    def _per(self, index: int) -> int:
        found = per_at(self.tokens, index) if self.countable == index or self._begins_with_per(index) else None
        if not found:
            self.text = self.text or bool(_WORDS.search(self.tokens[index].text))
            return index + 1
        self.per = self.per or found.words
        self.text = self.text or found.is_time
        return found.end

    def _begins_with_per(self, index: int) -> bool:
        """ต่อราย 10 นาที, but not ต่อใบอนุญาต 10 นาที, which is a renewal."""
        return index == 0 and len(self.tokens) > 1 and self.tokens[1].text in v.CLASSIFIERS

    def _per_before(self, index: int) -> int:
        self.per = self.per or self.tokens[index].text.removesuffix("ละ").strip()
        return index + 1

    def _same_day(self, index: int) -> int:
        end = index + 1
        if kind_at(self.tokens, end) == v.TEXT and self.tokens[end].start == self.tokens[index].end:
            end += 1  # ภายในวันที่ยื่นคำขอ
        return self._add(Span((Part(_ONE, DAY),), DAY, end, frozenset({doubts.SAME_DAY}), bound=AT_MOST))

    def _next_day(self, index: int) -> int:
        unit = str(self.tokens[index].value)
        return self._add(Span((Part(_ONE, unit),), unit, index + 1, bound=AT_MOST))

    def _every(self, index: int) -> int:
        """Every 7 days, round the clock."""
        end = index + 1
        while kind_at(self.tokens, end) in (v.NOISE, v.BOUND):
            end += 1
        if found := quantity_at(self.tokens, end):
            self.marks.add(v.EVERY)
            return found.end
        return self._words(index)

    def _tail(self, index: int) -> int:
        """From when the time runs and what it leaves out, up to the end of the line."""
        if not self.has_time:
            return self._words(index)
        if self.tokens[index].kind == v.NO_HOLIDAYS:
            self._without_holidays()
        index += 1
        while kind_at(self.tokens, index) not in ("", v.LINE):
            index = self._read_in_tail(index)
        return index

    def _read_in_tail(self, index: int) -> int:
        kind = self.tokens[index].kind
        if kind == v.NO_HOLIDAYS:
            self._without_holidays()
            return index + 1
        if kind in (v.OPEN, v.WORKING_ONLY):
            return self._read_at(index)
        self.text = self.text or kind == v.CONDITION
        span = span_at(self.tokens, index)
        return self._add(span) if span else index + 1

    def _without_holidays(self) -> None:
        if self.spans and self._count_working_days():
            self.doubts.add(doubts.HOLIDAYS)

    def _working_only(self, index: int) -> int:
        if not self.spans:
            return self._mark_words(index)
        self._count_working_days()
        return index + 1

    def _count_working_days(self) -> bool:
        """The days of the last span are working days; whether there were any."""
        span = self.spans[-1]
        parts, upper = (
            tuple(Part(value, WORKING_DAY if unit == DAY else unit) for value, unit in end)
            for end in (span.parts, span.upper)
        )
        self.spans[-1] = replace(span, parts=parts, upper=upper)
        return (parts, upper) != (span.parts, span.upper)

    def _brackets(self, index: int) -> int:
        inside = self.tokens[index].inside
        if not self.has_time and len(inside) == 1 and inside[0].kind == v.NUMBER:
            return index + 1  # the number of an item of a list
        sub = Sentence(inside, countable=0).read()
        if self.has_time:
            self._take_note(sub)
        else:
            self._take_over(sub)
        self.countable = index + 1 if self.countable == index else self.countable
        return index + 1

    def _take_over(self, sub: "Sentence") -> None:
        """The brackets are around the time itself, or before it."""
        self.spans += sub.spans
        self.marks |= sub.marks
        self.doubts |= sub.doubts
        self.bounds += [] if sub.spans else sub.bounds
        self.per = self.per or sub.per
        self.stray, self.text = self.stray or sub.stray, self.text or sub.text

    def _take_note(self, sub: "Sentence") -> None:
        """The brackets are behind a time: it again, "about", "per case", working days, or a note of no consequence."""
        if sub.has_time:
            same = self.spans and len(sub.spans) == 1 and sub.spans[0].same_time(self.spans[-1])
            self.doubts |= set() if same else {doubts.REPEATED}
            self.text = self.text or sub.text
        else:
            self.bounds += sub.bounds
            self.per = self.per or sub.per or _classifier(sub.tokens)
        self.text = self.text or bool(sub.marks & {v.CONDITION, v.DEPENDS})
        if not self.spans:
            return
        if v.WORKING_ONLY in sub.marks or _is_working_day(sub.tokens):
            self._count_working_days()
        elif any(token.kind == v.NO_HOLIDAYS for token in sub.tokens):
            self._without_holidays()


def _classifier(tokens: Sequence[Token]) -> str:
    return tokens[0].text if len(tokens) == 1 and tokens[0].text in v.CLASSIFIERS else ""


def _is_working_day(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].kind == v.UNIT and tokens[0].value == WORKING_DAY


# kind of token: the method that takes it in; other kinds are words that were not understood
_READERS = {
    v.BOUND: "_bound_word",
    v.STRICT: "_bound_word",
    v.NUMBER: "_number",
    v.WORD_NUMBER: "_number",
    v.COLON: "_number",
    v.TO: "_dash",
    v.PER: "_per",
    v.PER_BEFORE: "_per_before",
    v.SAME_DAY: "_same_day",
    v.NEXT_DAY: "_next_day",
    v.EVERY: "_every",
    v.TAIL: "_tail",
    v.NO_HOLIDAYS: "_tail",
    v.WORKING_ONLY: "_working_only",
    v.OPEN: "_brackets",
    v.CONDITION: "_mark_words",
    v.NEGATION: "_mark_words",
    v.ANSWER: "_mark_words",
    v.AHEAD: "_mark_words",
    v.PROMISE: "_mark_words",
    v.AT_ONCE: "_mark",
    v.DEPENDS: "_mark",
    v.ABSENT: "_mark",
    v.MOMENT: "_mark",
    v.BETWEEN: "_mark",
    v.AND: "_nothing",
    v.PLUS: "_nothing",
    v.LINE: "_nothing",
    v.NOISE: "_nothing",
}
