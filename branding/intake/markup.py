"""SVG as bytes to a tree and back; refuses what no drawing program writes for a logo before it has cost anything."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from branding.intake.allowed import SVG, XLINK
from branding.intake.faults import UploadRefused
from branding.intake.removals import Tally

MOST_BYTES = 2_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 64
ENCODINGS = {None, "utf-8", "utf8", "us-ascii", "ascii"}
SAVE_ANEW = _("Save the drawing anew as plain SVG, in UTF-8.")
HIDES = _("It declares entities or attributes of its own, which can hide anything.")


@dataclass(eq=False, slots=True)
class Node:
    """An element. ``name`` and attributes are plain in SVG, ``{namespace}name`` elsewhere; ``words``: its own text."""

    name: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    words: str = ""

    def all(self) -> Iterator["Node"]:
        """This element and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.all()


class _Builder:
    """What the parser reports becomes nodes, as long as there are not too many of them."""

    def __init__(self, name: str, tally: Tally) -> None:
        self.file_name, self.tally = name, tally
        self.open: list[Node] = []
        self.words: list[list[str]] = []  # of the open elements, in pieces
        self.root: Node | None = None
        self.count = 0
        self.own = ""  # the namespace of the drawing

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            self._refuse(
                gettext("The drawing has more than %(most)s elements. Simplify it.") % {"most": f"{MOST_ELEMENTS:,}"}
            )
        if len(self.open) >= DEEPEST:
            self._refuse(
                gettext("Elements lie more than %(most)d deep in each other. Ungroup the drawing.") % {"most": DEEPEST}
            )
        if self.root is None:
            self.own = "" if tag == "svg" else f"{{{SVG}}}"
        node = Node(self._plain(tag), attributes)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        self.words.append([])

    def _plain(self, tag: str) -> str:
        if self.own and tag.startswith(self.own):
            return tag.removeprefix(self.own)
        return tag if not self.own or tag.startswith("{") else f"{{}}{tag}"

    def end(self, tag: str) -> None:
        self.open.pop().words = "".join(self.words.pop())

    def data(self, text: str) -> None:
        if self.words:
            self.words[-1].append(text)

    def comment(self, text: str) -> None:
        self.tally.add("comment")

    def pi(self, target: str, data: str | None = None) -> None:
        self.tally.add("instruction", target)

    def close(self) -> Node | None:
        return self.root

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if (encoding and encoding.lower()) not in ENCODINGS:
            told = gettext("It says that it is written in %(encoding)s.") % {"encoding": str(encoding)[:40]}
            self._refuse(f"{told} {SAVE_ANEW}")

    def doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: int) -> None:
        if has_internal_subset:
            self._refuse(f"{HIDES} {SAVE_ANEW}")
        self.tally.add("instruction", "DOCTYPE")

    def _refuse(self, problem: str) -> NoReturn:
        raise UploadRefused(self.file_name, problem)


def parsed(data: bytes, name: str, tally: Tally) -> Node:
    """The root of a drawing; raises UploadRefused. What XML may hold beside elements is counted and left behind."""
    if len(data) > MOST_BYTES:
        refuse_size(name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UploadRefused(name, f"{_('It is not written in UTF-8.')} {SAVE_ANEW}") from error
    builder = _Builder(name, tally)
    parser = XMLParser(target=builder, encoding="utf-8", forbid_dtd=False)
    parser.parser.XmlDeclHandler = builder.declaration
    parser.parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException as error:
        raise UploadRefused(name, f"{HIDES} {SAVE_ANEW}") from error
    except ParseError as error:
        line, column = error.position
        problem = gettext("It is not well-formed SVG: line %(line)d, column %(column)d cannot be read.")
        problem %= {"line": line, "column": column + 1}
        raise UploadRefused(name, f"{problem} {SAVE_ANEW}") from error
    if root.name != "svg":
        raise UploadRefused(name, gettext("It is XML, but not an SVG drawing. An SVG file begins with <svg>."))
    return root


def refuse_size(name: str) -> NoReturn:
    problem = gettext("The drawing is larger than %(most)d MB. Simplify it.")
    raise UploadRefused(name, problem % {"most": MOST_BYTES // 1_000_000})


def written(root: Node) -> str:
    """The drawing as text: one line, attributes in alphabetical order, so that the same drawing is the same text."""
    spaces = [f'xmlns="{SVG}"']
    if any("xlink:href" in node.attributes for node in root.all()):
        spaces.append(f'xmlns:xlink="{XLINK}"')
    return _written(root, spaces)


def _written(node: Node, spaces: list[str]) -> str:
    pairs = [f"{name}={quoteattr(value)}" for name, value in sorted(node.attributes.items())]
    start = " ".join([node.name, *spaces, *pairs])
    inside = escape(node.words) + "".join(_written(child, []) for child in node.children)
    return f"<{start}>{inside}</{node.name}>" if inside else f"<{start}/>"
