"""An SVG taken apart: its painted shapes in their order, each with one paint and all that moves or clips it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

from .faults import TOO_MANY_PARTS, CannotDraw
from .paints import Paints, numeral

MOST_PARTS = 4000
DEEPEST = 12  # of <use> within <use>
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
GROUPS = {"svg", "g", "a", "switch", "symbol", "use"}
CLIPS = {"clip-path", "mask"}
FRAME = {"x", "y", "width", "height", "viewBox", "preserveAspectRatio"}
STROKED = {
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
}
INHERITED = STROKED | {
    "fill",
    "stroke",
    "fill-rule",
    "clip-rule",
    "fill-opacity",
    "stroke-opacity",
    "color",
    "visibility",
}
NOT_GEOMETRY = INHERITED | {"id", "class", "style", "opacity", "display", "filter", "paint-order"}
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
MOVE = re.compile(r"(matrix|scale)\s*\(([^)]*)\)")
LEAST = 0.05  # opacity below which nothing is seen

Style = dict[str, str]
Wrapper = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Part:
    """``tone``: luminance of its paint from 0 to 1; ``scale``: of its coordinates against the drawing's."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    wrappers: tuple[Wrapper, ...]
    stroked: bool
    tone: float
    scale: float


@dataclass(frozen=True)
class Place:
    """Where a shape stands in the tree and what it takes from there."""

    style: Mapping[str, str]
    wrappers: tuple[Wrapper, ...] = ()
    opacity: float = 1
    scale: float = 1
    depth: int = 0


def local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def rules_of(root: Any) -> dict[str, Style]:
    """The declarations of style sheets by selector: a class, an id or an element's name; others are not looked at."""
    found: dict[str, Style] = {}
    for sheet in root.iter():
        if local(sheet.tag) == "style":
            for selectors, body in RULE.findall(re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)):
                for selector in selectors.split(","):
                    found.setdefault(selector.strip(), {}).update(declarations(body))
    return found


def declarations(body: str) -> Style:
    pairs = (line.partition(":") for line in body.split(";") if ":" in line)
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def styled(root: Any) -> None:
    """Writes every style sheet and ``style`` into plain attributes, the stronger over the weaker."""
    rules = rules_of(root)
    for element in root.iter():
        names = [
            local(element.tag),
            *(f".{name}" for name in element.get("class", "").split()),
            f"#{element.get('id')}",
        ]
        for name in names:
            element.attrib.update(rules.get(name, {}))
        element.attrib.update(declarations(element.attrib.pop("style", "")))
        element.attrib.pop("class", None)


def parts_of(root: Any) -> list[Part]:
    """The parts of a tree that ``styled`` went through. Raises CannotDraw where they are too many."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    paints = Paints(named)
    found: list[Part] = []
    for part in walk(root, Place({}), named, paints, outermost=True):
        found.append(part)
        if len(found) > MOST_PARTS:
            raise CannotDraw(TOO_MANY_PARTS, str(MOST_PARTS))
    return found


def walk(
    element: Any, place: Place, named: Mapping[str, Any], paints: Paints, *, outermost: bool = False
) -> Iterator[Part]:
    tag, own = local(element.tag), element.attrib
    if tag not in SHAPES | GROUPS or own.get("display") == "none":
        return
    style = {**place.style, **{name: value for name, value in own.items() if name in INHERITED and value != "inherit"}}
    place = replace(place, style=style, opacity=place.opacity * numeral(own.get("opacity"), 1))
    if not outermost:
        place = wrapped(tag, own, place)
    if tag in SHAPES:
        if style.get("visibility", "visible") == "visible":
            yield from painted(tag, own, place, paints)
        return
    children = list(element)
    if tag == "use":
        target = named.get(own.get("href", own.get("{http://www.w3.org/1999/xlink}href", "")).removeprefix("#"))
        children = [target] if target is not None and place.depth < DEEPEST else []
        place = replace(place, depth=place.depth + 1)
    for child in children:
        if local(child.tag) != "symbol" or tag == "use":
            yield from walk(child, place, named, paints)


def wrapped(tag: str, own: Mapping[str, str], place: Place) -> Place:
    """The place with what the element does to everything in it."""
    kept = {name: own[name] for name in ("transform", *sorted(CLIPS)) if name in own}
    wrappers, scale = place.wrappers, place.scale * scale_of(own.get("transform", ""))
    if kept and tag not in SHAPES:
        wrappers = (*wrappers, ("g", tuple(kept.items())))
    if tag == "use" and ("x" in own or "y" in own):
        move = f"translate({numeral(own.get('x'), 0):g} {numeral(own.get('y'), 0):g})"
        wrappers = (*wrappers, ("g", (("transform", move),)))
    if tag in ("svg", "symbol"):
        frame = {name: own[name] for name in sorted(FRAME) if name in own}
        wrappers = (*wrappers, ("svg", tuple(frame.items())))
    return replace(place, wrappers=wrappers, scale=scale)


def painted(tag: str, own: Mapping[str, str], place: Place, paints: Paints) -> Iterator[Part]:
    """The inside of a shape and then its outline, as far as they are painted."""
    geometry = {name: value for name, value in own.items() if name not in NOT_GEOMETRY}
    rule = {name: place.style[name] for name in ("fill-rule",) if name in place.style}
    strokes = {name: place.style[name] for name in sorted(STROKED) if name in place.style}
    for paint, usual, extra in (("fill", "black", rule), ("stroke", "none", strokes)):
        opacity = place.opacity * numeral(place.style.get(f"{paint}-opacity"), 1)
        tone = paints.tone(place.style.get(paint, usual), place.style.get("color", "black"))
        if tone is None or opacity < LEAST or (paint == "stroke" and numeral(strokes.get("stroke-width"), 1) <= 0):
            continue
        seen = 1 - (1 - tone) * min(opacity, 1)  # what shines through is paper
        attributes = tuple(sorted({**geometry, **extra}.items()))
        yield Part(tag, attributes, place.wrappers, paint == "stroke", seen, place.scale)


def scale_of(transform: str) -> float:
    """How much larger a transform makes lengths, on average over the directions."""
    scale = 1.0
    for name, numbers in MOVE.findall(transform):
        values = [numeral(number, 1) for number in re.split(r"[\s,]+", numbers.strip())]
        if name == "matrix" and len(values) == 6:
            scale *= sqrt(abs(values[0] * values[3] - values[1] * values[2]))
        elif name == "scale":
            scale *= sqrt(abs(values[0] * values[-1]))
    return scale or 1.0
