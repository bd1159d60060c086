"""The neutral document: what a manual says, without a word about how it looks. Web page and PDF are made from it."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["manual", "booklet", "sheet"]
Language = Literal["th", "en"]
Align = Literal["start", "center", "end"]
Tone = Literal["info", "important"]
Fact = tuple[str, str]  # label, value


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading within a part."""

    text: str


@dataclass(frozen=True)
class Note:
    text: str
    tone: Tone = "info"


@dataclass(frozen=True)
class Link:
    """A line of a list that leads to ``address`` (with its scheme): line ``line`` of item ``item``, both from 0.

    ``content``: the hash of the file that lies there, '' for what is no file of the portal. The web page leads to the
    file where it lies today, and nowhere once it is gone.
    """

    item: int
    line: int
    address: str
    content: str = ""


@dataclass(frozen=True)
class Items:
    """``texts``: a line break begins a further, quieter line."""

    texts: tuple[str, ...]
    numbered: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Column:
    """``share``: the part of the table's width, in proportion to the other columns' shares."""

    label: str
    share: float = 1
    align: Align = "start"

    def __post_init__(self) -> None:
        if not self.share > 0:
            raise ValueError(f"The share of column “{self.label}” is {self.share}; a number above 0 is accepted.")


@dataclass(frozen=True)
class Table:
    """Rows with a cell for every column; a line break in a cell begins a further, quieter line. ``foot``: the total."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] | None = None
    caption: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate((*self.rows, *([self.foot] if self.foot else [])), 1):
            if len(row) != len(self.columns):
                raise ValueError(f"Row {number} has {len(row)} cells; the table has {len(self.columns)} columns.")


Block = Paragraph | Heading | Note | Items | Table


@dataclass(frozen=True)
class Part:
    """``anchor``: the id of the part on the web page, the same in every edition. Without blocks it is left out."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Service:
    """``address``: the whole permanent address (``https://…/s/<code>``), which the QR code holds."""

    code: str
    title: str
    agency: str
    facts: tuple[Fact, ...]
    address: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Centre:
    """``logo_svg``: drawn in paths, no live text. ``colour``, ``accent``: ``#rrggbb``; the first is told to readers in
    headings and lines, the second is decoration."""

    name: str
    address: str
    phone: str
    website: str
    logo_svg: str | None = None
    colour: str = "#0b4650"
    accent: str = "#f2b632"


@dataclass(frozen=True)
class Document:
    """``words``: the fixed words in the document's language (``manuals.pdf.words``). ``published``: the date that the
    file bears; with the same document it makes the same bytes. A sheet holds exactly one service."""

    kind: Kind
    language: Language
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    centre: Centre
    edition: tuple[Fact, ...]
    services: tuple[Service, ...]
    words: dict[str, str]
    published: date
    foreword: tuple[Block, ...] = ()
    appendices: tuple[Part, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.kind == "sheet" and len(self.services) != 1:
            raise ValueError(f"A counter sheet holds one service, not {len(self.services)}.")

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``; every block says in ``block`` which one it is."""
        data = asdict(self)
        data["published"] = self.published.isoformat()
        data["foreword"] = [block_to_json(block) for block in self.foreword]
        data["appendices"] = [part_to_json(part) for part in self.appendices]
        for service, plain in zip(self.services, data["services"], strict=True):
            plain["parts"] = [part_to_json(part) for part in service.parts]
        return data


def part_to_json(part: Part) -> dict[str, Any]:
    return {
        "anchor": part.anchor,
        "heading": part.heading,
        "blocks": [block_to_json(block) for block in part.blocks],
    }


def block_to_json(block: Block) -> dict[str, Any]:
    return {"block": type(block).__name__.lower()} | asdict(block)
