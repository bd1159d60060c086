"""Names in alphabetical order: the Thai alphabet in Thai, the Latin one in English. Databases are not asked for it.

Thai follows the dictionary of the Royal Institute (Royal Society): a leading vowel (เ แ โ ใ ไ) counts after the consonant
it is written before; tone marks, ็ and ์ count only between words that are equal without them. Within that, letters stand
in the order of their code points: consonants, ฤ after ร and ฦ after ล, then vowels.
"""

import re
import unicodedata

from portal.bilingual.language import THAI, arabic_digits

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
# ำ written as ํ and า, with a tone mark between them or none; one before them stands where it belongs.
_AM_IN_TWO = re.compile("ํ([่-๋]?)า")
_LATIN = re.compile("[a-z]+")
# Above every Thai letter and every mark: Latin letters that come last are these.
_LAST = 0xE000
_LATIN_LAST = {letter: _LAST + letter for letter in range(ord("a"), ord("z") + 1)}
_SIGNS = "!-/:-@\\[-`{-\u00bf\u2000-\u206f\ufeffฯ฿ๆ๏๚๛"
_MARKS = "็-๎\u0300-\u036f"
# Thai does not part words by blanks; in English “new card” stands before “newborn”.
_NOT_COUNTED = {True: re.compile(f"[{_MARKS}{_SIGNS}\\s]"), False: re.compile(f"[{_MARKS}{_SIGNS}]")}


def sort_key(text: str, language: str) -> str:
    """What names of a list in ``language`` (``th`` or ``en``) are ordered by, whatever language each name is in.

    Digits come first, then the letters of the list's own script, then the others. Capitals, accents, tone marks and
    signs count only between names that are equal without them.
    """
    is_thai = language == THAI
    if text.isascii():
        spoken = text.casefold()
    else:
        folded = unicodedata.normalize("NFD", arabic_digits(text)).casefold()
        spoken = _LEADING_VOWEL.sub(_behind, _AM_IN_TWO.sub(r"\1ำ", folded.replace("เเ", "แ")))
    letters = _NOT_COUNTED[is_thai].sub("", spoken)
    if is_thai:
        letters = _LATIN.sub(_last, letters)
    return f"{letters}\0{spoken}"


def _behind(written: re.Match) -> str:
    return written[2] + written[1]


def _last(latin: re.Match) -> str:
    return latin[0].translate(_LATIN_LAST)
