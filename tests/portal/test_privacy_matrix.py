"""Every address of the portal with what a stranger gets there, and one private branch that a stranger meets nowhere."""

import json
import re
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Stranger:
    """What somebody without an account gets at a sample address; ``english`` None where there is one for both."""

    thai: str
    english: str | None
    status: int
    to: str = ""
    # May a shared cache keep the answer? False for anything that depends on who asks or on a token.
    cacheable: bool = True


# route as the resolver lists it: expectation
EXPECTED = {
    "healthz": Stranger("/healthz", None, 200),
    "readyz": Stranger("/readyz", None, 200),
    "robots.txt": Stranger("/robots.txt", None, 200),
    ".well-known/security.txt": Stranger("/.well-known/security.txt", None, 200),
    "sitemap.xml": Stranger("/sitemap.xml", None, 200),
    "search.json": Stranger("/search.json?q=x", None, 200),
    "services.json": Stranger("/services.json", None, 200),
    "services.csv": Stranger("/services.csv", None, 200),
    "services/<str:code>.json": Stranger("/services/id-card-lost.json", None, 200),
    "services/<str:code>.jsonld": Stranger("/services/id-card-lost.jsonld", None, 200),
    "hsds/": Stranger("/hsds/", None, 200),
    "hsds/services": Stranger("/hsds/services", None, 200),
    "hsds/services/<str:code>": Stranger("/hsds/services/id-card-lost", None, 200),
    "th/": Stranger("/th/", None, 301, to="/"),
    "th/<path:rest>": Stranger("/th/about/", None, 301, to="/about/"),
    "_util/login/": Stranger("/_util/login/", None, 302, to="/login/"),
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": Stranger(
        "/_util/authenticate_with_password/1/1/", "/en/_util/authenticate_with_password/1/1/", 404
    ),
    r"^media/(?P<path>.+)$": Stranger("/media/images/nothing.png", None, 404),
    "login/": Stranger("/login/", "/en/login/", 200, cacheable=False),
    "logout/": Stranger("/logout/", "/en/logout/", 405, cacheable=False),
    "search/": Stranger("/search/?q=x", "/en/search/?q=x", 200),
    "s/<str:code>": Stranger("/s/id-card-lost", "/en/s/id-card-lost", 302, to="/services/dopa/id-card-lost/"),
    "s/<str:code>/": Stranger("/s/id-card-lost/", "/en/s/id-card-lost/", 302, to="/services/dopa/id-card-lost/"),
    "s/<slug:code>/qr.svg": Stranger("/s/id-card-lost/qr.svg", "/en/s/id-card-lost/qr.svg", 200),
    r"^((?:[\w\-]+/)+[\w\-]+\.pdf)$": Stranger(
        "/manuals/id-card-lost/manual.pdf", "/en/manuals/id-card-lost/manual.pdf", 404
    ),
    "services/list/qr.svg": Stranger(
        "/services/list/qr.svg?s=id-card-lost", "/en/services/list/qr.svg?s=id-card-lost", 200
    ),
    "staff/counter/": Stranger(
        "/staff/counter/", "/en/staff/counter/", 302, to="/login/?next=/staff/counter/", cacheable=False
    ),
    "staff/counter/<str:code>/": Stranger(
        "/staff/counter/x/", "/en/staff/counter/x/", 302, to="/login/?next=/staff/counter/x/", cacheable=False
    ),
    "staff/counter/<str:code>/note/": Stranger(
        "/staff/counter/x/note/",
        "/en/staff/counter/x/note/",
        302,
        to="/login/?next=/staff/counter/x/note/",
        cacheable=False,
    ),
    r"^((?:[\w\-]+/)*)$": Stranger("/services/", "/en/services/", 200),
}


@pytest.mark.parametrize("expected", EXPECTED.values(), ids=list(EXPECTED))
def test_a_stranger_gets_what_the_matrix_says(client, site, expected):
    for address, prefix in ((expected.thai, ""), (expected.english, "/en")):
        if address is None:
            continue
        response = client.get(address)
        assert response.status_code == expected.status
        if expected.to:
            assert response["Location"] == prefix + expected.to.replace("?next=/", f"?next={prefix}/")
        if expected.cacheable:
            assert not response.cookies, "an answer for everybody sets no cookie"
            assert "Cookie" not in response.get("Vary", "")
        else:
            assert re.search("no-store|no-cache|private", response.get("Cache-Control", ""))


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/pages/",
        "/admin/reports/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/snippets/",
        "/admin/users/",
        "/admin/api/main/pages/",
        "/admin/choose-page/",
        "/admin/pages/1/history/",
        "/admin/sitemap.xml",
    ],
)
def test_the_admin_gives_a_stranger_nothing(client, address):
    response = client.get(address, follow=True)
    led_to = response.redirect_chain[-1][0] if response.redirect_chain else ""
    assert led_to.startswith("/login/") or response.status_code in {403, 404}


@pytest.mark.parametrize(
    "address",
    ["/api/v2/pages/", "/api/v2/documents/", "/admin/api/main/images/", "/images/abc/1/original/", "/documents/"],
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
            if answer["engine"] is None:
                pytest.skip("no search engine answers on this database")
            return [result["code"] for result in answer["results"] if result["type"] == "service"]

        assert "id-card-lost" in found()
        PageViewRestriction.objects.create(page=site.translated, restriction_type="login")
        assert "id-card-lost" not in found()

    def test_who_may_see_it_sees_it(self, client, private):
        from tests.factories import UserFactory

        client.force_login(UserFactory())
        assert client.get("/secret-page/below/").status_code == 200
