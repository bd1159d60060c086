"""Numbers in figures and in Thai and English words."""

import re
from decimal import Decimal

MAX_WHOLE, MAX_DECIMALS = 7, 4  # figures; a longer number is no time, and sums of these are exact
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_MIXED = re.compile(r"(?:(?P<whole>\d+) ?)??(?P<fraction>[½¼¾]|1/2|[13]/4)")

_THAI_ONES = {"หนึ่ง": 1, "นึง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_ONES = "|".join(_THAI_ONES)
_THAI = re.compile(
    f"(?=[ก-๙])(?:(?P<thousands>{_ONES})พัน)?(?:(?P<hundreds>{_ONES})ร้อย)?"
    f"(?:(?P<tens>{_ONES}|ยี่)?(?P<ten>สิบ))?(?P<ones>เอ็ด|{_ONES})?"
)

_ENGLISH_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = dict.fromkeys(["a", "an"], 1)
_ENGLISH |= {word: number for number, word in enumerate(_ENGLISH_ONES, 1)}
_ENGLISH |= {word: 10 * number for number, word in enumerate(_ENGLISH_TENS, 2)}
_TEN = "|".join(_ENGLISH_TENS)
_TO_NINE, _TO_NINETEEN = "|".join(_ENGLISH_ONES[:9]), "|".join(sorted(_ENGLISH_ONES, key=len, reverse=True))

THAI_WORDS = f"(?={_ONES}|ยี่สิบ|สิบ|เอ็ด)(?:(?:{_ONES})พัน)?(?:(?:{_ONES})ร้อย)?(?:(?:{_ONES}|ยี่)?สิบ)?(?:เอ็ด|{_ONES})?"
_SMALL = f"(?:{_TEN})(?:[ -]?(?:{_TO_NINE}))?|{_TO_NINETEEN}"
_HUNDREDS = f"(?:an?|{_TO_NINE}) hundred"
ENGLISH_WORDS = (
    "(?:an? )?quarter of an?|three[ -]quarters of an?"
    f"|{_HUNDREDS}(?: and)? (?:{_SMALL})(?![a-z])|{_HUNDREDS}|{_SMALL}|an?"
)
FIGURES = (
    r"(?<![\d/])(?:1/2|[13]/4)(?![\d/])"
    r"|(?:(?<![\d.])\d+ ?)?[½¼¾]"
    r"|(?<![\d.])\d+ (?:1/2|[13]/4)(?![\d/])"
    r"|\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?"
    r"|\d+(?:\.\d+)?"
    r"|(?<![\d.])\.\d+"
)


def of_figures(written: str) -> Decimal | None:
    """``written``: a match of ``FIGURES``. None where it is too long for a time."""
    if mixed := _MIXED.fullmatch(written):
        before = of_figures(mixed["whole"] or "0")
        return None if before is None else before + Decimal(_FRACTIONS[mixed["fraction"]])
    whole, _point, decimals = written.replace(",", "").partition(".")
    if len(whole.lstrip("0")) > MAX_WHOLE or len(decimals.rstrip("0")) > MAX_DECIMALS:
        return None
    return Decimal(f"{whole.lstrip('0') or 0}.{decimals.rstrip('0') or 0}")


def of_thai(written: str) -> Decimal:
    """``written``: a match of ``THAI_WORDS`` that is not empty, from หนึ่ง to เก้าพันเก้าร้อยเก้าสิบเก้า."""
    found = _THAI.fullmatch(written)
    if not found:
        raise ValueError(written)
    tens = {"ยี่": 2, None: 1}.get(found["tens"]) or _THAI_ONES[found["tens"]]
    ones = 1 if found["ones"] == "เอ็ด" else _THAI_ONES.get(found["ones"], 0)
    thousands, hundreds = (_THAI_ONES.get(found[name], 0) for name in ("thousands", "hundreds"))
    return Decimal(1000 * thousands + 100 * hundreds + (10 * tens if found["ten"] else 0) + ones)


def of_english(written: str) -> Decimal:
    """``written``: a match of ``ENGLISH_WORDS`` in small letters, up to nine hundred and ninety-nine."""
    if "quarter" in written:
        return Decimal("0.75") if written.startswith("three") else Decimal("0.25")
    hundreds, word, rest = written.rpartition("hundred")
    value = 100 * _ENGLISH[hundreds.strip()] if word else 0
    words = [part for part in re.split("[ -]", rest) if part and part != "and"]
    return Decimal(value + sum(_ENGLISH[part] for part in words))
