"""A drawing in one colour: what is ink, what is left open, and where a gap keeps two parts apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from PIL import Image, ImageChops, ImageFilter, ImageStat

from .cut_outs import cut_out, plain
from .faults import EMPTY, CannotDraw
from .files import encoded
from .paints import contrast
from .parts import Part, parts_of, styled
from .raster_tones import amount, ink_of
from .sources import Placing, Source, VectorSource, fitted

COLOURS = {"one_colour": "#000000", "reversed": "#ffffff"}
LARGEST = 2048  # px of a raster proposal
LOOKED_AT = 160  # px of the longest side on which parts are compared
MOST_RUNS = 80
PAPER, DARK = 0.8, 0.6  # luminance from which a part is paper where there is one darker than DARK
APART = 1.5  # contrast from which a part is cut out of the one below it
ALIKE = 1.1  # contrast below which two parts may grow together
TOUCHING = 0.01  # share of a part beyond which another one touches it


class Use(Enum):
    INK, OUTLINED, OPEN, HIDDEN = range(4)


@dataclass(frozen=True)
class Run:
    """Parts that follow each other in one paint of luminance ``tone``."""

    parts: tuple[Part, ...]
    tone: float
    use: Use = Use.INK


def proposals(source: Source) -> dict[str, bytes]:
    """An SVG of an SVG master, a PNG of a raster master, for each of COLOURS. Raises CannotDraw."""
    if isinstance(source, VectorSource):
        styled(source.root)
        runs = decided(source, runs_of(parts_of(source.root)))
        return {name: drawn(source, runs, colour).encode() for name, colour in COLOURS.items()}
    ink = ink_of(pixels(source))
    return {name: encoded(solid(colour, ink), "png") for name, colour in COLOURS.items()}


def pixels(source: Source) -> Image.Image:
    width, height = fitted(source, int(min(LARGEST, source.longest)))
    return source.drawn(Placing(width, height, (0, 0, width, height)))


def solid(colour: str, ink: Image.Image) -> Image.Image:
    image = Image.new("RGBA", ink.size, colour)
    image.putalpha(ink)
    return image


def runs_of(parts: Sequence[Part]) -> list[Run]:
    return [Run(tuple(group), tone) for tone, group in groupby(parts, key=lambda part: round(part.tone, 3))]


def drawn(source: VectorSource, runs: Sequence[Run], colour: str) -> str:
    if all(run.use is Use.INK for run in runs):
        return plain(source, [part for run in runs for part in run.parts], colour)
    layers = [(run.parts, run.use is not Use.OPEN, run.use is Use.OUTLINED) for run in runs]
    return cut_out(source, layers, colour)


def decided(source: VectorSource, runs: Sequence[Run]) -> list[Run]:
    """The runs that are seen, each with its use. Raises CannotDraw where none is."""
    if not runs:
        raise CannotDraw(EMPTY)
    paper = PAPER if min(run.tone for run in runs) < DARK else 2
    if len(runs) > MOST_RUNS:  # too many to look at one by one
        return [replace(run, use=Use.OPEN if run.tone > paper else Use.INK) for run in runs]
    sheet = Sheet(fitted(source, LOOKED_AT), paper)
    found = [replace(run, use=sheet.take(run.tone, cover(source, run, sheet.size))) for run in runs]
    found = [run for run in found if run.use is not Use.HIDDEN]
    if not amount(sheet.ink):
        raise CannotDraw(EMPTY)
    return found


def cover(source: VectorSource, run: Run, size: tuple[int, int]) -> Image.Image:
    """Where the run paints, 0 to 255."""
    alone = VectorSource(plain(source, run.parts, "#000000"))
    return alone.drawn(Placing(*size, (0, 0, *size))).getchannel("A")


class Sheet:
    """What has been printed so far: ``ink``, and the ``tone`` of the master as the root of its luminance."""

    def __init__(self, size: tuple[int, int], paper: float) -> None:
        self.size, self.paper = size, paper
        self.ink, self.tone = Image.new("L", size), Image.new("L", size, 255)

    def take(self, tone: float, cover: Image.Image) -> Use:
        """Prints a run of ``tone`` where it covers the sheet, and tells how."""
        area = amount(cover)
        use = self.use_of(tone, cover, area) if area else Use.HIDDEN
        if use is Use.OPEN:
            self.ink = ImageChops.multiply(self.ink, ImageChops.invert(cover))
        elif use is not Use.HIDDEN:
            self.ink = ImageChops.lighter(self.ink, cover)
        self.tone.paste(round(255 * tone**0.5), mask=cover)
        return use

    def use_of(self, tone: float, cover: Image.Image, area: float) -> Use:
        below = ImageChops.multiply(cover, self.ink)
        if amount(below) > area / 2:
            if tone > self.paper or self.apart(tone, below) >= APART:
                return Use.OPEN
        elif tone > self.paper and self.apart(tone, ImageChops.subtract(cover, self.ink)) < APART:
            return Use.OPEN
        near = ImageChops.multiply(cover.filter(ImageFilter.MaxFilter(5)), self.ink)
        return Use.OUTLINED if amount(near) > area * TOUCHING and self.apart(tone, near) >= ALIKE else Use.INK

    def apart(self, tone: float, where: Image.Image) -> float:
        """The contrast between ``tone`` and the master there."""
        seen = where.point([0] * 64 + [255] * 192)
        if not amount(seen):
            return 1
        return contrast(tone, (ImageStat.Stat(self.tone, seen).mean[0] / 255) ** 2)
