"""Pictures that come late move nothing, have their size set, and come in a format that suits the browser."""

import pytest
from playwright.sync_api import Route

from tests.e2e.conftest import MARKS, PHONE

pytestmark = MARKS

# Two frames and more: what moves is told a frame later.
SETTLED_MS = 300
# Wherever the reader is, what moves counts: also below the fold and after it was scrolled to.
WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push({
    value: entry.value, at: entry.sources.map(source => source.node && source.node.nodeName),
  }))).observe({type: "layout-shift", buffered: true});
}"""
PICTURES = """() => [...document.querySelectorAll("main picture img")].map(img => ({
  width: img.getAttribute("width"), height: img.getAttribute("height"), alt: img.alt, loaded: img.naturalWidth > 0,
  source: img.currentSrc.split(".").pop(), shape: img.clientWidth / img.clientHeight / (img.width / img.height),
  wide: img.clientWidth, place: img.closest("figure").clientWidth,
}))"""


@pytest.fixture(params=["/about/", "/en/about/"])
def page(request, open_context):
    """The page of the centre on a phone, whose pictures come when all else is there, scrolled to its end."""
    page = open_context(PHONE).new_page()
    held: list[Route] = []
    may_come = False

    def answer(route):
        if may_come:
            route.continue_()
        else:
            held.append(route)

    page.route("**/media/**", answer)
    page.add_init_script(f"({WATCH})()")
    page.goto(request.param, wait_until="domcontentloaded")
    page.evaluate("document.fonts.ready.then(() => 0)")
    images = page.locator("main picture img")
    images.first.scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLED_MS)
    page.evaluate("window.shifts.length = 0")
    assert held
    may_come = True
    for route in held:
        route.continue_()
    for number in range(images.count()):
        images.nth(number).scroll_into_view_if_needed()
        page.wait_for_function("n => document.querySelectorAll('main picture img')[n].naturalWidth > 0", arg=number)
    page.wait_for_timeout(SETTLED_MS)
    return page


def test_nothing_moves_when_pictures_come_late(page):
    assert page.evaluate("window.shifts") == []


def test_every_picture_has_its_size_its_words_and_fits(page):
    pictures = page.evaluate(PICTURES)
    assert len(pictures) >= 3
    for picture in pictures:
        assert picture["width"], picture
        assert picture["height"], picture
        assert picture["alt"], picture
        assert picture["source"] in {"avif", "webp"}, picture
        assert picture["wide"] <= picture["place"], picture
