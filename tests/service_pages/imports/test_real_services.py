"""Four services as offices publish them come in without a fact lost or bent; the facts are those of the JSON file."""

import json
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils.translation import override

from portal import tree
from portal.blocks.rows import EMPTY, state
from service_pages import exports
from service_pages.imports import import_services
from service_pages.models import AgencyPage, ServicePage
from tests.service_pages.reading.tables import DATA

FACTS = {service["name_th"]: service for service in json.loads((DATA / "real-services.json").read_text("utf-8"))}
UNITS = {"นาที / ราย": "minute"}
# A row of the list of papers that is none, as its note says: it is a deadline.
NO_PAPER = "แจ้งเกิดภายใน 15 วัน"
# What whoever collected the facts says about their form. The form of the stored record says it; a test for each below.
ABOUT_THE_FORM = {"สองเอกสารในข้อเดียว ไม่บอกจำนวน", "ไม่ใช่เอกสาร: เงื่อนไขอยู่ในรายการหลักฐาน"}
# What was not seen, and the fields that therefore say nothing, not even "none".
NOT_SEEN = {
    "channels": ["channels"],
    "fees": ["fees"],
    "complaint_channels": ["complaints"],
    "criteria": ["criteria"],
    "forms": ["forms"],
    "steps": ["steps", "totals"],
    "documents": ["documents"],
    "times": ["totals", "legal_time"],
    "row for new cases": [],
}


@pytest.fixture(scope="module")
def report_of_the_module(django_db_setup, django_db_blocker):
    """The import, once for all tests of the module, around their own transactions."""
    outer = transaction.atomic()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, override("en"):
        patch.setattr(tree, "after_commit", lambda function: function())
        tree.forget()
        outer.__enter__()
        report = import_services(DATA / "real-services.yaml", drafts=True)
    yield report
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def imported(report_of_the_module, db):
    """The stored services by name, and the report."""
    pages = ServicePage.objects.filter(locale__language_code="th", title__in=FACTS)
    return {page.title: page for page in pages}, report_of_the_module


@pytest.fixture(params=FACTS)
def service(request, imported):
    """A stored service and its facts."""
    return imported[0][request.param], FACTS[request.param]


def rows(page, field: str, *names: str) -> list[tuple]:
    return [tuple(row.value[name] or None for name in names) for row in getattr(page, field)]


def facts(service: dict, field: str, *names: str) -> list[tuple]:
    return [tuple(row.get(name) for name in names) for row in service.get(field, ())]


def test_all_four_are_stored_as_drafts_without_a_doubt(imported):
    pages, report = imported
    assert pages.keys() == FACTS.keys()
    assert sorted(report.drafts) == sorted(page.code for page in pages.values())
    assert not any("column" in remark for remark in report.remarks)


def test_the_agency_is_named_as_the_source_names_it(service):
    page, told = service
    assert AgencyPage.objects.parent_of(page).get().title == told["agency_th"]


def test_each_step_is_there_in_its_order_with_its_unit(service):
    page, told = service
    names = ("title", "duration", "unit", "responsible")
    assert rows(page, "steps", *names) == facts(told, "steps", "name", "time", "unit", "responsible")
    assert [step["n"] for step in told.get("steps", ())] == list(range(1, len(page.steps) + 1))


def test_each_total_is_there_with_its_case_and_as_it_is_written(service):
    page, told = service
    expected = [
        (total["case"], total["value"], UNITS[total["unit"]], f"{total['value']} {total['unit']}")
        for total in told.get("total_time", ())
    ]
    assert rows(page, "totals", "name", "value", "unit", "as_written") == expected


def test_each_paper_is_one_row_with_what_is_said_of_it_and_nothing_else(service):
    page, told = service
    papers = facts(told, "documents", "name", "originals", "copies", "issuer", "condition")
    expected = [paper for paper in papers if paper[0] != NO_PAPER]
    assert rows(page, "documents", "name", "originals", "copies", "issuer", "condition") == expected
    assert all(row.value[count] is None for row in page.documents for count in ("originals", "copies"))


def test_papers_for_those_who_send_somebody_are_marked_for_them_and_no_others(imported):
    page = imported[0]["การขอใช้น้ำประปา"]
    by_proxy = {row.value["name"] for row in page.documents if row.value["cases"] == ["proxy"]}
    assert by_proxy == {row.value["name"] for row in page.documents if row.value["condition"] == "กรณีมอบอำนาจ"}
    assert {case for row in page.documents for case in row.value["cases"]} == {"proxy"}


def test_what_is_no_paper_is_a_deadline(imported):
    page = imported[0]["การแจ้งการเกิดโดยปกติ"]
    assert rows(page, "deadlines", "what", "value", "unit", "as_written") == [(NO_PAPER, 15, "day", "ภายใน 15 วัน")]


def test_each_fee_is_there_with_its_amount_and_what_it_is_for_one_of(service):
    page, told = service
    assert rows(page, "fees", "item", "amount") == facts(told, "fees", "item", "amount")
    for row, fee in zip(page.fees, told.get("fees", ()), strict=True):
        value, note = row.value, fee["note"] or ""
        assert (value["kind"], fee["unit"]) == ("amount", "บาท")
        assert note in value["note"] or note in value["as_written"]
        if note.split(" ")[0].removeprefix("เพิ่ม").endswith("ละ"):
            assert note.removeprefix("เพิ่ม").startswith(f"{value['per']}ละ")
        else:
            assert value["per"] == ""
        assert (value["applies"] == "deposit") == (note == "เงินประกัน")


def test_only_fees_that_everybody_pays_once_add_up(imported):
    page = imported[0]["กองประปา: อัตราค่าธรรมเนียมการติดตั้ง (หน้าเว็บไม่ตั้งชื่อบริการ)"]
    assert [row.value["amount"] for row in page.fees if row.value.is_certain] == [100]


def test_forms_and_criteria_are_there(service):
    page, told = service
    assert rows(page, "forms", "number") == [(number,) for number in told.get("forms", ())]
    assert rows(page, "criteria", "text") == [(text,) for text in told.get("criteria", ())]


def test_what_was_not_seen_is_not_stated_and_never_none(service):
    page, told = service
    empty = {field for seen in told["not_seen"] for field in NOT_SEEN[seen]}
    assert {state(getattr(page, field)) for field in empty} == {EMPTY}
    if "times" in told["not_seen"]:
        assert all(row.value.span is None and not row.value["as_written"] for row in page.steps)
    if "row for new cases" in told["not_seen"]:
        assert [row.value["name"] for row in page.totals] == ["กรณีเก่า"]


def leaves(value) -> Iterator[str | int]:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in items:
        yield from leaves(item)
    if isinstance(value, str | int):
        yield value


def test_no_words_and_no_number_of_the_source_are_missing(service):
    """Beside what ``not_seen`` and the numbers of steps say, which have tests of their own."""
    page, told = service
    record = list(leaves(next(exports.records([page]))))
    words = "\n".join(str(leaf) for leaf in record)
    told = {key: value for key, value in told.items() if key != "not_seen"}
    told |= {"steps": [{**step, "n": None} for step in told.get("steps", ())]}
    told |= {"fees": [{**fee, "unit": None} for fee in told.get("fees", ())]}  # "บาท" is what an amount is in
    for leaf in leaves(told):
        if isinstance(leaf, str):
            assert leaf in words or leaf in ABOUT_THE_FORM
        else:
            assert leaf in record


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx"])
def test_what_is_exported_of_them_changes_nothing(imported, tmp_path, suffix):
    pages, _report = imported
    path = tmp_path / f"services{suffix}"
    path.write_bytes(exports.WRITERS[suffix](exports.records(pages.values())))
    report = import_services(path, drafts=True)
    assert sorted(report.unchanged) == sorted(page.code for page in pages.values())
    assert report.remarks == []
