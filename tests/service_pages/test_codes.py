"""A code is one service's for ever, in both languages; the address follows it."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from service_pages.blocks import ROW_FIELDS
from service_pages.codes import CODE_FORMAT
from service_pages.models import ServiceCode, ServicePage
from tests.factories import (
    AgencyPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    TopicFactory,
    UserFactory,
    english_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(thai_home):
    return AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home))


@pytest.fixture
def draft(agency):
    return ServicePageFactory(parent=agency, code="tax-refund", slug="tax-refund", live=False)


def test_a_draft_reserves_its_code(draft):
    assert ServiceCode.objects.get(code="tax-refund").translation_key == draft.translation_key


def test_a_draft_may_change_its_code_and_gives_the_old_one_back(agency, draft):
    draft.code = "tax-return"
    draft.save()
    assert draft.slug == "tax-return"
    assert not ServiceCode.objects.filter(code="tax-refund").exists()
    ServicePageFactory(parent=agency, code="tax-refund", slug="x")


def test_a_code_that_another_service_has_is_refused_in_words_under_any_agency(english, agency, draft):
    other = AgencyPageFactory(parent=agency.get_parent(), slug="other")
    with pytest.raises(ValidationError, match="The code “tax-refund” belongs to another service"):
        ServicePageFactory(parent=other, code="tax-refund", slug="x")


def test_from_its_first_publication_on_the_code_stays(english, draft):
    draft.save_revision().publish()
    page = ServicePage.objects.get(pk=draft.pk)
    page.code = "tax-return"
    with pytest.raises(ValidationError, match="The code of a published service must stay “tax-refund”"):
        page.full_clean()
    page.refresh_from_db()
    page.unpublish()
    page.code = "tax-return"
    with pytest.raises(ValidationError):
        page.full_clean()


def test_the_code_of_a_deleted_service_is_not_given_again(agency):
    page = ServicePageFactory(parent=agency, code="tax-refund", slug="tax-refund")
    page.delete()
    with pytest.raises(ValidationError, match="tax-refund"):
        ServicePageFactory(parent=agency, code="tax-refund", slug="tax-refund")


def test_a_copy_has_no_code_until_its_editor_gives_one(agency):
    page = ServicePageFactory(parent=agency)
    copy = page.copy(update_attrs={"slug": "a-copy", "title": "สำเนา"}, keep_live=False)
    assert copy.code == ""
    assert ServiceCode.objects.get(code="id-card-lost").translation_key == page.translation_key
    revised = copy.get_latest_revision_as_object()
    assert revised.code == ""
    revised.code = "id-card-renew"
    revised.save_revision().publish()
    assert ServicePage.objects.get(pk=copy.pk).get_url() == "/services/dopa/id-card-renew/"


def test_the_english_page_shares_it(agency):
    page = english_of(ServicePageFactory(parent=agency))
    assert page.code == "id-card-lost"
    assert page.short_address == "/en/s/id-card-lost"
    from portal.bilingual.translations import translate_page

    assert translate_page(ServicePage.objects.get(locale=agency.locale), {"title": "New card"}).code == "id-card-lost"


def test_the_address_is_the_code_whatever_slug_was_given(agency):
    page = ServicePageFactory(parent=agency, code="tax-refund", slug="something-else")
    assert page.get_url() == "/services/dopa/tax-refund/"


def test_a_draft_without_a_code_has_an_address_that_nobody_meets(agency):
    page = ServicePage(title="ร่างบริการ", locale=agency.locale, live=False)
    agency.add_child(instance=page)
    assert page.slug.startswith("draft-")
    other = ServicePage(title="ร่างบริการ", locale=agency.locale, live=False)
    agency.add_child(instance=other)
    assert other.slug != page.slug


@pytest.mark.parametrize(
    "code", ["ID-Card", "บัตร", "-id", "id-", "id--card", "id card", "1id", "id_card", "id/card", "id.card"]
)
def test_a_code_of_another_form_is_refused_in_words(english, agency, code):
    with pytest.raises(ValidationError, match="A code has only lower-case letters"):
        ServicePageFactory(parent=agency, code=code, slug="x")


@given(code=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True))
def test_a_code_of_the_form_is_accepted(code):
    CODE_FORMAT(code)


@given(code=st.text(max_size=20))
def test_whatever_is_accepted_can_stand_in_an_address(code):
    import re

    try:
        CODE_FORMAT(code)
    except ValidationError:
        return
    assert re.fullmatch(r"[a-z0-9-]+", code)


class TestShortAddress:
    @pytest.mark.parametrize("code", ["id-card-lost", "ID-CARD-LOST", "Id-Card-Lost"])
    def test_it_leads_to_the_service_in_the_language_asked_for(self, client, agency, code):
        ServicePageFactory(parent=agency)
        assert client.get(f"/s/{code}")["Location"] == "/services/dopa/id-card-lost/"
        assert client.get(f"/en/s/{code}/")["Location"] == "/en/services/dopa/id-card-lost/"

    def test_it_leads_on_after_the_service_has_moved(self, client, agency):
        page = ServicePageFactory(parent=agency)
        page.move(AgencyPageFactory(parent=agency.get_parent(), slug="land"), pos="last-child")
        assert client.get("/s/id-card-lost")["Location"] == "/services/land/id-card-lost/"
        assert client.get("/en/s/id-card-lost")["Location"] == "/en/services/land/id-card-lost/"

    def test_a_draft_and_an_unpublished_service_have_none(self, client, draft):
        assert client.get("/s/tax-refund").status_code == 404
        draft.save_revision().publish()
        assert client.get("/s/tax-refund").status_code == 302
        ServicePage.objects.get(pk=draft.pk).unpublish()
        assert client.get("/s/tax-refund").status_code == 404


class TestTheEditorsForm:
    @pytest.fixture
    def editor(self, client):
        client.force_login(UserFactory(is_superuser=True))
        return client

    def data(self, **values):
        from wagtail.test.utils.form_data import inline_formset, streamfield

        none = ("documents", "fees", "channels", "criteria", "legal_time", "laws", "forms")
        return {
            "title": "การขอคืนภาษี", "summary": "ขอคืนภาษีที่ชำระเกิน", "code": "tax-refund", "mode": "complete", "common_names": "คืนภาษี",
            "seo_title": "", "search_description": "", "review_date": "", "content_owner": "",
            **dict.fromkeys(("category", "impact", "process", "area", "owning_agency", "interpreter", "result"), ""),
            **dict.fromkeys(("appeal", "e_service_url", "status_url", "manual_fee"), ""),
            "category": "payment", "audience": ["citizen"], "status": "open", "last_checked": "2569-11-01",
            **flat("service_topics", flatten(inline_formset([{"topic": TopicFactory().pk}]))),
            **{key: text for name in ROW_FIELDS for key, text in flat(name, streamfield([])).items()},
            **{key: text for name in none for key, text in flat(name, flatten(streamfield([("none", "")]))).items()},
            "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **values,
        }  # fmt: skip

    def test_a_service_is_created_edited_and_published_in_thai(self, editor, client, agency):
        response = editor.post(
            f"/admin/pages/add/service_pages/servicepage/{agency.pk}/",
            self.data(**{"action-publish": "1", **step("ยื่นคำขอ", "15", "minute"), "last_checked": "22/11/2569"}),
        )
        assert response.status_code == 302, errors_of(response)
        page = ServicePage.objects.get(code="tax-refund", locale=agency.locale)
        assert page.live
        assert page.slug == "tax-refund"
        assert page.last_checked.isoformat() == "2026-11-22"
        assert "ยื่นคำขอ" in client.get("/services/dopa/tax-refund/").content.decode()
        assert client.get("/en/services/dopa/tax-refund/").status_code == 200
        response = editor.post(
            f"/admin/pages/{page.pk}/edit/",
            self.data(
                **{"action-publish": "1", **step("ยื่นคำขอใหม่", "20", "minute")},
                **{"service_topics-INITIAL_FORMS": "1", "service_topics-0-id": page.service_topics.get().pk},
            ),
        )
        assert response.status_code == 302, errors_of(response)
        assert "ยื่นคำขอใหม่" in client.get("/services/dopa/tax-refund/").content.decode()
        assert "20" in client.get("/en/services/dopa/tax-refund/").content.decode()

    def test_a_draft_needs_no_code(self, editor, agency):
        response = editor.post(f"/admin/pages/add/service_pages/servicepage/{agency.pk}/", self.data(code=""))
        assert response.status_code == 302, errors_of(response)
        assert ServicePage.objects.get(title="การขอคืนภาษี", locale=agency.locale).slug.startswith("draft-")

    @pytest.mark.parametrize(
        ("change", "field"),
        [({"code": "Tax Refund"}, "code"), ({"code": "id-card-lost"}, "code"), ({"title": ""}, "title")],
    )
    def test_a_fault_is_told_at_its_field_and_nothing_is_stored(self, editor, agency, change, field):
        ServicePageFactory(parent=agency)
        before = ServicePage.objects.count()
        response = editor.post(
            f"/admin/pages/add/service_pages/servicepage/{agency.pk}/", self.data(**{"action-publish": "1", **change})
        )
        assert response.status_code == 200
        assert field in response.context["form"].errors
        assert ServicePage.objects.count() == before

    def test_the_code_of_a_published_service_cannot_be_changed_in_the_form(self, editor, agency):
        page = ServicePageFactory(parent=agency)
        response = editor.post(f"/admin/pages/{page.pk}/edit/", self.data(**{"action-publish": "1", "code": "other"}))
        assert response.status_code == 200
        assert "code" in response.context["form"].errors
        assert ServicePage.objects.get(pk=page.pk).code == "id-card-lost"

    def test_the_form_shows_a_preview(self, editor, agency):
        page = ServicePageFactory(parent=agency)
        address = f"/admin/pages/{page.pk}/edit/preview/"
        assert editor.post(address, self.data(code="id-card-lost")).json()["is_valid"]
        response = editor.get(address, {"mode": ""})
        assert response.status_code == 200
        assert "การขอคืนภาษี" in response.content.decode()


def flat(name, data):
    return {f"{name}-{key}": value for key, value in data.items()}


def step(title, duration, unit):
    from wagtail.test.utils.form_data import streamfield

    row = {"title": title, "detail": "", "duration": duration, "unit": unit, "responsible": ""}
    return flat("steps", flatten(streamfield([("step", row)])))


def flatten(data, prefix=""):
    found = {}
    for key, value in data.items():
        if isinstance(value, dict):
            found |= flatten(value, f"{prefix}{key}-")
        else:
            found[f"{prefix}{key}"] = value
    return found


def errors_of(response):
    return response.context["form"].errors if response.context else response.content[:2000]
