"""The demonstration's logo: a symbol on a grid of 64 (a roof, three columns, a counter), the name in Thai and English, and
how they stand together."""

from collections.abc import Callable
from functools import partial

from fontTools.misc.transform import Transform
from outlines import Shape, bounds, line, path, svg

PRIMARY, ACCENT, WHITE, INK = "#0b4650", "#f2b632", "#ffffff", "#14262a"
SIDE = 512
"""Height of the symbol beside the name, in units; the symbol is designed on a grid of 64."""
STACKED_SIDE = 704
"""Its height above the name."""

GROUND = "M0 14A14 14 0 0 1 14 0H50A14 14 0 0 1 64 14V50A14 14 0 0 1 50 64H14A14 14 0 0 1 0 50Z"
ROOF = "M32 8C37.5 18 45.5 24.6 57 27.5V33.5C46 31.4 37.5 26.6 32 18.5C26.5 26.6 18 31.4 7 33.5V27.5C18.5 24.6 26.5 18 32 8Z"
COLUMNS = (
    "M13.5 36.4Q17.7 35.2 21.5 33.3V46H13.5Z",
    "M28 28.4Q30.1 26.4 32 23.9 33.9 26.4 36 28.4V46H28Z",
    "M42.5 33.3Q46.3 35.2 50.5 36.4V46H42.5Z",
)
COUNTER = "M9 52A2 2 0 0 1 11 50H53A2 2 0 0 1 55 52V54A2 2 0 0 1 53 56H11A2 2 0 0 1 9 54Z"

COLOURS = {"full": (PRIMARY, INK, PRIMARY), "one": (INK, INK, INK), "reversed": (WHITE, WHITE, WHITE)}
"""Of each colour variant: the symbol's ground, the large line and the small line."""


def figure(roof: str, hall: str) -> list[Shape]:
    """Roof, three columns and counter on the grid of 64."""
    return [path(roof, ROOF), path(roof, COUNTER), *(path(hall, column) for column in COLUMNS)]


def symbol(colour: str, side: float = SIDE) -> list[Shape]:
    """The symbol, ``side`` units high. Full: on its own ground. One colour: the figure is cut out of the ground. Reversed:
    the figure alone, for a dark ground that the paper or the page brings."""
    scale = side / 64
    if colour == "full":
        return [part.moved(scale=scale) for part in (path(PRIMARY, GROUND), *figure(ACCENT, WHITE))]
    if colour == "reversed":
        scale = side / 48
        return [part.moved(-7 * scale, -8 * scale, scale) for part in figure(ACCENT, WHITE)]
    whole = path(INK, GROUND)
    for part in figure(INK, INK):
        part.moved(by=Transform(-1, 0, 0, 1, 64, 0)).outline.replay(whole.outline)  # the other way round: a hole
    return [whole.moved(scale=scale)]


def block(language: str, colour: str, stacked: bool = False) -> list[Shape]:
    """The name, its first base line at y = 0."""
    _, large, small = COLOURS[colour]
    thai, place = partial(line, weight=700, fill=large), partial(line, weight=400, fill=small)
    lines = {
        "th": [(thai("ศูนย์บริการร่วม", 286), 0), (place("จังหวัดสายธาร", 190), 292)],
        "en": [(place("Sai Than", 196), 0), (thai("Joint Service Centre", 264), 252)],
        "both": [
            (thai("ศูนย์บริการร่วมจังหวัดสายธาร", 250), 0),
            (place("Sai Than Joint Service Centre", 222, tracking=44), 256),
        ],
    }[language]
    widest = max(bounds([shape])[2] for shape, _ in lines)
    return [shape.moved((widest - bounds([shape])[2]) / 2 if stacked else 0, y) for shape, y in lines]


BODY = {"th": (-164, 292), "en": (-134, 252), "both": (-138, 256)}
"""Top and bottom of the lines without marks above and below: what the eye sets against the symbol."""


def wordmark(language: str, colour: str) -> list[Shape]:
    shapes = block(language, colour)
    _, top, _, _ = bounds(shapes)
    return [shape.moved(0, -top) for shape in shapes]


def horizontal(language: str, colour: str) -> list[Shape]:
    mark, top_and_bottom = symbol(colour), BODY[language]
    left = bounds(mark)[2] + SIDE / 4
    y = SIDE / 2 - sum(top_and_bottom) / 2
    return mark + [shape.moved(left, y) for shape in block(language, colour)]


def stacked(language: str, colour: str) -> list[Shape]:
    words = block(language, colour, stacked=True)
    mark = symbol(colour, STACKED_SIDE)
    first, top, last, _ = bounds(words)
    left = (first + last - bounds(mark)[2]) / 2
    shapes = [shape.moved(left) for shape in mark]
    shapes += [shape.moved(0, STACKED_SIDE * 7 / 6 - top) for shape in words]
    first = bounds(shapes)[0]
    return [shape.moved(-first) for shape in shapes]


def fitted(shapes: list[Shape]) -> str:
    """A drawing whose edges are the outermost points of its shapes."""
    left, top, right, bottom = bounds(shapes)
    return svg(right - left, bottom - top, [shape.moved(-left, -top) for shape in shapes])


def logos() -> dict[str, str]:
    layouts: dict[str, Callable[[str, str], list[Shape]]] = {
        "logo-horizontal": horizontal,
        "logo-stacked": stacked,
        "wordmark": wordmark,
    }
    drawn = {f"symbol-{colour}": fitted(symbol(colour)) for colour in COLOURS}
    for name, draw in layouts.items():
        for language in BODY:
            drawn |= {f"{name}-{language}-{colour}": fitted(draw(language, colour)) for colour in COLOURS}
    return drawn
