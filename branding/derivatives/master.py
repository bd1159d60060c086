"""What comes in, a master, and what is made of it."""

from collections.abc import Callable
from dataclasses import dataclass

PICTURES = tuple(f"{kind}-{size}" for kind in ("png", "webp") for size in (64, 128, 256, 512, 1024, 2048))
ICONS = ("favicon.ico", "icon-svg", "icon-192", "icon-512", "icon-maskable-512", "apple-touch-icon-180")
PURPOSES = (*PICTURES, "pdf", *ICONS)


@dataclass(frozen=True)
class Master:
    """Either a sanitised ``svg`` of paths or a ``raster`` picture; ``ground``: ``#rrggbb`` behind opaque icons;
    ``tile``: ``#rrggbb`` of the rounded square that all other icons stand on, None for none."""

    svg: str | None = None
    raster: bytes | None = None
    ground: str = "#ffffff"
    tile: str | None = None


@dataclass(frozen=True)
class Derivative:
    """``format``: png, webp, ico, svg or pdf; ``width`` and ``height`` in px, of svg and pdf in units of the drawing."""

    purpose: str
    format: str
    width: int
    height: int
    data: bytes


class DerivativesRefused(Exception):
    """Says what could not be made, and why, in the language that is active when it is asked."""

    def __init__(self, say: Callable[[], str]) -> None:
        super().__init__(say)
        self.say = say

    @property
    def sentence(self) -> str:
        return self.say()

    def __str__(self) -> str:
        return self.sentence
