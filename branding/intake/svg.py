"""An uploaded SVG becomes a drawing of shapes that asks for nothing and runs nothing, or a sentence why not."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext

from branding.intake import allowed, markup
from branding.intake.contents import PROPORTIONS, kind_of, refuse_kind, refuse_proportions
from branding.intake.faults import UploadRefused
from branding.intake.markup import Node
from branding.intake.references import HREF, settle
from branding.intake.removals import Removal, Tally
from branding.intake.styles import Sheet

LONGEST_WORDS = 500
SMALLEST_SIDE, LARGEST_SIDE = 0.01, 1_000_000  # in user units
PIXELS = {None: 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}  # a unit in CSS pixels
NOT_OF_THE_ROOT = ("x", "y", "width", "height", "preserveAspectRatio", "overflow", "transform")


@dataclass(frozen=True)
class CleanSvg:
    """``svg``: whole in itself. ``width``, ``height``: of its view box, in user units. ``removed``: for the uploader."""

    svg: str
    width: float
    height: float
    removed: tuple[Removal, ...]


def read_svg(data: bytes, name: str) -> CleanSvg:
    """The drawing, of allowed elements and attributes only; reading the result again changes nothing.

    Raises UploadRefused where removing would not do: text, no size, no shapes, entities, more than a logo takes.
    """
    if (kind := kind_of(data)) != "svg":
        refuse_kind(name, kind, gettext("An SVG drawing is accepted."))
    tally = Tally()
    given = markup.parsed(data, name, tally)
    try:
        sheet = Sheet(given, name, tally)
        root = _cleaned(given, name, sheet, tally)
    except RecursionError as error:
        raise UploadRefused(name, gettext("Its style rules lie too deep in each other.")) from error
    if root is None:  # a root is always a drawing
        raise UploadRefused(name, gettext("The drawing shows nothing."))
    box = _view_box(given, name)
    for attribute in NOT_OF_THE_ROOT:
        root.attributes.pop(attribute, None)
    width, height = _written(box[2]), _written(box[3])
    root.attributes |= {"viewBox": " ".join(map(_written, box)), "width": width, "height": height}
    _refuse_far(root, name)
    settle(root, name, tally)
    _refuse_empty(root, name, tally)
    svg = markup.written(root)
    if len(svg.encode()) > markup.MOST_BYTES:
        markup.refuse_size(name)
    return CleanSvg(svg, float(width), float(height), tally.removals())


def _cleaned(node: Node, name: str, sheet: Sheet, tally: Tally) -> Node | None:
    if node.name in allowed.TEXT and any(each.words.strip() for each in node.all()):
        raise UploadRefused(
            name, gettext("It holds text. Turn all text into paths (outlines), so that it looks the same everywhere.")
        )
    if node.name == "style":
        return None
    if node.name not in allowed.ELEMENTS | allowed.UNWRAPPED:
        tally.add(allowed.kind_of_element(node.name), node.name.rpartition("}")[2])
        return None
    if node.name in allowed.WORDS:
        return _words(node, tally)
    clean = Node("g" if node.name in allowed.UNWRAPPED else node.name, _attributes(node, sheet, tally))
    if clean.name == "use" and HREF not in clean.attributes:
        tally.add("address", "use")
        return None
    clean.children = [
        child
        for each in _children(node, tally)
        if (child := _cleaned(each, name, sheet, tally)) and _may_hold(clean, child, tally)
    ]
    if node.name == "switch":
        clean.children = clean.children[:1]
    return clean


def _words(node: Node, tally: Tally) -> Node | None:
    for child in node.children:
        tally.add(allowed.kind_of_element(child.name), child.name.rpartition("}")[2])
    text = " ".join(node.words.split())[:LONGEST_WORDS].strip()
    return Node(node.name, {}, [], text) if text else None


def _children(node: Node, tally: Tally) -> list[Node]:
    if node.name == "a":
        tally.add("link")
    return node.children


def _may_hold(parent: Node, child: Node, tally: Tally) -> bool:
    if parent.name in allowed.CONTAINERS or child.name in allowed.WORDS:
        return True
    if parent.name in allowed.GRADIENTS and child.name == "stop":
        return True
    tally.add("element", child.name)
    return False


def _attributes(node: Node, sheet: Sheet, tally: Tally) -> dict[str, str]:
    """The allowed attributes; what a style sets wins over them, as in a browser."""
    kept: dict[str, str] = {}
    for attribute, value in node.attributes.items():
        if attribute in ("href", f"{{{allowed.XLINK}}}href"):
            _keep_href(node, attribute, value.strip(), kept, tally)
        elif attribute in allowed.WITHOUT_EFFECT:
            continue
        elif (text := allowed.accepted(attribute, value)) is not None:
            kept[attribute] = text
        else:
            tally.add(allowed.kind_of_attribute(attribute, value), attribute.rpartition("}")[2])
    return kept | sheet.attributes(node)


def _keep_href(node: Node, attribute: str, value: str, kept: dict[str, str], tally: Tally) -> None:
    """Written in the older way, which every drawing program reads; ``href`` wins where both stand."""
    if node.name not in allowed.GRADIENTS | {"use"}:
        if node.name != "a":  # told as a link
            tally.add("address", node.name)
    elif not allowed.LOCAL.fullmatch(value):
        tally.add("address", node.name)
    elif attribute == "href" or HREF not in kept:
        kept[HREF] = value


def _view_box(root: Node, name: str) -> tuple[float, float, float, float]:
    """Left, top, width, height in user units."""
    given = allowed.accepted("viewBox", root.attributes.get("viewBox", "")) or ""
    numbers = [float(each) for each in allowed.NUMBER.findall(given)]
    if len(numbers) != 4:
        numbers = [0, 0, *(_pixels(root.attributes.get(side, "")) for side in ("width", "height"))]
    left, top, width, height = numbers
    if not all(map(math.isfinite, numbers)) or min(width, height) <= 0:
        raise UploadRefused(
            name, gettext("The drawing has no size. Its first element needs a viewBox, or width and height in numbers.")
        )
    if min(width, height) < SMALLEST_SIDE or max(map(abs, numbers)) > LARGEST_SIDE:
        problem = gettext("A drawing is between %(least)s and %(most)s units wide and high, and begins within as many.")
        sides = {"least": SMALLEST_SIDE, "most": f"{LARGEST_SIDE:,}"}
        raise UploadRefused(name, f"{problem % sides} {gettext('Scale it to an ordinary size.')}")
    if max(width, height) > min(width, height) * PROPORTIONS:
        refuse_proportions(name)
    return left, top, width, height


def _refuse_far(root: Node, name: str) -> None:
    """Raises UploadRefused for a number with which nothing can be reckoned any more."""
    for node in root.all():
        for attribute, value in node.attributes.items():
            if attribute in allowed.NUMERIC and any(float(far) > LARGEST_SIDE for far in allowed.FAR.findall(value)):
                problem = gettext("It holds a coordinate, length or scale beyond %(most)s.")
                problem %= {"most": f"{LARGEST_SIDE:,}"}
                raise UploadRefused(name, f"{problem} {gettext('Scale it to an ordinary size.')}")


def _pixels(length: str) -> float:
    found = allowed.LENGTH.fullmatch(length.strip())
    return float(found[1]) * PIXELS[found[2]] if found and found[2] in PIXELS else 0


def _written(number: float) -> str:
    return f"{number:.10g}"


def _refuse_empty(root: Node, name: str, tally: Tally) -> None:
    if not _shows_something(root):
        told = " ".join(removal.sentence for removal in tally.removals())
        nothing = gettext("Nothing that can be shown is left of the drawing. A logo is drawn in shapes.")
        raise UploadRefused(name, f"{nothing} {told}".strip())


def _shows_something(node: Node) -> bool:
    if node.name in allowed.HIDDEN:
        return False
    return node.name in allowed.SHAPES | {"use"} or any(map(_shows_something, node.children))
