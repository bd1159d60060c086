"""A new logo, from its upload to the citizen's browser."""

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageColor
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, MARKS

pytestmark = MARKS
LIST = "/admin/branding/assets/"
# The worker takes its time on a busy machine.
PATIENCE = 120_000
NEW = {
    "ไม่มีข้อความ · สัญลักษณ์เดี่ยว · เต็มสี": "#5b1a8a",
    "ไม่มีข้อความ · สัญลักษณ์เดี่ยว · กลับสี สำหรับพื้นเข้ม": "#ffffff",
    "ไม่มีข้อความ · ไอคอนเบราว์เซอร์ มีพื้นในตัว · เต็มสี": "#2f0f52",
}
NEW_LOGO = "#c2185b"
CARRIED = 17  # variants of the demonstration's logo besides the one that is drawn anew
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


@pytest.fixture
def approval(tmp_path):
    path = tmp_path / "มติที่ประชุม.pdf"
    path.write_bytes(APPROVAL)
    return path


def header_logo(page) -> str:
    return page.locator(".site-header__brand img.logo--symbol:not(.logo--print)").get_attribute("src")


def paper_logo(page) -> str:
    """What stands in the header in print."""
    return page.locator(".site-header__brand img.logo--print:not(.logo--symbol)").first.get_attribute("src")


def icons(page) -> list[str]:
    return [link.get_attribute("href") for link in page.locator("link[rel~=icon]").all()]


def new_version(head, title: str) -> None:
    """The next version of the current asset of this title, as a draft that cannot be made current yet."""
    head.goto(LIST)
    head.get_by_role("link", name=title).first.click()
    head.get_by_role("button", name="สร้างรุ่นใหม่").click()
    expect(head.get_by_text("สิ่งที่ต้องทำก่อนกำหนดให้ใช้เป็นปัจจุบัน")).to_be_visible()
    expect(head.get_by_role("link", name="กำหนดให้ใช้เป็นปัจจุบัน")).to_have_count(0)


def draw(head, name: str, file) -> None:
    """Replaces the drawing of a variant; what must not be in it is told, and everything else is made by itself."""
    variant = head.locator(".brand-variant").filter(has=head.get_by_role("heading", name=name, exact=True))
    variant.get_by_role("link", name="เปลี่ยนภาพต้นแบบ").click()
    head.set_input_files("input[name=file]", file)
    head.locator("main form button[type=submit]").click()
    expect(head.get_by_text("มีบางส่วนของภาพ")).to_be_visible()


def wait_for_files(head) -> None:
    expect(head.locator("[role=status]", has_text="กำลังสร้างไฟล์")).to_have_count(0, timeout=PATIENCE)


def carried(head):
    """The variants that nobody has looked at since the version before."""
    return head.locator(".brand-variant").filter(has_text="ยกมาจากรุ่นก่อน")


def approve_and_make_current(head, approval) -> None:
    head.get_by_role("link", name="แก้ไข", exact=True).click()
    head.fill("input[name=approved_on]", "1/10/2569")
    head.fill("input[name=approved_by_th]", "หัวหน้าศูนย์บริการร่วม")
    head.fill("input[name=approved_by_en]", "Head of the centre")
    head.set_input_files("input[name=approval_document]", approval)
    head.locator("main form button[type=submit]").first.click()
    head.wait_for_url(re.compile(r"/branding/assets/\d+/$"))
    head.get_by_role("link", name="กำหนดให้ใช้เป็นปัจจุบัน").click()
    expect(head.get_by_text("ซึ่งจะเลิกใช้")).to_be_visible()
    head.get_by_role("button", name="กำหนดให้ใช้เป็นปัจจุบัน").click()
    expect(head.get_by_text("ใช้เป็นปัจจุบันแล้ว")).to_be_visible()


def sign(head) -> bytes:
    """A counter sign as PDF, made now."""
    head.goto("/admin/branding/signs/")
    head.select_option("select[name=counter]", index=1)
    with head.expect_download() as download:
        head.locator("main form button[type=submit]").click()
    return Path(download.value.path()).read_bytes()


def bears(pdf: bytes, colour: str) -> bool:
    """Whether the first page, drawn, has this colour anywhere, give or take what a renderer rounds."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=1).to_pil().convert("RGB")
    wanted = ImageColor.getrgb(colour)
    colours = image.getcolors(image.width * image.height)
    return any(max(abs(one - other) for one, other in zip(found, wanted, strict=True)) < 3 for _, found in colours)


def test_new_logo_from_upload_to_the_citizens_browser(sign_in, open_context, drawing, worker, approval):
    citizen = open_context(DESKTOP).new_page()
    citizen.goto("/")
    worn_before, icons_before = header_logo(citizen), icons(citizen)

    head = sign_in("head")
    new_version(head, "สัญลักษณ์ของศูนย์")
    for name, colour in NEW.items():
        draw(head, name, drawing(colour))
    wait_for_files(head)
    expect(head.get_by_text("สคริปต์").first).to_be_visible()

    # What was carried over from the version before is looked at again.
    carried(head).get_by_role("button", name="นำออก").click()
    expect(carried(head)).to_have_count(0)
    approve_and_make_current(head, approval)

    # The first page that is asked for after it wears it.
    citizen.goto("/")
    worn, icons_now = header_logo(citizen), icons(citizen)
    assert worn != worn_before
    assert not set(icons_now) & set(icons_before)
    for address in [worn, *icons_now]:
        assert citizen.request.get(address).ok
    shown = citizen.locator(".site-header__brand img.logo--symbol:not(.logo--print)")
    citizen.set_viewport_size({"width": 700, "height": 900})
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth > 0 && image.complete")
    source = citizen.request.get(worn).text()
    assert "script" not in source
    assert "onclick" not in source

    # The one before it is kept, retired.
    head.goto(LIST)
    symbols = head.get_by_role("row").filter(has=head.get_by_role("link", name="สัญลักษณ์ของศูนย์"))
    expect(symbols.filter(has_text="เลิกใช้แล้ว").first).to_be_visible()


def test_a_new_logo_is_worn_by_the_next_paper(sign_in, open_context, drawing, worker, approval):
    head, citizen = sign_in("head"), open_context(DESKTOP).new_page()
    citizen.goto("/")
    worn_before = paper_logo(citizen)
    assert not bears(sign(head), NEW_LOGO)

    new_version(head, "ตราสัญลักษณ์ศูนย์บริการร่วม")
    draw(head, "ภาษาไทย · แนวนอน · เต็มสี", drawing(NEW_LOGO))
    wait_for_files(head)
    expect(carried(head)).to_have_count(CARRIED)
    for left in range(CARRIED, 0, -1):
        carried(head).first.get_by_role("button", name="รับรอง").click()
        expect(carried(head)).to_have_count(left - 1)
    draft = head.url
    assert not bears(sign(head), NEW_LOGO), "a draft is worn by nothing"
    head.goto(draft)
    approve_and_make_current(head, approval)

    assert bears(sign(head), NEW_LOGO)
    citizen.goto("/")
    assert paper_logo(citizen) != worn_before
    assert NEW_LOGO in citizen.request.get(paper_logo(citizen)).text()
