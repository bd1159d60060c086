"""What is said to be missing from a page, in words that lead to its place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.blocks import StreamValue

from home.models import InformationPage
from portal.editorial.missing import missing_from
from portal.editorial.requirements import Requirement, is_filled
from portal.models import BasePage
from service_pages.models import AgencyPage, ServicePage
from tests.factories import ServicePageFactory, document_row, fee_row, step_row
from tests.portal.editorial.conftest import keys

pytestmark = pytest.mark.django_db


def service(**facts) -> ServicePage:
    return ServicePageFactory.build(**facts)


def places(page) -> list[str]:
    with override("en"):
        return [item.message.partition(":")[0] for item in missing_from(page)]


def test_nothing_is_missing_from_a_complete_service():
    assert missing_from(service()) == []


def test_a_page_that_was_never_saved_has_its_list():
    assert {"code", "summary", "service_topics", "documents", "steps", "fees"} <= set(keys(missing_from(ServicePage())))
    assert keys(missing_from(AgencyPage())) == ["summary"]
    assert keys(missing_from(InformationPage(summary=" "))) == ["summary"]


@pytest.mark.parametrize("field", ["documents", "steps", "fees"])
def test_none_is_an_answer_and_nothing_is_not(field):
    assert missing_from(service(**{field: [("none", None)]})) == []
    assert keys(missing_from(service(**{field: []}))) == [field]


def test_a_sentence_says_what_is_missing_in_the_editors_language():
    page = service(fees=[])
    with override("en"):
        assert missing_from(page)[0].message.startswith("The fees are missing.")


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"summary": "รอข้อมูล"}, "Summary"),
        ({"common_names": "บัตรหาย\nxxx"}, "Common names"),
        ({"seo_title": "TBD"}, "Title tag"),
        ({"title": "…"}, "Title"),
        ({"documents": [document_row(), document_row(name="แบบคำขอ", note="[ ]")]}, "Papers to bring, row 2 “แบบคำขอ”"),
        ({"steps": [step_row(title="-")]}, "Steps, row 1 “-”"),
        ({"fees": [fee_row(item="ค่าคำขอ", per="...")]}, "Fees, row 1 “ค่าคำขอ”"),
    ],
)
def test_a_placeholder_is_named_with_its_row(facts, place):
    page = service(**facts)
    assert keys(missing_from(page)) == ["placeholder"]
    assert places(page) == [place]


def test_a_dash_is_let_be_where_nothing_need_be_said():
    assert missing_from(service(documents=[document_row(note="-", issuer="-")])) == []


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"fees": [fee_row(amount=None)]}, "Fees, row 1 “ค่าธรรมเนียม”"),
        ({"fees": [fee_row(), fee_row(item="ค่าออกบัตร", kind="varies", amount=None)]}, "Fees, row 2 “ค่าออกบัตร”"),
        ({"steps": [step_row(duration=None, as_written="ทันที")]}, "Steps, row 1 “ยื่นคำขอ”"),
        ({"documents": [document_row(name="", note="")]}, "Papers to bring, row 1"),
        ({"documents": [document_row(copies=-1)]}, "Papers to bring, row 1 “บัตรประจำตัวประชาชน”"),
        ({"fees": [("none", None), fee_row()]}, "Fees"),
    ],
)
def test_an_unfinished_or_impossible_row_is_named(facts, place):
    assert places(service(**facts)) == [place]


def test_the_body_of_a_page_is_read_too():
    page = InformationPage(
        title="เกี่ยวกับ",
        slug="about",
        summary="สั้น ๆ",
        body=[
            ("heading", "หัวข้อ"),
            ("paragraph", "<p>ย่อหน้าแรก</p><ul><li>รอข้อมูล</li></ul>"),
            ("link", {"page": None, "address": "", "label": "ที่นี่"}),
        ],
    )
    assert places(page) == ["Body, row 2 “ย่อหน้าแรก รอข้อมูล”", "Body, row 3 “ที่นี่”"]


def test_each_item_leads_to_its_field_and_row():
    page = service(summary="", service_topics=[], fees=[fee_row(amount=None)])
    page.fees = StreamValue(page.fees.stream_block, [("fee", page.fees[0].value, "row-1")])
    summary, topics, fee = missing_from(page)
    assert (summary.anchor, topics.anchor, fee.anchor) == ("id_summary", "id_service_topics-FORMS", "fees")
    assert (summary.target, fee.target) == ("#id_summary", '[data-contentpath="row-1"]')


def test_the_check_asks_for_nothing_but_the_pages_own_rows(agency):
    page = ServicePage.objects.get(pk=ServicePageFactory(parent=agency).pk)
    with CaptureQueriesContext(connection) as captured:
        assert missing_from(page) == []
    assert [query["sql"] for query in captured if "service_pages_servicetopic" not in query["sql"]] == []
    assert len(captured) == 1


def test_a_requirement_may_depend_on_the_record():
    at_the_centre = Requirement("common_names", "Needed here.", when=lambda page: page.mode == "complete")
    assert at_the_centre.is_missing_from(service(mode="complete", common_names=""))
    assert not at_the_centre.is_missing_from(service(mode="information", common_names=""))


def test_a_requirement_may_ask_for_more_than_being_filled():
    two = Requirement("steps", "Two.", met=lambda page: len(page.steps) >= 2)
    assert two.is_missing_from(service())
    assert not two.is_missing_from(service(steps=[step_row(), step_row()]))


@pytest.mark.parametrize(
    ("value", "filled"),
    [("", False), (" \n", False), ("ก", True), (0, True), (False, True), (None, False), ([], False)],
)
def test_zero_is_an_answer_and_blanks_are_none(value, filled):
    assert is_filled(value) is filled


def test_every_requirement_of_every_page_type_names_a_field_of_it():
    for model in BasePage.__subclasses__():
        for need in model.publishing_requirements:
            assert model._meta.get_field(need.field)
            assert str(need.message)
