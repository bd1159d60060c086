"""References within a drawing lead to something that is there, of the right kind, and do not multiply without end."""

from collections import defaultdict
from typing import NamedTuple

from django.utils.translation import gettext

from branding.intake.allowed import GRADIENTS, LOCAL, PAINTS, POINTER, POINTING, SHAPES
from branding.intake.faults import UploadRefused
from branding.intake.markup import Node
from branding.intake.removals import Tally

MOST_DRAWN = 25_000  # elements and curves, with all that they refer to
CURVE = 100  # characters of a path or polygon that weigh as much as an element
LONGEST_CHAIN = 200
MOST_LAYERS = (
    8  # masked, clipped or translucent elements within each other: each is a picture of its own while it is drawn
)
LAYERED = ("clip-path", "mask", "opacity")
SOLID = {"none", "inherit", "1", "1.0", "100%"}
USABLE = SHAPES | {"g", "svg", "symbol", "use"}
HREF = "xlink:href"


def settle(root: Node, name: str, tally: Tally) -> None:
    """Remove ids that stand twice and references to nothing. Raises UploadRefused for a drawing that multiplies itself."""
    targets = _identified(root, tally)
    _remove_lost_uses(root, targets, tally)
    for node in root.all():
        for attribute, kinds in POINTING.items():
            _settle_pointer(node, attribute, kinds, targets, tally)
        if node.name in GRADIENTS and HREF in node.attributes:
            target = targets.get(node.attributes[HREF][1:])
            if target is None or target.name not in GRADIENTS:
                tally.add("reference", node.attributes.pop(HREF))
    _Weighing(targets, name).weight(root, 0)


def _identified(root: Node, tally: Tally) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in root.all():
        if (own := node.attributes.get("id")) and found.setdefault(own, node) is not node:
            tally.add("attribute", "id")
            del node.attributes["id"]
    return found


def _remove_lost_uses(root: Node, targets: dict[str, Node], tally: Tally) -> None:
    """A ``use`` of nothing goes, and so does every ``use`` of that one."""
    uses = [node for node in root.all() if node.name == "use"]
    users = defaultdict(list)
    for node in uses:
        users[node.attributes[HREF][1:]].append(node)
    waiting = [node for node in uses if not _is_usable(targets.get(node.attributes[HREF][1:]))]
    lost: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in lost:
            continue
        lost.add(id(node))
        tally.add("reference", node.attributes[HREF])
        if own := node.attributes.get("id"):
            del targets[own]
            waiting += users[own]
    if lost:
        for node in root.all():
            node.children = [child for child in node.children if id(child) not in lost]


def _is_usable(target: Node | None) -> bool:
    return target is not None and target.name in USABLE


def _settle_pointer(node: Node, attribute: str, kinds, targets: dict[str, Node], tally: Tally) -> None:
    found = POINTER.fullmatch(node.attributes.get(attribute, ""))
    if not found:
        return
    target = targets.get(found[2])
    if target is not None and target.name in kinds:
        return
    tally.add("reference", f"#{found[2]}")
    if attribute in PAINTS:
        node.attributes[attribute] = found[3] or "none"  # as a browser shows it
    else:
        del node.attributes[attribute]


class _Weight(NamedTuple):
    """``drawn``: elements and curves; ``layers``: how many of them lie within each other."""

    drawn: int
    layers: int


class _Weighing:
    """How much is drawn when every reference is followed."""

    def __init__(self, targets: dict[str, Node], name: str) -> None:
        self.targets, self.name = targets, name
        self.known: dict[int, _Weight] = {}

    def weight(self, node: Node, depth: int) -> _Weight:
        if id(node) in self.known:
            return self.known[id(node)]
        if depth > LONGEST_CHAIN:  # an element that holds itself comes here too
            problem = gettext("Its elements refer to each other without end. Replace clones by shapes.")
            raise UploadRefused(self.name, problem)
        parts = [self.weight(part, depth + 1) for part in (*node.children, *self._referred(node))]
        drawn = _own_weight(node) + sum(part.drawn for part in parts)
        layers = max((part.layers for part in parts), default=0)
        layers += any(node.attributes.get(attribute, "none") not in SOLID for attribute in LAYERED)
        self._refuse_more(drawn, layers)
        self.known[id(node)] = _Weight(drawn, layers)
        return self.known[id(node)]

    def _refuse_more(self, drawn: int, layers: int) -> None:
        if drawn > MOST_DRAWN:
            problem = gettext(
                "It becomes more than %(most)s elements or curves when it is drawn. "
                "Replace clones by shapes, and simplify paths."
            )
            raise UploadRefused(self.name, problem % {"most": f"{MOST_DRAWN:,}"})
        if layers > MOST_LAYERS:
            problem = gettext(
                "Masks, clips and transparent parts lie more than %(most)d deep in each other. Flatten them."
            )
            raise UploadRefused(self.name, problem % {"most": MOST_LAYERS})

    def _referred(self, node: Node) -> list[Node]:
        found = [POINTER.fullmatch(node.attributes.get(attribute, "")) for attribute in POINTING]
        found.append(LOCAL.fullmatch(node.attributes.get(HREF, "")))
        ids = [each[2] if each.re is POINTER else each[1] for each in found if each]
        return [self.targets[own] for own in ids]


def _own_weight(node: Node) -> int:
    return max(1, sum(len(node.attributes.get(attribute, "")) for attribute in ("d", "points")) // CURVE)
