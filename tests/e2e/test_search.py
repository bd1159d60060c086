"""The search as people use it: suggestions while typing, by keyboard, touch and screen reader, and without a script."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, MARKS, PHONE

pytestmark = MARKS
WORDS = {"": "บัตร", "/en": "regis"}
# Where a field to search stands: in the header, large on the home page, on the results page.
FORMS = {"header": "/services/", "home": "/", "results": "/search/?q=passport", "not found": "/no-such-page/"}


@pytest.fixture(params=["", "/en"], ids=["th", "en"])
def tree(request):
    return request.param


@pytest.fixture
def typing(open_context, tree):
    """A page with the words typed into its field, one letter after the other, and the suggestions open."""

    def typed(path="/", viewport=DESKTOP, words=WORDS[tree], **options):
        page = open_context(viewport, **options).new_page()
        page.goto(f"{tree}{path}")
        field = page.get_by_role("combobox").first
        field.fill("")
        field.press_sequentially(words, delay=20)
        expect(page.get_by_role("listbox")).to_be_visible()
        return page, field

    return typed


def options(page):
    return page.get_by_role("option")


def marked(page):
    """The id of the option that a screen reader is at; None for none."""
    return page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.id")


@pytest.mark.parametrize("form", FORMS)
def test_each_field_suggests_and_tells_a_screen_reader(typing, form):
    page, field = typing(FORMS[form])
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_have_attribute("aria-controls", page.get_by_role("listbox").get_attribute("id"))
    status = page.locator("form[data-suggestions] [role=status]").first
    expect(status).to_contain_text(str(options(page).count()))
    assert marked(page) is None


def test_arrows_go_round_and_home_and_end_go_to_the_ends(typing):
    page, field = typing()
    ids = [option.get_attribute("id") for option in options(page).all()]
    seen = []
    for key in ("ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home"):
        field.press(key)
        seen.append(marked(page))
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    assert seen == [ids[0], ids[1], ids[-1], ids[0], ids[-1], ids[0]]
    expect(field).to_be_focused()


def test_escape_closes_and_a_second_one_clears(typing, tree):
    page, field = typing()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(WORDS[tree])
    field.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    field.press("Escape")
    expect(field).to_have_value("")


def test_tab_leaves_to_the_button_and_closes(typing):
    page, field = typing()
    field.press("ArrowDown")
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("form[data-suggestions] button").first).to_be_focused()


def test_enter_without_a_choice_searches_for_what_was_typed(typing, tree):
    page, field = typing()
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"{tree}/search/\?q="))
    expect(page.locator("#search-results-q")).to_have_value(WORDS[tree])


def test_a_service_that_is_chosen_by_keyboard_opens(typing, tree):
    page, field = typing(words={"": "การขอมีบัตร", "/en": "replace a lost"}[tree])
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"{tree}/services/[a-z-]+/[a-z0-9-]+/$"))


@pytest.mark.parametrize("touch", [True, False], ids=["touch", "mouse"])
def test_a_suggestion_is_chosen_by_hand(typing, touch):
    page, _field = typing(viewport=PHONE, has_touch=touch)
    chosen = options(page).first
    if touch:
        chosen.tap()
    else:
        chosen.click()
    expect(page).to_have_url(re.compile(r"/(services|search)/.+"))


def test_typing_on_forgets_the_choice_and_asks_anew(typing, tree):
    page, field = typing()
    field.press("ArrowDown")
    with page.expect_response(re.compile(r"suggest\.json")):
        field.press_sequentially("t" if tree else "ป")
    assert marked(page) is None


def test_a_pause_makes_one_request_of_many_letters_and_one_letter_none(open_context, tree):
    page = open_context(DESKTOP).new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggest.json" in request.url else None)
    page.goto(f"{tree}/")
    field = page.get_by_role("combobox").first
    field.press_sequentially(WORDS[tree][0])
    page.wait_for_timeout(400)
    assert asked == []
    with page.expect_response(re.compile(r"suggest\.json")):
        field.press_sequentially(WORDS[tree][1:])
    assert len(asked) == 1
    assert asked[0].partition("?")[0].endswith(f"{tree}/search/suggest.json")


def test_words_that_an_input_method_is_still_composing_are_let_be(open_context):
    page = open_context(DESKTOP).new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggest.json" in request.url else None)
    page.goto("/en/")
    field = page.get_by_role("combobox").first
    field.focus()
    network = page.context.new_cdp_session(page)
    network.send("Input.imeSetComposition", {"text": "passport", "selectionStart": 8, "selectionEnd": 8})
    page.wait_for_timeout(400)
    assert asked == []
    with page.expect_response(re.compile(r"suggest\.json")):
        network.send("Input.insertText", {"text": "passport"})


@pytest.mark.parametrize("answer", [429, 500, "no network"])
def test_a_field_without_suggestions_is_an_ordinary_one(open_context, tree, answer):
    page = open_context(DESKTOP).new_page()
    refuse = (lambda route: route.abort()) if answer == "no network" else (lambda route: route.fulfill(status=answer))
    page.route("**/suggest.json*", refuse)
    page.goto(f"{tree}/")
    field = page.get_by_role("combobox").first
    with page.expect_request(re.compile(r"suggest\.json")):
        field.press_sequentially(WORDS[tree])
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"{tree}/search/\?q="))


def test_without_a_script_the_form_searches(open_context, tree):
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{tree}/")
    field = page.locator("form[role=search] input[name=q]").first
    assert field.get_attribute("role") is None
    field.fill(WORDS[tree])
    field.press("Enter")
    expect(page).to_have_url(re.compile(rf"{tree}/search/\?q="))
    expect(page.locator(".search-results__items > li").first).to_be_visible()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_list_stays_on_the_screen_and_covers_neither_field_nor_button(typing, form, width):
    page, field = typing(FORMS[form], {"width": width, "height": 800})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    shown = page.get_by_role("listbox").bounding_box()
    button = page.locator("form[data-suggestions] button").first.bounding_box()
    assert shown["y"] >= button["y"] + button["height"]
    assert shown["y"] >= field.bounding_box()["y"] + field.bounding_box()["height"]
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width


def test_at_twice_the_text_size_on_a_small_phone_every_suggestion_can_be_reached(typing):
    page, field = typing(viewport={"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.setProperty('--scale', 2)")
    for _ in range(options(page).count()):
        field.press("ArrowDown")
        box = page.locator("[role=option][aria-selected=true]").bounding_box()
        assert box["y"] > -1  # a scroll ends at a whole pixel
        assert box["y"] + box["height"] < 641
        assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_while_the_suggestions_are_open(typing, axe_source, viewport):
    page, field = typing(viewport=viewport)
    field.press("ArrowDown")
    page.evaluate(axe_source)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    chosen = {"runOnly": rules, "rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", chosen)
    assert [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found["violations"]] == []


def test_the_script_is_small():
    assert Path(finders.find("portal/js/suggestions.js")).stat().st_size <= 4096
