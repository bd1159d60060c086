"""Which files of a drawing people may take away: none smaller than the guidelines allow."""

from dataclasses import dataclass

from branding.guidelines.naming import files_of
from branding.kinds import Kind
from branding.library import VECTORS, Asset, File, Variant
from branding.models.assets import MASTER, OFFICE

# Of the longest side, in pixels, where the guidelines give no height; a whole page is not legible any smaller.
LEAST_SIDE, LEAST_SIDE_OF_PAGES = 128, 256
MEASURED = (Kind.LOGO, Kind.SYMBOL)
PAGES = (Kind.SIGN, Kind.LETTERHEAD, Kind.SLIDES)


@dataclass(frozen=True, slots=True)
class LeastSize:
    """Of a layout with these words: the symbol is ``part`` of the logo's height and at least ``pixels`` high."""

    layout: str
    wording: str
    part: float
    pixels: int

    @property
    def height(self) -> float:
        """Of the whole logo, in pixels."""
        return self.pixels / self.part


def offered(asset: Asset, variant: Variant, least: tuple[LeastSize, ...]) -> list[File]:
    """In the order of ``files_of``. What was uploaded is offered as it was given, whatever its size."""
    height = _least_height(variant, least) if asset.kind in MEASURED else None
    side = LEAST_SIDE_OF_PAGES if asset.kind in PAGES else LEAST_SIDE
    return [
        file
        for file in files_of(variant)
        if file.purpose in (MASTER, OFFICE)
        or file.format in VECTORS
        or (max(file.width, file.height) >= side if height is None else file.height >= height)
    ]


def _least_height(variant: Variant, least: tuple[LeastSize, ...]) -> float | None:
    """That of its words, else the greatest of its layout; None where the guidelines do not say."""
    of_layout = [size for size in least if size.layout == variant.layout]
    of_words = [size for size in of_layout if size.wording == variant.wording]
    return max((size.height for size in of_words or of_layout), default=None)
