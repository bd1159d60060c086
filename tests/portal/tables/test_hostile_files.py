"""Files made to hurt: each is a sentence, and stays within the memory that an import may take."""

import io
import json
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import openpyxl
import pytest

MOST_MEGABYTES = 300
MOST_SECONDS = 120  # of a busy machine; what grows with the square of the rows takes an hour
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES, RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPACE_OF_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MANY_TEXTS = b"<sst>" + b"<si/>" * 10_000_000 + b"</sst>"
ELSEWHERE = "xl/worksheets/s.xml"
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
READ = """
    import sys
    from pathlib import Path
    import django
    django.setup()
    from django.utils.translation import override
    from portal.tables.faults import Faults
    from service_pages.imports import formats
    from service_pages.imports.schema import understand

    def megabytes(name):
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(name)) // 1024

    idle, faults = megabytes("VmRSS"), Faults()
    with override("en"):
        for record in formats.read(Path(sys.argv[1]), faults):
            understand(record, faults)
    print(megabytes("VmHWM") - idle, len(faults.found), faults.found[0] if faults else "")
"""


def book(members: dict[str, bytes]) -> bytes:
    """A workbook with some of its files replaced, or further ones."""
    made, plain, file = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    made.active.append(["code", "name_th"])
    made.active.append(["a", "ก"])
    made.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *members}:
            new.writestr(name, members[name] if name in members else old.read(name))
    return file.getvalue()


def renamed(part: str, kind: str, content: bytes) -> bytes:
    """A workbook whose part of that ``kind`` (the end of its content type) is ``part``."""
    with zipfile.ZipFile(io.BytesIO(book({}))) as archive:
        types = archive.read(TYPES).decode()
    named = f'<Override PartName="{part}" ContentType="{MAIN_TYPE}.{kind}+xml"/>'
    return book({TYPES: types.replace("<Override", f"{named}<Override", 1).encode(), part[1:]: content})


def same_sheet(times: int, content: bytes) -> bytes:
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, times))
    head = f'<workbook xmlns="{SPACE}" xmlns:r="{SPACE_OF_RELATIONS}"><sheets>'
    return book({"xl/workbook.xml": f"{head}{sheets}</sheets></workbook>".encode(), SHEET: content})


def chart(content: bytes) -> bytes:
    """A workbook whose sheet is one of charts, which openpyxl reads as a whole."""
    with zipfile.ZipFile(io.BytesIO(book({}))) as archive:
        relations = archive.read(RELATIONS).replace(b"relationships/worksheet", b"relationships/chartsheet")
    return book({RELATIONS: relations, SHEET: content})


def rows_of(*cells: str) -> bytes:
    rows = "".join(cells)
    return (
        f'<worksheet xmlns="{SPACE}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


def row(number: int, *texts: str) -> str:
    return f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


CSV_HEAD = "code,name_th,name_en,agency,agency_th,agency_en,mode\n"
CSV_ROW = "s{},ก,,dopa,กรม,,complete\n"
FILES = {
    "strings.xlsx": (lambda: book({STRINGS: b"<sst>" + b" " * 70_000_000 + b"</sst>"}), "The workbook is too large."),
    "nested.xlsx": (
        lambda: book({f"xl/worksheets/sheet{n}.xml": b" " * 1_000_000 for n in range(2, 80)}),
        "The workbook is too large.",
    ),
    "styles.xlsx": (lambda: book({"xl/styles.xml": b"<styleSheet>" + b"<xf/>" * 13_000_000}), "The workbook is too large."),
    "formats.xlsx": (lambda: book({"xl/styles.xml": b"<styleSheet>" + b"<xf/>" * 10_000_000}), "too many formats"),
    "parts.xlsx": (lambda: book({"xl/workbook.xml": b"<workbook>" + b"<a/>" * 10_000_000}), "too many formats"),
    "texts.xlsx": (lambda: renamed(f"/{STRINGS}", "sharedStrings", MANY_TEXTS), "too many formats"),
    "texts-as-sheet.xlsx": (lambda: renamed(f"/{ELSEWHERE}", "sharedStrings", MANY_TEXTS), "too many formats"),
    "texts-as-picture.xlsx": (lambda: renamed("/xl/media/s.png", "sharedStrings", MANY_TEXTS), "too many formats"),
    "texts-below-no-slash.xlsx": (lambda: renamed(f"_{ELSEWHERE}", "sharedStrings", MANY_TEXTS), "too many formats"),
    "texts-in-capitals.xlsx": (lambda: renamed("/XL/Worksheets/S.XML", "sharedStrings", MANY_TEXTS), "too many formats"),
    "book-as-sheet.xlsx": (
        lambda: renamed(f"/{ELSEWHERE}", "sheet.main", b"<workbook>" + b"<a/>" * 10_000_000), "too many formats"
    ),
    "chart.xlsx": (lambda: chart(b"<chartsheet>" + b"<a/>" * 10_000_000), "needs a sheet"),
    "no-dimension.xlsx": (
        lambda: book({SHEET: b"<worksheet>" + b"<a/>" * 10_000_000 + b"</worksheet>"}), "too many formats"
    ),
    "elements.xlsx": (lambda: book({SHEET: rows_of("<a/>" * 10_000_000)}), "too many formats"),
    "in-a-row.xlsx": (lambda: book({SHEET: rows_of("<row>" + "<a/>" * 10_000_000 + "</row>")}), "too many formats"),
    "other-rows.xlsx": (
        lambda: book({SHEET: rows_of('<row><c/>' + '<!--<row >--><a:row xmlns:a="a"/><a/>' * 1_000_000 + "</row>")}),
        "too many formats",
    ),
    "same-number.xlsx": (lambda: book({SHEET: rows_of('<row r="1"/>' * 4_000_000)}), "The sheet has too many rows."),
    "utf-16.xlsx": (
        lambda: book({SHEET: rows_of("<row>" + "<c/>" * 5_000_000 + "</row>").decode().encode("utf-16")}),
        "too many cells",
    ),
    "same-sheet.xlsx": (lambda: same_sheet(5_000, rows_of(" " * 1_000_000)), "too many formats"),
    "wide.xlsx": (lambda: book({SHEET: rows_of('<row r="1">' + "<c/>" * 10_000_000 + "</row>")}), "too many cells"),
    "entities.xlsx": (lambda: book({SHEET: f"{BOMB}]><worksheet>&i;</worksheet>".encode()}), "damaged"),
    "rows.xlsx": (
        lambda: book({SHEET: rows_of(row(1, "code", "name_th"), *(row(n, "a", "b") for n in range(2, 100_001)))}),
        "The sheet has too many rows.",
    ),
    "columns.xlsx": (lambda: book({SHEET: rows_of(row(1, *map(str, range(16_384))))}), "too many columns"),
    "dimension.xlsx": (lambda: book({SHEET: rows_of(row(1, "code", "name_th"), row(2, "a", "b"))}), "The column is missing."),
    "rows.csv": (lambda: (CSV_HEAD + "".join(CSV_ROW.format(n) for n in range(100_000))).encode(), "too many rows"),
    "line.csv": (lambda: (CSV_HEAD + "a" * 29_000_000).encode(), "This is not CSV"),
    "large.csv": (lambda: b"a" * 100_000_000, "The file is too large."),
    "nul.csv": (lambda: (CSV_HEAD + "s,\x00,,dopa,,,complete\n").encode(), "nul.csv, row 2"),
    "thai.csv": (lambda: (CSV_HEAD + "s,บัตรหาย,,dopa,กรม,,complete\n").encode("cp874"), "TIS-620 (Windows-874)"),
    "deep.json": (lambda: b"[" * 100_000, "nested too deeply"),
    "double.json": (lambda: json.dumps([{"code": "a"}]).replace('"a"', '"a", "code": "b"').encode(), "appears twice"),
    "anchors.yaml": (lambda: b"- &a [x, x]\n- &b [*a, *a]\n- [*b, *b]\n", "Anchors and aliases"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_a_sentence_small_in_memory_and_soon_told(tmp_path, name):
    make, told = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    command = [sys.executable, "-c", textwrap.dedent(READ), str(path)]
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": "/usr/bin:/bin"}
    project = Path(__file__).resolve().parents[3]
    options = {"check": True, "capture_output": True, "text": True, "timeout": MOST_SECONDS}
    answer = subprocess.run(command, cwd=project, env=environment, **options)
    megabytes, count, fault = answer.stdout.split(" ", 2)
    assert int(megabytes) < MOST_MEGABYTES
    assert int(count) >= 1
    assert name in fault
    assert told in fault
