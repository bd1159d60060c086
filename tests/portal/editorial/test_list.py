"""The list of what is missing, beside the form."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from wagtail.test.utils.form_data import nested_form_data

from portal.bilingual.translations import translate_page
from portal.checks import own_page_models
from portal.editorial.missing import missing_from
from portal.editorial.page_tabs import PageTabs
from portal.models import User
from service_pages.models import ServicePage
from tests.factories import ServicePageFactory, english_of
from tests.portal.editorial.conftest import fresh, information_form

pytestmark = pytest.mark.django_db
LIST = 'id="missing-before-publication"'


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def named(page) -> list[str]:
    return [escape(item.message) for item in missing_from(page)]


@pytest.mark.parametrize("model", own_page_models(), ids=lambda model: model.__name__)
def test_every_page_type_has_the_list_above_its_tabs(model):
    assert isinstance(model.get_edit_handler(), PageTabs)


def test_it_is_there_before_a_page_is_saved(admin, agency):
    address = reverse("wagtailadmin_pages:add", args=["service_pages", "servicepage", agency.pk])
    html = admin.get(address).content.decode()
    assert html.count(LIST) == 1
    for sentence in named(ServicePage(mode="complete")):
        assert sentence in html


def test_each_item_leads_to_its_field_with_and_without_javascript(admin, draft):
    html = admin.get(edit(draft)).content.decode()
    (sentence,) = named(draft)
    assert 'href="#fees"' in html
    assert 'target-value="[data-contentpath=&quot;fees&quot;]"' in html
    assert html.index(sentence) < html.index('role="tablist"')
    assert 'id="fees"' in html


def test_a_complete_page_has_an_empty_place_for_it(admin, agency):
    html = admin.get(edit(ServicePageFactory(parent=agency))).content.decode()
    list_and_rest = html.partition(LIST)[2]
    assert "<li>" not in list_and_rest.partition("</section>")[0]


def autosave(client, page, **changes):
    data = nested_form_data(information_form(page, **changes))
    return client.post(edit(page), data, headers={"accept": "application/json"}).json()


def test_it_follows_each_autosave(admin, note):
    page = fresh(note)
    (sentence,) = named(page)
    answer = autosave(admin, page, summary="…")
    assert answer["success"]
    assert sentence not in answer["html"]
    assert escape(missing_from(fresh(page))[0].message) in answer["html"]
    assert 'data-w-teleport-target-value="#missing-before-publication"' in answer["html"]
    assert "<li>" not in autosave(admin, fresh(page), summary="คำอธิบาย")["html"].partition(LIST)[2]


def test_a_refused_publication_shows_the_list_as_the_form_was_sent(admin, note):
    response = admin.post(edit(note), information_form(note, summary="xxx", **{"action-publish": "1"}))
    html = response.content.decode()
    page = fresh(note)
    page.summary = "xxx"
    assert named(page)[0] in html.partition(LIST)[2].partition('role="tablist"')[0]


def test_it_speaks_the_editors_language(client, draft):
    from wagtail.users.models import UserProfile

    editor = User.objects.create_superuser("english", "english@example.test")
    UserProfile.objects.create(user=editor, preferred_language="en")
    client.force_login(editor)
    html = client.get(edit(draft)).content.decode()
    assert "The fees are missing." in html
    assert "1 thing to fill in before this page can be published" in html


def test_a_translation_has_none(admin, agency):
    page = ServicePageFactory(parent=agency)
    translate_page(page, {"title": "New card"})
    html = admin.get(edit(english_of(page))).content.decode()
    assert "New card" in html
    assert LIST not in html
