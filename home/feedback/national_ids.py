"""Numbers of Thai identity cards in a text: thirteen digits whose last one is their check, however they are written."""

import re

from portal.bilingual.language import arabic_digits

# Thirteen digits, Thai ones too, with spaces, hyphens or dots between any two, and no digit before or behind.
_THIRTEEN = re.compile(r"(?<![0-9๐-๙])[1-8๑-๘](?:[ \t\u00a0.\-‐-―−]{0,3}[0-9๐-๙]){12}(?![0-9๐-๙])")
_DIGIT = re.compile("[0-9๐-๙]")
SHOWN_DIGITS, MASK = 5, "x"


def holds_national_id(text: str) -> bool:
    return any(_is_valid(found[0]) for found in _THIRTEEN.finditer(text))


def masked(text: str) -> str:
    """``text`` with all digits of such numbers but the first five, which tell the kind and the place, as ``x``."""
    return _THIRTEEN.sub(lambda found: _masked(found[0]) if _is_valid(found[0]) else found[0], text)


def _is_valid(written: str) -> bool:
    digits = [int(digit) for digit in arabic_digits("".join(_DIGIT.findall(written)))]
    total = sum(weight * digit for weight, digit in zip(range(13, 1, -1), digits[:12], strict=True))
    return (11 - total % 11) % 10 == digits[12]


def _masked(written: str) -> str:
    kept = iter(range(13))
    return _DIGIT.sub(lambda digit: digit[0] if next(kept) < SHOWN_DIGITS else MASK, written)
