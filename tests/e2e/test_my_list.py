"""My list for a company by proxy."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, MARKS

pytestmark = MARKS
PAPERS = ".rows--documents tbody tr"


def test_a_company_by_proxy_gets_its_papers_of_two_agencies(visitor):
    visitor.goto("/en/services/municipality/building-permit/")
    visitor.locator("a[href='/en/services/list/?s=building-permit']").click()
    expect(visitor.locator(".my-list__question")).to_be_visible()
    expect(visitor.locator(PAPERS)).to_have_count(0)

    visitor.locator("input[name=case][value=juristic]").check()
    visitor.locator("input[name=case][value=proxy]").check()
    visitor.fill("#add-service", "land-transfer")
    visitor.locator(".my-list__form button").click()
    expect(visitor).to_have_url(
        re.compile(r"/en/services/list/\?s=building-permit&case=juristic&case=proxy&s=land-transfer$")
    )
    expect(visitor.locator(".my-list__services li")).to_have_count(2)
    expect(visitor.locator(".my-list__question")).to_have_count(0)

    expect(visitor.locator(PAPERS).filter(has_text="Company registration certificate").first).to_be_visible()
    expect(visitor.locator(PAPERS).filter(has_text="Power of attorney").first).to_be_visible()
    expect(visitor.locator(PAPERS).filter(has_text=re.compile(r"For\s+Individual"))).to_have_count(0)
    everybody_and_company = visitor.locator(PAPERS).count()

    picture = visitor.locator(".my-list__address img")
    shown = visitor.locator(".my-list__link").get_attribute("href")
    assert picture.get_attribute("src").partition("?")[2] == shown.partition("?")[2]
    assert visitor.request.get(picture.get_attribute("src")).ok
    visitor.goto(shown)
    expect(visitor.locator(PAPERS)).to_have_count(everybody_and_company)

    visitor.locator(".my-list__remove").last.click()
    expect(visitor.locator(".my-list__services li")).to_have_count(1)
    expect(visitor.locator("input[name=case][value=proxy]")).to_be_checked()


def test_the_printed_list_has_boxes_to_tick_and_no_form(open_context):
    page = open_context(DESKTOP).new_page()
    page.goto("/services/list/?s=building-permit&s=land-transfer&case=juristic&case=proxy")
    page.emulate_media(media="print")
    expect(page.locator(".my-list__form")).to_be_hidden()
    expect(page.locator(".my-list__cases")).to_be_visible()
    box = "getComputedStyle(document.querySelector('.rows--documents tbody th'), '::before').borderTopStyle"
    assert page.evaluate(box) == "solid"
    assert page.evaluate("document.querySelector('.my-list__address img').naturalWidth") > 0
