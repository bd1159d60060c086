"""Numbers of Thai identity cards in a text: thirteen digits whose last one is their check, however they are written."""

import re
import unicodedata
from collections.abc import Iterator

# What may stand between two digits, and no digit before or behind; in plain text (``_plain``).
_BETWEEN = r"[\s.,/_\-‐-―−\u1160\u2800]{0,8}"
_THIRTEEN = re.compile(rf"[1-8](?:{_BETWEEN}[0-9]){{12}}(?![0-9])")
_GROUP = re.compile("[0-9]+")
# What people write more often than such a number. Two of them may have thirteen digits together.
_DATE = r"(?:[12]?[0-9]|3[01]|0[1-9])([/.\-])(?:0?[1-9]|1[0-2])\1(?:19|20|2[456])[0-9]{2}(?![0-9])"
_AMOUNT = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{2})?(?![0-9])"
_PHONE = r"0(?:[ \-]?[0-9]){8,9}(?![0-9])"
_ORDINARY = re.compile(f"{_DATE}|{_AMOUNT}|{_PHONE}")
_SPACE = re.compile(_BETWEEN)
SHOWN_DIGITS, MASK = 5, "x"


def holds_national_id(text: str) -> bool:
    return next(_found(*_plain(text)), None) is not None


def masked(text: str) -> str:
    """``text`` with all digits of such numbers but the first five, which tell the kind and the place, as ``x``."""
    written = list(text)
    for digits in _found(*_plain(text)):
        for place in digits[SHOWN_DIGITS:]:
            written[place] = MASK
    return "".join(written)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with digits of all scripts as 0–9 and without signs that nobody sees; where each sign stood in ``text``."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKC", sign):
            if unicodedata.category(plain) not in ("Cf", "Mn", "Me"):
                signs.append(str(unicodedata.decimal(plain, plain)))
                places.append(place)
    return "".join(signs), places


def _found(plain: str, places: list[int]) -> Iterator[list[int]]:
    """Where the thirteen digits of each number stand."""
    start = 0
    while group := _GROUP.search(plain, start):
        number = _THIRTEEN.match(plain, group.start())
        ordinary = _ORDINARY.match(plain, group.start())
        if number and _is_valid(number[0]) and not (ordinary and _is_ordinary(plain, ordinary.end(), number.end())):
            yield [places[at] for at in range(*number.span()) if plain[at] in "0123456789"]
            start = number.end()
        else:
            start = (ordinary or group).end()


def _is_ordinary(plain: str, behind: int, end: int) -> bool:
    """Whether the text from ``behind`` a first date or amount to ``end`` is a second one."""
    space = _SPACE.match(plain, behind)
    second = _ORDINARY.match(plain, space.end()) if space else None
    return second is not None and second.end() == end


def _is_valid(written: str) -> bool:
    digits = [int(digit) for digit in written if digit in "0123456789"]
    total = sum(weight * digit for weight, digit in zip(range(13, 1, -1), digits[:12], strict=True))
    return (11 - total % 11) % 10 == digits[12]
