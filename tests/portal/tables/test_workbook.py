"""Workbooks that people hand in: what cannot be told for sure is a fault, and a hostile file stays small in memory."""

import datetime
import io
import resource
import zipfile

import openpyxl
import pytest

from portal.tables.faults import Faults
from portal.tables.workbook import Limits, read_sheets

SHEET = "xl/worksheets/sheet1.xml"
LIMITS = Limits(unpacked_bytes=2_000_000, rows=50, columns=5, dates=("date",))


def book(*rows, merge: str = "") -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "days"
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def repacked(content: bytes, members: dict[str, bytes]) -> bytes:
    """The workbook with further files in it, or with others in their place."""
    members = dict(members)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, members.pop(name, None) or old.read(name))
        for name, data in members.items():
            new.writestr(name, data)
    return file.getvalue()


def read(content: bytes):
    faults = Faults()
    sheets = read_sheets("a.xlsx", content, faults, LIMITS)
    return sheets, [str(fault) for fault in faults.found]


def faults_of(content: bytes) -> list[str]:
    return read(content)[1]


def test_a_table_is_read_as_text_with_the_place_of_each_row():
    sheets, faults = read(book(["code", "number"], ["a", 1.50], [None, None], ["b", True]))
    assert faults == []
    values = [{name: raw.value for name, raw in row.items()} for row in sheets["days"]]
    assert values == [{"code": "a", "number": "1.5"}, {"code": "b", "number": "true"}]
    assert [row["code"].where[-1] for row in sheets["days"]] == ["2", "4"]


def test_a_date_is_taken_where_dates_are_meant_and_refused_elsewhere(english):
    day = datetime.date(2569, 10, 1)
    sheets, faults = read(book(["date", "name"], [day, "x"], [datetime.datetime(2026, 1, 2, 0, 0), day]))
    assert [row["date"].value for row in sheets["days"]] == ["2569-10-01", "2026-01-02"]
    assert faults == [
        "a.xlsx, sheet days, row 3, column name: The cell contains a date. Format it as text and enter what you mean."
    ]


def test_merged_cells_are_told_with_their_place(english):
    content = book(["date", "name"], ["2026-01-01", "x"], merge="A2:B2")
    assert faults_of(content) == [
        "a.xlsx, sheet days, cells A2:B2: These cells are merged. Unmerge all cells and fill in each of them."
    ]


@pytest.mark.parametrize("before", range(65_300, 65_700, 20))
def test_merged_cells_are_found_wherever_the_file_is_cut_into_pieces(before):
    content = book(["date", "name"], ["2026-01-01", "x"], merge="A2:B2")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET)
    comment = b"<!--" + b"x" * (before - sheet.index(b"<mergeCells")) + b"-->"
    (fault,) = faults_of(repacked(content, {SHEET: sheet.replace(b"<mergeCells", comment + b"<mergeCells")}))
    assert "A2:B2" in fault


def test_macros_are_refused(english):
    (fault,) = faults_of(repacked(book(["date", "name"]), {"xl/vbaProject.bin": b"program"}))
    assert fault == "a.xlsx: The workbook contains macros. Save it as an XLSX workbook without macros."


def test_a_formula_is_refused(english):
    (fault,) = faults_of(book(["date", "name"], ["2026-01-01", "=1+1"]))
    assert fault == "a.xlsx, sheet days, row 2, column name: The cell contains a formula. Enter the value itself."


def test_too_many_rows_are_told_once_and_not_read(english):
    sheets, faults = read(book(["date", "name"], *[["2026-01-01", "x"]] * 60))
    assert faults == ["a.xlsx, sheet days, row 51: The sheet has too many rows. The limit is 50."]
    assert sheets is None


def test_a_row_far_down_is_not_filled_up_to(english):
    content = book(["date", "name"], ["2026-01-01", "x"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET).replace(b'<row r="2"', b'<row r="1048576"').replace(b'r="A2"', b'r="A1048576"')
    (fault,) = faults_of(repacked(content, {SHEET: sheet.replace(b'r="B2"', b'r="B1048576"')}))
    assert "too many rows" in fault


def test_a_cell_beside_the_named_columns_is_told(english):
    (fault,) = faults_of(book(["date", "name"], ["2026-01-01", "x"], ["2026-01-02", "x", None, "y"]))
    assert fault.startswith("a.xlsx, sheet days, row 3: There is a cell to the right of the last named column.")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(english):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (fault,) = faults_of(repacked(book(["date", "name"]), {SHEET: b" " * 100_000_000}))
    assert fault == "a.xlsx: The workbook is too large. The limit is 2 MB."
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KiB, with the test's own 100 MB


def test_a_bomb_that_lies_about_its_size_is_damaged(english):
    content = repacked(book(["date", "name"]), {SHEET: b" " * 3_000_000})
    lie = content.replace((3_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    (fault,) = faults_of(lie)
    assert fault.startswith("a.xlsx: The workbook is damaged and cannot be read")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"date,name\n"])
def test_what_is_no_workbook_is_told(content, english):
    assert faults_of(content) == ["a.xlsx: This is not an XLSX workbook."]
