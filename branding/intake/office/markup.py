"""The XML of an office file: read without keeping it, refused where it does or fetches something."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # only its type; what is read goes through defusedxml

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser

from branding.intake.markup import ENCODINGS
from branding.intake.office import faults
from branding.intake.office.faults import PartRefused
from branding.intake.office.fields import Fields, leads_well

MOST_ELEMENTS = 500_000
MOST_BYTES = 10_000_000  # of one part
DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
WORD = re.compile(r"https?://\S+/wordprocessingml/\S*main")
ELEMENTS = {
    "altChunk": faults.CHUNK,
    "OLEObject": faults.EMBEDDED,
    "oleObj": faults.EMBEDDED,
    "control": faults.CONTROL,
}
ACTIONS = ("", "ppaction://hlinkshowjump", "ppaction://hlinksldjump", "ppaction://customshow", "ppaction://noaction")

FIELD_ATTRIBUTES = ("instr", "fldCharType")


@dataclass
class Budget:
    """Elements that the parts of a file may still have."""

    elements: int = MOST_ELEMENTS


@dataclass
class _Watcher:
    """Keeps of a part the ids of relationships that stand in it, and in which elements. Raises PartRefused."""

    part: str
    budget: Budget
    used: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    fields: Fields = field(init=False)
    in_code: bool = False

    def __post_init__(self) -> None:
        self.fields = Fields(self.part)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.budget.elements -= 1
        if self.budget.elements < 0:
            raise PartRefused("", faults.ELEMENTS, most=f"{MOST_ELEMENTS:,}")
        name = tag.rpartition("}")[2]
        if name in ELEMENTS:
            raise PartRefused(self.part, ELEMENTS[name])
        own: dict[str, str] = {}
        for full, value in attributes.items():
            space, _brace, short = full.rpartition("}")
            if own.setdefault(short, value) != value and short in FIELD_ATTRIBUTES:
                raise PartRefused(self.part, faults.FIELD, field=value)  # said twice, of which Word reads one
            self._attribute(name, space, short, value)
        self.in_code = name in ("instrText", "delInstrText")
        self.fields.element(name, own)

    def _attribute(self, element: str, space: str, name: str, value: str) -> None:
        if space.endswith("/relationships") or name.lower() == "relid":
            self.used[value].add(element)
        elif name == "author" and WORD.fullmatch(space.removeprefix("{")):
            raise PartRefused(self.part, faults.WRITERS)
        elif name == "action" and value.partition("?")[0] not in ACTIONS:
            raise PartRefused(self.part, faults.ACTION, action=value)
        elif name in ("src", "althref") and value:
            raise PartRefused(self.part, faults.OUTSIDE, target=value)
        elif name == "href" and not leads_well(value):
            raise PartRefused(self.part, faults.LINK, target=value)

    def data(self, text: str) -> None:
        if self.in_code:
            self.fields.code(text)

    def end(self, tag: str) -> None:
        self.in_code = False

    def close(self) -> dict[str, set[str]]:
        self.fields.close()
        return self.used


def used_in(part: str, data: bytes, budget: Budget) -> dict[str, set[str]]:
    """The ids of relationships that the part names, each with the elements that do. Raises PartRefused."""
    _check(part, data)
    parser = XMLParser(target=_Watcher(part, budget), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(data)
        return parser.close()
    except (DefusedXmlException, ParseError) as error:
        raise _refusal(part, error) from error


def root_of(part: str, data: bytes) -> Element:
    """For the small parts that tell of the others. Raises PartRefused."""
    _check(part, data)
    try:
        return ElementTree.fromstring(data, forbid_dtd=True)
    except (DefusedXmlException, ParseError) as error:
        raise _refusal(part, error) from error


def _check(part: str, data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise PartRefused(part, faults.UNPACKED, most=MOST_BYTES // 1_000_000)
    declared = DECLARED.match(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PartRefused(part, faults.ENCODING) from error
    if declared and declared[1].decode().lower() not in ENCODINGS:
        raise PartRefused(part, faults.ENCODING)


def _refusal(part: str, error: Exception) -> PartRefused:
    if isinstance(error, ParseError):
        line, column = error.position
        return PartRefused(part, faults.MALFORMED, line=line, column=column + 1)
    return PartRefused(part, faults.ENTITIES)
