"""Files to import, made from records as plain dictionaries."""

import copy
import io
from pathlib import Path

import openpyxl

from service_pages import exports
from service_pages.imports import columns


def complete_row(name: str, **stated) -> dict:
    """A row as the export writes it: every column of its kind, those not stated empty."""
    kind = columns.row_kinds()[name]
    row: dict = {}
    for cell in kind.cells:
        empty = {columns.TEXT: "", columns.CHOICES: [], columns.YES_NO: False}.get(cell.kind)
        default = cell.block.get_default() or None if cell.kind == columns.CHOICE else empty
        row |= dict.fromkeys(cell.columns, default)
    return row | stated


STEP = complete_row(
    "steps",
    title_th="ยื่นคำขอและตรวจสอบหลักฐาน",
    title_en="Hand in your request and papers",
    detail_th="",
    detail_en="",
    duration=10,
    unit="minute",
    responsible_th="งานทะเบียน",
    responsible_en="Registration section",
)
DOCUMENT = complete_row(
    "documents",
    name_th="บัตรประจำตัวประชาชน",
    name_en="National ID card",
    originals=1,
    copies=None,
    issuer_th="กรมการปกครอง",
    issuer_en="Department of Provincial Administration",
    cases=["person"],
    condition_th="",
    condition_en="",
    note_th="",
    note_en="",
)
FEE = complete_row(
    "fees",
    item_th="ค่าธรรมเนียมการออกบัตรใหม่",
    item_en="New card",
    kind="amount",
    amount=100,
    percent=None,
    base_th="",
    base_en="",
    minimum=None,
    maximum=None,
    per_th="ฉบับ",
    per_en="card",
    note_th="",
    note_en="",
)
RECORD = {
    "code": "id-card-lost",
    "name_th": "การขอมีบัตรประจำตัวประชาชนใหม่ กรณีบัตรหาย",
    "name_en": "Replace a lost national ID card",
    "agency": "dopa",
    "agency_th": "กรมการปกครอง",
    "agency_en": "Department of Provincial Administration",
    "mode": "complete",
    "summary_th": "ทำบัตรใหม่แทนบัตรที่หาย",
    "summary_en": "Get a new card for one you have lost.",
    "common_names_th": ["บัตรหาย", "ทำบัตรใหม่"],
    "common_names_en": ["lost ID card", "new ID card"],
    "category": "registration",
    "under_act": True,
    "audience": ["citizen"],
    "impact": "general",
    "process": "single",
    "area": "nationwide",
    "status": "open",
    "owning_agency_th": "",
    "owning_agency_en": "",
    "counter_languages": ["th", "en"],
    "interpreter_th": "",
    "interpreter_en": "",
    "result_th": "บัตรประจำตัวประชาชน",
    "result_en": "A national ID card",
    "appeal_th": "",
    "appeal_en": "",
    "e_service_url": "",
    "status_url": "https://example.go.th/status",
    "manual_fee": 0,
    "last_checked": "2026-11-01",
    "content_owner": "งานทะเบียน",
    "topics": ["identity"],
    "notices": [],
    "documents": [DOCUMENT],
    "totals": [],
    "steps": [STEP],
    "fees": [FEE],
    "channels": [complete_row("channels", place_th="ที่ว่าการอำเภอ", place_en="District office", kind="counter")],
    "forms": "none",
    "criteria": [complete_row("criteria", text_th="มีสัญชาติไทย", text_en="Be a Thai national", kind="who")],
    "deadlines": [],
    "legal_time": "none",
    "complaints": [],
    "laws": "none",
    "related": [],
    "stale": [],
}
SMALLEST = ("code", "name_th", "name_en", "agency", "agency_th", "agency_en", "mode")


def record(**changes) -> dict:
    """A whole record with the changed columns; a column set to ``...`` is left out."""
    values = copy.deepcopy(RECORD) | changes
    return {column: value for column, value in values.items() if value is not ...}


def step(**changes) -> dict:
    return STEP | changes


def document(**changes) -> dict:
    return DOCUMENT | changes


def fee(**changes) -> dict:
    return FEE | changes


def write(folder: Path, *records: dict, suffix: str = ".yaml") -> Path:
    """A file with the records. CSV and XLSX need records with all columns."""
    path = folder / f"services{suffix}"
    path.write_bytes(content(*records, suffix=suffix))
    return path


def content(*records: dict, suffix: str = ".yaml") -> bytes:
    return exports.WRITERS[suffix](records)


def filled_in(book: openpyxl.Workbook, *services: dict) -> bytes:
    """The template workbook with these services, as somebody would type them."""
    typed = openpyxl.load_workbook(io.BytesIO(exports.to_workbook(services)))
    for sheet in typed:
        names, *lines = sheet.iter_rows(values_only=True)
        target = book[sheet.title]
        places = {cell.value: cell.column for cell in target[1]}
        for number, line in enumerate(lines, 2):
            for name, value in zip(names, line, strict=True):
                target.cell(number, places[name], value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_text(*rows: str, header: tuple[str, ...] = SMALLEST) -> str:
    return "\n".join([",".join(header), *rows]) + "\n"
