"""Words made legible for the reader: one kind of space, dash and digit, marks in order. The result is never shown."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_BLANKS = re.compile("[\x00-\x09\x0e-\x20\x7f-\x84\x86-\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ud800-\udfff]+")
_LINE_ENDS = re.compile(" ?[\n\r\x0b\x0c\x85\u2028\u2029][\n\r\x0b\x0c\x85\u2028\u2029 ]*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣-", "-") | dict.fromkeys("〜~∼˜", "~") | {"⁄": "/", "/": "/"})
_VOWELS, _TONES = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d", "\u0e48-\u0e4c"

# What keyboards, old fonts and PDF extraction leave behind. In this order.
_REPAIRS = [
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # เเ is แ
    (re.compile(f"(?<![{_TONES}])([{_TONES}]+)([{_VOWELS}]+)"), r"\2\1"),  # a vowel stands before its tone
    (re.compile(f"([{_VOWELS}])\\1+"), r"\1"),
    (re.compile(f"([{_TONES}])[{_TONES}]+"), r"\1"),
    (re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),  # ํ + า is ำ, also around a tone
    (re.compile("([\u0e30-\u0e33\u0e40-\u0e44])\\1+"), r"\1"),  # doubled vowels: นาาที
    (re.compile("\u0e33\u0e32|\u0e4d\u0e33"), "\u0e33"),
]


def legible(words: str) -> str:
    """``words`` to be read; a line end is one \\n, other blanks one space. Linear in the length."""
    text = _LINE_ENDS.sub("\n", _BLANKS.sub(" ", _INVISIBLE.sub("", words)))
    text = "".join(map(_arabic, text)).translate(_DASHES)
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    return text.strip()


def _arabic(character: str) -> str:
    """Decimal digits of any script as 0-9; superscripts and fractions stay."""
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
