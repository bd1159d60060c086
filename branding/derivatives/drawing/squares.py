"""The painted part of a drawing in the middle of a square, as icons show it."""

from copy import deepcopy
from math import inf
from xml.etree import ElementTree  # only writes; what is read goes through defusedxml

from .sources import Placing, Source, VectorSource

ROUND = 0.2  # radius of a tile's corners as a share of its side
SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def in_a_square(
    source: Source, side: int, *, width: float = inf, radius: float = inf, ground: str | None = None
) -> Placing:
    """The painted part as large as a square of ``width`` and a circle of ``radius`` px allow; never enlarged beyond a
    raster master."""
    extent = source.extent
    longest = min(width / max(extent.width, extent.height), radius / extent.radius, source.longest)
    scale = longest / max(source.width, source.height)
    x = side / 2 - (extent.left + extent.width / 2) * longest
    y = side / 2 - (extent.top + extent.height / 2) * longest
    return Placing(side, side, (x, y, source.width * scale, source.height * scale), ground)


def square_svg(source: VectorSource, side: int, share: float, tile: str | None = None) -> str:
    """The drawing inside a square SVG of ``side`` units, whose painted part fills ``share`` of it, on a rounded ``tile``."""
    x, y, width, height = (
        f"{length:.3f}".rstrip("0").rstrip(".") for length in in_a_square(source, side, width=side * share).box
    )
    inner = deepcopy(source.root)
    inner.attrib.update(x=x, y=y, width=width, height=height, preserveAspectRatio="none")
    inner.set("viewBox", f"{source.left:g} {source.top:g} {source.width:g} {source.height:g}")
    outer = ElementTree.Element(f"{{{SVG}}}svg", viewBox=f"0 0 {side} {side}")
    if tile:
        size = {"width": str(side), "height": str(side), "rx": f"{side * ROUND:g}", "fill": tile}
        ElementTree.SubElement(outer, f"{{{SVG}}}rect", size)
    outer.append(inner)
    return ElementTree.tostring(outer, encoding="unicode")
