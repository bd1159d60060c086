"""What a service and an agency need before they are published."""

import pytest
from django.utils.translation import override

from portal.editorial.missing import missing_from
from portal.editorial.refused import PublicationRefused
from service_pages.models import AgencyPage, ServicePage
from service_pages.requirements import AGENCY, SERVICE
from service_pages.setup import make_agency
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, ServicePageFactory, step_row, total_row

ROWS = ("documents", "steps", "fees", "channels", "criteria", "legal_time", "laws", "forms")
LEGAL = ["code", "summary", "mode", "service_topics", *ROWS, "category", "audience", "last_checked"]
OF_THE_ACT = ("criteria", "legal_time", "laws")


def test_a_service_asks_for_every_legal_field():
    assert [need.field for need in SERVICE if need.met is None] == LEGAL


@pytest.mark.parametrize("field", LEGAL)
def test_each_is_asked_for_by_itself(db, field):
    empty = {"last_checked": None}.get(field, [] if field in (*ROWS, "service_topics", "audience") else "")
    assert [item.field for item in missing_from(ServicePageFactory.build(**{field: empty}))] == [field]


@pytest.mark.parametrize(
    ("total", "step", "missing"),
    [
        ({"value": 60, "unit": "minute"}, {"duration": 10, "unit": "minute"}, ["totals"]),
        ({"value": 60, "unit": "minute", "reason": "จองแล้ว"}, {"duration": 10, "unit": "minute"}, []),
        ({"value": 60, "unit": "minute"}, {"duration": None, "unit": ""}, []),
        ({"value": 60, "unit": "minute", "way": "A"}, {"duration": 10, "unit": "minute", "way": "B"}, []),
        ({"value": None, "unit": ""}, {"duration": 10, "unit": "minute"}, []),
    ],
)
def test_a_total_beside_times_of_its_steps_needs_a_reason(db, total, step, missing):
    page = ServicePageFactory.build(totals=[total_row(**total)], steps=[step_row(**step)])
    assert [item.field for item in missing_from(page)] == missing


@pytest.mark.parametrize("field", OF_THE_ACT)
def test_what_the_act_alone_asks_for_may_be_left_out_beyond_it(db, field):
    assert missing_from(ServicePageFactory.build(**{field: []}, under_act=False)) == []


@pytest.mark.parametrize("need", [*SERVICE, *AGENCY], ids=lambda need: need.field)
def test_each_says_what_is_missing_and_why(need):
    with override("en"):
        what, _dot, why = str(need.message).partition(" missing. ")
    assert what
    assert why


def test_an_agency_asks_for_a_summary(db, thai_home):
    with pytest.raises(PublicationRefused):
        AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home), summary="")


def test_an_agency_made_by_an_import_says_what_it_is_in_both_languages(db, thai_home):
    agency = make_agency(ServiceIndexPageFactory(parent=thai_home), "dlt", "กรมการขนส่งทางบก", "Land Transport")
    english = AgencyPage.objects.get(slug="dlt", locale__language_code="en")
    assert agency.summary == "งานบริการของกรมการขนส่งทางบกที่ศูนย์บริการร่วม"
    assert english.summary == "Services of Land Transport at the joint service centre."


def test_a_new_service_in_the_editor_is_told_everything_but_what_has_a_default():
    assert [item.field for item in missing_from(ServicePage())] == [field for field in LEGAL if field != "mode"]
