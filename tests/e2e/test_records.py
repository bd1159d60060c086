"""The head of the centre keeps the records, in the browser."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import MARKS

pytestmark = MARKS
PLAN = "แผนทดสอบการบันทึกของศูนย์"


def test_a_head_writes_a_plan_that_ends_too_early_and_mends_it(sign_in):
    head = sign_in("head")
    head.goto("/admin/snippets/home/plan/add/")
    head.fill("#id_title_th", PLAN)
    for column, typed in [("date", "1/9/2569"), ("starts", "1/10/2569"), ("ends", "30/9/2569")]:
        head.fill(f"#id_{column}", typed)
    head.locator("footer button[type=submit]").first.click()
    expect(head.locator(".w-field__errors").filter(has_text="1 ตุลาคม 2569")).to_be_visible()
    expect(head.locator("#id_title_th")).to_have_value(PLAN)
    head.fill("#id_ends", "30/9/2570")
    head.locator("footer button[type=submit]").first.click()
    expect(head.locator(".messages .success")).to_be_visible()
    head.goto(f"/admin/snippets/home/plan/?q={PLAN}")
    expect(head.locator("main table")).to_contain_text(PLAN)


def test_a_head_sees_who_can_stand_in_and_takes_the_numbers_away(sign_in):
    head = sign_in("head")
    head.goto("/admin/standard/cover/")
    expect(head.locator("main tbody tr").first).to_be_visible()
    head.get_by_label("เฉพาะงานบริการที่มีผู้ผ่านการอบรมไม่พอ").check()
    head.locator("main form button").first.click()
    expect(head).to_have_url(re.compile("lacking=on"))
    expect(head.locator("main tbody tr").first).to_contain_text("ไม่เพียงพอ")
    with head.expect_download() as taken:
        head.locator("main button[formaction]").click()
    assert taken.value.suggested_filename == "cover.csv"
