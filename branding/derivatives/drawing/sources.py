"""A master that can be drawn in any size: from an SVG or from a raster picture."""

import base64
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from math import hypot, inf
from typing import Any, Protocol

from defusedxml import DefusedXmlException, ElementTree
from PIL import Image, ImageOps, UnidentifiedImageError

from .faults import BROKEN, EMPTY, TOO_LARGE, CannotDraw
from .typesetting import typeset

LARGEST = 40_000_000  # pixels of a raster master
FINEST = 3000  # px; the longest side that a raster master is kept at, for print
STRIP = 512  # rows that are made smaller at once
LOOKED_AT = 1024  # px; the longest side on which the painted part is looked for
SEEN = 8  # of 255; fainter than this is not painted
TO_POINTS = 72 / 96  # of an SVG's user unit
PRINTED = 72 / 300  # points that a pixel has in print
SMALLEST_SIDE, LONGEST_SIDE = 16, 14_000  # points of the longer side of a PDF page


@dataclass(frozen=True)
class Placing:
    """A canvas of ``width`` × ``height`` px and the ``box`` (x, y, width, height) on it that the whole drawing fills.

    ``ground``: ``#rrggbb``, or None for a transparent one.
    """

    width: int
    height: int
    box: tuple[float, float, float, float]
    ground: str | None = None


@dataclass(frozen=True)
class Extent:
    """The painted part in shares of the drawing's longest side; ``radius``: of the circle around its middle that holds it."""

    left: float
    top: float
    width: float
    height: float
    radius: float


class Source(Protocol):
    """``width``, ``height``: of the drawing, in its own unit; ``longest``: px beyond which it would be enlarged."""

    width: float
    height: float

    @property
    def longest(self) -> float: ...

    def drawn(self, placing: Placing) -> Image.Image:
        """The canvas, RGBA."""

    def pdf(self) -> bytes:
        """One page of the drawing's own size."""

    def as_svg(self, longest: int = FINEST) -> str:
        """The drawing as Typst reads it, pixels up to ``longest`` of them."""

    @property
    def extent(self) -> Extent: ...


class Painted:
    """Where a source has colour. Raises CannotDraw for a drawing without any."""

    @cached_property
    def extent(self: Any) -> Extent:
        width, height = fitted(self, LOOKED_AT)
        alpha = self.drawn(Placing(width, height, (0, 0, width, height))).getchannel("A")
        seen = alpha.point([0] * SEEN + [255] * (256 - SEEN))
        box = seen.getbbox()
        if box is None:
            raise CannotDraw(EMPTY)
        left, top, right, bottom = box
        x, y = (left + right) / 2, (top + bottom) / 2
        rows = (seen.crop((left, row, right, row + 1)).getbbox() for row in range(top, bottom))
        corners = [
            hypot(max(x - left - start, left + end - x), abs(row + 0.5 - y) + 0.5)
            for row, (start, _, end, _) in ((top + index, found) for index, found in enumerate(rows) if found)
        ]
        unit = max(width, height)
        return Extent(left / unit, top / unit, (right - left) / unit, (bottom - top) / unit, max(corners) / unit)


def fitted(source: Source, side: int) -> tuple[int, int]:
    """Whole pixels of the drawing with a longest side of ``side``."""
    longest = max(source.width, source.height)
    return max(1, round(source.width * side / longest)), max(1, round(source.height * side / longest))


class VectorSource(Painted):
    """An SVG of paths. Raises CannotDraw where it cannot be read or has no size."""

    longest = inf

    def __init__(self, svg: str) -> None:
        self.svg = svg
        try:
            self.root = ElementTree.fromstring(svg.encode(), forbid_dtd=True)
        except (ElementTree.ParseError, DefusedXmlException, ValueError, RecursionError) as fault:
            raise CannotDraw(BROKEN, str(fault)) from fault
        self.left, self.top, self.width, self.height = view_box(self.root.attrib)

    def as_svg(self, longest: int = FINEST) -> str:
        return self.svg

    def drawn(self, placing: Placing) -> Image.Image:
        return self.all_drawn([placing])[0]

    def all_drawn(self, placings: list[Placing]) -> list[Image.Image]:
        """As ``drawn``, several at once."""
        pages = typeset("pictures", [asdict(placing) for placing in placings], self.svg)
        return [Image.open(io.BytesIO(page)).convert("RGBA") for page in pages]

    def pdf(self) -> bytes:
        width, height = page_size(self.width * TO_POINTS, self.height * TO_POINTS)
        return typeset("pictures", [page_of(width, height)], self.svg, kind="pdf")[0]


class RasterSource(Painted):
    """A PNG, JPEG or WebP; its header is read before its pixels. Raises CannotDraw."""

    def __init__(self, data: bytes) -> None:
        try:
            with Image.open(io.BytesIO(data)) as opened:
                if opened.width * opened.height > LARGEST:
                    raise CannotDraw(TOO_LARGE, f"{opened.width} × {opened.height}")
                ImageOps.exif_transpose(opened, in_place=True)
                self.image = smaller(opened)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
            raise CannotDraw(BROKEN, str(fault)) from fault
        self.width: float
        self.height: float
        self.width, self.height = self.image.size
        self.longest = max(self.image.size)
        self.levels = [self.image]

    def drawn(self, placing: Placing) -> Image.Image:
        x, y, width, height = placing.box
        size = max(1, round(width)), max(1, round(height))
        canvas = Image.new("RGBA", (placing.width, placing.height), placing.ground or (0, 0, 0, 0))
        layer = Image.new("RGBA", canvas.size)
        image = (
            self.image if size == self.image.size else self.level(2 * max(size)).resize(size, Image.Resampling.LANCZOS)
        )
        layer.paste(image, (round(x), round(y)))
        return Image.alpha_composite(canvas, layer)

    def level(self, side: int) -> Image.Image:
        """The picture halved as often as its longest side stays at least ``side`` px."""
        while max(self.levels[-1].size) >= 2 * side:
            self.levels.append(self.levels[-1].reduce(2))
        return next((level for level in reversed(self.levels) if max(level.size) >= side), self.image)

    def pdf(self) -> bytes:
        width, height = page_size(self.width * PRINTED, self.height * PRINTED)
        return typeset("pictures", [page_of(width, height)], self.as_svg(), kind="pdf")[0]

    def as_svg(self, longest: int = FINEST) -> str:
        image = self.image.copy()
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=1)
        size = f'width="{image.width}" height="{image.height}"'
        href = f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{href}"/></svg>'


def page_of(width: float, height: float) -> dict[str, Any]:
    return {"width": width, "height": height, "box": [0, 0, width, height], "ground": None}


def page_size(width: float, height: float) -> tuple[float, float]:
    """Points that a PDF page can have, in the same proportion."""
    factor = min(1, LONGEST_SIDE / max(width, height)) * max(1, SMALLEST_SIDE / max(width, height))
    return width * factor, height * factor


def view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Left, top, width, height of a root in user units. Raises CannotDraw."""
    frame = attributes.get("viewBox") or f"0 0 {attributes.get('width', '')} {attributes.get('height', '')}"
    try:
        left, top, width, height = (float(number.removesuffix("px")) for number in frame.replace(",", " ").split())
    except ValueError as fault:
        raise CannotDraw(BROKEN, "the SVG has no size") from fault
    if not (0 < width < inf and 0 < height < inf and -inf < left < inf and -inf < top < inf):
        raise CannotDraw(BROKEN, "the SVG has no size")
    return left, top, width, height


def smaller(image: Image.Image) -> Image.Image:
    """RGBA with a longest side of at most FINEST, made strip by strip: a large picture is not held twice."""
    if image.mode.startswith("I"):  # 16 bits of grey, which convert() would cut off at 255
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    factor = -(-max(image.size) // FINEST)
    if factor == 1:
        return image.convert("RGBA")
    result = Image.new("RGBA", (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, STRIP * factor):
        strip = image.crop((0, top, image.width, min(top + STRIP * factor, image.height)))
        result.paste(strip.convert("RGBA").reduce(factor), (0, top // factor))
    return result
