"""Shapes of a drawing as plain SVG paths: lines of text as outlines with the marks where the font puts them, and written
small. Coordinates are whole units; y grows downwards."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import uharfbuzz
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "portal" / "static" / "portal" / "fonts"
TOLERANCE = 1.0
"""How far, in thousandths of the letter's size, an outline may leave the font's: less than a printer can show."""


@dataclass(frozen=True)
class Shape:
    """One outline in one colour."""

    fill: str
    outline: RecordingPen

    def moved(self, x: float = 0, y: float = 0, scale: float = 1, by: Transform | None = None) -> "Shape":
        """The shape scaled about the origin and then moved, or changed by any affine transform."""
        pen = RecordingPen()
        self.outline.replay(TransformPen(pen, by or Transform().translate(x, y).scale(scale)))
        return Shape(self.fill, pen)

    def coloured(self, fill: str) -> "Shape":
        return Shape(fill, self.outline)


def path(fill: str, data: str) -> Shape:
    """A shape from the data of an SVG path."""
    pen = RecordingPen()
    parse_path(data, pen)
    return Shape(fill, pen)


def bounds(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the shapes together."""
    pen = BoundsPen(None)
    for shape in shapes:
        shape.outline.replay(pen)
    return pen.bounds


@cache
def font(weight: int) -> tuple[TTFont, uharfbuzz.Font]:
    face = TTFont(FONTS / f"sarabun-{weight}.woff2")
    face.flavor = None
    plain = BytesIO()
    face.save(plain)
    return face, uharfbuzz.Font(uharfbuzz.Face(plain.getvalue()))


def line(text: str, size: float, weight: int, fill: str, tracking: float = 0) -> Shape:
    """A line of text as one outline: its base line at y = 0, its left edge at x = 0; ``tracking`` in thousandths of the
    size between clusters."""
    face, shaper = font(weight)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer)
    glyphs, pen, x = face.getGlyphSet(), RecordingPen(), 0.0
    cubic = Qu2CuPen(pen, TOLERANCE, all_cubic=True)
    cluster = 0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, cluster = x + (tracking if glyph.cluster != cluster else 0), glyph.cluster
        whole = DecomposingRecordingPen(glyphs)
        glyphs[face.getGlyphName(glyph.codepoint)].draw(whole)
        whole.replay(TransformPen(cubic, Transform().translate(x + place.x_offset, place.y_offset)))
        x += place.x_advance
    drawn = Shape(fill, pen)
    left = bounds([drawn])[0]
    return drawn.moved(by=Transform(size / 1000, 0, 0, -size / 1000, -left * size / 1000, 0))


COMMANDS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "qCurveTo": "q"}


def relative(outlines: Iterable[RecordingPen]) -> str:
    """The data of one SVG path: relative commands in whole units, without drift."""
    parts: list[str] = []
    x = y = start_x = start_y = 0
    for command, points in (step for outline in outlines for step in outline.value):
        if command == "closePath":
            parts.append("z")
            x, y = start_x, start_y
            continue
        whole = [(round(across), round(down)) for across, down in points]
        numbers = [step for across, down in whole for step in (across - x, down - y)]
        x, y = whole[-1]
        if command == "moveTo":
            start_x, start_y = x, y
        letter = COMMANDS[command]
        if letter == "l" and 0 in numbers:
            letter, numbers = ("h", numbers[:1]) if numbers[1] == 0 else ("v", numbers[1:])
        if numbers != [0]:
            parts.append(letter + re.sub(" -", "-", " ".join(map(str, numbers))))
    return "".join(parts)


def svg(width: float, height: float, shapes: Iterable[Shape]) -> str:
    """A drawing of these shapes, one ``path`` for each run of one colour."""
    drawn = "".join(
        f'<path fill="{fill}" d="{relative(shape.outline for shape in run)}"/>'
        for fill, run in groupby(shapes, key=attrgetter("fill"))
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {round(width)} {round(height)}">{drawn}</svg>\n'
