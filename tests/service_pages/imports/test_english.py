"""English goes in as translations of the Thai strings; what is out of date stays so until it is translated anew."""

from wagtail.models import Revision
from wagtail_localize.models import StringTranslation, Translation

from portal.models import HeldText
from service_pages import exports
from tests.service_pages.imports.files import document, record, step

NO_ENGLISH = {"name_en": "", "summary_en": "", "common_names_en": [], "result_en": ""}


def test_english_text_becomes_a_published_translation(store, english_page):
    store(record())
    page = english_page()
    assert page.live
    assert page.alias_of_id is None
    assert page.title == "Replace a lost national ID card"
    assert page.names == ["lost ID card", "new ID card"]
    assert page.steps[0].value["responsible"] == "Registration section"
    assert page.fees[0].value["per"] == "card"
    assert page.documents[0].value["originals"] == 1


def test_several_lines_and_marks_come_through_in_english(store, english_page):
    text = "If you are under 15:\n<b>a parent</b> & a copy\n\n“both”"
    store(record(steps=[step(detail_th="บรรทัด\nสอง", detail_en=text)]))
    assert english_page().steps[0].value["detail"] == text
    assert store(record(steps=[step(detail_th="บรรทัด\nสอง", detail_en=text)])).unchanged == ["id-card-lost"]


def test_a_record_without_english_stays_an_honest_alias(store, english_page):
    blank = dict.fromkeys(("steps", "documents", "fees", "channels", "criteria"), "none")
    store(record(**NO_ENGLISH, **blank))
    assert english_page().is_untranslated
    assert not Translation.objects.filter(source__object_id=english_page().translation_key).exists()
    store(record(**blank))
    assert not english_page().is_untranslated
    assert english_page().title == "Replace a lost national ID card"


def test_numbers_reach_english_in_the_same_import(store, english_page):
    store(record())
    store(record(steps=[step(duration=25)]))
    assert english_page().steps[0].value["duration"] == 25
    assert english_page().steps[0].value["title"] == "Hand in your request and papers"


def test_english_survives_the_next_publication_of_the_thai_page(store, thai_page, english_page):
    store(record())
    page = thai_page()
    page.mode = "forward"
    page.save_revision().publish()
    assert english_page().title == "Replace a lost national ID card"
    assert english_page().mode == "forward"


def test_rows_that_move_take_their_english_along(store, english_page):
    rows = [document(name_th="หนึ่ง", name_en="One"), document(name_th="สอง", name_en="Two")]
    store(record(documents=rows))
    store(record(documents=rows[::-1]))
    assert [row.value["name"] for row in english_page().documents] == ["Two", "One"]


def test_english_that_a_file_leaves_out_stays(store, english_page):
    store(record())
    without = {key: value for key, value in step(duration=30).items() if not key.endswith("_en")}
    store(record(steps=[without], summary_en=...))
    assert english_page().steps[0].value["title"] == "Hand in your request and papers"
    assert english_page().summary == "Get a new card for one you have lost."


def test_empty_english_takes_the_translation_away(store, english_page):
    store(record())
    store(record(summary_en=""))
    assert english_page().summary == "ทำบัตรใหม่แทนบัตรที่หาย"
    assert store(record(summary_en="")).unchanged == ["id-card-lost"]


def test_new_english_alone_leaves_the_thai_page_alone(store, thai_page, english_page):
    store(record())
    before = Revision.objects.for_instance(thai_page()).count()
    assert store(record(summary_en="Better words.")).updated == ["id-card-lost"]
    assert Revision.objects.for_instance(thai_page()).count() == before
    assert english_page().summary == "Better words."


def held_paths():
    return set(HeldText.objects.values_list("path", flat=True))


def test_the_same_english_under_changed_thai_is_out_of_date(store, english_page):
    store(record())
    store(record(summary_th="ข้อความใหม่"))
    assert english_page().summary == "Get a new card for one you have lost."
    assert held_paths() == {"summary"}


def test_out_of_date_english_does_not_become_fresh_by_importing_it(store, english_page):
    store(record())
    store(record(summary_th="ข้อความใหม่"))
    exported = list(exports.records())
    assert exported[0]["stale"] == ["summary_en"]
    assert exported[0]["summary_en"] == "Get a new card for one you have lost."
    assert store(*exported).unchanged == ["id-card-lost"]
    assert store(*(item | {"stale": []} for item in exported)).unchanged == ["id-card-lost"]
    assert held_paths() == {"summary"}


def test_another_english_text_is_a_new_translation(store, english_page):
    store(record())
    store(record(summary_th="ข้อความใหม่"))
    store(record(summary_th="ข้อความใหม่", summary_en="New text."))
    assert english_page().summary == "New text."
    assert held_paths() == set()
    assert next(exports.records())["stale"] == []


def test_english_that_comes_out_of_date_from_another_portal_stays_so(store, thai_page, english_page):
    store(record(stale=["summary_en", "steps.1.title_en"]))
    block_id = thai_page().steps[0].id
    assert english_page().summary == "Get a new card for one you have lost."
    assert held_paths() == {"summary", f"steps.{block_id}.title"}
    assert next(exports.records())["stale"] == ["summary_en", "steps.1.title_en"]


def test_out_of_date_english_of_a_file_does_not_replace_a_fresh_translation(store, english_page):
    store(record())
    store(record(summary_en="An older text.", stale=["summary_en"]))
    assert english_page().summary == "Get a new card for one you have lost."
    assert held_paths() == set()


def test_what_a_translator_typed_and_did_not_publish_stays_so(store, english_page):
    store(record())
    typed = StringTranslation.objects.get(context__path="summary", data="Get a new card for one you have lost.")
    typed.data = "Half a sent"
    typed.save()
    store(record(name_en="Replace an ID card"))
    assert english_page().title == "Replace an ID card"
    assert english_page().summary == "Get a new card for one you have lost."
    typed.refresh_from_db()
    assert typed.data == "Half a sent"


def test_an_english_page_that_was_unpublished_gets_a_draft(store, english_page):
    store(record())
    english_page().unpublish()
    store(record(summary_en="New text.", mode="forward"))
    assert not english_page().live
    assert english_page().get_latest_revision_as_object().summary == "New text."


def test_an_english_page_written_by_hand_stays_as_it_is(store, english_page):
    store(record())
    Translation.objects.update(enabled=False)
    page = english_page()
    page.summary = "By hand."
    page.save_revision().publish()
    report = store(record(summary_en="From the file."))
    assert english_page().summary == "By hand."
    assert "is edited directly" in report.remarks[0]
    assert next(exports.records())["summary_en"] == "By hand."
