"""A day as people type it or copy it off a page: numbers or names of months, in either language and era."""

import datetime
import re

from portal.bilingual.language import arabic_digits

BUDDHIST_OFFSET = 543
# A year typed by a person is Buddhist in this span, which is far from any common-era date in use.
BUDDHIST_YEARS = range(2400, 2700)
# Beyond this nothing is a date, whatever it holds.
LONGEST = 60

_MONTHS = (
    ("มกราคม", "ม.ค.", "January", "Jan"),
    ("กุมภาพันธ์", "ก.พ.", "February", "Feb"),
    ("มีนาคม", "มี.ค.", "March", "Mar"),
    ("เมษายน", "เม.ย.", "April", "Apr"),
    ("พฤษภาคม", "พ.ค.", "May"),
    ("มิถุนายน", "มิ.ย.", "June", "Jun"),
    ("กรกฎาคม", "ก.ค.", "July", "Jul"),
    ("สิงหาคม", "ส.ค.", "August", "Aug"),
    ("กันยายน", "ก.ย.", "September", "Sept", "Sep"),
    ("ตุลาคม", "ต.ค.", "October", "Oct"),
    ("พฤศจิกายน", "พ.ย.", "November", "Nov"),
    ("ธันวาคม", "ธ.ค.", "December", "Dec"),
)
_MONTH = r"(?P<name>[A-Za-zก-๎]+(?:\.[A-Za-zก-๎]+)*\.?)"
_ERA = r"(?P<era>พ\.\s?ศ\.|ค\.\s?ศ\.)?\s*"
_DAY, _YEAR = r"(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{1,4})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_DAY}\s?(?P<mark>[/.-])\s?(?P<month>[0-9]{{1,2}})\s?(?P=mark)\s?{_YEAR}",
        rf"(?P<year>[0-9]{{4}})(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark){_DAY}",
        rf"(?:วัน[ก-๎]*ที่|[A-Za-z]+day,?)?\s*{_DAY}\s*{_MONTH},?\s*{_ERA}{_YEAR}",
        rf"(?:[A-Za-z]+day,?)?\s*{_MONTH}\s*{_DAY},?\s+{_YEAR}",
    )
)
_MONTH_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>[0-9]{4})\s?[/.-]\s?(?P<month>[0-9]{1,2})",
        r"(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>[0-9]{1,4})",
        rf"(?:เดือน\s*)?{_MONTH},?\s*{_ERA}{_YEAR}",
        # What spreadsheets make of a month: its first day.
        r"(?P<year>[0-9]{4})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)0?1",
    )
)
# A shown date has no place to break; what is copied has these in it.
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")


class NoSuchMonthError(ValueError):
    """A month whose number is none from 1 to 12."""


class ShortYearError(ValueError):
    """A year of fewer than four digits: 69 may be 2569 as well as 2069, and 26 is either 2526 or 2026."""


def _bare(name: str) -> str:
    return name.replace(".", "").casefold()


_NUMBERS = {_bare(name): number for number, names in enumerate(_MONTHS, 1) for name in names}


def typed_day(text: str) -> datetime.date:
    """1/10/2569, 2026-10-01, 2569/10/1, 1 ตุลาคม 2569, ๑ ต.ค. ๒๕๖๙, 1 Oct 2026: the day stands before the month.

    A year from 2400 to 2699 is Buddhist unless ค.ศ. stands before it. Raises ShortYearError, and ValueError for all else.
    """
    typed = arabic_digits(_UNSEEN.sub("", text)).strip()
    parts = _parts(typed)
    if parts is None:
        raise ValueError(text)
    month = int(parts["month"]) if parts.get("month") else _NUMBERS.get(_bare(parts["name"]), 0)
    if len(parts["year"]) < 4:
        # Any leap year: whether there is such a day at all comes first.
        datetime.date(2000, month, int(parts["day"]))
        raise ShortYearError(text)
    return datetime.date(_common_era(int(parts["year"]), parts.get("era", "")), month, int(parts["day"]))


def typed_month(text: str) -> datetime.date:
    """2569-10, 10/2569, ต.ค. 2569, เดือนตุลาคม พ.ศ. ๒๕๖๙, October 2026: the first day of the month, in common era.

    Raises NoSuchMonthError, ShortYearError, and ValueError for all else.
    """
    typed = arabic_digits(_UNSEEN.sub("", text)).strip()
    found = (shape.fullmatch(typed) for shape in _MONTH_SHAPES) if len(typed) <= LONGEST else iter(())
    parts = next((match.groupdict(default="") for match in found if match), None)
    if parts is None:
        raise ValueError(text)
    month = int(parts["month"]) if parts.get("month") else _NUMBERS.get(_bare(parts["name"]))
    if month is None:
        raise ValueError(text)
    if len(parts["year"]) < 4:
        raise ShortYearError(text)
    if not 1 <= month <= len(_MONTHS):
        raise NoSuchMonthError(text)
    return datetime.date(_common_era(int(parts["year"]), parts.get("era", "")), month, 1)


def _parts(typed: str) -> dict[str, str] | None:
    for shape in _SHAPES if len(typed) <= LONGEST else ():
        if found := shape.fullmatch(typed):
            return found.groupdict(default="")
    return None


def _common_era(year: int, era: str) -> int:
    is_buddhist = era.startswith("พ") if era else year in BUDDHIST_YEARS
    return year - BUDDHIST_OFFSET if is_buddhist else year
