"""The template workbook: every column of an import, help in the person's language, importable once it is filled in."""

import io
import zipfile

import openpyxl
import pytest
from django.utils import translation

from service_pages import exports
from service_pages.import_screen import column_help, template
from service_pages.import_screen.scope import Scope
from service_pages.imports import ImportRefusedError, columns, import_services
from service_pages.imports.workbook import HELP, SERVICES
from service_pages.models import ServicePage
from tests.service_pages.import_screen.conftest import LIST
from tests.service_pages.imports.files import filled_in, record

pytestmark = pytest.mark.django_db
ALL = Scope(everything=True)


def opened(content: bytes | None = None):
    return openpyxl.load_workbook(io.BytesIO(content or template.workbook(ALL)))


def headings(book) -> dict[str, list[str]]:
    return {sheet.title: [cell.value for cell in sheet[1]] for sheet in book if sheet.title != HELP}


def helped(book) -> dict[tuple[str, str], tuple]:
    """The lines of the help below its heading, by sheet and column."""
    lines = [row for row in book[HELP].iter_rows(values_only=True) if row[1] or row[2]]
    return {(sheet, column or ""): rest for sheet, column, *rest in lines[1:]}


def test_every_column_that_an_import_accepts_is_in_it():
    found = headings(opened())
    assert set(columns.accepted()) - set(found) - set(found[SERVICES]) == set()
    for name, kind in columns.row_kinds().items():
        assert set(kind.columns) <= set(found[name])


def test_it_has_the_sheets_and_columns_of_an_export():
    assert headings(opened()) == headings(opened(exports.to_workbook([])))


def test_filled_in_with_a_service_it_is_imported_as_it_is(topics, tmp_path):
    path = tmp_path / "services.xlsx"
    path.write_bytes(filled_in(opened(), record()))
    assert import_services(path).created == ["id-card-lost"]
    page = ServicePage.objects.get(code="id-card-lost", locale__language_code="th")
    assert page.live
    assert [row.value["name"] for row in page.rows["documents"]] == ["บัตรประจำตัวประชาชน"]


def test_empty_it_holds_no_service_and_its_examples_are_none(topics, tmp_path):
    path = tmp_path / "services.xlsx"
    path.write_bytes(template.workbook(ALL))
    with pytest.raises(ImportRefusedError) as refused:
        import_services(path)
    assert len(refused.value.faults) == 1
    assert not ServicePage.objects.exists()


def test_what_somebody_writes_beside_the_help_is_not_read(topics, tmp_path):
    book = opened()
    book[HELP]["J3"] = "=1+1"
    book[HELP].merge_cells("A1:C1")
    path = tmp_path / "services.xlsx"
    path.write_bytes(filled_in(book, record()))
    assert import_services(path).created == ["id-card-lost"]


def test_every_column_has_help(topics):
    book = opened()
    told = helped(book)
    wanted = {(sheet, column) for sheet, names in headings(book).items() for column in names}
    assert wanted - set(told) == set()
    assert {(name, "") for name in columns.row_kinds()} <= set(told)
    for key, (what, accepted, *_rest) in told.items():
        assert what, key
        assert accepted, key


def test_of_the_sheets_those_that_must_hold_rows_say_so(english):
    needed = {name for name, kind in columns.row_kinds().items() if column_help.of_sheet(kind).needed}
    assert needed == {"documents", "steps", "fees", "channels", "criteria", "legal_time", "laws", "forms"}


def test_codes_are_told_with_their_labels_in_the_language_of_the_person(topics):
    thai = helped(opened())[(SERVICES, "mode")][1]
    with translation.override("en"):
        english = helped(opened())[(SERVICES, "mode")][1]
    for code in ("information", "forward", "complete"):
        assert f"{code} = " in thai
        assert f"{code} = " in english
    assert "ข้อมูล" in thai
    assert "ข้อมูล" not in english


def test_topics_are_told_by_name(topics):
    assert "identity = บัตรและทะเบียนบ้าน" in helped(opened())[(SERVICES, "topics")][1]


def test_every_choice_can_be_chosen_from_a_list():
    book = opened()
    for helps in ({SERVICES: column_help.of_services(None)} | {
        name: column_help.of_rows(kind) for name, kind in columns.row_kinds().items()
    }).values():  # fmt: skip
        for told in helps:
            rules = {rule.promptTitle: rule for rule in book[told.sheet].data_validations.dataValidation}
            rule = rules[told.column]
            assert rule.formula1 == (f'"{",".join(told.options)}"' if told.options else None), told.column
            assert len(rule.prompt) <= 255


def test_dates_and_codes_are_typed_as_text_and_numbers_are_not():
    sheet = opened()[SERVICES]
    formats = {sheet.cell(1, number).value: sheet.column_dimensions[letter].number_format
               for number, letter in enumerate((cell.column_letter for cell in sheet[1]), 1)}  # fmt: skip
    assert formats["last_checked"] == "@"
    assert formats["code"] == "@"
    assert formats["manual_fee"] == "General"


@pytest.mark.parametrize("column", list(column_help.EXAMPLES))
def test_an_example_is_what_its_column_accepts(column, topics):
    from portal.tables.faults import Faults
    from portal.tables.raw import Raw, RawRecord
    from service_pages.imports.schema import understand

    values = {name: Raw(column_help.EXAMPLES.get(name, ""), "x") for name in columns.REQUIRED}
    values[column] = Raw(column_help.EXAMPLES[column], "x")
    faults = Faults()
    understand(RawRecord(values, "x"), faults)
    assert not faults.found
    assert column in columns.accepted()


def test_it_is_sent_as_a_workbook_without_macros(screen):
    response = screen.client.get(f"{LIST}template/")
    assert response["Content-Disposition"] == 'attachment; filename="services-template.xlsx"'
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
