"""One spelling for what is typed and what is looked for. Pure functions."""

import re
import unicodedata

from portal.bilingual.language import arabic_digits
from service_pages.paper_list import legible

_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_DASHES = re.compile("[\u2010-\u2015\u2212_]")
_NO_LETTER = re.compile(r"[^0-9a-z\u0e01-\u0e4e]")
# A text squeezed to one letter is in everything.
SHORTEST_SQUEEZED = 3


def plain(text: str) -> str:
    """Lower case, Arabic digits, composed vowels, hyphens for all dashes, nothing that is not seen."""
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).replace("\u0e4d\u0e32", "\u0e33")
    return legible(arabic_digits(_DASHES.sub("-", composed)))


def squeezed(text: str) -> str:
    """Letters and digits alone: ``ตม.๔๗``, ``ตม 47`` and ``ตม47`` are one, and so are ``id_card`` and ``idcard``."""
    return _NO_LETTER.sub("", plain(text))
