"""The properties of an office file without the names of people, offices and folders."""

from xml.sax.saxutils import escape

from branding.intake.office.markup import root_of
from branding.intake.office.relationships import CORE, HEAD

DUBLIN_CORE, CORE_SPACE = (
    "http://purl.org/dc/elements/1.1/",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
)
EXTENDED_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
# What is said of the file itself; all else says who wrote it, when and where.
OF_DUBLIN_CORE, OF_CORE = ("title", "subject", "description", "language"), ("keywords", "category")
NAMES = {"creator", "lastmodifiedby", "company", "manager", "hyperlinkbase"}


def rewritten(kind: str, part: str, data: bytes) -> tuple[bytes, bool]:
    """The part anew, and whether there were names in it; ``kind``: of the relationship that leads to it.

    Raises PartRefused.
    """
    said = {}
    for element in root_of(part, data):
        said[element.tag.rpartition("}")[2]] = (element.text or "").strip()
    named = any(value for name, value in said.items() if name.lower() in NAMES)
    return (_core(said) if kind == CORE else _extended(said)), named


def _core(said: dict[str, str]) -> bytes:
    rows = [f"<dc:{name}>{escape(said[name])}</dc:{name}>" for name in OF_DUBLIN_CORE if said.get(name)]
    rows += [f"<cp:{name}>{escape(said[name])}</cp:{name}>" for name in OF_CORE if said.get(name)]
    spaces = f'xmlns:cp="{CORE_SPACE}" xmlns:dc="{DUBLIN_CORE}"'
    return f"{HEAD}<cp:coreProperties {spaces}>{''.join(rows)}</cp:coreProperties>".encode()


def _extended(said: dict[str, str]) -> bytes:
    program = f"<Application>{escape(said['Application'])}</Application>" if said.get("Application") else ""
    return f'{HEAD}<Properties xmlns="{EXTENDED_SPACE}">{program}</Properties>'.encode()
