"""A citizen answers at the kiosk and on the website; the head sets the kiosk up."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MARKS, PHONE

pytestmark = MARKS
TABLET = {"width": 1280, "height": 800}
CODE = "id-card-lost"


@pytest.fixture
def kiosk(sign_in):
    """The path of a counter's tablet, as the head finds it in the admin."""
    page = sign_in("head")
    page.goto("/admin/standard/survey/cards/")
    path = urlsplit(page.locator("a[href*='/survey/kiosk/']").first.get_attribute("href")).path
    page.context.close()
    return path


def answers(page):
    return page.locator("main button")


@pytest.mark.parametrize("has_script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_citizen_answers_at_the_kiosk_and_it_waits_for_the_next(open_context, kiosk, has_script):
    page = open_context(TABLET, java_script_enabled=has_script).new_page()
    page.goto(kiosk)
    expect(answers(page)).to_have_count(5)
    for button in answers(page).all():
        box = button.bounding_box()
        assert box["y"] + box["height"] <= TABLET["height"], "all faces are on the screen"
        assert min(box["width"], box["height"]) >= 100
    answers(page).first.click()
    expect(page).to_have_url(re.compile(r"\?steps=5$"))
    answers(page).nth(1).click()
    expect(page).to_have_url(re.compile(r"\?done=1$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("ขอบคุณ")
    assert page.context.cookies() == []
    expect(page).to_have_url(re.compile(re.escape(kiosk) + "$"), timeout=15_000)
    expect(answers(page)).to_have_count(5)


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (768, 1024)], ids=["lying", "standing"])
def test_all_faces_are_on_the_screen_of_a_tablet_and_large(open_context, kiosk, width, height):
    page = open_context({"width": width, "height": height}).new_page()
    for path in (kiosk, f"/en{kiosk}", f"/en{kiosk}?steps=2"):
        page.goto(path)
        for button in answers(page).all():
            box = button.bounding_box()
            assert box["y"] + box["height"] <= height
            assert min(box["width"], box["height"]) >= 88
        for link in page.get_by_role("link").all():
            box = link.bounding_box()
            assert min(box["width"], box["height"]) >= 44


def test_a_foreigner_answers_in_english_and_the_kiosk_returns_to_thai(open_context, kiosk):
    page = open_context(TABLET).new_page()
    page.goto(kiosk)
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Very satisfied").click()
    page.get_by_role("button", name="Satisfied", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.get_by_role("link", name="Next visitor").click()
    expect(page).to_have_url(re.compile(f"^[^?]*[0-9]{re.escape(kiosk)}$"))


def test_a_service_is_judged_by_the_keyboard_alone(open_context):
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"/services/dopa/{CODE}/")
    page.locator(f"a[href='/survey/{CODE}/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/survey/{CODE}/")
    for _question in range(2):
        for _stop in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "BUTTON":
                break
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    expect(page.get_by_role("heading", level=1)).to_have_text("ขอบคุณ")
    page.locator(f"a[href='/survey/{CODE}/results/']").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_questions_fit_the_screen_and_twice_the_text(open_context, kiosk, width):
    page = open_context({"width": width, "height": 800}).new_page()
    for path in (kiosk, f"/en{kiosk}", f"/survey/{CODE}/?steps=2", "/survey/?done=1", "/en/survey/c/x/"):
        page.goto(path)
        for scale in ("100%", "200%"):
            page.evaluate(f"document.documentElement.style.setProperty('font-size', '{scale}')")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, scale)


def test_the_questions_are_accessible(open_context, kiosk, axe_source):
    page = open_context(TABLET).new_page()
    for path in (kiosk, f"/en/survey/{CODE}/?steps=2", "/survey/?done=1", "/survey/?steps=9"):
        page.goto(path)
        page.evaluate(axe_source)
        found = page.evaluate("axe.run()")
        assert [violation["id"] for violation in found["violations"]] == [], path
