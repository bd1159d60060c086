"""A page behind a password: the form in the portal's own look, in both languages."""

import re

import pytest

from tests.e2e.conftest import DESKTOP, MARKS, PHONE

pytestmark = MARKS
PASSWORD = "open sesame"
ADDRESSES = {"th": "/security-policy/", "en": "/en/security-policy/"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def guarded(sign_in):
    """The security policy, behind a password for the time of a test."""
    admin = sign_in("admin")
    admin.goto("/admin/pages/search/?q=นโยบายความมั่นคงปลอดภัย")
    edit = admin.locator(".title-wrapper a[href*='/edit/']").first.get_attribute("href")
    page_id = re.search(r"\d+", edit)[0]
    privacy = f"/admin/pages/{page_id}/privacy/"

    def put(**restriction):
        token = next(c["value"] for c in admin.context.cookies() if c["name"].endswith("csrftoken"))
        form = {"csrfmiddlewaretoken": token, **restriction}
        assert admin.request.post(privacy, form=form, headers={"Referer": admin.url}).ok

    put(restriction_type="password", password=PASSWORD)
    yield
    put(restriction_type="none")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_form_is_accessible_and_opens_the_page(guarded, open_context, axe_source, viewport):
    for language, address in ADDRESSES.items():
        page = open_context(viewport).new_page()
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language
        for attempt in ("nothing", PASSWORD):
            page.evaluate(axe_source)
            options = {"runOnly": RULES, "rules": {"color-contrast-enhanced": {"enabled": True}}}
            found = page.evaluate("options => axe.run(document, options)", options)
            assert [violation["id"] for violation in found["violations"]] == []
            page.fill("main input[type=password]", attempt)
            page.click("main button[type=submit]")
            page.wait_for_load_state()
        assert page.url.endswith(address)
        assert page.locator("main input[type=password]").count() == 0
