"""Times as offices write them, in the column of the number or as words alone, taken as number and unit where that is exact."""

import re
from decimal import Decimal
from typing import cast

from django.utils.translation import gettext as _

from portal.tables.faults import Fault, shown
from portal.tables.raw import Raw
from portal.tables.texts import text
from service_pages import durations as d
from service_pages.imports import values
from service_pages.imports.columns import RowKind
from service_pages.reading import Part, StatedTime, read_duration
from service_pages.reading.stated import AT_MOST, EXACTLY, NOT_STATED, TIME, UNREADABLE, as_smaller

# The column of the number in the rows that hold a time.
NUMBERS = {"steps": "duration", "totals": "value", "legal_time": "value", "deadlines": "value"}
UNIT, WORDS = "unit", "as_written"

_LETTER = re.compile(r"[^\W\d_]")
_FIGURES = re.compile(r"[\d.\s]")
# How a unit is called where it is written in full: such words say no more than number and unit.
_IN_FULL = {
    d.MINUTE: ("นาที", "minute", "minutes"),
    d.HOUR: ("ชั่วโมง", "hour", "hours"),
    d.DAY: ("วัน", "day", "days"),
    d.WORKING_DAY: ("วันทำการ", "workingday", "workingdays"),
    d.WEEK: ("สัปดาห์", "week", "weeks"),
    d.MONTH: ("เดือน", "month", "months"),
    d.YEAR: ("ปี", "year", "years"),
}
_DECIMAL_PLACES, _MOST_DIGITS = 1, 7


class TimeInWords:
    """The time of a row of a file that states it in words; ``given`` are the row's columns with number and unit in place.

    ``from_words``: the words, where the file gives nothing but them. A row that says the same words without a number is
    then left as it is. ``remarks``: what a person should look at. Raises ValueError with a sentence for two wordings.
    """

    def __init__(self, kind: RowKind, given: dict[str, Raw]):
        self.given, self.from_words = given, ""
        self.remarks: list[str] = []
        self.number = NUMBERS.get(kind.name, "")
        self.column = f"{kind.name}.{self.number}"
        if self.number:
            self.stated, self.unit, self.words = self._texts()
            if words := self._to_read():
                self._read(words)
            else:
                self._make_it_fit()

    def _texts(self) -> tuple[str, str, str]:
        """What number, unit and words say; '' where one of them is no text, of which its own cell is told."""
        cells = (self.given.get(column) for column in (self.number, UNIT, WORDS))
        try:
            stated, unit, words = (text(raw.value) if raw else "" for raw in cells)
        except ValueError:
            return "", "", ""
        return stated, unit, words

    def _to_read(self) -> str:
        """'' where the file gives a number, or nothing, or what no time can be."""
        if self.unit or _is_number(self.stated):
            return ""
        if self.stated and self.words and self.stated != self.words:
            raise ValueError(_("The time is written in two ways, here and in as_written. Keep one of them."))
        # The words of a total beside the sum of its steps make no total of its own.
        return self.stated or ("" if self.column.startswith("totals.") else self.words)

    def _make_it_fit(self) -> None:
        """0.25 hours are 15 minutes; another number with more decimals than a row holds is told of as any wrong one."""
        if self.unit in _IN_FULL and _is_number(self.stated):
            part = Part(cast(Decimal, values.number(self.stated)), self.unit)
            smaller = as_smaller(part)
            if not _can_be_held(part.value) and _can_be_held(smaller.value):
                self._put({self.number: str(smaller.value), UNIT: smaller.unit}, self.given[self.number].where)

    def _put(self, facts: dict[str, str], where: str) -> None:
        self.given = self.given | {column: Raw(value, where) for column, value in facts.items()}

    def _read(self, words: str) -> None:
        found = read_duration(words)
        if found.kind == UNREADABLE and not _LETTER.search(words):
            return  # a number at fault, of which the sentence about numbers says more
        part = fitting(found)
        where = self.given[self.number if self.stated else WORDS].where
        if not self.stated:
            self.from_words = words
        if message := found.warning or _without_number(found, part):
            sentence = _("“%(words)s”: %(message)s") % {"words": shown(words), "message": message}
            self.remarks.append(str(Fault(where, self.column, sentence)))
        facts = {self.number: str(part.value), UNIT: part.unit} if part else {self.number: "", UNIT: ""}
        facts[WORDS] = "" if _says_no_more(found, part) else words
        self._put(facts, where)


def fitting(found: StatedTime) -> Part | None:
    """The number and unit that say what was read, as a row can hold them; None where no such number says it.

    Neither a range nor “about” nor “at least” is a number; 0.25 hours are 15 minutes; of days there is no smaller unit.
    """
    part = found.value_and_unit if found.kind == TIME and found.bound in (EXACTLY, AT_MOST) else None
    candidates = (part, as_smaller(part)) if part else ()
    return next((candidate for candidate in candidates if _can_be_held(candidate.value)), None)


def _can_be_held(number: Decimal) -> bool:
    scaled = number.scaleb(_DECIMAL_PLACES)
    return 0 < scaled == scaled.to_integral_value() and scaled < 10**_MOST_DIGITS


def _is_number(written: str) -> bool:
    try:
        return values.number(written) is not None
    except ValueError:
        return False


def _without_number(found: StatedTime, part: Part | None) -> str:
    return _("This is no single number of one unit. The words were kept.") if found.kind == TIME and not part else ""


def _says_no_more(found: StatedTime, part: Part | None) -> bool:
    """Whether the words, which are kept otherwise, are a dash, or nothing but the number and the unit in full."""
    if part is None:
        return found.kind == NOT_STATED and not _LETTER.search(found.words)
    return found.parts == (part,) and _FIGURES.sub("", found.words).casefold() in _IN_FULL[part.unit]
