"""What a drawing may hold: elements, attributes, and the form of each value. What is not named here does not survive."""

import re

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
WORDS = frozenset({"title", "desc"})
# Shown only where something refers to them.
HIDDEN = frozenset({"defs", "symbol", "clipPath", "mask"})
CONTAINERS = frozenset({"svg", "g"}) | HIDDEN
ELEMENTS = SHAPES | GRADIENTS | WORDS | CONTAINERS | {"use", "stop"}
# Old editions of Illustrator wrap the whole drawing in a switch; a link's shapes are part of the drawing.
UNWRAPPED = frozenset({"a", "switch"})
TEXT = frozenset({"text", "tspan", "tref", "textPath", "altGlyph", "flowRoot"})
REMOVED = {
    "script": {"script", "handler", "listener"},
    "foreign": {"foreignobject", "iframe", "embed", "object", "html", "body", "audio", "video", "canvas"},
    "picture": {"image", "feimage"},
    "animation": {"animate", "set", "animatemotion", "animatetransform", "animatecolor", "mpath", "discard"},
    "editor": {"metadata"},
}
# Attributes that change nothing in a drawing of shapes: gone without a word.
WITHOUT_EFFECT = frozenset(
    {
        "version",
        "baseProfile",
        "class",
        "style",
        "enable-background",
        "contentScriptType",
        "contentStyleType",
        "zoomAndPan",
    }
    | {"{http://www.w3.org/XML/1998/namespace}space", "{http://www.w3.org/XML/1998/namespace}lang"}
    | {f"{{{XLINK}}}{name}" for name in ("type", "title", "show", "actuate", "role", "arcrole")}
)

_SIGNED = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
NUMBER = re.compile(_SIGNED, re.ASCII)
# What may be a large number: seven digits before the point, or an exponent.
FAR = re.compile(r"(?:\d+\.?\d*|\.\d+)[eE][-+]?\d+|(?<![\d.])\d{7,}", re.ASCII)
LENGTH = re.compile(rf"({_SIGNED})(px|pt|pc|mm|cm|in|em|ex|%)?", re.ASCII)
NUMBERS = re.compile(r"[\d\s,.eE+-]+", re.ASCII)
DASHES = re.compile(r"none|inherit|[\d\s,.eE+%pxtmc-]+", re.ASCII)
PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAa\d\s,.eE+-]*", re.ASCII)
TRANSFORM = re.compile(r"none|(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s,.eE+-]+\)[\s,]*)+", re.ASCII)
KEYWORD = re.compile(r"[a-zA-Z]+(?:-[a-zA-Z]+)*", re.ASCII)
KEYWORDS = re.compile(r"[a-zA-Z]+(?: [a-zA-Z]+)*", re.ASCII)
AMOUNT = re.compile(rf"inherit|{_SIGNED}%?", re.ASCII)
MEASURE = re.compile(rf"inherit|auto|{LENGTH.pattern}", re.ASCII)
_COLOUR = r"#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\([\d\s,.%/+-]+\)|[a-zA-Z]+"
COLOUR = re.compile(_COLOUR, re.ASCII)
IDENTIFIER = re.compile(r"""[^\s#()'"<>&\\/:;,%{}]{1,200}""")
LOCAL = re.compile(rf"#({IDENTIFIER.pattern})")
# ``url()`` of an id of the same drawing, in a colour with what to take instead.
POINTER = re.compile(rf"""url\(\s*(["']?)#({IDENTIFIER.pattern})\1\s*\)(?:\s+({_COLOUR}))?""", re.IGNORECASE)

ELSEWHERE = re.compile(r"""//|url\(\s*["']?(?!["'\s#])""", re.IGNORECASE)

POINTING = {"fill": GRADIENTS, "stroke": GRADIENTS, "clip-path": {"clipPath"}, "mask": {"mask"}}
PAINTS = frozenset({"fill", "stroke"})

# Attributes that a style may set as well.
PRESENTATION = {
    **dict.fromkeys(("fill", "stroke", "color", "stop-color"), COLOUR),
    **dict.fromkeys(("clip-path", "mask"), re.compile("none|inherit")),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "stroke-miterlimit"), AMOUNT),
    **dict.fromkeys(("stroke-width", "stroke-dashoffset"), MEASURE),
    **dict.fromkeys(("fill-rule", "clip-rule", "stroke-linecap", "stroke-linejoin", "vector-effect"), KEYWORD),
    **dict.fromkeys(
        ("display", "visibility", "overflow", "shape-rendering", "color-interpolation", "mask-type"), KEYWORD
    ),
    "stroke-dasharray": DASHES,
    "paint-order": KEYWORDS,
    "transform": TRANSFORM,
}
GEOMETRY = {
    **dict.fromkeys(("x", "y", "width", "height", "rx", "ry", "r", "cx", "cy"), MEASURE),
    **dict.fromkeys(("x1", "y1", "x2", "y2", "fx", "fy", "fr"), MEASURE),
    "d": PATH,
    "offset": AMOUNT,
    **dict.fromkeys(("points", "viewBox"), NUMBERS),
    "pathLength": NUMBER,
    "gradientTransform": TRANSFORM,
    **dict.fromkeys(("gradientUnits", "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits"), KEYWORD),
    "preserveAspectRatio": KEYWORDS,
    "id": IDENTIFIER,
}
ATTRIBUTES = PRESENTATION | GEOMETRY
NUMERIC = frozenset(GEOMETRY) - {"id"} | {"transform", "stroke-width", "stroke-dashoffset", "stroke-dasharray"}


def accepted(name: str, value: str) -> str | None:
    """The value of an attribute in one spelling; None if the attribute or the form of its value is not allowed."""
    form = ATTRIBUTES.get(name)
    if form is None:
        return None
    value = " ".join(value.split())
    if name in POINTING and (found := POINTER.fullmatch(value)):
        instead = found[3] if name in PAINTS and found[3] else ""
        return f"url(#{found[2]}) {instead}".strip()
    return value if form.fullmatch(value) else None


def kind_of_element(name: str) -> str:
    """The kind of removal that an element without a place in a drawing is told as; ``name`` with its namespace if foreign."""
    plain = name.rpartition("}")[2].lower()
    for kind, names in REMOVED.items():
        if plain in names:
            return kind
    if "xhtml" in name:
        return "foreign"
    return "editor" if "}" in name else "element"


def kind_of_attribute(name: str, value: str) -> str:
    plain = name.rpartition("}")[2].lower()
    if plain.startswith("on"):
        return "event"
    if plain in ("href", "src", "base"):
        return "address"
    if "}" in name or plain.startswith("data-"):
        return "editor"
    return "address" if ELSEWHERE.search(value) else "attribute"
