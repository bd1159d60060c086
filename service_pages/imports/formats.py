"""Reads a file of any accepted format into raw records; what cannot be read at all is a listed fault."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _

from portal.tables.delimited import read_csv
from portal.tables.faults import Faults
from portal.tables.raw import RawRecord
from service_pages.imports.plain import read_json
from service_pages.imports.workbook import read_workbook
from service_pages.imports.yaml_lines import read_yaml

MAX_BYTES = 30_000_000

Reader = Callable[[str, bytes, Faults], list[RawRecord]]
READERS: dict[str, Reader] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".json": read_json,
    ".csv": read_csv,
    ".xlsx": read_workbook,
}


def read(path: Path, faults: Faults) -> list[RawRecord]:
    """The records of one file; faults are added to ``faults`` and what could be read is returned."""
    name = path.name
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        accepted = ", ".join(READERS)
        faults.add(name, "", _("This kind of file is not accepted. Accepted: %(kinds)s.") % {"kinds": accepted})
        return []
    content = _content(path, faults)
    records = reader(name, content, faults) if content else []
    if content and not records and not faults:
        faults.add(name, "", _("The file contains no services. It must have one record per service."))
    return records


def _content(path: Path, faults: Faults) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            faults.add(path.name, "", _("The file is too large. The limit is %(limit)d MB.") % {"limit": limit})
            return b""
        content = path.read_bytes()
    except OSError as error:
        faults.add(path.name, "", _("The file cannot be read: %(reason)s.") % {"reason": error.strerror or error})
        return b""
    if not content.strip():
        faults.add(path.name, "", _("The file is empty. It must have one record per service."))
        return b""
    return content
