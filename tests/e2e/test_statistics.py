"""Users by month: a head enters a month and imports another, a citizen reads the figures."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MARKS, PHONE

pytestmark = MARKS
ENTRY = "/admin/standard/statistics/?month=2566-10"
PUBLIC = "/standard/statistics/?year=2567"


def test_counts_entered_and_imported_are_read_by_a_citizen(sign_in, visitor, tmp_path):
    head = sign_in("head")
    head.goto(ENTRY)
    row = head.locator(".statistics-grid tbody tr").first
    code = row.locator("input").first.get_attribute("name").partition(".")[2]
    row.locator(f"input[name='counter.{code}']").fill("๑๒๓")
    row.locator(f"input[name='online.{code}']").fill("-1")
    head.locator(".statistics-grid + p button").click()
    expect(head.locator("[role=alert]")).to_contain_text("“-1”")
    row.locator(f"input[name='online.{code}']").fill("0")
    head.locator(".statistics-grid + p button").click()
    expect(row.locator(f"input[name='counter.{code}']")).to_have_value("123")

    path = tmp_path / "สถิติ.csv"
    path.write_text(
        f"รหัสบริการ,เดือน,ช่องทาง,จำนวนผู้ใช้บริการ\n{code},ต.ค. 2566,เคาน์เตอร์,150\n{code},12/2566,เคาน์เตอร์,77\n",
        encoding="utf-8",
    )
    head.goto("/admin/standard/statistics/import/")
    head.set_input_files("input[name=file]", path)
    head.locator("main form button[type=submit]").click()
    expect(head.locator("main .listing tbody")).to_contain_text("123 → 150")
    head.locator("main form button[type=submit]").click()
    head.wait_for_url("**/admin/standard/statistics/")

    assert visitor.goto(PUBLIC).status == 200
    months = visitor.locator(".count-table").first.locator("tbody tr")
    expect(months.nth(0).locator("td").first).to_have_text("150")
    expect(months.nth(1).locator("td").first).to_contain_text("ไม่มีข้อมูล")
    expect(months.nth(2).locator("td").first).to_have_text("77")
    expect(visitor.locator("svg.chart").first).to_be_visible()
    visitor.locator(f".count-table--services a[href*='/{code}/']").click()
    expect(visitor.locator(".count-table").first.locator("tbody tr").nth(0).locator("td").first).to_have_text("150")


@pytest.mark.parametrize("address", ["/standard/statistics/", "/en/standard/statistics/"])
def test_the_figures_fit_a_phone_and_break_no_rule(open_context, axe_source, address):
    page = open_context(PHONE).new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(axe_source)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": rules, "rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
