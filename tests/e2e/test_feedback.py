"""A word on a page in two taps; a complaint followed by its code, from the form to the answer of the centre."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import MARKS

pytestmark = MARKS
SEND = "main form button[type=submit]:not([name])"


def test_a_page_is_found_useful_in_two_taps(visitor):
    visitor.goto("/en/services/dopa/id-card-lost/")
    visitor.locator(".useful a").first.click()
    expect(visitor.locator("input[name=useful][value=yes]")).to_be_checked()
    visitor.locator(SEND).click()
    expect(visitor.locator("h1")).to_have_text("Thank you")
    visitor.locator(".error-page__ways a").first.click()
    expect(visitor).to_have_url(re.compile(r"/en/services/dopa/id-card-lost/$"))
    assert visitor.context.cookies() == []


def send(page):
    """Who is quicker than a person is asked to wait; the same form is taken then."""
    expect(page.locator(SEND)).to_be_visible()
    for _time in range(20):
        page.locator(SEND).click()
        if not page.get_by_text("too quickly").count():
            return
        page.wait_for_timeout(300)


def test_a_complaint_is_followed_by_its_code(visitor, sign_in):
    visitor.goto("/en/services/dopa/id-card-lost/")
    visitor.locator(".useful a").last.click()
    visitor.locator("input[name=kind][value=complaint]").check()
    visitor.fill("textarea[name=words]", "I waited two hours. My number is 1-1017-00203-45-0.")
    visitor.fill("input[name=name]", "Somchai Fictional")
    send(visitor)
    expect(visitor.locator("#id-warning")).to_contain_text("1-1017-xxxxx-xx-x")
    visitor.locator("#id-warning button").click()
    code = visitor.locator(".feedback__code").inner_text().strip()
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{3}", code)

    visitor.get_by_role("link", name="Follow with the code").click()
    visitor.fill("input[name=code]", "AAAA")
    visitor.locator(SEND).click()
    expect(visitor.locator("#code-error")).to_contain_text("has 4")
    visitor.fill("input[name=code]", code.lower().replace("-", " "))
    visitor.locator(SEND).click()
    expect(visitor.locator(".lead")).to_contain_text("Received")
    expect(visitor.get_by_text("two hours")).to_have_count(0)

    desk = sign_in("head")
    desk.goto("/admin/standard/feedback/cases/?state=received&kind=complaint")
    desk.locator("td.title a").first.click()
    expect(desk.locator(".feedback-words").first).to_contain_text("two hours")
    expect(desk.get_by_text("Somchai Fictional")).to_have_count(0)
    desk.locator("button[value=person]").click()
    expect(desk.get_by_text("Somchai Fictional")).to_be_visible()
    desk.fill("textarea[name=en]", "We now have more chairs and a second queue.")
    desk.locator("button[value=answer]").click()
    desk.locator("button[name=state][value=answered]").click()

    visitor.goto("/en/feedback/track/")
    visitor.fill("input[name=code]", code)
    visitor.locator(SEND).click()
    expect(visitor.locator(".lead")).to_contain_text("Answered")
    expect(visitor.locator(".feedback__answer")).to_have_text("We now have more chairs and a second queue.")
    assert visitor.context.cookies() == []
