"""What a citizen came for, in the browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MARKS

pytestmark = MARKS

SEARCH = "form[role=search] input[name=q]"


def search(page, words):
    page.locator(SEARCH).first.fill(words)
    page.locator(SEARCH).first.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q="))


def first_result(page):
    return page.locator(".result a").first


def test_a_lost_card_is_found_in_thai_and_says_what_to_bring(visitor):
    visitor.goto("/")
    search(visitor, "ทำบัตรประชาชนหาย")
    first_result(visitor).click()
    expect(visitor).to_have_url(re.compile(r"/services/dopa/id-card-lost/$"))
    for words in ("เอกสารที่ต้องใช้", "ขั้นตอน", "ค่าธรรมเนียม"):
        expect(visitor.get_by_role("heading", name=words).first).to_be_visible()
    expect(visitor.get_by_text("100").first).to_be_visible()


def test_a_lost_card_is_found_in_english(visitor):
    visitor.goto("/en/")
    search(visitor, "lost id card")
    first_result(visitor).click()
    expect(visitor).to_have_url(re.compile(r"/en/services/dopa/id-card-lost/$"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Replace a lost or destroyed national ID card")


def test_switching_the_language_stays_on_the_service(visitor):
    visitor.goto("/services/dopa/id-card-lost/")
    visitor.locator("a[hreflang=en]").first.click()
    expect(visitor).to_have_url(re.compile(r"/en/services/dopa/id-card-lost/$"))
    visitor.locator("a[hreflang=th]").first.click()
    expect(visitor).to_have_url(re.compile(r"[0-9]/services/dopa/id-card-lost/$"))


def test_switching_the_language_keeps_the_search(visitor):
    visitor.goto("/search/?q=passport")
    visitor.locator("a[hreflang=en]").first.click()
    expect(visitor).to_have_url(re.compile(r"/en/search/\?q=passport$"))


def test_an_untranslated_service_says_so_and_marks_its_thai(visitor):
    visitor.goto("/en/services/rfd/chainsaw-permit/")
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    notice = visitor.locator(".language-notice")
    expect(notice).to_be_visible()
    expect(notice.locator("a")).to_have_attribute("href", "/services/rfd/chainsaw-permit/")
    assert visitor.locator("h1").evaluate("node => node.closest('[lang]').lang") == "th"
    assert visitor.locator("link[rel=canonical]").get_attribute("href").endswith("/services/rfd/chainsaw-permit/")
    assert "/en/" not in visitor.locator("link[rel=canonical]").get_attribute("href")


def test_a_list_is_narrowed_by_links(visitor):
    visitor.goto("/services/")
    visitor.goto(visitor.locator(".facets a[href*='agency=dlt']").first.get_attribute("href"))
    cards = visitor.locator("main a[href^='/services/dlt/']")
    expect(cards).to_have_count(4)


def test_the_keyboard_alone_leads_to_a_service(open_context):
    page = open_context().new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#"), (
        "the first stop skips to the content"
    )
    for _ in range(30):
        if page.evaluate("document.activeElement.name") == "q":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("พาสปอร์ต")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q="))
    for _ in range(80):
        if page.evaluate("document.activeElement.closest('.result') !== null"):
            break
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "the focus is to be seen"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/services/consular/passport-new/$"))


def test_text_size_and_contrast_stay_chosen(open_context):
    page = open_context().new_page()
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize")
    page.evaluate("document.querySelector('.display-settings').open = true")
    page.locator("input[name=text-size]").last.check(force=True)
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize") != before
    page.goto("/services/")
    assert page.locator("input[name=text-size]").last.is_checked()


def test_a_mistyped_address_offers_a_search_with_its_words(visitor):
    response = visitor.goto("/services/dopa/lost-id-card/")
    assert response.status == 404
    expect(visitor.locator("main input[name=q]")).to_have_value("lost id card")


@pytest.mark.parametrize("address", ["/s/id-card-lost", "/en/s/id-card-lost"])
def test_a_short_address_leads_to_the_service(visitor, address):
    visitor.goto(address)
    expect(visitor).to_have_url(re.compile(address.replace("/s/", "/services/dopa/") + "/$"))
