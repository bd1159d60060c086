"""Held on every page type in both languages: accessibility, width, weight, nothing from elsewhere."""

import gzip
from urllib.parse import urlsplit

import pytest

from tests.e2e.conftest import DESKTOP, MARKS, PHONE

pytestmark = MARKS

PATHS = {
    "home": "/",
    "service list": "/services/",
    "topic": "/services/topics/identity/",
    "agency": "/services/dopa/",
    "service": "/services/dopa/id-card-lost/",
    "long service": "/services/dol/land-transfer/",
    "untranslated service": "/services/rfd/chainsaw-permit/",
    "centre": "/about/",
    "information": "/contact/",
    "news list": "/news/",
    "news": "/news/{news}/",
    "questions": "/questions/",
    "search": "/search/?q=passport",
    "search without result": "/search/?q=qwzx",
    "search empty": "/search/",
    "not found": "/no-such-page/",
    "sign in": "/login/",
}
FIRST_VIEW_KIB, HTML_KIB, CSS_KIB, JS_KIB = 65, 8, 10, 4


@pytest.fixture(scope="session")
def news_slug(browser, server):
    page = browser.new_page()
    page.goto(f"{server}/news/")
    slug = urlsplit(page.locator("main a[href^='/news/']").first.get_attribute("href")).path.split("/")[2]
    page.close()
    return slug


@pytest.fixture(params=PATHS)
def path(request, news_slug):
    return PATHS[request.param].format(news=news_slug)


@pytest.fixture(params=["th", "en"])
def address(request, path):
    return path if request.param == "th" else f"/en{path}"


def test_axe_finds_nothing(open_context, axe_source, address):
    page = open_context(DESKTOP).new_page()
    page.goto(address)
    page.evaluate(axe_source)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": rules, "rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(open_context, address, width):
    page = open_context({"width": width, "height": 800}).new_page()
    page.goto(address)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_nothing_is_asked_of_another_host_and_nothing_is_refused_by_the_policy(open_context, server, address):
    page = open_context(PHONE).new_page()
    hosts, complaints = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    status = page.goto(address).status
    expected_complaint = status >= 400  # Chromium itself reports the status of the page
    assert hosts == {urlsplit(server).netloc}
    assert [text for text in complaints if not (expected_complaint and "status of" in text)] == []


@pytest.mark.parametrize("name", ["home", "service", "long service"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_first_view_is_light(open_context, name, language):
    page = open_context(PHONE).new_page()
    sizes = {"document": 0, "stylesheet": 0, "script": 0, "font": 0}

    def weigh(response):
        kind = response.request.resource_type
        if kind in sizes:
            body = response.body()
            sizes[kind] += len(body if kind == "font" else gzip.compress(body, 6))

    page.on("response", weigh)
    page.goto(PATHS[name] if language == "th" else f"/en{PATHS[name]}", wait_until="networkidle")
    kib = {kind: size / 1024 for kind, size in sizes.items()}
    assert kib["stylesheet"] <= CSS_KIB
    assert kib["script"] <= JS_KIB
    assert sum(kib.values()) <= FIRST_VIEW_KIB, kib
    if name != "long service":
        assert kib["document"] <= HTML_KIB
