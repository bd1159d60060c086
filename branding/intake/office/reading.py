"""A letterhead or slide master as Word and PowerPoint keep it: checked part by part and packed anew."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, NoReturn

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from branding.intake.contents import kind_of, read_bytes, refuse_kind
from branding.intake.faults import UploadRefused
from branding.intake.office import contents, faults, properties, relationships
from branding.intake.office.archive import packed, unpacked
from branding.intake.office.faults import PartRefused
from branding.intake.office.markup import Budget, used_in
from branding.intake.raster import MOST_BYTES

OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    f"{OFFICE}wordprocessingml.document.main+xml": "docx",
    f"{OFFICE}wordprocessingml.template.main+xml": "dotx",
    f"{OFFICE}presentationml.presentation.main+xml": "pptx",
    f"{OFFICE}presentationml.template.main+xml": "potx",
    f"{OFFICE}presentationml.slideshow.main+xml": "ppsx",
    f"{OFFICE}spreadsheetml.sheet.main+xml": "xlsx",
    f"{OFFICE}spreadsheetml.template.main+xml": "xlsx",
}
FOUND = {
    "docx": _("This is a Word document."),
    "dotx": _("This is a Word template."),
    "pptx": _("This is a PowerPoint presentation."),
    "potx": _("This is a PowerPoint template."),
    "ppsx": _("This is a PowerPoint show."),
    "xlsx": _("This is an Excel workbook."),
    "odf": _("This is a file of LibreOffice or OpenOffice."),
    "zip": _("This is a ZIP archive, not a file of Word or PowerPoint."),
    "old": _("This is an Office file of the kind before 2007 (DOC, XLS or PPT)."),
    "locked": faults.PASSWORD,
}
WANTED = {
    **dict.fromkeys(("docx", "dotx"), _("A Word document or template is accepted (DOCX or DOTX).")),
    **dict.fromkeys(("pptx", "potx"), _("A PowerPoint presentation or template is accepted (PPTX or POTX).")),
}
COMPOUND, LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
MOST_NAMES = 6


@dataclass(frozen=True)
class OfficeFile:
    """``format``: docx, dotx, pptx or potx. ``removed``: sentences of what was left out, in the active language."""

    data: bytes
    format: str
    removed: tuple[str, ...]


@dataclass
class _Reading:
    """The parts that the file begins with, and those that are kept of them."""

    parts: dict[str, bytes]
    types: contents.ContentTypes
    kept: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    named: bool = False

    def __post_init__(self) -> None:
        self.names = {name.casefold(): name for name in self.parts}

    def follow(self, first: list[relationships.Relationship]) -> None:
        """From the file to all parts that it leads to. Raises PartRefused."""
        budget, waiting = Budget(), deque(first)
        self.kept[relationships.place_of("")] = relationships.written(first)
        while waiting:
            led = waiting.popleft()
            if not led.part or led.part in self.kept:
                continue
            found = self._take(led, budget)
            if found:
                self.kept[relationships.place_of(led.part)] = relationships.written(found)
            waiting.extend(found)

    def _take(self, led: relationships.Relationship, budget: Budget) -> list[relationships.Relationship]:
        part, data, said = led.part, self.parts[led.part], self.types.of(led.part)
        if led.kind in (relationships.CORE, relationships.EXTENDED):
            self.kept[part], named = properties.rewritten(led.kind, part, data)
            self.named = self.named or named
            return []
        if not contents.is_markup(said):
            self.kept[part] = contents.content_of(part, data, said)
            return []
        self.kept[part] = data
        used = used_in(part, data, budget)
        return relationships.kept(part, relationships.relationships_of(part, self.parts, self.names), used)

    @property
    def removed(self) -> tuple[str, ...]:
        sentences = []
        if self.named:
            sentences.append(gettext("The names of the author and the office were removed from its properties."))
        left = sorted(name for name in self.parts if name not in self.kept and not name.endswith(".rels"))
        if left:
            more = ", …" if len(left) > MOST_NAMES else ""
            told = {"names": ", ".join(left[:MOST_NAMES]) + more}
            sentences.append(gettext("Parts that no page shows were removed: %(names)s.") % told)
        return tuple(sentences)


def read_office(file: IO[bytes] | bytes, name: str, formats: Sequence[str]) -> OfficeFile:
    """A file of one of the ``formats`` (docx and dotx, or pptx and potx), by content and not by name. What comes out holds nothing that was not checked, and
    reading it again gives the same bytes. Raises UploadRefused."""
    data = read_bytes(file, MOST_BYTES, name)
    wanted = str(WANTED[formats[0]])
    if data.startswith(COMPOUND):
        _refuse(name, "locked" if LOCKED in data else "old", wanted)
    kind = kind_of(data)
    if kind != "zip":
        refuse_kind(name, kind, wanted)
    try:
        return _read(unpacked(data), name, formats, wanted)
    except PartRefused as refused:
        raise UploadRefused(name, refused.sentence) from refused


def _read(parts: dict[str, bytes], name: str, formats: Sequence[str], wanted: str) -> OfficeFile:
    if contents.PLACE not in parts:
        _refuse(name, "odf" if "mimetype" in parts else "zip", wanted)
    types = contents.content_types(parts.pop(contents.PLACE))
    contents.refuse_programs(parts, types)
    reading = _Reading(parts, types)
    found = relationships.relationships_of("", parts, reading.names)
    first = relationships.kept("", found, {})
    main = [one for one in first if one.kind == relationships.MAIN]
    form = FORMATS.get(types.of(main[0].part)) if len(main) == 1 else None
    if form not in formats:
        _refuse(name, form or "zip", wanted)
    reading.follow(first)
    kept = reading.kept
    shown = [part for part in kept if not part.endswith(".rels")]
    return OfficeFile(packed({contents.PLACE: types.written(shown), **kept}), str(form), reading.removed)


def _refuse(name: str, found: str, wanted: str) -> NoReturn:
    raise UploadRefused(name, f"{FOUND[found]} {wanted}")
