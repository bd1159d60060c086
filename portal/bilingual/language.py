"""Which language a text is in, and Thai digits."""

import re
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.bilingual.units import unbroken

THAI: Final = "th"
ENGLISH: Final = "en"
LANGUAGES = (THAI, ENGLISH)

_THAI_LETTER = re.compile("[\u0e01-\u0e2e]")
_THAI_DIGIT = re.compile("[๐-๙]")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def arabic_digits(text: str) -> str:
    """``text`` with Thai digits written as Arabic ones (๒๕๖๙ → 2569)."""
    return text.translate(_ARABIC) if _THAI_DIGIT.search(text) else text


def language_of(text: str) -> str:
    """``th`` when the text holds a Thai consonant, else ``en`` (numbers and codes read alike in both)."""
    return THAI if _THAI_LETTER.search(text) else ENGLISH


def active_language() -> str:
    """The language of the address being answered: ``th`` or ``en``."""
    return ENGLISH if (get_language() or THAI).startswith(ENGLISH) else THAI


def pick(thai, english):
    """The value of a pair for the active language; Thai where English is missing."""
    return (english or thai) if active_language() == ENGLISH else thai


def marked(text: str) -> SafeString | str:
    """``text``, escaped, for showing: in a ``lang`` span where it is not of the active language, units unbroken.

    Only Thai on an English page is marked: Latin letters on a Thai page are names, codes and addresses as often as
    English, and a Thai voice reads them.
    """
    shown = unbroken(text)
    if active_language() == ENGLISH and language_of(shown) == THAI:
        return format_html('<span lang="th">{}</span>', shown)
    return shown


class PairedNames:
    """Mixin for reference rows with ``name_th`` and ``name_en``: the name in the active language."""

    name_th: str
    name_en: str

    @property
    def name(self) -> str:
        return pick(self.name_th, self.name_en)

    def __str__(self) -> str:
        return self.name
