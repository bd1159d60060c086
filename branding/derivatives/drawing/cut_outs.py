"""Parts put together again as an SVG with a single paint."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from math import sqrt
from typing import Any
from xml.etree import ElementTree  # only writes; what is read goes through defusedxml

from .paints import numeral
from .parts import Part, local
from .sources import VectorSource
from .squares import SVG

GAP = 0.016  # width of a gap between two inks, in shares of the drawing's mean side
CLIPPING = {"clipPath", "mask", "linearGradient", "radialGradient"}
INK = "ink-of-one-colour"


def element(tag: str, attributes: Iterable[tuple[str, str]] = (), **more: str) -> Any:
    return ElementTree.Element(
        f"{{{SVG}}}{tag}", dict(attributes) | {name.replace("_", "-"): value for name, value in more.items()}
    )


def shape(part: Part, paint: str, gap: float = 0) -> Any:
    """The part in ``paint``, larger by ``gap`` units of the drawing on every side."""
    attributes = dict(part.attributes)
    if part.stroked:
        width = numeral(attributes.get("stroke-width"), 1) + 2 * gap / part.scale
        attributes |= {"fill": "none", "stroke": paint, "stroke-width": f"{width:.5g}"}
    else:
        attributes |= {"fill": paint}
    if gap and not part.stroked:
        attributes |= {"stroke": paint, "stroke-width": f"{2 * gap / part.scale:.5g}", "stroke-linejoin": "round"}
    node = element(part.tag, attributes.items())
    for tag, kept in reversed(part.wrappers):
        outer = element(tag, kept)
        outer.append(node)
        node = outer
    return node


def document(source: VectorSource, content: Sequence[Any]) -> str:
    """An SVG of the master's size with what the master clips and masks with."""
    box = f"{source.left:g} {source.top:g} {source.width:g} {source.height:g}"
    root = element("svg", viewBox=box)
    root.attrib |= {name: source.root.get(name) for name in ("width", "height") if source.root.get(name)}
    root.extend(content)
    text = ElementTree.tostring(root, encoding="unicode")
    if "url(#" in text.replace(f"url(#{INK})", ""):
        definitions = element("defs")
        definitions.extend(deepcopy(node) for node in source.root.iter() if local(node.tag) in CLIPPING)
        root.insert(0, definitions)
        text = ElementTree.tostring(root, encoding="unicode")
    return text


def plain(source: VectorSource, parts: Iterable[Part], colour: str) -> str:
    return document(source, [shape(part, colour) for part in parts])


def cut_out(source: VectorSource, layers: Iterable[tuple[Iterable[Part], bool, bool]], colour: str) -> str:
    """Layers of parts, each ink or not, and with a gap around it or not; a sheet of ``colour`` shows where ink is left."""
    gap = GAP * sqrt(source.width * source.height)
    frame = dict(zip(("x", "y", "width", "height"), (f"{v:g}" for v in box_of(source)), strict=True))
    mask = element("mask", frame.items(), id=INK, maskUnits="userSpaceOnUse")
    for parts, inked, apart in layers:
        parts = [*parts]
        if apart:
            mask.extend(shape(part, "#000", gap) for part in parts)
        mask.extend(shape(part, "#fff" if inked else "#000") for part in parts)
    return document(source, [mask, element("rect", frame.items(), fill=colour, mask=f"url(#{INK})")])


def box_of(source: VectorSource) -> tuple[float, float, float, float]:
    return source.left, source.top, source.width, source.height
