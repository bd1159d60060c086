"""One branch made private by a restriction, which a stranger meets nowhere. Every address: tests/manuals/privacy."""

import json
import re

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction

from home.models import NewsPage
from portal.tree import snapshot
from service_pages.models import AgencyPage, ServicePage
from tests.factories import (
    AgencyPageFactory,
    InformationPageFactory,
    NewsPageFactory,
    ServicePageFactory,
    english_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    ["/api/v2/pages/", "/api/v2/documents/", "/images/abc/1/original/", "/documents/"],
)
def test_no_side_door_lists_or_makes_anything(client, address):
    assert client.get(address).status_code in {302, 403, 404}


SECRET_TH, SECRET_EN = "เรื่องลับเฉพาะ", "Confidential matter"


@pytest.fixture
def private(site):
    """A private agency with a private service, a private page with one below it, and private news."""
    from portal.bilingual.translations import translate_page

    agency = AgencyPageFactory(
        parent=site.index, title=f"{SECRET_TH} หน่วยงาน", slug="secret-agency", show_in_menus=True
    )
    service = ServicePageFactory(
        parent=agency, title=f"{SECRET_TH} บริการ", code="secret-service", slug="secret-service"
    )
    page = InformationPageFactory(parent=site.home, title=f"{SECRET_TH} หน้า", slug="secret-page", show_in_menus=True)
    below = InformationPageFactory(parent=page, title=f"{SECRET_TH} ข้างใต้", slug="below")
    news = NewsPageFactory(parent=site.news_index, title=f"{SECRET_TH} ข่าว", slug="secret-news")
    pages = [agency, service, page, below, news]
    for each in (service, page, below):
        translate_page(each, {"title": SECRET_EN})
    site.home.popular = [("code", "secret-service"), ("code", "id-card-lost")]
    site.home.save_revision().publish()
    rich = f'<p>อ่าน <a linktype="page" id="{page.pk}">ที่นี่</a></p>'
    site.information.body = [("paragraph", rich), ("link", {"page": page, "address": "", "label": ""})]
    site.information.save_revision().publish()
    for each in (agency, page, news):
        PageViewRestriction.objects.create(page=each, restriction_type="login")
    return pages


def public_addresses(site):
    lists = [
        "/services/topics/lost/",
        "/services/?mode=complete",
        "/search/?q=ลับเฉพาะ",
        "/search/?q=confidential",
        "/nothing/here/",
    ]
    return [*site.addresses, *lists, *(f"/en{address}" for address in lists)]


class TestThePrivateBranch:
    def test_every_page_of_it_asks_who_is_there_in_both_languages(self, client, private):
        for thai in private:
            for page in (thai, english_of(thai)):
                response = client.get(page.get_url())
                assert response.status_code == 302
                assert "/login/?next=" in response["Location"]
                assert SECRET_TH not in response.content.decode()

    def test_no_public_page_names_it_or_leads_to_it(self, client, site, private):
        for address in public_addresses(site):
            text = client.get(address).content.decode()
            without_question = re.sub(
                r'(value="[^"]*"|<title>.*?</title>|href="[^"]*[?]q=[^"]*")', "", text, flags=re.DOTALL
            )
            assert SECRET_TH not in without_question, address
            assert SECRET_EN not in without_question, address
            assert not re.search(r'(href|src)="[^"?]*secret-', text), address

    def test_it_is_in_no_sitemap(self, client, private):
        text = client.get("/sitemap.xml").content.decode()
        assert "secret" not in text
        assert "below" not in text

    def test_the_search_does_not_know_it(self, client, private):
        for question in (SECRET_TH, SECRET_EN, "secret-service"):
            for language in ("th", "en"):
                found = json.loads(client.get("/search.json", {"q": question, "lang": language}).content)
                assert [result for result in found["results"] if "secret" in result["url"]] == []
                assert SECRET_EN not in json.dumps({**found, "query": ""})

    def test_open_data_does_not_know_it(self, client, private):
        for address in ("/services.json", "/services.csv", "/hsds/services"):
            response = client.get(address)
            text = (response.getvalue() if response.streaming else response.content).decode()
            assert "id-card" in text
            assert not re.search(f"secret-|{SECRET_TH}|{SECRET_EN}", text)
        for address in (
            "/services/secret-service.json",
            "/services/secret-service.jsonld",
            "/hsds/services/secret-service",
        ):
            assert client.get(address).status_code == 404

    def test_its_short_address_is_not_found(self, client, private):
        for address in ("/s/secret-service", "/en/s/secret-service"):
            assert client.get(address).status_code == 404

    def test_the_language_switch_of_no_page_leads_into_it(self, site, private):
        restricted = {node.url for node in snapshot().nodes if node.restricted}
        assert len(restricted) == 2 * len(private)

    def test_lists_made_by_code_leave_it_out(self, private):
        for model in (AgencyPage, NewsPage, ServicePage):
            assert not model.objects.live().public().filter(slug__startswith="secret").exists()
        for language in ("th", "en"):
            with translation.override(language):
                assert not [node for node in snapshot().menu(language) if "secret" in node.url]

    def test_a_document_of_the_search_is_gone_the_moment_it_becomes_private(self, client, site):
        def found():
            answer = client.get("/search.json", {"q": "บัตรประจำตัวประชาชน"}).json()
            return [result["code"] for result in answer["results"] if result["type"] == "service"]

        assert "id-card-lost" in found()
        PageViewRestriction.objects.create(page=site.translated, restriction_type="login")
        assert "id-card-lost" not in found()

    def test_who_may_see_it_sees_it(self, client, private):
        from tests.factories import UserFactory

        client.force_login(UserFactory())
        assert client.get("/secret-page/below/").status_code == 200
