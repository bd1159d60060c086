"""The measures of a logo as drawings: where each line stands, computed from the numbers on the page. No markup."""

from dataclasses import dataclass
from decimal import Decimal

# The largest drawing of the clear space, and the room beside and beneath it for its dimension lines.
WIDE, HIGH, ROOM = 330, 230, 56
TICK = 5  # half the stroke across each end of a dimension line
FRACTIONS = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}


@dataclass(frozen=True)
class Box:
    """From its upper left corner, in units of the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return round(self.x + self.width, 1)

    @property
    def bottom(self) -> float:
        return round(self.y + self.height, 1)


@dataclass(frozen=True)
class Dimension:
    """A dimension line and the label beside it."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    label_x: float
    label_y: float

    @property
    def path(self) -> str:
        """The line and a stroke across each end, as SVG path data."""
        flat = self.y1 == self.y2
        across = f"m0 {-TICK}v{2 * TICK}" if flat else f"m{-TICK} 0h{2 * TICK}"
        line = f"H{self.x2:g}" if flat else f"V{self.y2:g}"
        return f"M{self.x1:g} {self.y1:g}{line}M{self.x1:g} {self.y1:g}{across}M{self.x2:g} {self.y2:g}{across}"


@dataclass(frozen=True)
class ClearSpace:
    """A logo, the zone around it, and the dimension lines of both."""

    width: float
    height: float
    zone: Box
    logo: Box
    dimensions: tuple[Dimension, ...]


@dataclass(frozen=True)
class SmallLogo:
    """A logo as small as it may be, all in ``unit``, which is px or mm."""

    unit: str
    width: float
    height: float
    logo: Box


def clear_space(proportion: float, share: Decimal, top: float = 0, height: float = 1) -> ClearSpace:
    """``proportion``: width by height of the logo. ``share``: the free space as a part of the symbol's height.

    ``top`` and ``height`` of the symbol are parts of the logo's height.
    """
    free = float(share) * height
    scale = min(WIDE / (proportion + 2 * free), HIGH / (1 + 2 * free))
    gap = free * scale
    zone = _box(1, 1, proportion * scale + 2 * gap, scale + 2 * gap)
    logo = _box(1 + gap, 1 + gap, proportion * scale, scale)
    upper, lower = round(logo.y + top * scale, 1), round(logo.y + (top + height) * scale, 1)
    beside, beneath = round(zone.right + 14, 1), round(zone.bottom + 14, 1)
    label = f"{in_parts(share)} x"
    dimensions = (
        Dimension(beside, upper, beside, lower, "x", beside + 10, _middle(upper, lower) + 6),
        Dimension(zone.x, beneath, logo.x, beneath, label, zone.x, beneath + 26),
    )
    return ClearSpace(round(beside + ROOM, 1), round(beneath + 34, 1), zone, logo, dimensions)


def small_logo(proportion: float, height: Decimal | float, unit: str, part: float = 1) -> SmallLogo:
    """``height`` of the symbol in ``unit``, px or mm; the symbol is this ``part`` of the logo's height."""
    high = round(float(height) / part, 1)
    # Two pixels of a screen are half a millimetre.
    edge = 6.0 if unit == "px" else 1.6
    logo = _box(0, edge / 2, proportion * high, high)
    return SmallLogo(unit, round(logo.right + edge, 1), round(high + edge, 1), logo)


def in_parts(share: Decimal) -> str:
    """A number as people write it: ½, 1, 1.2, 1½."""
    whole, part = divmod(share, 1)
    if not part:
        return f"{whole:f}".partition(".")[0]
    if sign := FRACTIONS.get(part.normalize()):
        return f"{whole:.0f}{sign}" if whole else sign
    return f"{share.normalize():f}"


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def _middle(one: float, other: float) -> float:
    return round((one + other) / 2, 1)
