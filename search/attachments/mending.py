"""Words as they come out of a file, as they were meant. What remains is mended with all other text (normalise.py)."""

import re

# Thai fonts of Windows and of the Mac keep shifted marks and letters without their foot in places of their own
# (the tables of HarfBuzz, hb-ot-shaper-thai.cc).
_MEANT = {
    "\u0e0d": "\uf70f\uf89a",
    "\u0e10": "\uf700\uf89e",
    "\u0e31": "\uf710\uf884",
    "\u0e34": "\uf701\uf885",
    "\u0e35": "\uf702\uf886",
    "\u0e36": "\uf703\uf887",
    "\u0e37": "\uf704\uf888",
    "\u0e38": "\uf718\uf89b",
    "\u0e39": "\uf719\uf89c",
    "\u0e3a": "\uf71a\uf89d",
    "\u0e47": "\uf712\uf889",
    "\u0e48": "\uf705\uf70a\uf713\uf88a\uf88b\uf88c",
    "\u0e49": "\uf706\uf70b\uf714\uf88d\uf88e\uf88f",
    "\u0e4a": "\uf707\uf70c\uf715\uf890\uf891\uf892",
    "\u0e4b": "\uf708\uf70d\uf716\uf893\uf894\uf895",
    "\u0e4c": "\uf709\uf70e\uf717\uf896\uf897\uf898",
    "\u0e4d": "\uf711\uf899",
}
_TABLE = str.maketrans({shown: meant for meant, all_shown in _MEANT.items() for shown in all_shown})
# pdfium tells a hyphen at the end of a line so; the word goes on in the next one.
_HYPHEN = re.compile("[\ufffe\u0002]\\s*")
_UNSTORABLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# A mark stands on a letter, never behind a space: PDF programs place marks one by one.
_LOOSE_MARK = re.compile("(?<=[\u0e01-\u0e4e])[ \u00a0]+(?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")
_SARA_AM = re.compile("(?<=[\u0e01-\u0e2e\u0e48-\u0e4b])[ \u00a0]+(?=\u0e33)")
_LEADERS = re.compile(r"[ \t\u00a0]*[._…·\-=*]{4,}[ \t\u00a0._…·\-=*]*|[ \t\u00a0]{2,}")


def mended(text: str) -> str:
    """The words, one line for each that has any, fit to be stored; dotted lines to fill in are one space."""
    text = _UNSTORABLE.sub("", _HYPHEN.sub("", text.translate(_TABLE)))
    text = _SARA_AM.sub("", _LOOSE_MARK.sub("", _LEADERS.sub(" ", text)))
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))
