"""The files made from one master: each purpose and how it is drawn."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from PIL import Image, ImageDraw

from .sources import Placing, Source, VectorSource, fitted
from .squares import ROUND, in_a_square, square_svg

SIZES = (64, 128, 256, 512, 1024, 2048)  # px of the longest side
FAVICON = (16, 32, 48)
SQUARE_UNITS = 512  # of the square SVG icon
ICON = 0.96  # share of a square that the symbol may fill
TILED, TILED_SMALL = 0.74, 0.84  # the same on a tile; of a favicon, where every pixel counts
TOUCH = 0.76
FINER = 4  # a tile's corners are drawn so many times larger
SAFE_ZONE = 0.8  # diameter of the circle that every mask leaves, https://www.w3.org/TR/appmanifest/#icon-masks
MASKED = 0.98 * SAFE_ZONE


@dataclass(frozen=True)
class File:
    purpose: str
    format: str
    width: int
    height: int
    data: bytes


def make(purpose: str, source: Source, ground: str, tile: str | None = None) -> Iterator[File]:
    """The file for ``purpose``; none where the master does not offer it: an icon in vectors, a size beyond it.

    ``tile``: ``#rrggbb`` of the rounded square that icons without a ground stand on, None for none.
    """
    kind, _, size = purpose.partition("-")
    if purpose == "pdf":
        yield File(purpose, "pdf", *size_of(source), source.pdf())
    elif purpose == "favicon.ico":
        yield File(purpose, "ico", max(FAVICON), max(FAVICON), favicon(source, tile))
    elif purpose == "icon-svg":
        if isinstance(source, VectorSource):
            yield File(
                purpose,
                "svg",
                SQUARE_UNITS,
                SQUARE_UNITS,
                square_svg(source, SQUARE_UNITS, share_of(tile), tile).encode(),
            )
    elif kind in ("png", "webp"):
        yield from picture(purpose, kind, source, int(size))
    else:
        yield icon(purpose, source, ground, tile)


def size_of(source: Source) -> tuple[int, int]:
    return max(1, round(source.width)), max(1, round(source.height))


def picture(purpose: str, kind: str, source: Source, side: int) -> Iterator[File]:
    """The drawing with a longest side of ``side`` px; in its own size where only the next smaller size is below it."""
    below = max((size for size in SIZES if size < side), default=0)
    if source.longest > below:
        width, height = fitted(source, int(min(side, source.longest)))
        image = source.drawn(Placing(width, height, (0, 0, width, height)))
        yield File(purpose, kind, width, height, encoded(image, kind, lossless=isinstance(source, VectorSource)))


def icon(purpose: str, source: Source, ground: str, tile: str | None) -> File:
    side = int(purpose.rpartition("-")[2])
    if purpose.startswith("icon-maskable"):
        placing = in_a_square(source, side, radius=side * MASKED / 2, ground=ground)
    elif purpose.startswith("apple-touch-icon"):
        placing = in_a_square(source, side, width=side * TOUCH, radius=side * TOUCH / sqrt(2), ground=ground)
    else:
        return File(purpose, "png", side, side, encoded(tiled(source, side, tile, share_of(tile)), "png"))
    image = source.drawn(placing)
    return File(purpose, "png", side, side, encoded(image.convert("RGB"), "png"))


def share_of(tile: str | None) -> float:
    return TILED if tile else ICON


def tiled(source: Source, side: int, tile: str | None, share: float) -> Image.Image:
    """The symbol on its tile, or alone where there is none."""
    image = source.drawn(in_a_square(source, side, width=side * share))
    if not tile:
        return image
    mask = Image.new("L", (side * FINER, side * FINER))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, side * FINER - 1, side * FINER - 1), side * FINER * ROUND, 255)
    ground = Image.new("RGBA", (side, side), tile)
    ground.putalpha(mask.resize((side, side), Image.Resampling.BOX))
    return Image.alpha_composite(ground, image)


def favicon(source: Source, tile: str | None) -> bytes:
    """An ICO with each size drawn for itself, from edge to edge."""
    share = TILED_SMALL if tile else 1
    *smaller, largest = (tiled(source, side, tile, share) for side in FAVICON)
    out = io.BytesIO()
    largest.save(out, "ICO", sizes=[(side, side) for side in FAVICON], append_images=smaller)
    return out.getvalue()


def encoded(image: Image.Image, kind: str, *, lossless: bool = True) -> bytes:
    out = io.BytesIO()
    if kind == "webp":
        image.save(out, "WEBP", lossless=lossless, quality=80 if lossless else 90, method=4 if lossless else 2)
    else:
        image.save(out, "PNG", compress_level=6)
    return out.getvalue()
