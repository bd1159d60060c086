"""Held on every page of the staff in both languages: accessibility, width, nothing refused by the policy."""

import pytest

from tests.e2e.conftest import MARKS
from tests.e2e.test_counter import TABLET

pytestmark = MARKS

PATHS = {
    "handbook": "/staff/",
    "section": "/staff/substitute-duty/",
    "whole handbook": "/staff/print/",
    "choosing a service": "/staff/counter/",
    "nothing found": "/staff/counter/?q=qwzx",
    "counter": "/staff/counter/house-registration-copy/",
    "counter without a manual of its own": "/staff/counter/building-permit/?case=juristic",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def who_is_signed_in(browser, server):
    """Cookies of the officer and of the head."""

    def enter(name):
        context = browser.new_context(base_url=server)
        page = context.new_page()
        page.goto("/login/?next=/staff/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", "demonstration")
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/staff/")
        state = context.storage_state()
        context.close()
        return state

    return {name: enter(name) for name in ("staff", "head")}


@pytest.fixture(params=[*PATHS, "read receipts"])
def address(request):
    return PATHS.get(request.param, "/staff/read-receipts/")


@pytest.mark.parametrize("language", ["th", "en"])
def test_axe_finds_nothing_nothing_scrolls_sideways_and_nothing_is_refused(
    open_context, who_is_signed_in, axe_source, address, language
):
    who = "head" if "receipts" in address else "staff"
    page = open_context(TABLET, storage_state=who_is_signed_in[who]).new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    status = page.goto(address if language == "th" else f"/en{address}").status
    unknown = address.endswith("qwzx")
    assert status == (404 if unknown else 200)
    assert [text for text in complaints if not (unknown and "status of" in text)] == []
    page.evaluate(axe_source)
    options = {"runOnly": RULES, "rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in found["violations"]] == []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
