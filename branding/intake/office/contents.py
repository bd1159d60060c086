"""What each part of an office file is, and whether its content is that (ECMA-376 part 2, 10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from branding.intake.contents import kind_of
from branding.intake.faults import UploadRefused
from branding.intake.headers import header_of
from branding.intake.office import faults
from branding.intake.office.faults import PartRefused
from branding.intake.office.markup import root_of
from branding.intake.office.relationships import HEAD
from branding.intake.svg import read_svg
from portal.pictures.metadata import without_metadata

PLACE = "[Content_Types].xml"
SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
VML = "application/vnd.openxmlformats-officedocument.vmldrawing"
MACROS = ("macroenabled", "vbaproject", "vbadata")
CONTROLS = ("activex",)
FONTS = ("application/vnd.openxmlformats-officedocument.obfuscatedfont", "application/x-fontdata")
PICTURES = {
    "image/png": "png", "image/jpeg": "jpeg", "image/jpg": "jpeg", "image/gif": "gif", "image/bmp": "bmp",
    "image/tiff": "tiff", "image/x-emf": "emf", "image/emf": "emf", "image/x-wmf": "wmf", "image/wmf": "wmf",
}  # fmt: skip
SVG = "image/svg+xml"
MOST_PIXELS = 50_000_000


@dataclass(frozen=True)
class ContentTypes:
    """As they were written, by the ending of a name and by the name of a part, both without case."""

    endings: dict[str, str]
    names: dict[str, str]

    def of(self, part: str) -> str:
        """ "" for a part of which nothing is said."""
        ending = part.rpartition("/")[2].rpartition(".")[2].casefold()
        return self.names.get(f"/{part}".casefold()) or self.endings.get(ending, "")

    def written(self, parts: Iterable[str]) -> bytes:
        """Of ``parts``, each by its name."""
        rows = "".join(
            f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(self.of(part))}/>"
            for part in sorted(parts)
        )
        first = f'<Default Extension="rels" ContentType="{RELATIONSHIPS}"/>'
        return f'{HEAD}<Types xmlns="{SPACE}">{first}{rows}</Types>'.encode()


def content_types(data: bytes) -> ContentTypes:
    """Raises PartRefused."""
    endings, names = {}, {}
    for element in root_of(PLACE, data):
        said = element.get("ContentType", "")
        if "Extension" in element.attrib:
            endings[element.attrib["Extension"].casefold()] = said
        elif "PartName" in element.attrib:
            names[element.attrib["PartName"].casefold()] = said
    return ContentTypes(endings, names)


def refuse_programs(parts: Iterable[str], types: ContentTypes) -> None:
    """Whether or not anything leads to them. Raises PartRefused."""
    for part in parts:
        said = types.of(part).lower()
        if any(word in said for word in MACROS):
            raise PartRefused(part, faults.MACROS)
        if any(word in said for word in CONTROLS):
            raise PartRefused(part, faults.CONTROL)


def is_markup(said: str) -> bool:
    said = said.lower()
    return said != SVG and (said.endswith(("+xml", "/xml")) or said == VML)


def content_of(part: str, data: bytes, said: str) -> bytes:
    """A picture or font as it is kept. Raises PartRefused where it is neither."""
    kind = said.lower()
    if kind == SVG:
        return _drawing(part, data)
    if kind in PICTURES:
        if _picture_kind(data) != PICTURES[kind]:
            raise PartRefused(part, faults.PICTURE, kind=said)
        header = header_of(data)
        if header and header.width * header.height > MOST_PIXELS:
            raise PartRefused(part, faults.PIXELS, most=MOST_PIXELS // 1_000_000)
        return without_metadata(data)  # of a camera or a program
    if kind not in FONTS:
        raise PartRefused(part, faults.KIND, kind=said or part.rpartition(".")[2])
    return data


def _drawing(part: str, data: bytes) -> bytes:
    try:
        return read_svg(data, part).svg.encode()
    except UploadRefused as refused:
        raise PartRefused(part, refused.problem) from refused


def _picture_kind(data: bytes) -> str:
    if data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF":
        return "emf"
    if data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0")):
        return "wmf"
    return kind_of(data)
