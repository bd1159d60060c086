"""Repairs of Thai and Latin text, so that what looks alike is alike.

``mend`` keeps a text fit to be shown; ``fold`` keeps its length, so that a place in the folded text is the same
place in the mended one (highlighting stands on this).
"""

import re
import unicodedata
from functools import lru_cache

THAI_LETTERS = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"

_UPPER_LOWER_VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
_TONES = "\u0e48-\u0e4b"
_MARKS_ABOVE = f"{_TONES}\u0e4c"
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]"
)
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_SIGNS = re.compile(rf"[^\w{THAI_LETTERS}]+|_")
_THAI = re.compile(f"[{THAI_LETTERS}]")
_DEPENDENT = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"  # what cannot begin a word
# Before a consonant, after a vowel that ends its syllable, a second one above or below, เ แ โ ใ ไ without a consonant.
_MISPLACED = re.compile(
    f"(?<![{THAI_LETTERS}])[{_DEPENDENT}]"
    f"|[\u0e30\u0e33][{_DEPENDENT}]|[\u0e32\u0e45][\u0e31-\u0e3a\u0e45\u0e47-\u0e4e]"
    f"|[{_UPPER_LOWER_VOWELS}][\u0e30{_UPPER_LOWER_VOWELS}]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
)
_STRETCHED = re.compile("([\u0e01-\u0e2e])\\1{2,}")

# Each: what keyboards, old fonts and PDF extraction leave behind, and what was meant. In this order.
_REPAIRS = [
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # เเ is แ
    (re.compile(f"([{_MARKS_ABOVE}]+)([{_UPPER_LOWER_VOWELS}]+)"), r"\2\1"),  # a vowel stands before its tone
    (re.compile(f"([{_UPPER_LOWER_VOWELS}])\\1+"), r"\1"),
    (re.compile(f"([{_MARKS_ABOVE}])[{_MARKS_ABOVE}]+"), r"\1"),
    (re.compile(f"\u0e4d([{_TONES}]?)\u0e32"), "\\1\u0e33"),  # ํ + า is ำ, also around a tone
    (re.compile(f"([\u0e32\u0e33]+)([{_TONES}]+)"), r"\2\1"),  # กา่ is ก่า
    (re.compile("\u0e4d\u0e33|\u0e33\u0e32+"), "\u0e33"),
    (re.compile(f"([{_TONES}])[{_TONES}]+"), r"\1"),
]


def has_thai(text: str) -> bool:
    return bool(_THAI.search(text))


def mend(text: str) -> str:
    """The text as it was meant, looking as before: NFC (NFKC would split ำ), marks in order and single, nothing unseen."""
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", text)))
    for pattern, replacement in _REPAIRS:
        text = pattern.sub(replacement, text)
    return text


def fold(text: str) -> str:
    """Case, Latin accents and the digits of any script folded, one character for one character."""
    return "".join(map(_fold_character, text))


def normalise(text: str) -> str:
    """Mended, folded, and with stretched letters (หายยยย) shortened. Applying it again changes nothing."""
    while (better := _once(text)) != text:
        text = better
    return text


def bare(text: str) -> str:
    """Normalised letters and digits alone: ``ท.ร. 14`` is ทร14, ``ID card`` and ``id_card`` are idcard."""
    return without_signs(normalise(text))


def is_spelt(text: str) -> bool:
    """Whether each Thai vowel and tone of a mended text stands where one can: keys struck at random hardly do."""
    return not _MISPLACED.search(text)


def without_signs(normalised: str) -> str:
    return _SIGNS.sub("", normalised)


def squeezed(text: str) -> str:
    """Normalised, with its signs, to be compared letter by letter: Thai without spaces, which mean nothing there."""
    text = " ".join(normalise(text).split())
    return text.replace(" ", "") if has_thai(text) else text


def _once(text: str) -> str:
    return _STRETCHED.sub(r"\1", _LATIN_MARKS.sub("", fold(mend(text))))


@lru_cache(maxsize=4_096)  # whoever asks chooses the characters
def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    folded = character.casefold()
    folded = folded if len(folded) == 1 else character
    base = unicodedata.normalize("NFD", folded)[0]
    return base if base.isascii() and base.isalpha() else folded
