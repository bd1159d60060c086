"""What a keyboard set to the other language has typed.

A scanner presses keys: where the computer is set to Thai, the address on a QR code arrives in Thai letters. People who
forget to switch type Thai words in Latin letters.
"""

import re

# The keys of the Kedmanee layout (TIS 820-2538) and what they type; beneath, the same keys with Shift.
_LATIN_KEYS = "1234567890-=" + "qwertyuiop[]\\" + "asdfghjkl;'" + "zxcvbnm,./"
_THAI_KEYS = "ๅ/-ภถุึคตจขช" + "ๆไำพะัีรนยบลฃ" + "ฟหกดเ้่าสวง" + "ผปแอิืทมใฝ"
_LATIN_SHIFTED = "!@#$%^&*()_+" + "QWERTYUIOP{}|" + 'ASDFGHJKL:"' + "ZXCVBNM<>?"
_THAI_SHIFTED = "+๑๒๓๔ู฿๕๖๗๘๙" + '๐"ฎฑธํ๊ณฯญฐ,ฅ' + "ฤฆฏโฌ็๋ษศซ." + "()ฉฮฺ์?ฒฬฦ"

_TO_LATIN = str.maketrans(_THAI_KEYS + _THAI_SHIFTED, _LATIN_KEYS + _LATIN_SHIFTED)
_TO_THAI = str.maketrans(_LATIN_KEYS + _LATIN_SHIFTED, _THAI_KEYS + _THAI_SHIFTED)
_THAI = re.compile("[\u0e01-\u0e5b]")


def as_latin_keys(text: str) -> str:
    """What the keys that typed ``text`` would have typed on a Latin keyboard: ``้ะะยหซ`` is ``https:``.

    A text without any Thai letter or sign is left as it is.
    """
    return text.translate(_TO_LATIN) if _THAI.search(text) else text


def as_thai_keys(text: str) -> str:
    """What the keys that typed ``text`` would have typed on a Thai keyboard; a text with Thai in it is left as it is."""
    return text if _THAI.search(text) else text.translate(_TO_THAI)
