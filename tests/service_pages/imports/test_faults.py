"""Whatever is wrong with a file is listed with its place and what is accepted, and nothing is stored."""

import datetime
import io
import json
import zipfile

import openpyxl
import pytest
import yaml

from portal.tables.workbook import Limits
from service_pages import exports
from service_pages.imports import ImportRefusedError, formats, import_services, workbook
from service_pages.models import AgencyPage, ServicePage
from tests.service_pages.imports import files
from tests.service_pages.imports.files import complete_row, csv_text, document, fee, record, step

ROW = "id-card-lost,บัตรหาย,Lost card,dopa,กรมการปกครอง,Provincial Administration,complete"


def as_yaml(*records):
    return yaml.safe_dump({"services": list(records)}, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("column", files.SMALLEST)
def test_a_missing_column_is_told_with_the_columns_that_are_needed(faults, column):
    header = tuple(name for name in files.SMALLEST if name != column)
    cells = [cell for name, cell in zip(files.SMALLEST, ROW.split(","), strict=True) if name != column]
    (fault,) = faults("services.csv", csv_text(",".join(cells), header=header))
    assert fault == (
        f"services.csv, row 2, column {column}: The column is missing. "
        "Every record needs: code, name_th, name_en, agency, agency_th, agency_en, mode."
    )


def test_an_unknown_column_is_told_with_the_accepted_ones(faults):
    (fault,) = faults("services.yaml", as_yaml(record(fee=[])))
    assert "column fee: There is no such column. Accepted: code, name_th" in fault


def test_a_wrong_mode_is_told_with_the_accepted_ones(faults):
    (fault,) = faults("services.csv", csv_text(ROW.replace("complete", "completed")))
    assert fault == (
        "services.csv, row 2, column mode: “completed” is not accepted. Accepted: information, forward, complete."
    )


def test_a_code_that_appears_twice_is_told_with_both_places(faults):
    (fault,) = faults("services.csv", csv_text(ROW, ROW))
    assert fault.startswith("services.csv, row 3, column code: The code “id-card-lost” appears twice, first at")
    assert "services.csv, row 2" in fault


@pytest.mark.parametrize("code", ["ID-card", "id_card", "1st", "id--card", "บัตร", "a" * 61, ""])
def test_a_code_of_another_form_is_refused(faults, code):
    (fault,) = faults("services.yaml", as_yaml(record(code=code)))
    assert "services.yaml, line 2, column code: " in fault


@pytest.mark.parametrize("written", ["สิบ", "ten", "1,000", "1_000", "0x10", "NaN", "1e5", "--1", "½", "1 0"])
def test_a_number_that_is_none_is_told_with_its_line(faults, written):
    content = as_yaml(record(steps=[step(duration=written)]))
    line = next(n for n, text in enumerate(content.splitlines(), 1) if "duration" in text)
    (fault,) = faults("services.yaml", content)
    assert fault.startswith(f"services.yaml, line {line}, column steps.duration: “{written}” is not a number.")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ({"documents": [document(originals="1.5")]}, "documents.originals: “1.5” is not a whole number."),
        ({"documents": [document(copies=-1)]}, "documents.copies: "),
        ({"documents": [document(copies=100)]}, "documents.copies: "),
        ({"documents": [document(cases=["adult"])]}, "documents.cases: “adult” is not accepted. Accepted: person, "),
        ({"documents": [document(name_th="")]}, "documents.name_th: This must not be empty."),
        ({"documents": [document(note_en="Only this")]}, "documents.note_en: English cannot be saved without Thai"),
        (
            {"documents": [document(name_en="x" * 301)]},
            "documents.name_en: The text has 301 characters. The limit is 300",
        ),
        ({"documents": [document(paper="x")]}, "documents.paper: There is no such column. Accepted: name_th"),
        ({"documents": ["บัตร"]}, "documents: This must be a row with the columns: name_th"),
        ({"documents": None}, "documents: This must be a list of rows or the word none."),
        ({"documents": "ไม่มี"}, "documents: This must be a list of rows or the word none."),
        ({"totals": "none"}, "totals: These rows may be left out, so there is no “none” for them."),
        ({"related": "none"}, "related: These rows may be left out, so there is no “none” for them."),
        ({"steps": [step(unit="fortnight")]}, "steps.unit: “fortnight” is not accepted. Accepted: minute, hour, day"),
        ({"steps": [step(unit=None)]}, "steps.unit: Enter both a number and a unit"),
        ({"steps": [step(duration=None)]}, "steps.duration: Enter both a number and a unit"),
        ({"fees": [fee(kind="free")]}, "fees.kind: “free” is not accepted. Accepted: amount, range, percent, varies."),
        ({"fees": [fee(amount=None)]}, "fees.amount: Enter the amount in baht"),
        ({"fees": [fee(kind="percent", base_th="ราคา")]}, "fees.percent: Enter the percentage"),
        ({"fees": [fee(kind="percent", percent=101, base_th="ราคา")]}, "fees.percent: "),
        ({"fees": [fee(kind="percent", percent=2)]}, "fees.base_th: Say what the percentage is taken of"),
        ({"fees": [fee(kind="percent", percent=0, base_th="ราคา")]}, "fees.percent: A percentage of 0 is no fee"),
        ({"fees": [fee(percent=2)]}, "fees.percent: A percentage is only for the kind"),
        ({"steps": [step(duration=999999, unit="year")]}, "steps.duration: This is more than a hundred years."),
        ({"fees": [fee(kind="varies")]}, "fees.note_th: Explain in the note"),
        ({"topics": ["weather"]}, "column topics: There is no topic “weather”. Accepted: identity, family."),
        ({"topics": {"a": "b"}}, "column topics: This must be a list."),
        ({"summary_th": "ก" * 401}, "column summary_th: The text has 401 characters. The limit is 400."),
        ({"summary_en": "e" * 401}, "column summary_en: The text has 401 characters."),
        ({"summary_th": ""}, "column summary_en: English cannot be saved without Thai"),
        ({"name_th": ""}, "column name_th: This must not be empty."),
        ({"name_th": ["บัตร"]}, "column name_th: This must be text."),
        ({"common_names_th": ["หนึ่ง\nสอง"]}, "column common_names_th: “หนึ่ง"),
        ({"agency": ""}, "column agency: This must not be empty."),
        ({"agency_th": "", "agency": "doe"}, "column agency: There is no agency “doe”. Accepted: "),
    ],
)
def test_a_value_that_is_not_acceptable_is_told_with_its_column(faults, rows, place):
    (fault,) = faults("services.yaml", as_yaml(record(**rows)))
    assert fault.startswith("services.yaml, line ")
    assert place in fault


def test_a_number_that_cannot_be_read_hides_no_other_fault_of_its_row(faults):
    rows = [document(originals="หนึ่ง", copies=-3)]
    told = faults("services.yaml", as_yaml(record(documents=rows)))
    assert [fault.split(": ")[0].split("column ")[1] for fault in told] == ["documents.originals", "documents.copies"]


def test_a_control_character_is_told_by_its_number(faults):
    (fault,) = faults("services.json", json.dumps([record(summary_th="ก\x00ข")]))
    assert "column summary_th: The text contains a control character (U+0000)" in fault


def test_all_problems_are_listed_at_once(faults):
    broken = record(code="ID", mode="all", fees=[fee(amount="free")])
    found = faults("services.yaml", as_yaml(broken, record(mode="none", topics=["x"])))
    assert [fault.split("column ")[1].split(":")[0] for fault in found] == [
        "code",
        "mode",
        "fees.amount",
        "mode",
        "topics",
    ]


def test_what_the_portal_says_of_a_record_is_listed_with_its_other_faults(faults):
    rows = {"related": [complete_row("related", service="nowhere")], "topics": ["x"], "agency": "doe", "agency_th": ""}
    found = faults("services.yaml", as_yaml(record(mode="all", **rows)))
    assert [fault.split("column ")[1].split(":")[0] for fault in found] == [
        "mode",
        "topics",
        "agency",
        "related.service",
    ]


def test_a_service_with_a_fault_is_in_the_file_for_others_that_name_it(faults):
    other = record(code="id-card-renew", related=[complete_row("related", service="id-card-lost")])
    (fault,) = faults("services.yaml", as_yaml(record(mode="all"), other))
    assert "column mode: " in fault


@pytest.mark.parametrize("words", [True, ["10 นาที"]])
@pytest.mark.parametrize("column", ["as_written", "duration"])
def test_a_time_that_is_no_text_is_told_once_at_its_column(faults, words, column):
    rows = step(**{"duration": None, "unit": None, "as_written": None} | {column: words})
    (fault,) = faults("services.json", json.dumps([record(steps=[rows])]))
    assert fault.startswith(f"services.json, record 1, steps 1, {column}, column steps.{column}: ")


def test_a_time_in_two_wordings_is_told_at_its_line(faults):
    content = as_yaml(record(steps=[step(duration="1 วัน", unit=None, as_written="2 วัน")]))
    line = next(n for n, text in enumerate(content.splitlines(), 1) if "duration" in text)
    (fault,) = faults("services.yaml", content)
    assert fault.startswith(f"services.yaml, line {line}, column steps.duration: ")


def test_a_key_that_stands_twice_is_told_without_what_cannot_be_shown(faults):
    (fault,) = faults("services.json", '[{"a\\ud800": 1, "a\\ud800": 2}]')
    assert "“a\ufffd” appears twice" in fault


def test_one_wrong_record_keeps_the_right_ones_out(faults):
    faults("services.yaml", as_yaml(record(), record(code="id-card-renew", mode="x")))
    assert not ServicePage.objects.exists()
    assert not AgencyPage.objects.exists()


def test_two_names_for_one_new_agency_are_told(faults):
    content = as_yaml(record(), record(code="id-card-renew", agency_th="อีกชื่อ"))
    (fault,) = faults("services.yaml", content)
    assert "column agency_th: The new agency “dopa” has a different name at services.yaml, line " in fault


def test_the_code_of_another_agencys_service_is_refused(store, faults):
    store(record())
    (fault,) = faults("services.csv", csv_text(ROW.replace("dopa", "doe")))
    assert fault.startswith("services.csv, row 2, column code: The code “id-card-lost” belongs to a service")
    assert "“dopa”" in fault


def test_the_code_of_a_service_that_is_gone_is_refused(store, faults, thai_page):
    store(record())
    thai_page().delete()
    (fault,) = faults("services.csv", csv_text(ROW))
    assert "Codes cannot be reused" in fault


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.json", "a.csv", "a.xlsx"])
@pytest.mark.parametrize("content", [b"", b" \n"])
def test_an_empty_file_is_told(faults, name, content):
    assert faults(name, content) == [f"{name}: The file is empty. It must have one record per service."]


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.csv"])
def test_a_file_that_is_not_utf_8_is_told_with_the_line(faults, name):
    (fault,) = faults(name, "code\nบัตร".encode("cp874"))
    assert fault.startswith(f"{name}, line 2: The file is not UTF-8.")


@pytest.mark.parametrize(
    "content",
    [
        "services: [",
        "a: b: c",
        "\t- x",
        "services:\n- code: !!python/object/apply:os.system [ls]",
        "- &a [*a]",
        "- {code: &x y, agency: *x}",
        "- {code: a, code: b}",
        "- {[a]: b}",
        "- \x01",
        "[" * 20_000,
        "a: 1\n---\nb: 2",
    ],
)
def test_what_is_not_acceptable_yaml_is_told(faults, content):
    (fault,) = faults("services.yaml", content)
    assert fault.startswith("services.yaml")


@pytest.mark.parametrize("content", ["services: 1", "- 1", "{}", "services: {a: b}", "just words", "services: []"])
def test_yaml_that_holds_no_list_of_records_is_told(faults, content):
    (fault,) = faults("services.yaml", content)
    assert "record" in fault


@pytest.mark.parametrize("content", ["{", "[1,]", '{"services": 1}', '[{"code": "a", "code": "b"}]', "[" * 200_000])
def test_what_is_not_acceptable_json_is_told(faults, content):
    (fault,) = faults("services.json", content)
    assert fault.startswith("services.json")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('code,name_th\n"a', "This is not CSV"),
        ("code;name_th;mode\na;b;c", "separated by commas"),
        ("code,code\na,b", "This column appears twice."),
        ("code,,mode\na,b,c", "Column 2 has no name."),
        (csv_text(f"{ROW},extra"), "row 2: The row has 8 cells but the heading has 7."),
        (csv_text(ROW.rsplit(",", 1)[0]), "row 2: The row has 6 cells but the heading has 7."),
        (csv_text(), "The file contains no services."),
        ("code,name_th\na,\x00", "services.csv, row"),
    ],
)
def test_what_is_not_an_acceptable_table_is_told(faults, content, told):
    assert told in faults("services.csv", content)[0]


def test_a_file_of_another_kind_is_told_with_the_accepted_ones(faults):
    (fault,) = faults("services.docx", b"x")
    assert fault == "services.docx: This kind of file is not accepted. Accepted: .yaml, .yml, .json, .csv, .xlsx."


def test_a_file_that_is_not_there_is_told(db, tmp_path):
    with pytest.raises(ImportRefusedError, match=r"gone\.yaml: The file cannot be read"):
        import_services(tmp_path / "gone.yaml")
    with pytest.raises(ImportRefusedError, match="cannot be read"):
        import_services(_folder(tmp_path))


def _folder(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    return tmp_path / "folder.yaml"


def test_a_file_that_is_too_large_is_not_read(faults, monkeypatch):
    monkeypatch.setattr(formats, "MAX_BYTES", 10)
    assert "The file is too large." in faults("services.csv", csv_text(ROW))[0]


def book(**sheets) -> bytes:
    """A workbook of the given rows, values as typed by a person."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


HEADER, CELLS = list(files.SMALLEST), ROW.split(",")


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        (
            {"services": [HEADER, [*CELLS[:1], '="a"&"b"', *CELLS[2:]]]},
            "sheet services, row 2, column name_th: The cell contains a formula.",
        ),
        ({"services": [HEADER, [*CELLS[:1], "#N/A", *CELLS[2:]]]}, "column name_th: The cell contains the error #N/A."),
        (
            {"services": [HEADER, CELLS, []], "step": [["code", "x"], ["x", "y"]]},
            "There is no such sheet. Accepted: services, ",
        ),
        ({"a": [HEADER, CELLS], "b": [["x", "y"]]}, "There is no such sheet."),
        ({"services": [HEADER, CELLS], "steps": [["code", "title_th"], ["x", "y"]]}, "There is no service “x”"),
        ({"services": [HEADER, CELLS], "steps": [["title_th", "unit"], ["y", "day"]]}, "needs a column “code”"),
        (
            {"services": [HEADER, CELLS], "fees": [["code", "none"], ["id-card-lost", "no"]]},
            "sheet fees, row 2, column none: Accepted: yes, or an empty cell.",
        ),
        (
            {
                "services": [HEADER, CELLS],
                "steps": [["code", "none", "title_th"], ["id-card-lost", "yes", None], ["id-card-lost", None, "ยื่น"]],
            },
            "sheet steps, row 3, column none: A row with only the code cannot be combined",
        ),
        (
            {
                "services": [HEADER, CELLS],
                "steps": [["code", "title_th", "duration", "unit"], ["id-card-lost", "ยื่น", "สิบ", "minute"]],
            },
            "sheet steps, row 2, column steps.duration: “สิบ” is not a number.",
        ),
        ({"services": [HEADER, [*CELLS, "more"]]}, "There is a cell to the right of the last named column."),
        ({"services": [HEADER]}, "The file contains no services."),
    ],
)
def test_what_is_not_acceptable_in_a_workbook_is_told_with_sheet_and_row(faults, sheets, told):
    assert told in faults("services.xlsx", book(**sheets))[0]


@pytest.mark.parametrize(
    ("sheets", "place"),
    [
        ({"services": [HEADER, [*CELLS[:1], '="a"&"b"', *CELLS[2:]]]}, "sheet services, row 2, column name_th"),
        (
            {"services": [HEADER, CELLS], "steps": [["code", "title_th"], ["id-card-lost", '="a"&"b"']]},
            "sheet steps, row 2, column title_th",
        ),
    ],
)
def test_a_cell_that_cannot_be_read_is_not_told_as_empty_too(faults, sheets, place):
    told = faults("services.xlsx", book(**sheets))
    assert [fault for fault in told if place.rpartition("_")[0] in fault] == [
        f"services.xlsx, {place}: The cell contains a formula. Enter the value itself."
    ]
    assert not any("must not be empty" in fault for fault in told)


def test_a_date_in_a_workbook_is_told(faults):
    cells = [*CELLS[:1], datetime.date(2026, 1, 1), *CELLS[2:]]
    assert "column name_th: The cell contains a date." in faults("a.xlsx", book(services=[HEADER, cells]))[0]


@pytest.mark.parametrize("damage", [lambda content: content[:500], lambda content: b"PK\x03\x04nonsense"])
def test_a_damaged_workbook_is_told(faults, damage):
    (fault,) = faults("services.xlsx", damage(book(services=[HEADER, CELLS])))
    assert fault == "services.xlsx: This is not an XLSX workbook."


def test_another_archive_is_no_workbook(faults):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert "The workbook is damaged" in faults("services.xlsx", file.getvalue())[0]


def test_a_workbook_that_unpacks_to_too_much_is_not_read(faults, monkeypatch):
    monkeypatch.setattr(workbook, "LIMITS", Limits(unpacked_bytes=100))
    assert "The workbook is too large." in faults("services.xlsx", book(services=[HEADER, CELLS]))[0]


def test_a_sheet_with_too_many_rows_is_told(faults, monkeypatch):
    monkeypatch.setattr(workbook, "LIMITS", Limits(rows=1))
    assert "The sheet has too many rows." in faults("services.xlsx", book(services=[HEADER, CELLS]))[0]


def test_a_text_too_long_for_a_cell_is_refused_on_export():
    with pytest.raises(exports.ExportRefusedError, match="too long for a cell"):
        exports.to_workbook([record(steps=[step(detail_th="ก" * 40_000)])])
