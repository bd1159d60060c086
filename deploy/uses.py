"""Pictures of right and wrong use of the demonstration's logo, each 8 : 5."""

from math import cos, radians, sin

from applications import TINT, box, placed, width
from fontTools.misc.transform import Transform
from logo import ACCENT, GROUND, INK, PRIMARY, SIDE, WHITE, horizontal, symbol
from outlines import Shape, bounds, path, svg

WIDE, HIGH = 1600, 1000
LOGO = 280
"""Height of the symbol in a picture."""
GREY, PAPER, MUTED = "#9aa9ac", "#e9e2d2", "#c5d3d5"


def centred(shapes: list[Shape], height: float = LOGO) -> list[Shape]:
    """A logo in the middle of the picture."""
    return placed(shapes, (WIDE - width(shapes, height)) / 2, HIGH / 2, height)


def picture(ground: str, *shapes: Shape) -> str:
    return svg(WIDE, HIGH, [box(ground, 0, 0, WIDE, HIGH), *shapes])


def logo(colour: str = "full", language: str = "th") -> list[Shape]:
    return horizontal(language, colour)


def changed(by: Transform) -> list[Shape]:
    """The logo in the middle, changed about the middle of the picture."""
    about = Transform().translate(WIDE / 2, HIGH / 2).transform(by).translate(-WIDE / 2, -HIGH / 2)
    return [shape.moved(by=about) for shape in centred(logo())]


def frame(left: float, top: float, right: float, bottom: float, thick: float, fill: str) -> list[Shape]:
    """A rectangle's outline, ``thick`` units outwards."""
    return [
        box(fill, left - thick, top - thick, right + thick, top),
        box(fill, left - thick, bottom, right + thick, bottom + thick),
        box(fill, left - thick, top, left, bottom),
        box(fill, right, top, right + thick, bottom),
    ]


def landscape() -> list[Shape]:
    """A busy ground: hills, a sun and stripes."""
    sun = path("#ffd98a", "M1180 60A150 150 0 1 1 1180 360A150 150 0 1 1 1180 60Z")
    hills = [
        path("#5f9c74", f"M0 {HIGH}V560L230 330 420 520 640 240 930 600 1160 390 1390 610 1600 450V{HIGH}Z"),
        path("#2f6e57", f"M0 {HIGH}V760L300 560 560 780 860 520 1180 800 1420 620 1600 760V{HIGH}Z"),
        path("#c9803f", f"M0 {HIGH}V880L400 790 900 900 1300 810 1600 880V{HIGH}Z"),
    ]
    return [
        box("#8cc4dd", 0, 0, WIDE, HIGH),
        sun,
        *hills,
        *(box("#f3efe4", x, 470, x + 60, 900) for x in range(80, 1600, 220)),
    ]


def right() -> dict[str, str]:
    middle = centred(logo())
    left, top, last, bottom = bounds(middle)
    space = LOGO / 4
    guide = [
        *frame(left, top, last, bottom, 5, GREY),
        *frame(left - space, top - space, last + space, bottom + space, 5, ACCENT),
        *(box("#f7dfa5", x, HIGH / 2 - space / 2, x + space, HIGH / 2 + space / 2) for x in (left - space, last)),
        *(box("#f7dfa5", WIDE / 2 - space / 2, y, WIDE / 2 + space / 2, y + space) for y in (top - space, bottom)),
    ]
    panel = path(
        WHITE,
        "M130 320A40 40 0 0 1 170 280H1430A40 40 0 0 1 1470 320V680A40 40 0 0 1 1430 720H170A40 40 0 0 1 130 680Z",
    )
    sizes = [
        part.moved(x, 500 - side / 2)
        for x, side in ((190, 480), (810, 280), (1210, 160))
        for part in symbol("full", side)
    ]
    partners = [path("#b9c6c8", GROUND).moved(x, 425, 150 / 64) for x in (1064, 1276)]
    return {
        "white": picture(WHITE, *middle),
        "tint": picture(TINT, *middle),
        "primary": picture(PRIMARY, *centred(logo("reversed"))),
        "dark": picture(INK, *centred(logo("reversed"))),
        "one-colour": picture(PAPER, *centred(logo("one"))),
        "clear-space": picture(WHITE, *guide, *middle),
        "panel": picture(WHITE, *landscape(), panel, *centred(logo(), 250)),
        "symbol": picture(WHITE, *sizes),
        "partners": picture(WHITE, *placed(logo(), 174, 500, 150), box(MUTED, 966, 400, 972, 600), *partners),
    }


def wrong() -> dict[str, str]:
    middle = centred(logo())
    swap = dict(zip((PRIMARY, ACCENT, INK), ("#b3261e", "#7ec9f5", "#6a1b9a"), strict=True))
    turn = radians(-14)
    english = centred(logo(language="en"), 230)
    shadow = [shape.coloured("#aab4b6").moved(24, 24) for shape in english if shape.fill in {PRIMARY, INK}]
    mark = symbol("full")
    words = logo()[len(mark) :]
    apart = [shape.moved(-bounds(words)[0]) for shape in words]
    reordered = [shape.moved(bounds(apart)[2] + SIDE / 4) for shape in mark]
    crowd = [
        path("#d7604a", "M1240 300A130 130 0 1 1 1500 300A130 130 0 1 1 1240 300Z"),
        box("#7d5ba6", 60, 660, 980, 740),
        path("#3b8a5a", "M60 160H700V330L380 345H60Z"),
        box("#3f7fb5", 1030, 655, 1500, 760),
    ]
    lines = [
        box(MUTED, 160, y, right, y + 22)
        for y, right in ((250, 1440), (330, 1300), (410, 1400), (590, 1440), (670, 1200))
    ]
    return {
        "stretched": picture(WHITE, *changed(Transform(0.6, 0, 0, 1.25, 0, 0))),
        "rotated": picture(WHITE, *changed(Transform(cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0))),
        "recoloured": picture(WHITE, *(shape.coloured(swap.get(shape.fill, shape.fill)) for shape in middle)),
        "shadow": picture(WHITE, *shadow, *english),
        "busy": picture(WHITE, *landscape(), *middle),
        "crowded": picture(WHITE, *crowd, *middle),
        "too-small": picture(WHITE, *lines, *placed(logo(), 160, 510, 46)),
        "faint": picture(PRIMARY, *middle),
        "rearranged": picture(WHITE, *centred(apart + reordered)),
        "accent": picture(ACCENT, *centred(logo("reversed"))),
    }


def uses() -> dict[str, str]:
    return {f"use-right-{name}": drawing for name, drawing in right().items()} | {
        f"use-wrong-{name}": drawing for name, drawing in wrong().items()
    }
