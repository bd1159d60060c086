"""Clear space and least sizes of the current logo, drawn from the numbers on the guidelines page."""

from dataclasses import dataclass
from decimal import Decimal

from branding.guidelines.diagrams import ClearSpace, SmallLogo, clear_space, in_parts, small_logo
from branding.guidelines.showing import ShownVariant, logo_in
from branding.kinds import Layout, Wording
from branding.library import File
from portal.bilingual.language import active_language

PER_CENT = 100
NEEDED = ("layout", "wording", "symbol_height", "pixels", "millimetres")


@dataclass(frozen=True)
class Measure:
    """A layout in which the current logo comes, and the numbers of its row.

    ``share``: the clear space as a part of the symbol's height; None where a draft has none. ``top`` and ``height`` of the
    symbol are parts of the logo's height; ``pixels`` and ``millimetres``: its least height.
    """

    row: object
    layout: str
    share: Decimal | None
    top: float
    height: float
    pixels: int
    millimetres: Decimal
    shown: ShownVariant

    @property
    def label(self) -> str:
        return str(Layout(self.layout).label)

    @property
    def picture(self) -> File | None:
        return self.shown.picture

    @property
    def in_parts(self) -> str:
        return in_parts(self.share) if self.share else ""

    @property
    def drawing(self) -> ClearSpace:
        return clear_space(self.shown.proportion, self.share or Decimal(0), self.top, self.height)

    @property
    def printed(self) -> str:
        """The millimetres without needless decimals."""
        return without_needless_zeros(self.millimetres)

    @property
    def least(self) -> list[SmallLogo]:
        """On a screen and in print."""
        sizes: tuple[tuple[Decimal | int, str], ...] = ((self.pixels, "px"), (self.millimetres, "mm"))
        return [small_logo(self.shown.proportion, height, unit, self.height) for height, unit in sizes]


def measures(rows, share: Decimal | None) -> list[Measure]:
    """One a layout that the current logo has, in the order of the rows; of two rows that in the reader's words."""
    finished = [row for row in rows if is_finished(row)]
    layouts = dict.fromkeys(row.value["layout"] for row in finished)
    chosen = (min((row for row in finished if row.value["layout"] == layout), key=_distance) for layout in layouts)
    found = ((row, logo_in(row.value["layout"], row.value["wording"])) for row in chosen)
    return [_measure(row, share, shown) for row, shown in found if shown]


def without_needless_zeros(number: Decimal) -> str:
    return f"{number.normalize():f}"


def is_finished(row) -> bool:
    """Whether the row says how small a layout may be; a draft's row may not."""
    return row.block_type == "layout" and all(row.value[name] for name in NEEDED)


def _distance(row) -> int:
    """How far the words of a row are from those of the reader."""
    near = [active_language(), Wording.BOTH, Wording.NONE]
    return near.index(row.value["wording"]) if row.value["wording"] in near else len(near)


def _measure(row, share: Decimal | None, shown: ShownVariant) -> Measure:
    value = row.value
    top, height = ((value[name] or 0) / PER_CENT for name in ("symbol_top", "symbol_height"))
    return Measure(row, value["layout"], share, top, height, value["pixels"], value["millimetres"], shown)
