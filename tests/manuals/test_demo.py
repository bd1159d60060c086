"""The demonstration's manuals, editions and handbook, built once for all tests of the module."""

import io
from collections import Counter
from datetime import date
from html import unescape

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from manuals import demo
from manuals.editions.comparison import compare, from_json, in_words
from manuals.editions.data import freeze
from manuals.editions.files import documents_of
from manuals.editions.in_force import announced, editions_of, facts_of, in_force
from manuals.models import (
    CitizenManualPage,
    Edition,
    HandbookCollection,
    HandbookPage,
    OfficerCounters,
    ReadReceipt,
    RecordAhead,
    SectionVersion,
)
from portal import tree
from portal.models import PortalDocument, User
from service_pages.models import ServicePage
from tests.manuals.editions.read_back import booklet_differences, differences, sheet_differences
from tests.manuals.test_demo_data import BY_ID, MANUALS, ROWS, SECOND_EDITIONS, SECTIONS
from tests.portal.pdf.reading import READERS, exact, pdfium_pages

pytestmark = pytest.mark.xdist_group("demonstration of manuals")  # built once

SERVICES, WITH_TWO = 50, 10
ANNOUNCED, WITHDRAWN = (MANUALS[f"{kind}_editions"][0]["code"] for kind in ("announced", "withdrawn"))
EDITIONS = SERVICES + 1 + WITH_TWO + 2
IN_ENGLISH = {section["id"] for section in SECTIONS if section["title_en"]}


@pytest.fixture(scope="module")
def built(demonstration_of_the_run):
    """What building it has said."""
    return (demonstration_of_the_run / "told").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def on_the_built(built, db):
    tree.forget()


def thai(model):
    return model.objects.filter(locale__language_code="th", alias_of=None, live=True)


def english(model):
    return model.objects.filter(locale__language_code="en", alias_of=None, live=True)


def test_every_service_has_a_manual_in_both_languages_and_there_is_one_booklet():
    codes = set(thai(ServicePage).values_list("code", flat=True))
    manuals = {page.slug: page for page in thai(CitizenManualPage)}
    assert len(codes) == SERVICES
    assert set(manuals) == codes | {MANUALS["booklet"]["slug"]}
    assert [slug for slug, page in manuals.items() if page.is_booklet] == [MANUALS["booklet"]["slug"]]
    assert {page.slug for page in english(CitizenManualPage)} == set(manuals)
    words = {row["code"]: row for row in MANUALS["manuals"]}
    for page in english(CitizenManualPage).exclude(slug=MANUALS["booklet"]["slug"]):
        assert page.goals.split("\n") == words[page.slug]["goals_en"]
        assert page.introduction == words[page.slug]["introduction_en"]


def test_ten_manuals_have_two_editions_beside_the_announced_and_the_withdrawn_one():
    numbers = Counter(Edition.objects.filter(withdrawal=None).values_list("service", flat=True))
    assert {code for code, number in numbers.items() if number == 2} == {*SECOND_EDITIONS, ANNOUNCED}
    assert (numbers[""], len(numbers)) == (1, SERVICES + 1)
    assert Edition.objects.count() == EDITIONS


def test_one_edition_is_announced_with_what_it_will_change():
    manual = thai(CitizenManualPage).get(slug=ANNOUNCED)
    (coming,) = announced(manual.translation_key)
    assert (coming.number, in_force(manual.translation_key).number) == (2, 1)
    changes = Edition.objects.get(service=ANNOUNCED, number=2).changes_since_the_last
    assert {change.part for change in changes} == {"goals"}


def test_one_edition_is_withdrawn_with_the_reason_and_the_one_before_is_in_force():
    manual = thai(CitizenManualPage).get(slug=WITHDRAWN)
    latest = editions_of(manual.translation_key)[-1]
    assert (latest.number, in_force(manual.translation_key).number) == (3, 2)
    assert latest.withdrawn
    assert latest.reason["th"]
    assert latest.reason["en"]


def test_which_edition_is_in_force_follows_the_dates_of_the_file():
    record = SECOND_EDITIONS["house-registration-copy"]
    manual = thai(CitizenManualPage).get(slug=record["code"])
    second = date.fromisoformat(record["effective"])
    assert in_force(manual.translation_key, second).number == 2
    assert in_force(manual.translation_key, date(2025, 12, 31)).number == 1
    assert in_force(manual.translation_key, date(2025, 9, 30)) is None


@pytest.mark.parametrize("code", SECOND_EDITIONS)
def test_a_second_edition_says_what_the_record_says_and_its_changes_what_really_differs(code):
    first, second = Edition.objects.filter(service=code, withdrawal=None).order_by("number")
    manual = thai(CitizenManualPage).get(slug=code)
    assert second.data == freeze(manual)
    changes = from_json(second.changes)
    assert changes == compare(first.data, second.data)
    lists = {path.partition(".")[0] for path in SECOND_EDITIONS[code]["before"]}
    assert {change.part for change in changes} <= lists | {"steps"}
    assert len(changes) >= len({path.rpartition(".")[0] for path in SECOND_EDITIONS[code]["before"]} - {""})


def test_the_changes_of_a_fee_are_told_in_words():
    second = Edition.objects.get(service="house-registration-copy", number=2)
    with translation.override("en"):
        ((_heading, told),) = in_words(from_json(second.changes), "en")
    assert len(told) == 1
    assert told[0].endswith("10 → 20 baht per copy")


def test_no_record_is_ahead_of_its_manual():
    assert RecordAhead.objects.count() == 0


def files_of_all_editions():
    for edition in Edition.objects.prefetch_related("files"):
        stored = {(row.language, row.service): row for row in edition.files.all()}
        for code, document in documents_of(edition.data, facts_of(edition), edition.effective):
            yield stored.pop((document.language, code)), document
        assert stored == {}


READ_BACK = {"manual": differences, "sheet": sheet_differences, "booklet": booklet_differences}


@pytest.mark.parametrize("reader", READERS)
def test_every_pdf_of_the_demonstration_read_back_equals_its_source(reader):
    wrong, read = {}, Counter()
    for row, document in files_of_all_editions():
        read[document.kind] += 1
        if fault := READ_BACK[document.kind](document, READERS[reader](row.file.open("rb").read())):
            wrong[row.file.name] = fault
    assert wrong == {}
    singles = EDITIONS - 1
    assert read == {"manual": 2 * singles, "sheet": 2 * (singles + SERVICES), "booklet": 2}


def test_the_handbook_holds_all_sections_and_those_in_english_that_the_file_has():
    assert {page.section_id for page in thai(HandbookPage)} == set(BY_ID)
    assert {page.section_id for page in english(HandbookPage)} == IN_ENGLISH
    assert len(BY_ID) >= 30
    assert len(IN_ENGLISH) >= 10
    assert len({page.service for page in thai(HandbookPage)} - {""}) >= 15
    for page in thai(HandbookPage):
        above = page.get_parent().specific
        assert getattr(above, "section_id", "") == BY_ID[page.section_id]["parent"]
        assert {name: len(page.rows[name]) for name in ROWS} == {name: len(BY_ID[page.section_id][name]) for name in ROWS}  # fmt: skip


def test_no_thai_is_left_in_the_english_sections():
    for page in english(HandbookPage):
        record = BY_ID[page.section_id]
        assert (page.title, page.purpose, page.change_note) == tuple(
            record[f"{name}_en"] for name in ("title", "purpose", "change_note")
        )
        assert record["internal_notes_en"] in strip_tags(unescape(page.internal_notes))
        told = [(row.value["title"], row.value["detail"]) for row in page.steps]
        assert told == [(step["title_en"], step.get("detail_en", "")) for step in record["steps"]]


def test_versions_are_those_of_the_file_with_their_notes_in_both_languages():
    found = {(row.section.code, row.number): row for row in SectionVersion.objects.select_related("section")}
    versions = {(section["id"], row["version"]): row for section in SECTIONS for row in (*section.get("earlier", ()), section)}  # fmt: skip
    assert set(found) == set(versions)
    for key, row in found.items():
        assert row.effective.isoformat() == versions[key]["effective"]
        assert row.change_note_th == versions[key]["change_note_th"]
        assert row.change_note_en == (versions[key].get("change_note_en") or "")


def test_forms_lie_in_the_private_collection_and_say_their_lines():
    collection = HandbookCollection.objects.get().collection
    forms = {(section["id"], form["title_th"]): form for section in SECTIONS for form in section["forms"]}
    found = {(page.section_id, row.value["title"]): row.value["document"] for page in thai(HandbookPage) for row in page.forms}  # fmt: skip
    assert set(found) == set(forms)
    for key, document in found.items():
        assert document.collection == collection
        told = exact("".join(pdfium_pages(document.file.open("rb").read())))
        assert all(exact(line) in told for name in ("lines_th", "lines_en") for line in forms[key].get(name) or ())


def test_the_officer_reads_the_handbook_has_read_some_of_it_and_serves_counters_the_head_sees_who_has(client):
    officer, head = (User.objects.get(username=name) for name in ("staff", "head"))
    assert officer.has_perm("manuals.read_handbook")
    assert not officer.has_perm("manuals.see_receipts")
    assert head.has_perm("manuals.see_receipts")
    read = ReadReceipt.objects.filter(user=officer)
    assert 0 < read.values("section").distinct().count() < len(BY_ID)
    assert OfficerCounters.objects.get(user=officer).chosen == ["1", "2", "5"]


@pytest.mark.parametrize("address", ["/sitemap.xml", "/services.json", "/search.json?q=", "/en/search.json?q="])
def test_nothing_of_the_handbook_is_told_to_strangers(client, address):
    for section in (SECTIONS[1], SECTIONS[12], SECTIONS[-1]):
        asked = address + section["title_th"] if address.endswith("q=") else address
        answer = b"".join(client.get(asked)).decode()
        assert answer
        for private in ("/staff/", section["purpose_th"], section["purpose_en"], f'"{section["id"]}"'):
            assert private not in answer


def test_building_again_keeps_what_was_edited(built):
    page = thai(CitizenManualPage).get(slug="id-card-lost")
    page.purpose = "แก้ไขแล้ว"
    page.save_revision()
    counted = [
        model.objects.count() for model in (CitizenManualPage, Edition, HandbookPage, PortalDocument, ReadReceipt)
    ]
    demo.build(io.StringIO())
    assert counted == [model.objects.count() for model in (CitizenManualPage, Edition, HandbookPage, PortalDocument, ReadReceipt)]  # fmt: skip
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().purpose == "แก้ไขแล้ว"
    assert "51 manuals" in built
    assert f"{EDITIONS} editions" in built
