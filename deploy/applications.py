"""What wears the demonstration's logo: browser icons, sign, letterhead, slide master; and the logo it had before."""

from logo import ACCENT, GROUND, INK, PRIMARY, SIDE, WHITE, figure, fitted, horizontal
from outlines import Shape, bounds, line, path, svg

TINT = "#eff5f5"
PLUM, SAND = "#5b2d66", "#e8a0a8"
DISC = "M32 0A32 32 0 1 1 32 64A32 32 0 1 1 32 0Z"
WAVE = "M6 {0}C15 {1} 23 {1} 32 {0}C41 {2} 49 {2} 58 {0}V{3}C49 {4} 41 {4} 32 {3}C23 {5} 15 {5} 6 {3}Z"


def box(fill: str, left: float, top: float, right: float, bottom: float) -> Shape:
    return path(fill, f"M{left} {top}H{right}V{bottom}H{left}Z")


def placed(shapes: list[Shape], left: float, middle: float, height: float) -> list[Shape]:
    """A logo whose symbol is ``height`` units high, by its left edge and the middle of its symbol."""
    scale = height / SIDE
    return [shape.moved(left, middle - height / 2, scale) for shape in shapes]


def width(shapes: list[Shape], height: float) -> float:
    return bounds(shapes)[2] * height / SIDE


def icons() -> dict[str, str]:
    """Browser icons on a ground of their own. The small one lies on the grid of 16 pixels: a thicker roof, straight
    columns, edges on whole pixels where they are level."""
    large = [path(PRIMARY, GROUND), *figure(ACCENT, WHITE)]
    small = [
        path(PRIMARY, "M0 3A3 3 0 0 1 3 0H13A3 3 0 0 1 16 3V13A3 3 0 0 1 13 16H3A3 3 0 0 1 0 13Z"),
        path(
            ACCENT, "M8 1C9.7 3.5 12 5.1 15 5.5V7.6C12.2 7.3 9.8 6.3 8 4.3C6.2 6.3 3.8 7.3 1 7.6V5.5C4 5.1 6.3 3.5 8 1Z"
        ),
        box(ACCENT, 2, 12, 14, 14),
        *(box(WHITE, left, top, left + 2, 11) for left, top in ((3, 8.5), (7, 6), (11, 8.5))),
    ]
    return {
        "icon": svg(SIDE, SIDE, [part.moved(scale=SIDE / 64) for part in large]),
        "icon-small": svg(SIDE, SIDE, [part.moved(scale=SIDE / 16) for part in small]),
    }


def sign() -> str:
    """The board at the entrance, 4 : 1."""
    high = 430
    logo = horizontal("both", "reversed")
    left = (4000 - width(logo, high)) / 2
    return svg(
        4000, 1000, [box(PRIMARY, 0, 0, 4000, 1000), box(ACCENT, 0, 940, 4000, 1000), *placed(logo, left, 470, high)]
    )


def letterhead() -> str:
    """The head of an A4 letter, 210 by 45 mm in units of 0.05 mm."""
    rule = [box(PRIMARY, 400, 812, 3800, 820), box(ACCENT, 400, 808, 760, 824)]
    return svg(4200, 900, [box(WHITE, 0, 0, 4200, 900), *placed(horizontal("both", "full"), 400, 470, 380), *rule])


def slides() -> dict[str, str]:
    """The ground of a slide and of a title slide, 16 : 9."""
    motif = figure(TINT, TINT)
    inner = [
        box(WHITE, 0, 0, 3840, 2160),
        box(PRIMARY, 0, 0, 3840, 36),
        box(ACCENT, 0, 36, 3840, 48),
        *(shape.moved(2260, 860, 27) for shape in motif),
        *placed(horizontal("th", "full"), 160, 1940, 190),
    ]
    title = [
        box(PRIMARY, 0, 0, 3840, 2160),
        *(shape.coloured("#0f515c").moved(1500, 60, 43) for shape in motif),
        box(ACCENT, 0, 2100, 3840, 2160),
        *placed(horizontal("both", "reversed"), 240, 420, 300),
    ]
    return {"slides-full": svg(3840, 2160, inner), "slides-reversed": svg(3840, 2160, title)}


def earlier() -> dict[str, str]:
    """The logo that the present one has replaced: a stream in a disc, the name in thin letters."""
    waves = [
        path(SAND if row == 1 else WHITE, WAVE.format(y, y - 7, y + 7, y + 4, y + 11, y - 3))
        for row, y in enumerate((18, 30, 42))
    ]
    mark = [shape.moved(scale=SIDE / 64) for shape in (path(PLUM, DISC), *waves)]
    name = [
        line("ศูนย์บริการร่วม สายธาร", 250, 400, PLUM).moved(620, 250),
        line("SAI THAN SERVICE CENTRE", 150, 400, INK, tracking=60).moved(620, 470),
    ]
    return {"earlier-symbol-full": fitted(mark), "earlier-logo-horizontal-both-full": fitted(mark + name)}


def applications() -> dict[str, str]:
    return icons() | {"sign": sign(), "letterhead": letterhead()} | slides() | earlier()
