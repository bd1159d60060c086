"""A page or document behind a password asks for it in the portal's own frame and tells nothing of itself."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.bilingual.translations import translate_page
from portal.models import PortalDocument
from tests.factories import InformationPageFactory

pytestmark = pytest.mark.django_db
PASSWORD = "open sesame"
SENTENCES = {"/about/": "รหัสผ่าน", "/en/about/": "Password needed"}


@pytest.fixture
def guarded(thai_home):
    page = InformationPageFactory(parent=thai_home, title="แผนงานภายใน", summary="เฉพาะคณะทำงาน")
    translate_page(page, {"title": "Internal plan", "summary": "For the working group"})
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=PASSWORD)
    return page


@pytest.fixture
def client():
    """As strict as a server: the form must carry the token that its cookie names."""
    return Client(enforce_csrf_checks=True)


def send(client, response, **answers):
    """The form as a browser sends it."""
    token = response.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    action, _back = form_of(response)
    return client.post(action, {"csrfmiddlewaretoken": token, **answers})


def form_of(response):
    """Where the form goes and what it carries along."""
    text = response.content.decode()
    main = text.partition("<main")[2].partition("</main>")[0]
    action = main.partition('action="')[2].partition('"')[0]
    return action, main.partition('name="return_url" value="')[2].partition('"')[0]


@pytest.mark.parametrize("address", SENTENCES)
def test_the_form_stands_in_the_portals_frame_and_tells_nothing_of_the_page(client, guarded, address):
    response = client.get(address)
    text = response.content.decode()
    assert "site-header" in text
    assert "site-footer" in text
    assert SENTENCES[address] in text
    assert "no-store" in response["Cache-Control"]
    for secret in ("แผนงานภายใน", "เฉพาะคณะทำงาน", "Internal plan", "For the working group", "og:title", "ld+json"):
        assert secret not in text


@pytest.mark.parametrize(
    ("address", "language", "sentence"),
    [("/about/", "th", "รหัสผ่านไม่ถูกต้อง"), ("/en/about/", "en", "The password you have entered is not correct")],
)
def test_a_wrong_password_is_told_in_the_language_of_the_page(client, guarded, address, language, sentence):
    action, back = form_of(client.get(address))
    response = send(client, client.get(address), password="wrong", return_url=back)
    text = response.content.decode()
    assert f'<html lang="{language}">' in text
    assert sentence in text
    assert response["Content-Language"] == language
    assert 'aria-invalid="true"' in text
    assert form_of(response) == (action, back)


@pytest.mark.parametrize("address", SENTENCES)
def test_the_right_password_opens_the_page_that_was_asked_for(client, guarded, address):
    asked = client.get(address)
    response = send(client, asked, password=PASSWORD, return_url=form_of(asked)[1])
    assert (response.status_code, response["Location"]) == (302, address)
    assert client.get(address).status_code == 200


def test_the_other_language_is_one_link_away(client, guarded):
    assert 'href="/en/about/"' in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    "address", ["/_util/authenticate_with_password/0/0/", "/_util/authenticate_with_password/9/9/"]
)
def test_a_password_for_nothing_is_not_found(client, thai_home, address):
    assert client.get(address).status_code == 404
    assert Client().post(address, {"password": "x"}).status_code == 404


class TestOnlyWhereAPasswordIsAskedFor:
    def address(self, restriction, page):
        return f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"

    def test_not_for_a_page_that_the_restriction_does_not_reach(self, client, thai_home, guarded):
        other = InformationPageFactory(parent=thai_home, slug="other")
        assert client.get(self.address(PageViewRestriction.objects.get(page=guarded), other)).status_code == 404

    def test_for_a_page_below_it(self, client, guarded):
        below = InformationPageFactory(parent=guarded, slug="below")
        assert client.get(self.address(PageViewRestriction.objects.get(page=guarded), below)).status_code == 200

    def test_not_for_a_draft_below_it(self, client, guarded):
        draft = InformationPageFactory(parent=guarded, slug="draft", live=False)
        assert client.get(self.address(PageViewRestriction.objects.get(page=guarded), draft)).status_code == 404

    def test_not_for_restrictions_of_another_kind(self, client, guarded):
        restriction = PageViewRestriction.objects.create(page=guarded, restriction_type="login")
        assert client.get(self.address(restriction, guarded)).status_code == 404
        collection = Collection.get_first_root_node().add_child(name="plans")
        restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
        assert client.get(f"/documents/authenticate_with_password/{restriction.pk}/").status_code == 404


def test_a_form_sent_without_its_way_back_is_asked_again(client, guarded):
    assert send(client, client.get("/about/"), password=PASSWORD).status_code == 200


def test_a_document_asks_in_the_portals_frame_in_both_languages(client, thai_home):
    collection = Collection.get_first_root_node().add_child(name="plans")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="password", password=PASSWORD)
    document = PortalDocument.objects.create(
        title="แผนลับ", file=ContentFile(b"plan", name="plan.pdf"), collection=collection
    )
    response = client.get(document.url)
    text = response.content.decode()
    assert "site-header" in text
    assert "This document is for people who have been given its password" in text
    assert "แผนลับ" not in text
    assert send(client, response, password=PASSWORD, return_url=form_of(response)[1])["Location"] == document.url
