"""What editors are asked to look at again, beside the form."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from portal.models import User
from tests.factories import (
    AgencyPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    document_row,
    fee_row,
    step_row,
    total_row,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(thai_home):
    return AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home))


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("chief", "chief@example.test", first_name="หัวหน้า"))
    return client


def remarks(**facts) -> list[str]:
    with override("en"):
        return [remark.message for remark in ServicePageFactory.build(**facts).editorial_remarks()]


def test_nothing_is_remarked_of_an_ordinary_service():
    assert remarks() == []


def test_a_total_that_is_not_the_sum_of_its_steps():
    steps = [step_row(duration=10, unit="minute"), step_row(duration=1, unit="hour")]
    (remark,) = remarks(
        steps=steps, totals=[total_row(name="ที่เคาน์เตอร์", value=2, unit="hour", reason="รวมเวลารอ", way="")]
    )
    assert remark.startswith("Ways and total times, row 1 “ที่เคาน์เตอร์”: The steps add up to 1 hour and 10 minutes")
    assert "the total says 2 hours" in remark
    assert remarks(steps=steps, totals=[total_row(value=70, unit="minute", reason="ตามคู่มือ", way="")]) == []
    unstated = [*steps, step_row(duration=None, unit="")]
    assert remarks(steps=unstated, totals=[total_row(value=2, unit="hour", reason="รวมเวลารอ", way="")]) == []


def test_a_letter_that_stands_alone():
    (remark,) = remarks(documents=[document_row(name="สำเนาโฉนด", one_of="A"), document_row(one_of="")])
    assert remark.startswith("Papers to bring, row 1 “สำเนาโฉนด”: No other row has the letter A")
    assert remarks(documents=[document_row(one_of="A"), document_row(one_of="A")]) == []
    assert len(remarks(fees=[fee_row(group="B"), fee_row(group="C"), fee_row(group="C")])) == 1


def test_steps_of_a_way_without_a_name_are_remarked_once_a_letter():
    steps = [step_row(way="A"), step_row(way="A"), step_row(way="B")]
    found = remarks(steps=steps, totals=[total_row(name="จองคิว", way="B", value=None, unit="", reason="")])
    assert len(found) == 1
    assert "has the letter A" in found[0]


def test_a_notice_has_ended_by_the_day_in_thailand(monkeypatch):
    moment = datetime.datetime(2026, 11, 22, 17, 30, tzinfo=datetime.UTC)  # half past midnight in Bangkok
    monkeypatch.setattr(timezone, "now", lambda: moment)

    def notice(ends):
        return [("notice", {"text": "งดให้บริการ", "starts": None, "ends": ends})]

    (remark,) = remarks(notices=notice(datetime.date(2026, 11, 22)))
    assert "It ended on 22 November 2026" in remark
    assert remarks(notices=notice(datetime.date(2026, 11, 23))) == []
    assert remarks(notices=notice(None)) == []


def test_a_related_service_that_readers_cannot_see(agency):
    def related(code):
        return [("related", {"service": code, "relation": "related"})]

    (remark,) = remarks(related=related("no-such-service"))
    assert "“no-such-service” is not public" in remark
    other = ServicePageFactory(parent=agency)
    assert remarks(related=related(other.code)) == []


def test_they_stand_beside_the_form_and_lead_to_their_rows(admin, agency):
    page = ServicePageFactory(parent=agency, documents=[document_row(one_of="A")])
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    (remark,) = page.editorial_remarks()
    assert escape(remark.message) in html.partition('role="tablist"')[0]
    assert f"[data-contentpath=&quot;{page.documents[0].id}&quot;]" in html


def test_they_keep_nothing_from_being_published(agency):
    page = ServicePageFactory(parent=agency, documents=[document_row(one_of="A")])
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live
