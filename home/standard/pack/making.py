"""The pack as a ZIP: the same files in the same order with the same day, so that the same content gives the same bytes."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable

from home.standard.catalogue import main
from home.standard.keeping import kept_until
from home.standard.pack.report import report
from home.standard.pack.tables import months, tables
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import LANGUAGES
from portal.evidence import Exhibit, exhibit_folders, exhibits

MANIFEST = "manifest.json"
# Of every file in the ZIP: the pack tells its days itself.
EPOCH = (1980, 1, 1, 0, 0, 0)

Tell = Callable[[int, int], None]


class NothingKept(Exception):
    """Nothing was kept of the standard in the year: there is nothing to prove."""


def silent(done: int, total: int) -> None:
    """Tells nobody how far it is."""


def pack_of(year: FiscalYear, tell: Tell = silent, *, is_preliminary: bool = False) -> bytes:
    """The ZIP. ``tell``: called often with how many parts are done, of how many. ``is_preliminary``: it says so itself.

    Raises NothingKept, and PdfRefused with a sentence in the active language.
    """
    board = kept_until(main(), year.end)
    if board.kept is None or not any(True for _row in months(year)):
        raise NothingKept
    folders = exhibit_folders()
    total = len(LANGUAGES) + len(folders) + 1
    files: list[Exhibit] = []
    for done, language in enumerate(LANGUAGES):
        tell(done, total)
        files.append(Exhibit(f"report-{language}.pdf", report(board, year, language, is_preliminary).content))
    files += tables(board, year)
    for exhibit in exhibits(year):
        files.append(exhibit)
        tell(len(LANGUAGES) + folders.index(exhibit.path.partition("/")[0]), total)
    tell(total - 1, total)
    return zipped([*files, manifest(files, year, is_preliminary)])


def manifest(files: list[Exhibit], year: FiscalYear, is_preliminary: bool = False) -> Exhibit:
    listed = [
        {"path": file.path, "bytes": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}
        for file in sorted(files, key=lambda file: file.path)
    ]
    told = {"standard": main().key, "fiscal_year": year.number, "buddhist_year": year.number + 543}
    told |= {"preliminary": is_preliminary, "files": listed}
    return Exhibit(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1).encode())


def zipped(files: list[Exhibit]) -> bytes:
    """Raises ValueError where two files have one path."""
    if len({file.path for file in files}) != len(files):
        raise ValueError("Two files of the pack have one path.")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in sorted(files, key=lambda file: file.path):
            info = zipfile.ZipInfo(file.path, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, file.content)
    return out.getvalue()
