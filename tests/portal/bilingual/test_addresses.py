"""The address alone decides the language; each page says what it is in and where the other language is."""

import re
import xml.etree.ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import InformationPageFactory, english_of

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def html(client, address, **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200, address
    return response.content.decode()


def link(text, rel, **attributes):
    """The addresses of the ``<link>`` elements of a relation."""
    wanted = [f'rel="{rel}"', *(f'{name}="{value}"' for name, value in attributes.items())]
    return [
        re.search(r'href="([^"]+)"', tag)[1]
        for tag in re.findall(r"<link[^>]+>", text)
        if all(w in tag for w in wanted)
    ]


def switch(text):
    """Address and language of the language switch."""
    tag = re.search(r'<a[^>]*class="[^"]*language-switch[^>]*>', text)[0]
    return re.search(r'href="([^"]+)"', tag)[1].replace("&amp;", "&"), re.search(r'\slang="([^"]+)"', tag)[1]


class TestTheAddressDecides:
    @pytest.mark.parametrize(
        ("address", "language"),
        [
            ("/", "th"),
            ("/en/", "en"),
            ("/search/", "th"),
            ("/en/search/", "en"),
            ("/login/", "th"),
            ("/en/login/", "en"),
        ],
    )
    def test_thai_is_at_the_root_and_english_below_en(self, client, address, language):
        response = client.get(address)
        assert response["Content-Language"] == language
        assert f'<html lang="{language}"' in response.content.decode()

    def test_an_unknown_language_is_not_found_and_said_so_in_thai(self, client):
        response = client.get("/xx/")
        assert response.status_code == 404
        assert '<html lang="th"' in response.content.decode()

    def test_what_is_not_found_below_en_is_said_in_english(self, client):
        response = client.get("/en/no-such-page/")
        assert response.status_code == 404
        assert '<html lang="en"' in response.content.decode()

    @pytest.mark.parametrize(
        ("address", "target"),
        [("/th/", "/"), ("/th/about/?a=1", "/about/?a=1"), ("/th/services/dopa/", "/services/dopa/")],
    )
    def test_the_thai_prefix_redirects_for_good(self, client, address, target):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, target)

    def test_the_thai_prefix_leads_to_no_other_host(self, client):
        response = client.get("/th//evil.example/")
        assert not response.get("Location", "/").startswith("//")

    def test_english_without_its_slash_redirects_to_english(self, client):
        assert client.get("/en")["Location"] == "/en/"

    @pytest.mark.parametrize(
        "headers",
        [
            {"accept-language": "en"},
            {"cookie": "django_language=en"},
            {"accept-language": "en", "cookie": "django_language=en; language=en"},
        ],
    )
    def test_neither_cookie_nor_browser_changes_the_language(self, client, headers):
        plain = client.get("/")
        asked = client.get("/", headers=headers)
        assert asked["Content-Language"] == "th"
        assert asked.content == plain.content

    def test_no_answer_varies_by_language_or_cookie(self, client, site):
        for address in [*site.addresses, "/nothing/", "/en/nothing/"]:
            vary = client.get(address).get("Vary", "")
            assert "Accept-Language" not in vary
            assert "Cookie" not in vary, address


class TestEachPageNamesItsCounterpart:
    def test_a_translated_page_names_both_languages_and_thai_as_the_default(self, client, site):
        for address in ("/services/dopa/id-card-lost/", "/en/services/dopa/id-card-lost/"):
            text = html(client, address)
            assert link(text, "alternate", hreflang="th") == ["http://testserver/services/dopa/id-card-lost/"]
            assert link(text, "alternate", hreflang="en") == ["http://testserver/en/services/dopa/id-card-lost/"]
            assert link(text, "alternate", hreflang="x-default") == ["http://testserver/services/dopa/id-card-lost/"]
            assert link(text, "canonical") == [f"http://testserver{address}"]

    def test_an_untranslated_page_names_no_other_language_and_thai_as_its_own_address(self, client, site):
        for address in ("/services/dopa/house-move/", "/en/services/dopa/house-move/"):
            text = html(client, address)
            assert link(text, "alternate") == []
            assert link(text, "canonical") == ["http://testserver/services/dopa/house-move/"]

    def test_an_untranslated_page_says_so_and_marks_its_thai_text(self, client, site):
        text = html(client, "/en/services/dopa/house-move/")
        assert "not available in English" in text
        assert re.search(r'lang="th"[^>]*>(?:(?!lang="en").)*การแจ้งย้ายที่อยู่', text, re.DOTALL)

    def test_every_page_has_its_own_title_and_one_first_heading(self, client, site):
        seen = set()
        for address in site.addresses:
            text = html(client, address)
            seen.add(re.search(r"<title>(.+?)</title>", text, re.DOTALL)[1])
            assert len(re.findall(r"<h1[ >]", text)) == 1, address
        assert len(seen) >= len(site.addresses) - 2  # an alias shares its Thai title


class TestTheSwitchStaysOnTheSubject:
    def test_it_stays_on_the_service(self, client, site):
        assert switch(html(client, "/services/dopa/id-card-lost/")) == ("/en/services/dopa/id-card-lost/", "en")
        assert switch(html(client, "/en/services/dopa/id-card-lost/")) == ("/services/dopa/id-card-lost/", "th")

    def test_it_stays_on_an_untranslated_service(self, client, site):
        assert switch(html(client, "/services/dopa/house-move/")) == ("/en/services/dopa/house-move/", "en")

    def test_it_stays_on_the_topic(self, client, site):
        assert switch(html(client, "/services/topics/lost/"))[0] == "/en/services/topics/lost/"

    def test_it_keeps_the_words_searched_for(self, client, site):
        assert (
            switch(html(client, "/search/?q=%E0%B8%9A%E0%B8%B1%E0%B8%95%E0%B8%A3"))[0]
            == "/en/search/?q=%E0%B8%9A%E0%B8%B1%E0%B8%95%E0%B8%A3"
        )

    def test_it_keeps_the_choices_of_a_list(self, client, site):
        assert switch(html(client, "/services/?mode=complete"))[0] == "/en/services/?mode=complete"

    def test_it_stays_where_nothing_is_found(self, client):
        text = client.get("/en/no-such-page/").content.decode()
        assert switch(text) == ("/no-such-page/", "th")

    def test_it_leads_to_no_page_that_is_private(self, client, site):
        PageViewRestriction.objects.create(page=site.information, restriction_type="login")
        assert client.get("/en/about/").status_code == 302


class TestSitemap:
    @pytest.fixture
    def entries(self, client, site):
        root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own answer)
        return {
            url.find("s:loc", SITEMAP).text.removeprefix("http://testserver"): {
                found.get("hreflang"): found.get("href").removeprefix("http://testserver")
                for found in url.findall("x:link", SITEMAP)
            }
            for url in root.findall("s:url", SITEMAP)
        }

    def test_both_trees_are_in_it_and_aliases_are_not(self, entries):
        assert {
            "/",
            "/en/",
            "/services/dopa/id-card-lost/",
            "/en/services/dopa/id-card-lost/",
            "/services/dopa/house-move/",
        } <= set(entries)
        assert "/en/services/dopa/house-move/" not in entries

    def test_a_translated_page_has_its_counterpart_beside_it(self, entries):
        both = {"th": "/about/", "en": "/en/about/", "x-default": "/about/"}
        assert entries["/about/"] == entries["/en/about/"] == both

    def test_an_untranslated_page_stands_alone(self, entries):
        assert entries["/services/dopa/house-move/"] == {}

    def test_every_address_of_it_answers_and_calls_itself_canonical(self, client, entries):
        for address in entries:
            assert link(html(client, address), "canonical") == [f"http://testserver{address}"]

    def test_a_restricted_page_is_not_in_it(self, client, thai_home):
        page = InformationPageFactory(parent=thai_home, slug="hidden")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert "hidden" not in client.get("/sitemap.xml").content.decode()

    def test_the_day_of_the_last_publication_is_told(self, client, site):
        root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own answer)
        days = {url.find("s:loc", SITEMAP).text: url.find("s:lastmod", SITEMAP).text for url in root}
        address = f"http://testserver{site.translated.get_url()}"
        assert days[address] == site.translated.last_published_at.date().isoformat()

    def test_it_costs_two_queries_however_long_it_is(self, client, site, django_assert_max_num_queries):
        client.get("/sitemap.xml")
        with django_assert_max_num_queries(2):
            client.get("/sitemap.xml")


def test_thai_runs_on_an_english_page_are_marked(client, site):
    """Whatever Thai stands on an English page stands in an element that says it is Thai."""
    from html.parser import HTMLParser

    class Unmarked(HTMLParser):
        VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "source"}

        def __init__(self):
            super().__init__()
            self.stack, self.found = [], []

        def handle_starttag(self, tag, attrs):
            if tag not in self.VOID:
                inherited = self.stack[-1][1] if self.stack else ""
                self.stack.append((tag, dict(attrs).get("lang") or inherited))

        def handle_endtag(self, tag):
            while self.stack and self.stack.pop()[0] != tag:
                pass

        def handle_data(self, data):
            if (
                re.search("[\u0e01-\u0e2e]", data)
                and self.stack[-1][1] != "th"
                and self.stack[-1][0] not in {"script", "title"}
            ):
                self.found.append(data.strip())

    for thai in site.pages:
        address = english_of(thai).get_url()
        parser = Unmarked()
        parser.feed(html(client, address))
        assert parser.found == [], address


def test_a_thai_page_shows_the_buddhist_year_and_an_english_one_the_common_year(client, site):
    assert "2569" in html(client, "/news/one/")
    text = html(client, "/en/news/one/")
    assert "2026" in text
    assert "2569" not in text
