"""How the parts of an office file name each other (ECMA-376 part 2, 9): which of it is accepted, dropped or refused."""

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote
from xml.sax.saxutils import quoteattr

from branding.intake.office import faults
from branding.intake.office.faults import PartRefused
from branding.intake.office.fields import leads_well
from branding.intake.office.markup import root_of

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The last word of a relationship's type; the same in the transitional and the strict form.
MAIN, CORE, EXTENDED, LINK = "officedocument", "core-properties", "extended-properties", "hyperlink"
ACCEPTED = set(
    f"""{MAIN} {CORE} {EXTENDED} theme themeoverride image hdphoto font
    styles styleswitheffects settings websettings fonttable numbering footnotes endnotes header footer glossarydocument
    slidemaster slidelayout slide notesmaster notesslide handoutmaster presprops viewprops tablestyles tags vmldrawing
    diagramdata diagramlayout diagramquickstyle diagramcolors diagramdrawing""".split()
)
# Elements that name a place outside so that a reader may go there; by others a program goes there itself.
LINKING = {"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"}
REFUSED = {
    "vbaproject": faults.MACROS,
    "wordvbadata": faults.MACROS,
    "control": faults.CONTROL,
    "activexcontrolbinary": faults.CONTROL,
    "oleobject": faults.EMBEDDED,
    "package": faults.EMBEDDED,
    "audio": faults.EMBEDDED,
    "video": faults.EMBEDDED,
    "media": faults.EMBEDDED,
    "afchunk": faults.CHUNK,
    "comments": faults.WRITERS,
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """``kind``: the last word of its type. ``part``: the part it leads to, "" for a place outside."""

    id: str
    type: str
    kind: str
    target: str
    external: bool
    part: str = ""

    @property
    def written(self) -> str:
        mode = ' TargetMode="External"' if self.external else ""
        return (
            f"<Relationship Id={quoteattr(self.id)} Type={quoteattr(self.type)} Target={quoteattr(self.target)}{mode}/>"
        )


def place_of(part: str) -> str:
    """Where the relationships of a part stand; those of the whole file with ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships_of(part: str, parts: dict[str, bytes], names: dict[str, str]) -> list[Relationship]:
    """``names``: of all parts, by their names without case. Raises PartRefused."""
    place = names.get(place_of(part).casefold())
    if place is None:
        return []
    found = [_read(part, element.attrib, names) for element in root_of(place, parts[place])]
    if len({one.id for one in found}) != len(found):
        raise PartRefused(place, faults.DAMAGED)
    return found


def _read(part: str, values: dict[str, str], names: dict[str, str]) -> Relationship:
    kind, target = values.get("Type", "").rpartition("/")[2].lower(), values.get("Target", "")
    external = values.get("TargetMode", "").lower() == "external"
    led_to = ""
    if not external and not target.startswith("#"):
        led_to, target = _resolved(part, target.partition("#")[0], names)
    return Relationship(values.get("Id", ""), values.get("Type", ""), kind, target, external, led_to)


def _resolved(part: str, target: str, names: dict[str, str]) -> tuple[str, str]:
    """The part, "" where there is none, and the way to it in its plainest form, which all programs understand alike.

    What tells of relationships is nothing to lead to.
    """
    folder = posixpath.join("/", posixpath.dirname(part))
    for spelt, spell in ((target, str), (unquote(target), quote)):
        path = posixpath.normpath(posixpath.join(folder, spelt)).lstrip("/").casefold()
        if path in names and not path.endswith(".rels"):
            return names[path], spell(posixpath.relpath(f"/{names[path]}", folder))
    return "", target


def kept(part: str, found: Iterable[Relationship], used: Mapping[str, Collection[str]]) -> list[Relationship]:
    """Those that the file keeps; ``used``: the elements of the part that name one, by its id.

    What is not known and stands nowhere in the part is left out. Raises PartRefused.
    """
    return [one for one in found if _is_kept(part, one, used)]


def _is_kept(part: str, one: Relationship, used: Mapping[str, Collection[str]]) -> bool:
    if one.kind in REFUSED:
        raise PartRefused(part, REFUSED[one.kind])
    if one.external:
        _check_outside(part, one, used.get(one.id, ()))
        return True
    if one.kind == LINK and one.target.startswith("#"):
        return True
    if one.kind in ACCEPTED and one.part:
        return True
    if one.id not in used:
        return False
    if one.kind in ACCEPTED:
        raise PartRefused(part, faults.MISSING, target=one.target)
    raise PartRefused(one.part or part, faults.KIND, kind=one.kind)


def _check_outside(part: str, one: Relationship, elements: Collection[str]) -> None:
    if one.kind == "attachedtemplate":
        raise PartRefused(part, faults.TEMPLATE, target=one.target)
    if one.kind != LINK or not LINKING.issuperset(elements):
        raise PartRefused(part, faults.OUTSIDE, target=one.target)
    if not leads_well(one.target):
        raise PartRefused(part, faults.LINK, target=one.target)


def written(found: Iterable[Relationship]) -> bytes:
    rows = "".join(one.written for one in found)
    return f'{HEAD}<Relationships xmlns="{SPACE}">{rows}</Relationships>'.encode()
