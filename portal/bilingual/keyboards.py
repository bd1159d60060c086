"""Text typed while the other keyboard layout was on: Thai Kedmanee and the Latin letters of the same keys (US).

People forget to switch. A scanner presses keys as well: where the computer is set to Thai, the address on a QR code
arrives in Thai letters. Source: Thai standard TIS 820-2538, as in Windows' Thai Kedmanee layout.
"""

import re

# Row by row, first without the shift key and then with it.
_ROWS = [
    ("`1234567890-=", "_ๅ/-ภถุึคตจขช"),
    ("qwertyuiop[]\\", "ๆไำพะัีรนยบลฃ"),
    ("asdfghjkl;'", "ฟหกดเ้่าสวง"),
    ("zxcvbnm,./", "ผปแอิืทมใฝ"),
    ("~!@#$%^&*()_+", "%+๑๒๓๔ู฿๕๖๗๘๙"),
    ("QWERTYUIOP{}|", '๐"ฎฑธํ๊ณฯญฐ,ฅ'),
    ('ASDFGHJKL:"', "ฤฆฏโฌ็๋ษศซ."),
    ("ZXCVBNM<>?", "()ฉฮฺ์?ฒฬฦ"),
]
_LATIN, _THAI = map("".join, zip(*_ROWS, strict=True))
_TO_THAI = str.maketrans(_LATIN, _THAI)
_TO_LATIN = str.maketrans(_THAI, _LATIN)
_HAS_THAI = re.compile("[\u0e01-\u0e5b]")


def to_thai(text: str) -> str:
    """What the same keys give in the Thai layout: ``[y9ixit=k=o`` is บัตรประชาชน. Case matters: it is the shift key."""
    return text.translate(_TO_THAI)


def to_latin(text: str) -> str:
    """What the same keys give in the Latin layout: ``ยฟหหยนพะ`` is passport."""
    return text.translate(_TO_LATIN)


def on_other_layout(text: str) -> str:
    """What the same keys give in the layout that was not on: the Latin one where a letter, digit or sign is Thai."""
    return to_latin(text) if _HAS_THAI.search(text) else to_thai(text)
