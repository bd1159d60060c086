"""A substitute serves a citizen and prints the list of what is missing."""

import datetime
import re

from playwright.sync_api import expect

from home.opening import BANGKOK
from portal.bilingual.dates import BUDDHIST_OFFSET
from tests.e2e.conftest import MARKS

pytestmark = MARKS
TABLET = {"width": 768, "height": 1024}
CODE = "building-permit"


def officer(open_context, **options):
    page = open_context(TABLET, **options).new_page()
    page.goto("/login/?next=/staff/counter/")
    page.fill("input[name=username]", "staff")
    page.fill("input[name=password]", "demonstration")
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/staff/counter/")
    return page


def make_the_note(page):
    page.locator(".counter-mode__making button").click()
    page.wait_for_load_state()


def test_a_substitute_serves_a_citizen_and_prints_what_is_missing(open_context):
    page = officer(open_context, java_script_enabled=False)
    expect(page.locator("#pick")).to_be_focused()
    page.keyboard.type(f"http://host/s/{CODE}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/staff/counter/{CODE}/$"))
    expect(page.locator(".counter-mode__substitute")).to_be_visible()

    page.locator("input[name=case][value=juristic]").check()
    page.locator(".counter-mode__cases button").click()
    boxes = page.locator("input[name=paper]")
    ticked = [boxes.nth(number).get_attribute("value") for number in (0, 2)]
    for number in (0, 2):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.locator("#note-deadline").focus()
    page.keyboard.press("Enter")  # as a scanner does: shows the papers, makes no note
    expect(page.locator(".form__error")).to_have_count(0)
    make_the_note(page)
    expect(page.locator("#note-deadline-error")).to_be_visible()
    expect(page.locator("#problems")).to_be_in_viewport()
    assert [box.get_attribute("value") for box in page.locator("input[name=paper]:checked").all()] == ticked

    for number in range(7, 21):  # the first day on which the centre is open
        day = datetime.datetime.now(BANGKOK).date() + datetime.timedelta(days=number)
        page.fill("#note-deadline", f"{day.day}/{day.month}/{day.year + BUDDHIST_OFFSET}")
        make_the_note(page)
        if not page.locator("#note-deadline-error").count():
            break
    expect(page.locator(".missing-note")).to_have_count(2)
    expect(page.locator(".missing-note").first.locator("[lang=th] ol > li")).to_have_count(2)
    expect(page.locator(".missing-note").first.locator("[lang=en] ol > li")).to_have_count(2)

    page.emulate_media(media="print")
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator(".missing-note__bar")).to_be_hidden()
    expect(page.locator(".missing-note__signature").first).to_be_visible()


def test_the_handbook_stands_beside_the_papers_on_a_tablet(open_context, axe_source):
    page = officer(open_context)
    for address in ("/staff/counter/", f"/staff/counter/{CODE}/?case=juristic", f"/en/staff/counter/{CODE}/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate(axe_source)
        assert page.evaluate("axe.run().then(found => found.violations.map(each => each.id))") == []
    page.goto(f"/staff/counter/{CODE}/?case=juristic")
    left, right = page.locator("#papers").bounding_box(), page.locator("#handbook").bounding_box()
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < TABLET["height"] / 2


def test_a_stranger_is_asked_to_sign_in(open_context):
    page = open_context(TABLET).new_page()
    page.goto(f"/staff/counter/{CODE}/")
    expect(page).to_have_url(re.compile(r"/login/\?next="))
