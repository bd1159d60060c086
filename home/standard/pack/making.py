"""The pack as a ZIP: the same files in the same order with the same day, so that the same content gives the same bytes."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator

from home.standard.catalogue import main
from home.standard.keeping import KeptBoard, kept_until
from home.standard.models import CriterionMonth
from home.standard.pack.report import report
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import LANGUAGES
from portal.evidence import Exhibit, exhibits
from portal.tables.written import csv_of

MANIFEST = "manifest.json"
# Of every file in the ZIP: the pack tells its days itself.
EPOCH = (1980, 1, 1, 0, 0, 0)


class NothingKept(Exception):
    """Nothing was kept of the standard in the year: there is nothing to prove."""


def pack_of(year: FiscalYear) -> bytes:
    """Raises NothingKept, and PdfRefused with a sentence."""
    board = kept_until(main(), year.end)
    if board.kept is None or not any(True for _row in _months(year)):
        raise NothingKept
    files = [*_own(board, year), *exhibits(year)]
    return zipped([*files, manifest(files, year)])


def _own(board: KeptBoard, year: FiscalYear) -> Iterator[Exhibit]:
    for language in LANGUAGES:
        yield Exhibit(f"report-{language}.pdf", report(board, year, language).content)
    rows = [
        [one.criterion.code, one.criterion.name.th, one.criterion.name.en, one.state, one.since.isoformat()]
        for one in board.criteria.values()
    ]
    yield Exhibit("criteria.csv", csv_of(["code", "name_th", "name_en", "state", "since"], rows))
    said = [
        [
            one.criterion.code,
            found["key"],
            found["state"],
            found["as_of"] or "",
            found["says"]["th"],
            found["says"]["en"],
        ]
        for one in board.criteria.values()
        for found in one.findings
    ]
    yield Exhibit("measures.csv", csv_of(["code", "measure", "state", "as_of", "says_th", "says_en"], said))
    yield Exhibit("months.csv", csv_of(["code", "month", "state"], _months(year)))


def _months(year: FiscalYear) -> Iterator[list[str]]:
    rows = CriterionMonth.objects.filter(standard=main().key, month__range=(year.start, year.end))
    ordered = rows.order_by("month", "criterion").values_list("criterion", "month", "state")
    for code, month, state in ordered:
        yield [code, month.isoformat(), state]


def manifest(files: list[Exhibit], year: FiscalYear) -> Exhibit:
    listed = [
        {"path": file.path, "bytes": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}
        for file in sorted(files, key=lambda file: file.path)
    ]
    told = {"standard": main().key, "fiscal_year": year.number, "buddhist_year": year.number + 543, "files": listed}
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
