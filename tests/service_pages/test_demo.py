"""The demonstration services: complete, plausible, and the same ones as the list they were made from."""

import csv
import io
import re
import subprocess
import unicodedata

import pytest
import yaml
from django_tasks import TaskResultStatus

from portal.bilingual.language import THAI
from portal.editorial.missing import missing_from
from portal.models import PortalDocument
from portal.tables.faults import Faults
from service_pages import demo, demo_forms
from service_pages.imports import columns, formats, import_services, schema
from service_pages.models import AgencyPage, AgencyTeam, ServicePage, Topic
from tests.factories import english_of
from tests.requirements import need

ENGLISH_AT_LEAST = 40
# Complete in every field of the record, in both languages.
COMPLETE = (
    "building-permit",
    "commercial-registration",
    "company-registration",
    "driving-licence-renew",
    "id-card-lost",
    "land-transfer",
    "passport-new",
    "vehicle-tax",
    "water-connection",
    "work-permit",
)
LARGEST_FILE = 25 * 1024


@pytest.fixture(scope="module")
def services():
    faults = Faults()
    records = [schema.understand(raw, faults) for path in demo.service_files() for raw in formats.read(path, faults)]
    assert [str(fault) for fault in faults.found] == []
    return {record.code: record for record in records}


def test_the_services_are_those_of_the_list(services):
    with (demo.DATA / "services.csv").open(encoding="utf-8") as file:
        listed = {row["code"]: row for row in csv.DictReader(file)}
    assert set(services) == set(listed)
    for code, row in listed.items():
        record = services[code]
        assert (record.values["title"], record.agency, record.values["mode"]) == (
            row["name_th"],
            row["agency"],
            row["mode"],
        )
        assert record.english["title"] in (row["name_en"], "")


def test_at_least_forty_have_english_and_some_have_none(services):
    translated = sum(bool(record.english["title"]) for record in services.values())
    assert ENGLISH_AT_LEAST <= translated < len(services)


def test_a_service_without_english_has_none_anywhere(services):
    for record in services.values():
        if not record.english["title"]:
            rows = [row for rows in record.rows.values() if rows != "none" for row in rows]
            assert not any(record.english.values()), record.code
            assert not any(text for row in rows for text in row.english.values()), record.code


def test_every_service_says_which_papers_steps_and_fees(services):
    for record in services.values():
        assert all(record.rows[name] for name in ("documents", "steps", "fees")), record.code
        assert record.values["summary"], record.code
        assert record.values["common_names"], record.code
        assert 1 <= len(record.topics) <= 3, record.code


def test_land_transfer_carries_the_real_figures(services):
    record = services["land-transfer"]
    assert sum(row.values["duration"] for row in record.rows["steps"]) == 150
    assert {row.values["unit"] for row in record.rows["steps"]} == {"minute"}
    assert len(record.rows["documents"]) == 22
    fees = [
        (row.values["amount"], row.values["percent"] and float(row.values["percent"])) for row in record.rows["fees"]
    ]
    assert fees == [(5, None), (20, None), (None, 2.0), (None, 0.5)]


def test_agencies_and_topics_of_the_services_are_there(services):
    agencies, topics = (
        {row["code"] for row in yaml.safe_load((demo.DATA / f"{name}.yaml").read_text(encoding="utf-8"))[name]}
        for name in ("agencies", "topics")
    )
    assert {record.agency for record in services.values()} == agencies
    assert {code for record in services.values() for code in record.topics} == topics


def empty_columns(record) -> list[str]:
    """The flat fields and the lists of rows that the record does not fill; an explicit “none” fills nothing here."""
    found = [cell.column for field, cell in columns.page_cells().items() if record.values.get(field) in (None, "", [])]
    found += [
        cell.columns[1]
        for field, cell in columns.page_cells().items()
        if cell.kind in columns.WORDS and not record.english.get(field)
    ]
    found += [] if record.topics else [columns.TOPICS]
    return found + [name for name in columns.row_kinds() if record.rows.get(name) in (None, [], "none")]


@pytest.mark.parametrize("code", COMPLETE)
def test_ten_services_fill_every_field(services, code):
    assert empty_columns(services[code]) == []


@pytest.mark.parametrize("code", COMPLETE)
def test_every_word_of_their_rows_is_there_in_english(services, code):
    for name, kind in columns.row_kinds().items():
        words = [cell.field for cell in kind.cells if cell.kind == columns.TEXT]
        for row in services[code].rows[name]:
            assert [field for field in words if bool(row.values[field]) != bool(row.english.get(field))] == []


def used(services, kind: columns.RowKind) -> dict[str, set]:
    """What the rows of the ten services hold, by field; empty values left out."""
    rows = [row.values for code in COMPLETE for row in services[code].rows[kind.name]]
    return {
        cell.field: {str(row[cell.field]) for row in rows if row[cell.field] not in (None, "", [])}
        for cell in kind.cells
    }


def test_together_they_use_every_field_of_every_row(services):
    unused = {
        f"{name}.{field}"
        for name, kind in columns.row_kinds().items()
        for field, values in used(services, kind).items()
        if not values
    }
    assert unused == set()


def test_together_they_show_every_kind_of_row(services):
    for name, kind in columns.row_kinds().items():
        for cell in kind.cells:
            if cell.field in ("kind", "applies", "relation"):
                shown = used(services, kind)[cell.field]
                assert shown >= set(cell.choices) - {"app", "visit"}, (name, cell.field)


# “If the applicant is a company” beside the case “company” says nothing and makes the paper conditional.
REPEATS = re.compile(
    r"กรณี(ให้ผู้อื่น\S{0,20}แทน|มอบอำนาจ|(ผู้ขอ|ผู้ร้อง|ผู้ร้องทุกข์)?(เป็น)?(ผู้เยาว์|ชาวต่างชาติ|คนต่างด้าว|นิติบุคคล)(เป็นผู้ขอ)?)"
)


def test_no_condition_repeats_the_case_it_stands_beside(services):
    for record in services.values():
        for name, field in (("documents", "condition"), ("fees", "note")):
            rows = record.rows[name] if record.rows[name] != "none" else []
            repeats = [
                row.values[field] for row in rows if row.values["cases"] and REPEATS.fullmatch(row.values[field])
            ]
            assert repeats == [], record.code


def sample_file_ids(sample) -> str:
    return sample.path.stem


class TestSampleForms:
    def test_each_complete_service_has_form_sample_and_guide_in_both_languages(self, services):
        found = {(sample.service, sample.row, sample.language) for sample in demo_forms.sample_files()}
        assert {service for service, _row, _language in found} == set(COMPLETE)
        assert len(found) == len(COMPLETE) * 3 * 2
        for service, row, _language in found:
            assert row in [form.values["title"] for form in services[service].rows["forms"]]
        for code in COMPLETE:
            rows = {form.values["title"]: form.values["kind"] for form in services[code].rows["forms"]}
            assert {rows[row] for service, row, _language in found if service == code} == {"form", "sample", "guide"}

    @pytest.mark.parametrize("sample", demo_forms.sample_files(), ids=sample_file_ids)
    def test_each_file_is_small_tagged_and_says_its_language(self, sample):
        content = sample.path.read_bytes()
        assert content.startswith(b"%PDF-")
        assert len(content) <= LARGEST_FILE
        assert b"/StructTreeRoot" in content
        assert f"/Lang ({sample.language})".encode() in content

    def test_each_file_is_read_back_as_it_was_written(self):
        program = need("poppler")
        forms = {
            form["service"]: form for form in yaml.safe_load((demo_forms.FOLDER / "forms.yaml").read_text())["forms"]
        }
        for sample in demo_forms.sample_files():
            text = subprocess.run([program, sample.path, "-"], capture_output=True, check=True).stdout.decode()
            own = [field for field in forms[sample.service]["fields"] if isinstance(field, dict)]
            mark = "ตัวอย่างสำหรับสาธิต" if sample.language == THAI else "SAMPLE"
            for words in (mark, sample.title.partition(" (")[0], *(field[sample.language] for field in own)):
                assert without_spaces(words) in without_spaces(text), (sample.path.name, words)


def without_spaces(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


MOST_TASKS = 40


def test_building_makes_everything_once_and_keeps_it(db, queue, work_off, commit):
    with commit():
        demo.build(io.StringIO())
    assert queue.count() <= MOST_TASKS
    work_off()
    assert set(queue.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    published = ServicePage.objects.filter(locale__language_code="th", live=True)
    assert published.count() == 50
    assert [(page.code, missing_from(page)) for page in published if missing_from(page)] == []
    assert AgencyPage.objects.filter(locale__language_code="th", live=True).count() == 20
    assert AgencyPage.objects.filter(locale__language_code="en", live=True, alias_of=None).count() == 20
    english = ServicePage.objects.filter(locale__language_code="en", live=True)
    assert english.count() == 50
    assert english.filter(alias_of=None).count() >= ENGLISH_AT_LEAST
    assert Topic.objects.count() == 11
    assert ServicePage.objects.filter(locale__language_code="th", first_published_at=None).count() == 10
    check_files()
    edited = ServicePage.objects.get(code="signboard-tax", locale__language_code="th")
    edited.title = "การยื่นแบบและชำระภาษีป้าย"
    edited.save_revision(clean=False)
    files, revisions = PortalDocument.objects.count(), edited.revisions.count()
    demo.build(io.StringIO())
    demo_forms.build()
    assert PortalDocument.objects.count() == files
    assert edited.get_latest_revision_as_object().title == "การยื่นแบบและชำระภาษีป้าย"
    assert edited.revisions.count() == revisions
    again = import_services(*demo.service_files())
    assert (again.created, again.updated, len(again.unchanged)) == ([], [], 50)


def check_files():
    """Each file hangs on its row in both languages, in the collection of the agency, where everybody may read it."""
    for sample in demo_forms.sample_files():
        page = ServicePage.objects.get(code=sample.service, locale__language_code="th")
        agency = AgencyPage.objects.parent_of(page).get()
        (row,) = [row for row in page.forms if row.value["title"] == sample.row]
        document = row.value[f"file_{sample.language}"]
        assert document.title == sample.title
        assert document.filename == f"{sample.title}.pdf"
        assert document.collection == AgencyTeam.of(agency).collection
        (english,) = [other for other in english_of(page).forms if other.id == row.id]
        assert english.value[f"file_{sample.language}"] == document
