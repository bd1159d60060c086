"""What an editor and a translator came for, in the browser."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import MARKS

pytestmark = MARKS


def open_editor(page, title):
    """The editing form of a page, found by its title with the admin's own search."""
    page.goto(f"/admin/pages/search/?q={title}")
    page.locator(".title-wrapper a", has_text=title).first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/$"))
    page.wait_for_load_state("networkidle")


def note_when_watched(page):
    """Mark the document once the form's script watches it: what is typed before counts as its first state.

    The script is connected twice while the page starts, and takes the first state two seconds after each.
    """
    page.add_init_script("""
        let waiting = 0;
        addEventListener('w-unsaved:ready', () => { waiting += 1 }, true);
        addEventListener('w-unsaved:watch-edits', () => {
            waiting -= 1;
            if (!waiting) document.documentElement.dataset.watched = 'yes';
        }, true);
    """)


def saved(page):
    """Wait for the end of the autosave under way: what is typed before it ends is saved with the next change only."""
    expect(page.locator("#w-autosave-indicator")).to_have_attribute(
        "data-w-autosave-state-value", "saved", timeout=30_000
    )


def publish(page):
    """Choose "publish" among the editor's actions and wait for the answer."""
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_fee_that_an_editor_changes_is_seen_everywhere(sign_in, open_context):
    editor = sign_in("publisher-dopa")
    open_editor(editor, "การขอมีบัตรประจำตัวประชาชนใหม่ กรณีบัตรหายหรือถูกทำลาย")
    editor.fill("input[name=fees-0-value-amount]", "71350")  # no port of an address on the page looks like it
    editor.locator("[data-side-panel-toggle=preview]").click()
    preview = editor.frame_locator("#w-preview-iframe, iframe[id*=preview]").first
    expect(preview.locator("main")).to_contain_text("71,350", timeout=15_000)
    reader = open_context().new_page()
    reader.goto("/services/dopa/id-card-lost/")
    expect(reader.locator("main")).not_to_contain_text("71,350")
    publish(editor)
    for address in ("/services/dopa/id-card-lost/", "/en/services/dopa/id-card-lost/"):
        reader.goto(address)
        expect(reader.locator("main")).to_contain_text("71,350")
    for prefix in ("", "/en"):
        for address, item in (("/services/?agency=dopa", ".service-card"), ("/search/?q=บัตรประชาชนหาย", ".result")):
            reader.goto(f"{prefix}{address}")
            shown = reader.locator(item).filter(has=reader.locator("a[href$='/services/dopa/id-card-lost/']"))
            expect(shown).to_contain_text("71,350")
    reader.goto("/search/?q=บัตรหาย 135 บาท")
    expect(reader.locator(".result a").first).to_have_attribute("href", re.compile("/services/dopa/id-card-lost/$"))
    assert reader.locator(".language-notice").count() == 0, (
        "texts of several lines that were not touched stay up to date"
    )


def test_a_name_that_an_editor_changes_is_found_and_listed(sign_in, open_context):
    editor = sign_in("publisher-dopa")
    open_editor(editor, "การแจ้งตาย")
    editor.fill("textarea[name=common_names]", "แจ้งตาย\nมรณบัตร\nใบจุฬาลัมพา")
    editor.fill("input[name=title]", "การแจ้งตายฉบับปรับปรุง")
    publish(editor)
    reader = open_context().new_page()
    reader.goto("/search/?q=จุฬาลัมพา")
    expect(reader.locator(".result a").first).to_have_attribute(
        "href", re.compile("/services/dopa/death-registration/$")
    )
    reader.goto("/services/?agency=dopa")
    expect(reader.locator("main")).to_contain_text("การแจ้งตายฉบับปรับปรุง")
    reader.goto("/en/services/dopa/death-registration/")
    expect(reader.locator("h1")).to_contain_text("Register a death")
    expect(reader.locator("h1")).to_contain_text("การแจ้งตายฉบับปรับปรุง")


def test_an_editor_of_one_agency_cannot_open_a_page_of_another(sign_in):
    editor = sign_in("editor-dopa")
    editor.goto("/admin/pages/search/?q=การโอนกรรมสิทธิ์รถ")
    expect(editor.locator(".title-wrapper a[href*='/edit/']", has_text="การโอนกรรมสิทธิ์รถ")).to_have_count(0)


def test_an_editor_without_the_right_sees_no_publish_button(sign_in):
    editor = sign_in("editor-dopa")
    open_editor(editor, "การแจ้งเกิด")
    expect(editor.locator("button[name=action-publish]")).to_have_count(0)


def test_the_list_of_what_is_missing_leads_to_the_place_and_empties(sign_in):
    editor = sign_in("publisher-dopa")
    note_when_watched(editor)
    open_editor(editor, "การจดทะเบียนสมรส")  # another page than those of the tests above, which may still be open
    missing = editor.locator("#missing-before-publication li a")
    expect(missing).to_have_count(0)
    expect(editor.locator("html[data-watched=yes]")).to_be_attached(timeout=30_000)
    duration = editor.locator("input[name=steps-1-value-duration]")
    time = duration.input_value()
    duration.fill("")
    expect(missing).to_have_count(1, timeout=30_000)
    saved(editor)
    editor.locator("[role=tab]").nth(1).click()
    editor.fill("input[name=seo_title]", "รอข้อมูล")
    expect(missing).to_have_count(2, timeout=30_000)
    saved(editor)
    missing.nth(1).click()
    expect(duration).to_be_in_viewport()
    missing.nth(0).click()
    expect(editor.locator("input[name=seo_title]")).to_be_focused()
    editor.fill("input[name=seo_title]", "")
    expect(missing).to_have_count(1, timeout=30_000)
    saved(editor)
    editor.locator("[role=tab]").nth(0).click()
    duration.fill(time)
    expect(missing).to_have_count(0, timeout=30_000)
    publish(editor)
