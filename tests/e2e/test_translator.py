"""A translator turns an honest alias into an English page, a string at a time."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import MARKS

pytestmark = MARKS

ENGLISH_ADDRESS = "/en/services/rfd/chainsaw-permit/"


def test_a_translator_translates_a_title_and_publishes_it(sign_in, open_context):
    reader = open_context().new_page()
    reader.goto(ENGLISH_ADDRESS)
    expect(reader.locator(".language-notice")).to_be_visible()

    translator = sign_in("translator")
    translator.goto("/admin/pages/search/?q=การขออนุญาตมีเลื่อยโซ่ยนต์")
    english = translator.locator("tr", has_text="อังกฤษ").locator(".title-wrapper a").first
    translator.goto(english.get_attribute("href"))
    translator.locator("a[href*='/localize/submit/page/']").first.click()
    translator.locator("main form [type=submit]").last.click()
    translator.wait_for_load_state("networkidle")

    # wagtail-localize's editor has no names but its classes; its buttons are found by where they stand.
    translator.locator("#editor, main").get_by_role("button", name=re.compile("^(Translate|แปล)$")).first.click()
    words = translator.locator("textarea[rows='1']").first
    words.fill("Permit to possess a chainsaw")
    words.locator("xpath=following::button[2]").click()
    expect(translator.locator("main")).to_contain_text("Permit to possess a chainsaw")
    translator.locator("footer button[value=publish]").click()
    translator.wait_for_load_state("networkidle")

    reader.goto(ENGLISH_ADDRESS)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Permit to possess a chainsaw")
    assert reader.locator("main [lang=th]").count() > 0, "what is not translated yet is marked as Thai"
    assert reader.locator("link[rel=canonical]").get_attribute("href").endswith(ENGLISH_ADDRESS)
