"""Which characters the PDF font has, and texts made ready for it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from portal.pdf.faults import PdfRefused

FONTS = Path(__file__).resolve().parent / "fonts"
SHOWN = 5  # faults told at once
EXCERPT = 60
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # pasted along by editors, no help to a reader
SPACES = {
    "\t": " ",
    "\v": "\n",
    "\f": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
}
# Pasted from typeset pages; one reader of PDF tells the sign, another the letters. In print they are equal.
LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
OTHER_SPACES = {
    sign: " " for sign in map(chr, range(0x3001)) if unicodedata.category(sign) == "Zs" and sign != "\u00a0"
}
REPLACED = str.maketrans(OTHER_SPACES | SPACES | LIGATURES)
CLINGING = re.compile(" (?=[ๆฯ])")  # neither begins a line


@cache
def characters() -> frozenset[str]:
    """All characters that can be printed. ``deploy/make-pdf-fonts`` writes the list beside the fonts."""
    found: set[str] = set()
    for span in (FONTS / "characters.txt").read_text(encoding="ascii").split():
        first, _, last = span.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


def prepared(text: str) -> str:
    """``text`` in NFC, line ends as ``\\n``, every space one that the font has, ligatures in letters, nothing invisible."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = INVISIBLE.sub("", text)
    return CLINGING.sub("\u00a0", text.translate(REPLACED))


def unprintable(text: str) -> list[str]:
    """The characters of a prepared text that the font lacks, each once, in order."""
    lacking = set(text) - characters() - {"\n"}
    return [sign for sign in dict.fromkeys(text) if sign in lacking] if lacking else []


def texts_of(value: Any) -> Iterator[str]:
    """Every text within plain values, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)


def all_prepared(value: Any) -> Any:
    if isinstance(value, str):
        return prepared(value)
    if isinstance(value, dict):
        return {name: all_prepared(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [all_prepared(inner) for inner in value]
    return value


def refuse_unprintable(value: Any) -> None:
    """Raises PdfRefused that names the first characters without a glyph, each with the text that it stands in."""
    faults = [(sign, text) for text in texts_of(value) for sign in unprintable(text)]
    if faults:
        sentences = [told(sign, text) for sign, text in dict.fromkeys(faults)]
        rest = len(sentences) - SHOWN
        more = [gettext("And %(count)s more.") % {"count": rest}] if rest > 0 else []
        raise PdfRefused(" ".join(sentences[:SHOWN] + more))


def told(sign: str, text: str) -> str:
    at = max(0, text.index(sign) - EXCERPT // 2)
    return gettext("This character cannot be printed: %(character)s (%(code)s) in “%(text)s”.") % {
        "character": sign if sign.isprintable() else "?",
        "code": f"U+{ord(sign):04X}",
        "text": "".join(letter if letter.isprintable() else " " for letter in text[at : at + EXCERPT]),
    }
