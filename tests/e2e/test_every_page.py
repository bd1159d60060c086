"""Held on every page type in both languages: accessibility, width, weight, nothing from elsewhere."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP, MARKS, PHONE

pytestmark = MARKS

PATHS = {
    "home": "/",
    "service list": "/services/",
    "topic": "/services/topics/identity/",
    "agency": "/services/dopa/",
    "guidelines": "/brand/",
    "files of the logo": "/brand/logo/",
    "service": "/services/dopa/id-card-lost/",
    "long service": "/services/dol/land-transfer/",
    "untranslated service": "/services/rfd/chainsaw-permit/",
    "document list": "/services/list/?s=building-permit&s=land-transfer&case=juristic&case=proxy",
    "manual list": "/manuals/",
    "manual": "/manuals/id-card-lost/",
    "manual of a day": "/manuals/house-registration-copy/?on=31/12/2568",
    "manual with a wrong day": "/manuals/house-registration-copy/?on=31/31/2568",
    "announced edition": "/manuals/disability-card/editions/2/",
    "all editions": "/manuals/vehicle-tax/editions/",
    "two editions compared": "/manuals/work-permit/compare/",
    "booklet": "{booklet}",
    "service of a booklet": "{booklet}services/building-permit/",
    "centre": "/about/",
    "information": "/contact/",
    "news list": "/news/",
    "news": "/news/{news}/",
    "questions": "/questions/",
    "search": "/search/?q=passport",
    "search without result": "/search/?q=qwzx",
    "search empty": "/search/",
    "survey": "/survey/id-card-lost/?steps=2",
    "results of a service": "/survey/id-card-lost/results/",
    "satisfaction": "/standard/satisfaction/",
    "standard": "/standard/",
    "you said, we did": "/standard/you-said-we-did/",
    "plans": "/standard/plans/",
    "suggestions and complaints": "/feedback/?service=id-card-lost",
    "tracking code": "/feedback/track/",
    "not found": "/no-such-page/",
    "sign in": "/login/",
}
BOOKLET = "/manuals/centre-booklet/"
FIRST_VIEW_KIB, HTML_KIB, CSS_KIB, JS_KIB = 65, 8, 10, 4


@pytest.fixture(scope="session")
def news_slug(browser, server):
    page = browser.new_page()
    page.goto(f"{server}/news/")
    slug = urlsplit(page.locator("main a[href^='/news/']").first.get_attribute("href")).path.split("/")[2]
    page.close()
    return slug


@pytest.fixture(scope="module", params=PATHS)
def path(request, news_slug):
    return PATHS[request.param].format(news=news_slug, booklet=BOOKLET)


@pytest.fixture(scope="module", params=["th", "en"])
def address(request, path):
    return path if request.param == "th" else f"/en{path}"


@dataclass(frozen=True)
class Opened:
    """A page as a phone loaded it, with all that it asked for and complained of since."""

    page: Page
    status: int
    hosts: set[str]
    complaints: list[str]

    def at(self, width):
        self.page.set_viewport_size({"width": width, "height": 800})
        return self.page


@pytest.fixture(scope="module")
def opened(browser, server, address):
    """Loaded once for all that is held of it."""
    context = browser.new_context(base_url=server, viewport=PHONE, locale="th-TH")
    page, hosts, complaints = context.new_page(), set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield Opened(page, page.goto(address).status, hosts, complaints)
    context.close()


def test_axe_finds_nothing(opened, axe_source):
    page = opened.at(DESKTOP["width"])
    page.evaluate(axe_source)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": rules, "rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(opened, width):
    assert opened.at(width).evaluate("document.scrollingElement.scrollWidth") <= width


# Of each number before its unit: whether the two stand on one line; where they are elements of their own, those.
PARTED = """() => {
  const unit = /[0-9๐-๙][0-9,.–\\u2060]*[ \\u00a0](วัน\\u2060?ทำการ|นาที|ชั่วโมง|วัน|บาท|รายการ|น\\.|working days?|minutes?|hours?|days?|baht|papers?)/g;
  const found = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const lines = range => new Set([...range.getClientRects()].filter(r => r.width).map(r => Math.round(r.bottom / 8))).size;
  for (let node; node = walker.nextNode();) for (const match of node.data.matchAll(unit)) {
    const range = new Range();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    if (lines(range) > 1) found.push(match[0]);
  }
  for (const value of document.querySelectorAll(".key-facts__value + .key-facts__unit")) {
    const number = value.previousElementSibling.getBoundingClientRect(), own = value.getBoundingClientRect();
    if (own.bottom < number.top || own.top > number.bottom) found.push(value.parentElement.textContent);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 390])
def test_no_number_is_parted_from_its_unit(opened, width):
    assert opened.at(width).evaluate(PARTED) == []


def test_nothing_is_asked_of_another_host_and_nothing_is_refused_by_the_policy(opened, server):
    expected_complaint = opened.status >= 400  # Chromium itself reports the status of the page
    assert opened.hosts == {urlsplit(server).netloc}
    assert [text for text in opened.complaints if not (expected_complaint and "status of" in text)] == []


# Ten services of the demonstration fill in every field and one lists 22 papers: their HTML alone may be larger.
WEIGHED = {
    "home": PATHS["home"],
    "ordinary service": "/services/dopa/id-card-renew/",
    "complete service": PATHS["service"],
    "long service": PATHS["long service"],
}
LARGER = {"complete service", "long service"}


@pytest.mark.parametrize("name", WEIGHED)
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_first_view_is_light(open_context, name, language):
    """Bytes as they came over the network, headers included."""
    page = open_context(PHONE).new_page()
    kinds, received = {}, Counter()
    network = page.context.new_cdp_session(page)
    network.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    network.on(
        "Network.loadingFinished",
        lambda event: received.update({kinds[event["requestId"]]: event["encodedDataLength"]}),
    )
    network.send("Network.enable")
    address = WEIGHED[name] if language == "th" else f"/en{WEIGHED[name]}"
    html = (
        int(page.goto(address, wait_until="networkidle").header_value("content-length")) / 1024
    )  # without its headers
    kib = {kind: size / 1024 for kind, size in received.items() if kind != "Image"}
    assert {"Document", "Stylesheet", "Script", "Font"} <= set(kib), "all of it was weighed"
    assert html <= HTML_KIB or name in LARGER, kib
    assert kib["Stylesheet"] <= CSS_KIB
    assert kib["Script"] <= JS_KIB
    assert sum(kib.values()) <= FIRST_VIEW_KIB, kib
