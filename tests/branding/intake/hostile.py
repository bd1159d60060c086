"""The corpus of hostile drawings, one idea a file, and what is looked for in what is left of them."""

import re
from pathlib import Path

from defusedxml import ElementTree

FILES = sorted((Path(__file__).resolve().parents[1] / "hostile").glob("*.svg"))
# Those of which nothing is shown; the others lose what is hostile and keep their shapes.
REFUSED = {
    "depth", "doctype-default-attributes", "encoding-compressed", "encoding-thai-code-page", "encoding-utf-16",
    "encoding-utf-16-without-mark", "encoding-utf-7", "entity", "entity-address", "entity-billion-laughs", "entity-file",
    "entity-parameter", "entity-quadratic", "entity-unknown", "gradient-of-itself", "mask-bomb", "multitude",
    "nothing-but-a-picture", "nul-signs", "picture-renamed", "svg-of-another-namespace", "text-from-elsewhere", "unfinished",
    "use-bomb", "use-of-itself", "web-page", "web-page-well-formed", "without-size",
}  # fmt: skip
SURVIVORS = [path for path in FILES if path.stem not in REFUSED]
# What may be left, written down anew: the sanitiser's own lists are what is tested.
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath",
    "mask", "title", "desc", "stop", "linearGradient", "radialGradient",
}  # fmt: skip


def found_in(svg):
    """What must not be there, in words."""
    for element in ElementTree.fromstring(svg).iter():
        if not element.tag.startswith(SVG) or element.tag.removeprefix(SVG) not in DRAWN:
            yield f"element {element.tag}"
        for name, value in element.attrib.items():
            plain = name.rpartition("}")[2].lower()
            if plain.startswith("on") or plain in {"style", "class", "base", "src", "filter", "cursor", "tabindex"}:
                yield f"attribute {name}"
            if plain == "href" and not re.fullmatch(r"#[\w-]+", value):
                yield f"address {value}"
            if re.sub(r"url\(#[\w-]+\)", "", value).count("(") != len(
                re.findall(r"\b(?:rgba?|matrix|translate|scale|rotate)\(", value)
            ):
                yield f"function {value}"
            if re.search(r"[\\<>&;:]|//|hostile|script|data", value, re.IGNORECASE):
                yield f"value {value}"
