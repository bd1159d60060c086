"""What keeps agencies apart, and what leads from an editor to the publisher, in the browser."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import MARKS
from tests.e2e.test_editor import open_editor

pytestmark = MARKS
FOREIGN = "การโอนกรรมสิทธิ์รถ"


def test_an_editor_who_knows_the_address_is_kept_out_of_another_agency(sign_in):
    admin = sign_in("admin")
    open_editor(admin, FOREIGN)
    editor = sign_in("editor-dopa")
    for part in ("edit/", "history/", "copy/", "view_draft/"):
        editor.goto(re.sub("edit/$", part, admin.url))
        expect(editor).to_have_url(re.compile("/admin/$"))
        expect(editor.locator(".messages .error")).to_have_count(1)
        expect(editor.locator("body")).not_to_contain_text(FOREIGN)


def test_what_an_editor_submits_is_approved_by_a_publisher_and_read_by_all(sign_in, open_context):
    editor = sign_in("editor-dopa")
    open_editor(editor, "การแจ้งเกิด")
    editor.fill("textarea[name=summary]", "แจ้งเกิดได้ภายในสิบห้าวันทุกวันทำการ")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.locator("button[name=action-submit]").click()
    expect(editor.locator(".messages .success")).to_be_visible()
    reader = open_context().new_page()
    reader.goto("/services/dopa/birth-registration/")
    expect(reader.locator("main")).not_to_contain_text("แจ้งเกิดได้ภายในสิบห้าวันทุกวันทำการ")
    publisher = sign_in("publisher-dopa")
    publisher.goto("/admin/")
    publisher.locator("main a[href*='/edit/']", has_text="การแจ้งเกิด").first.click()
    publisher.wait_for_load_state("networkidle")
    publisher.locator("footer .w-dropdown__toggle").click()
    publisher.locator("button[data-workflow-action-name=approve]").first.click()
    expect(publisher.locator(".messages .success")).to_be_visible()
    reader.goto("/services/dopa/birth-registration/")
    expect(reader.locator("main")).to_contain_text("แจ้งเกิดได้ภายในสิบห้าวันทุกวันทำการ")
