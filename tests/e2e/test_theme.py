"""What a head of the centre does with the theme, in the browser."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MARKS, PHONE
from tests.e2e.test_editor import publish

pytestmark = MARKS
SCREEN = "/admin/branding/theme/"
HEADER = ".site-header"
BAD = "#7fb7c4"
USUAL = {"primary": "#0b4650", "accent": "#f2b632"}


def as_rgb(colour: str) -> str:
    """As a browser computes it."""
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def box(page, field):
    return page.locator("[data-theme-colour]", has=page.locator(f"input[name={field}]"))


@pytest.fixture
def screen(sign_in):
    """The screen of the theme; afterwards the site wears the colours that it wore before."""
    page = sign_in("head")
    page.goto(SCREEN)
    before = {name: page.input_value(f"input[name={name}]") for name in ("primary", "accent", "link")}
    yield page
    _restore(page, before)


def _restore(page, colours) -> None:
    """What the test left unsaved may yet arrive as a draft of its own while the screen is filled in anew: then once more."""
    for _attempt in range(3):
        page.goto(SCREEN)
        for name, colour in colours.items():
            page.fill(f"input[name={name}]", colour)
        page.locator("footer .w-dropdown__toggle").click()
        page.locator("button[name=action-publish]").click()
        try:
            expect(page.locator(".messages .success")).to_be_visible()
        except AssertionError:
            continue
        return
    pytest.fail("The colours of the theme could not be restored.")


def test_a_colour_that_stands_out_too_little_is_mended_tried_on_and_published(screen, open_context):
    reader = open_context(PHONE).new_page()
    reader.goto("/")
    before = reader.locator(HEADER).evaluate("element => getComputedStyle(element).backgroundColor")
    box(screen, "primary").locator("input[name=primary]").fill(BAD)
    said = box(screen, "primary").locator(".help-critical")
    expect(said).to_contain_text("7")
    offer = box(screen, "primary").locator("button")
    offered = "#" + offer.inner_text().strip().rpartition("#")[2]
    offer.click()
    expect(screen.locator("input[name=primary]")).to_have_value(offered)
    expect(said).to_have_count(0)

    screen.locator("[data-side-panel-toggle=preview]").click()
    preview = screen.frame_locator("#w-preview-iframe, iframe[id*=preview]").first
    expect(preview.locator(HEADER)).to_have_css("background-color", as_rgb(offered), timeout=30_000)
    reader.reload()
    expect(reader.locator(HEADER)).to_have_css("background-color", before)

    publish(screen)
    for address in ("/", "/en/", "/search/"):
        reader.goto(address)
        expect(reader.locator(HEADER)).to_have_css("background-color", as_rgb(offered))


def test_what_is_wrong_with_a_colour_is_said_once_and_goes_with_it(screen):
    screen.fill("input[name=primary]", BAD)
    screen.locator("button[name=action-publish]").evaluate("element => element.form.requestSubmit(element)")
    field = screen.locator("[data-field]", has=screen.locator("input[name=primary]")).last
    expect(field.locator(".theme-colour__said button")).to_be_visible()
    expect(field.locator(".error-message")).to_contain_text("7")
    expect(field.locator(".help-critical")).to_have_count(0)
    screen.fill("input[name=primary]", USUAL["primary"])
    expect(field.locator(".error-message")).to_have_count(0)


def test_without_javascript_the_offer_is_a_sentence(screen, open_context):
    context = open_context(java_script_enabled=False)
    context.add_cookies(screen.context.cookies())
    page = context.new_page()
    page.goto(SCREEN)
    for field, colour in USUAL.items():
        page.fill(f"input[name={field}]", colour)
    page.fill("input[name=link]", "#5f9ea0")
    page.locator("button[name=action-publish]").evaluate("element => element.form.requestSubmit(element)")
    expect(page.locator("main")).to_contain_text("#15595b")


def test_the_dark_colours_of_a_theme_follow_the_device_and_the_reader(screen, open_context):
    screen.fill("input[name=primary]", "#5c1a3a")
    publish(screen)
    dark = open_context(color_scheme="dark").new_page()
    dark.goto("/")
    by_device = dark.locator(HEADER).evaluate("element => getComputedStyle(element).backgroundColor")
    assert by_device not in {as_rgb("#5c1a3a"), as_rgb("#0e2a30")}
    reader = open_context().new_page()
    reader.goto("/")
    expect(reader.locator(HEADER)).to_have_css("background-color", as_rgb("#5c1a3a"))
    reader.locator(".display-settings summary").click()
    reader.locator("#contrast-dark").check()
    expect(reader.locator(HEADER)).to_have_css("background-color", by_device)
    reader.locator("#contrast-high").check()
    expect(reader.locator(HEADER)).to_have_css("background-color", "rgb(0, 0, 0)")


def test_the_screen_has_no_fault_that_axe_knows(screen, axe_source):
    screen.wait_for_selector(".theme-colour__said li")
    screen.evaluate(axe_source)
    found = screen.evaluate("async () => (await axe.run('[data-theme-colour]')).violations.map(v => v.id)")
    assert found == []
