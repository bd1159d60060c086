"""A new logo, from its upload to the citizen's browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, MARKS

pytestmark = MARKS
LIST = "/admin/brand/assets/"
# The worker takes its time on a busy machine.
PATIENCE = 120_000
NEW = {
    "ไม่มีข้อความ · สัญลักษณ์เดี่ยว · เต็มสี": "#5b1a8a",
    "ไม่มีข้อความ · สัญลักษณ์เดี่ยว · กลับสี สำหรับพื้นเข้ม": "#ffffff",
    "ไม่มีข้อความ · ไอคอนเบราว์เซอร์ มีพื้นในตัว · เต็มสี": "#2f0f52",
}
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><script>document.title="ran"</script>'
    '<path fill="{colour}" d="M8 8h48v48H8z" onclick="alert(1)"/></svg>'
)
APPROVAL = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


@pytest.fixture
def drawing(tmp_path):
    def make(colour: str):
        path = tmp_path / f"ตราใหม่ที่ใช้-{colour.strip('#')}.svg"
        path.write_text(DRAWING.format(colour=colour), encoding="utf-8")
        return path

    return make


def header_logo(page) -> str:
    return page.locator(".site-header__brand img.logo--symbol:not(.logo--paper)").get_attribute("src")


def icons(page) -> list[str]:
    return [link.get_attribute("href") for link in page.locator("link[rel~=icon]").all()]


def test_new_logo_from_upload_to_the_citizens_browser(sign_in, open_context, drawing, worker, tmp_path):
    citizen = open_context(DESKTOP).new_page()
    citizen.goto("/")
    worn_before, icons_before = header_logo(citizen), icons(citizen)

    head = sign_in("head")
    head.goto(LIST)
    head.get_by_role("link", name="สัญลักษณ์ของศูนย์").first.click()
    head.get_by_role("button", name="สร้างรุ่นใหม่").click()
    expect(head.get_by_text("สิ่งที่ต้องทำก่อนกำหนดให้ใช้เป็นปัจจุบัน")).to_be_visible()
    expect(head.get_by_role("link", name="กำหนดให้ใช้เป็นปัจจุบัน")).to_have_count(0)

    # The new drawings: what must not be in them is told, and everything else is made by itself.
    for name, colour in NEW.items():
        variant = head.locator(".brand-variant").filter(has=head.get_by_role("heading", name=name, exact=True))
        variant.get_by_role("link", name="เปลี่ยนภาพต้นแบบ").click()
        head.set_input_files("input[name=file]", drawing(colour))
        head.locator("main form button[type=submit]").click()
        expect(head.get_by_text("มีบางส่วนของภาพ")).to_be_visible()
    expect(head.locator("[role=status]", has_text="กำลังสร้างไฟล์")).to_have_count(0, timeout=PATIENCE)
    expect(head.get_by_text("สคริปต์").first).to_be_visible()

    # What was carried over from the version before is looked at again.
    carried = head.locator(".brand-variant").filter(has_text="ยกมาจากรุ่นก่อน")
    carried.get_by_role("button", name="นำออก").click()
    expect(carried).to_have_count(0)

    head.get_by_role("link", name="แก้ไข", exact=True).click()
    head.fill("input[name=approved_on]", "1/10/2569")
    head.fill("input[name=approved_by_th]", "หัวหน้าศูนย์บริการร่วม")
    head.fill("input[name=approved_by_en]", "Head of the centre")
    approval = tmp_path / "มติที่ประชุม.pdf"
    approval.write_bytes(APPROVAL)
    head.set_input_files("input[name=approval_document]", approval)
    head.locator("main form button[type=submit]").first.click()
    head.wait_for_url(re.compile(r"/brand/assets/\d+/$"))
    head.get_by_role("link", name="กำหนดให้ใช้เป็นปัจจุบัน").click()
    expect(head.get_by_text("ซึ่งจะเลิกใช้")).to_be_visible()
    head.get_by_role("button", name="กำหนดให้ใช้เป็นปัจจุบัน").click()
    expect(head.get_by_text("ใช้เป็นปัจจุบันแล้ว")).to_be_visible()

    citizen.goto("/")
    worn, icons_now = header_logo(citizen), icons(citizen)
    assert worn != worn_before
    assert not set(icons_now) & set(icons_before)
    for address in [worn, *icons_now]:
        assert citizen.request.get(address).ok
    shown = citizen.locator(".site-header__brand img.logo--symbol:not(.logo--paper)")
    citizen.set_viewport_size({"width": 700, "height": 900})
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth > 0 && image.complete")
    source = citizen.request.get(worn).text()
    assert "script" not in source
    assert "onclick" not in source

    # The one before it is kept, retired, and cannot be made current again.
    head.goto(LIST)
    expect(head.get_by_text("เลิกใช้แล้ว").first).to_be_visible()
