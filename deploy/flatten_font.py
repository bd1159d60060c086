"""``flatten_font.py SOURCE TARGET STYLE``: a copy of a font whose text a reader of PDF gets back exactly.

Beside it ``characters.txt`` lists what the font can print.

A mark that the font lifts or lowers by an anchor (GPOS mark-to-base, mark-to-mark) starts a new run of text within its
cluster, and Typst writes the whole cluster again: ทั้ง reads back as ทั้ทั้ง. The copy places marks sideways only; Sarabun
has glyphs of its own for high and low marks, so it looks the same. A changed copy must bear another name (OFL, clause 3).
"""

import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Portal PDF"
MARK_TO_BASE, MARK_TO_MARK = 4, 6


def anchors_of(table) -> list:
    """All anchors of a GPOS subtable that places marks; none for other kinds."""
    table = getattr(table, "ExtSubTable", table)
    if table.LookupType == MARK_TO_BASE:
        marks = [record.MarkAnchor for record in table.MarkArray.MarkRecord]
        return marks + [anchor for record in table.BaseArray.BaseRecord for anchor in record.BaseAnchor if anchor]
    if table.LookupType == MARK_TO_MARK:
        marks = [record.MarkAnchor for record in table.Mark1Array.MarkRecord]
        return marks + [anchor for record in table.Mark2Array.Mark2Record for anchor in record.Mark2Anchor if anchor]
    return []


def flatten(font: TTFont) -> None:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            for anchor in anchors_of(subtable):
                anchor.Format, anchor.YCoordinate = 1, 0


def rename(font: TTFont, style: str) -> None:
    compact = FAMILY.replace(" ", "")
    names = {1: FAMILY, 2: style, 3: f"{compact}-{style}", 4: f"{FAMILY} {style}", 6: f"{compact}-{style}"}
    kept = [record for record in font["name"].names if record.nameID in {0, 5, 13, 14}]
    font["name"].names = kept
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def spans(codes: list[int]) -> list[str]:
    """Sorted code points as hexadecimal numbers and spans, ``0020-007E``."""
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"{first:04X}-{last:04X}" if last > first else f"{first:04X}" for first, last in found]


def printable(font: TTFont) -> list[int]:
    """The code points that show as themselves: no control signs, and no letter without a width, which would be printed
    over the one before it (Sarabun has six: ʾ ʿ ˈ ˊ ˋ ˌ). Marks belong there."""
    widths = font["hmtx"]
    shown = (
        code
        for code, glyph in font.getBestCmap().items()
        if code >= ord(" ") and (widths[glyph][0] or unicodedata.category(chr(code)).startswith("M"))
    )
    return sorted(shown)


def main(source: str, target: str, style: str) -> None:
    font = TTFont(source, recalcTimestamp=False)
    flatten(font)
    rename(font, style)
    font.save(target)
    Path(target).with_name("characters.txt").write_text("\n".join(spans(printable(font))) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
