"""What the import makes of the portal: new pages, changed pages, and pages it leaves alone."""

import openpyxl
import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from portal.blocks import state
from service_pages.imports import import_services
from service_pages.models import AgencyPage, ServicePage, ServiceTopic
from tests.factories import ServicePageFactory
from tests.service_pages.imports import files
from tests.service_pages.imports.files import document, record, step


def test_a_record_becomes_a_published_service_below_its_agency(store, thai_page):
    report = store(record())
    page = thai_page()
    assert report.created == ["id-card-lost"]
    assert page.live
    assert page.url_path.endswith("/services/dopa/id-card-lost/")
    assert (page.title, page.mode) == ("การขอมีบัตรประจำตัวประชาชนใหม่ กรณีบัตรหาย", "complete")
    assert page.names == ["บัตรหาย", "ทำบัตรใหม่"]
    assert [row.topic.code for row in page.service_topics.all()] == ["identity"]
    assert page.documents[0].value["originals"] == 1
    assert page.documents[0].value["copies"] is None
    assert page.documents[0].value["cases"] == ["person"]
    assert page.documents[0].value["note"] == ""
    assert page.fees[0].value["amount"] == 100


def test_an_agency_that_is_not_there_is_made_in_both_languages(store):
    report = store(record())
    titles = AgencyPage.objects.filter(slug="dopa").order_by("locale__language_code").values_list("title", "live")
    assert list(titles) == [("Department of Provincial Administration", True), ("กรมการปกครอง", True)]
    assert report.remarks == ["The agency “dopa” was created."]


def test_an_agency_that_is_there_keeps_its_name(store):
    store(record())
    store(record(agency_th="ชื่ออื่น", agency_en="Another name"))
    assert set(AgencyPage.objects.values_list("title", flat=True)) == {
        "กรมการปกครอง",
        "Department of Provincial Administration",
    }


SMALLEST_FILE = files.csv_text("id-card-lost,บัตรหาย,Lost card,dopa,กรมการปกครอง,DOPA,forward")


def test_the_smallest_file_is_enough_for_a_draft(topics, tmp_path, thai_page):
    path = tmp_path / "services.csv"
    path.write_text(SMALLEST_FILE, encoding="utf-8")
    report = import_services(path, drafts=True)
    assert (thai_page().title, thai_page().live) == ("บัตรหาย", False)
    assert {state(getattr(thai_page(), name)) for name in ("steps", "documents", "fees")} == {"empty"}
    assert "saved as a draft" in report.remarks[-1]


def test_what_the_smallest_file_lacks_for_a_publication_is_told_and_the_service_is_a_draft(topics, tmp_path, thai_page):
    path = tmp_path / "services.csv"
    path.write_text(SMALLEST_FILE, encoding="utf-8")
    report = import_services(path)
    page = thai_page()
    assert (report.created, report.drafts, page.live) == ([page.code], [page.code], False)
    told = next(remark for remark in report.remarks if "was saved as a draft" in remark)
    lacking = ("summary", "topic", "papers", "steps", "fees", "channels", "category")
    assert all(word in told for word in lacking)


def test_the_english_of_a_new_draft_goes_live_together_with_it(store, thai_page, english_page):
    store(record(fees=[]))
    assert (thai_page().live, english_page().live) == (False, False)
    draft = thai_page().get_latest_revision_as_object()
    draft.fees = [("none", None)]
    draft.save_revision().publish()
    assert thai_page().live
    english = english_page()
    assert english.live
    assert (english.title, english.steps[0].value["responsible"]) == (
        "Replace a lost national ID card",
        "Registration section",
    )


def test_one_that_lacks_something_keeps_no_other_from_being_published(store, thai_page):
    report = store(record(fees=[]), record(code="id-card-renew"))
    assert report.drafts == ["id-card-lost"]
    assert thai_page("id-card-renew").live


def test_a_draft_of_a_live_service_changes_nothing_that_readers_see(store, thai_page, english_page):
    store(record())
    report = store(record(summary_th="ร่าง", summary_en="Draft", fees=[]), drafts=True)
    assert (thai_page().summary, len(thai_page().fees)) == ("ทำบัตรใหม่แทนบัตรที่หาย", 1)
    assert english_page().summary == "Get a new card for one you have lost."
    assert thai_page().get_latest_revision_as_object().summary == "ร่าง"
    assert "Readers see what was published" in report.remarks[-1]


def test_none_is_stated_and_an_empty_list_empties(store, thai_page):
    store(record(fees="none"))
    assert state(thai_page().fees) == "none"
    store(record(fees=[]), drafts=True)
    assert state(thai_page().get_latest_revision_as_object().fees) == "empty"


def test_what_a_file_has_no_column_for_stays(store, thai_page, english_page):
    store(record())
    left_out = [
        "summary_th",
        "summary_en",
        "common_names_th",
        "common_names_en",
        "topics",
        "steps",
        "documents",
        "fees",
    ]
    store(record(mode="forward", **dict.fromkeys(left_out, ...)))
    page = thai_page()
    assert page.mode == english_page().mode == "forward"
    assert page.summary == "ทำบัตรใหม่แทนบัตรที่หาย"
    assert len(page.steps) == len(page.documents) == len(page.fees) == page.service_topics.count() == 1
    assert english_page().summary == "Get a new card for one you have lost."


def test_equal_content_changes_and_publishes_nothing(store):
    store(record())
    before = (
        Revision.objects.count(),
        Page.objects.get(slug="id-card-lost", locale__language_code="th").last_published_at,
    )
    report = store(record())
    after = (
        Revision.objects.count(),
        Page.objects.get(slug="id-card-lost", locale__language_code="th").last_published_at,
    )
    assert before == after
    assert (report.created, report.updated, report.unchanged) == ([], [], ["id-card-lost"])


def test_rows_are_known_again_by_their_main_text_then_by_position(store, thai_page):
    names = ["หนึ่ง", "สอง", "สาม"]
    store(record(documents=[document(name_th=name) for name in names]))
    first, second, third = [row.id for row in thai_page().documents]
    store(record(documents=[document(name_th=name) for name in ["สาม", "สองใหม่", "หนึ่ง", "สี่"]]))
    ids = [row.id for row in thai_page().documents]
    assert ids[:3] == [third, second, first]
    assert ids[3] not in (first, second, third)


def test_equal_rows_are_told_apart_by_their_order(store, thai_page):
    rows = [document(originals=1), document(originals=2)]
    store(record(documents=rows))
    ids = [row.id for row in thai_page().documents]
    assert store(record(documents=rows)).unchanged == ["id-card-lost"]
    assert [row.id for row in thai_page().documents] == ids


def test_topics_keep_the_order_of_the_file(store, thai_page):
    store(record(topics=["family", "identity"]))
    assert [row.topic.code for row in thai_page().service_topics.all()] == ["family", "identity"]
    store(record(topics=["identity", "family"]))
    assert [row.topic.code for row in thai_page().service_topics.all()] == ["identity", "family"]
    store(record(topics=[]), drafts=True)
    assert not thai_page().get_latest_revision_as_object().service_topics.exists()


def test_a_topic_that_stays_keeps_its_row(store, thai_page):
    store(record(topics=["family", "identity"]))
    before = {row.topic.code: row.pk for row in thai_page().service_topics.all()}
    store(record(topics=["identity", "family"], summary_th="แก้ไขแล้ว"))
    assert {row.topic.code: row.pk for row in thai_page().service_topics.all()} == before
    store(record(topics=["identity"]))
    assert [row.pk for row in thai_page().service_topics.all()] == [before["identity"]]


def test_an_import_queues_no_task_for_a_row_that_is_gone(store, queue, commit):
    for summary in ("ทำบัตรใหม่", "ทำบัตรใหม่แทนบัตรที่หาย"):
        with commit():
            store(record(summary_th=summary))
    queued = [tuple(key) for task in queue for key in task.args_kwargs["args"][0]]
    assert queued
    assert [key for key in queued if not apps.get_model(key[0]).objects.filter(pk=key[1]).exists()] == []


def test_a_dry_run_says_what_would_be_done_and_stores_nothing(store):
    report = store(record(), dry_run=True)
    assert report.created == ["id-card-lost"]
    assert not ServicePage.objects.exists()
    assert not AgencyPage.objects.exists()


def test_a_service_that_was_unpublished_gets_a_draft(store, thai_page):
    store(record())
    thai_page().unpublish()
    report = store(record(summary_th="แก้ไขแล้ว"))
    page = thai_page()
    assert not page.live
    assert page.get_latest_revision_as_object().summary == "แก้ไขแล้ว"
    assert "is not published" in report.remarks[0]


def test_an_editors_unpublished_draft_is_told_and_kept_in_the_history(store, thai_page):
    store(record())
    page = thai_page()
    page.summary = "ร่างของเจ้าหน้าที่"
    draft = page.save_revision()
    report = store(record(steps=[step(duration=20)]))
    assert "had a draft that was not published" in report.remarks[0]
    assert thai_page().summary == "ทำบัตรใหม่แทนบัตรที่หาย"
    assert Revision.objects.filter(pk=draft.pk).exists()


def test_an_import_asks_no_more_beside_many_siblings(store, topics):
    """The second import of a kind, when nothing is asked for the first time any more."""
    store(record())
    agency = AgencyPage.objects.get(slug="dopa", locale__language_code="th")

    def queries(code: str, siblings: int) -> int:
        for number in range(agency.get_children().count(), siblings):
            name = f"sibling-{number}"
            row = ServiceTopic(topic=topics[0])
            ServicePageFactory(parent=agency, slug=name, code=name, service_topics=[row])
        with CaptureQueriesContext(connection) as captured:
            store(record(code=code))
        return len(captured)

    assert queries("beside-five", 5) == queries("beside-fifty", 50)


def test_progress_is_told_after_each_service(store):
    told = []
    store(record(), record(code="id-card-renew"), progress=lambda *facts: told.append(facts))
    assert told == [(0, 2, ""), (1, 2, "id-card-lost"), (2, 2, "id-card-renew")]


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx"])
def test_an_empty_list_empties_in_every_format_with_rows(store, thai_page, suffix):
    store(record(), suffix=suffix)
    store(record(steps=[], fees="none"), suffix=suffix, drafts=True)
    draft = thai_page().get_latest_revision_as_object()
    assert state(draft.steps) == "empty"
    assert state(draft.fees) == "none"
    assert state(draft.documents) == "filled"


def test_a_service_without_rows_in_a_sheet_keeps_what_it_has(store, thai_page, tmp_path):
    store(record(), record(code="id-card-renew"))
    path = files.write(tmp_path, record(), record(code="id-card-renew"), suffix=".xlsx")
    book = openpyxl.load_workbook(path)
    book["steps"].delete_rows(2)
    book.save(path)
    assert import_services(path).unchanged == ["id-card-lost", "id-card-renew"]
    assert state(thai_page().steps) == "filled"


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx"])
def test_every_format_makes_the_same_pages(store, thai_page, suffix):
    store(record(), suffix=suffix)
    assert store(record(), suffix=".yaml").unchanged == ["id-card-lost"]
