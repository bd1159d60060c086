"""Addresses that the portal answers itself are no page's."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import nested_form_data

from home.models import InformationPage
from service_pages.models import AgencyPage
from tests.factories import AgencyPageFactory, InformationPageFactory
from tests.portal.editorial.conftest import information_form

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["search", "s", "login", "admin", "static", "media", "th", "en"])
def test_below_the_home_page(thai_home, slug):
    with override("en"), pytest.raises(ValidationError, match="uses the address") as refused:
        InformationPageFactory(parent=thai_home, slug=slug)
    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.parametrize("slug", ["list", "topics"])
def test_below_the_list_of_services(agency, slug):
    with pytest.raises(ValidationError):
        AgencyPageFactory(parent=agency.get_parent(), slug=slug)


def test_the_same_words_are_free_elsewhere(thai_home):
    assert InformationPageFactory(parent=thai_home, slug="topics").pk


def test_nothing_of_a_refused_page_is_stored(agency):
    with pytest.raises(ValidationError):
        AgencyPageFactory(parent=agency.get_parent(), slug="list")
    assert set(AgencyPage.objects.values_list("slug", flat=True)) == {agency.slug}


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_an_editor_is_told_at_the_field_also_for_a_draft(admin, thai_home, note, action):
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", thai_home.pk])
    form = nested_form_data(information_form(InformationPage(title="ค้นหา"), title="ค้นหา", slug="search", **action))
    response = admin.post(address, form)
    assert "slug" in response.context["form"].errors
    assert not InformationPage.objects.filter(title="ค้นหา").exists()


def test_renaming_a_page_to_one_is_refused(admin, note):
    form = nested_form_data(information_form(note, slug="search"))
    response = admin.post(reverse("wagtailadmin_pages:edit", args=[note.pk]), form)
    assert "slug" in response.context["form"].errors
