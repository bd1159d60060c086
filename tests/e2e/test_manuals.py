"""Citizens read what applies and what applied; the officer of an agency issues the next edition."""

import hashlib

from playwright.sync_api import expect

from tests.e2e.conftest import MARKS
from tests.e2e.test_editor import open_editor, publish

pytestmark = MARKS

MANUAL = "/manuals/house-registration-copy/"


def test_what_was_in_force_on_a_date(visitor):
    page = visitor
    page.goto("/services/dopa/house-registration-copy/")
    page.locator(".manual-of-service a[href='/manuals/house-registration-copy/']").first.click()
    expect(page.locator("main")).to_contain_text("20 บาท")
    expect(page.locator("main")).not_to_contain_text("→")

    page.fill("input[name=on]", "ปีที่แล้ว")
    page.press("input[name=on]", "Enter")
    expect(page.locator("#on-error, [id$=on-error]").first).to_be_visible()
    page.fill("input[name=on]", "30/9/2568")
    page.press("input[name=on]", "Enter")
    expect(page.locator("main")).to_contain_text("1 ตุลาคม 2568")
    expect(page.locator("h1")).to_be_visible()

    page.goto(MANUAL)
    page.fill("input[name=on]", "31/12/2568")
    page.press("input[name=on]", "Enter")
    state = page.locator(".notice--important")
    expect(state).to_be_visible()
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    fees = page.locator("section:has(> #fees)")
    expect(fees).to_contain_text("10 บาท")
    state.locator(f"a[href='{MANUAL}']").click()
    expect(page.locator("section:has(> #fees)")).to_contain_text("20 บาท")
    page.goto(f"{MANUAL}editions/")
    expect(page.locator("main")).to_contain_text("10 → 20 บาท")
    page.goto(f"/en{MANUAL}editions/")
    expect(page.locator("main")).to_contain_text("10 → 20 baht")


def test_an_announced_edition_says_from_when_and_a_withdrawn_one_why(visitor):
    page = visitor
    page.goto("/en/manuals/disability-card/")
    expect(page.locator("main")).to_contain_text("within 2 working days")
    page.locator("a[href$='/editions/2/']").first.click()
    expect(page.locator(".notice--important")).to_be_visible()
    expect(page.locator("main")).to_contain_text("the same day")
    page.goto("/en/manuals/vehicle-tax/editions/3/")
    expect(page.locator("main")).to_contain_text("misprinted as 23 baht")


def test_an_edition_is_issued_compared_and_downloaded(sign_in, open_context):
    officer = sign_in("publisher-dopa")
    open_editor(officer, "การแจ้งย้าย")
    officer.fill("textarea[name=result]", "ทะเบียนบ้านที่มีชื่อผู้ย้ายแล้ว และหลักฐานการแจ้งย้าย")
    publish(officer)
    reader = open_context().new_page()
    reader.goto("/services/dopa/house-registration-move/")
    expect(reader.locator(".record-ahead")).to_be_visible()

    officer.goto("/admin/manuals/")
    officer.locator("a", has_text="การแจ้งย้าย").first.click()
    expect(officer.locator("main")).to_contain_text("หลักฐานการแจ้งย้าย")
    officer.locator("a.button[href$='/issue/']").click()
    officer.fill("input[name=effective]", "1/1/2560")
    officer.fill("textarea[name=change_note_th]", "บอกให้ครบว่าผู้ย้ายได้รับเอกสารใด")
    officer.fill("textarea[name=change_note_en]", "Says in full what people receive.")
    send(officer)
    expect(officer.locator(".error-message, .w-field__errors").first).to_be_visible()
    expect(officer.locator("textarea[name=change_note_en]")).to_have_value("Says in full what people receive.")
    officer.fill("input[name=effective]", today(officer))
    send(officer)
    expect(officer.locator(".messages .success")).to_be_visible(timeout=30_000)

    reader.reload()
    expect(reader.locator(".record-ahead")).to_have_count(0)
    reader.goto("/manuals/house-registration-move/")
    reader.locator("a[href$='/editions/']").first.click()
    reader.locator("a[href*='/compare/']").first.click()
    expect(reader.locator("main")).to_contain_text("หลักฐานการแจ้งย้าย")
    reader.goto("/manuals/house-registration-move/")
    with reader.expect_download() as started:
        reader.locator("a[href$='.pdf']").first.evaluate("link => { link.download = ''; link.click() }")
    content = started.value.path().read_bytes()
    assert content.startswith(b"%PDF-")
    response = reader.request.get("/manuals/house-registration-move/manual.pdf")
    assert response.headers["etag"] == f'"{hashlib.sha256(response.body()).hexdigest()}"'
    assert response.url.endswith("/editions/2/manual.pdf")


def test_of_two_who_issue_at_the_same_moment_one_wins_and_the_other_is_told(sign_in):
    people = [sign_in("publisher-dopa"), sign_in("admin")]
    for person in people:
        person.goto("/admin/manuals/")
        person.locator("td.title a", has_text="การแจ้งเกิด").first.click()
        person.locator("a.button[href$='/issue/']").click()
        person.fill("input[name=effective]", today(person))
        person.fill("textarea[name=change_note_th]", "ทบทวนประจำปี")
    for person in people:  # the first answer takes as long as its PDFs
        person.evaluate("document.querySelector('form:has([name=effective])').submit()")
    issued, told = people[0].locator(".messages .success"), people[0].locator(".help-critical")
    expect(issued.or_(told)).to_be_visible(timeout=60_000)
    winner, other = people if issued.count() else reversed(people)
    expect(winner.locator(".messages .success")).to_be_visible(timeout=60_000)
    expect(other.locator(".help-critical")).to_contain_text("ฉบับที่ 3", timeout=60_000)
    expect(other.locator("textarea[name=change_note_th]")).to_have_value("ทบทวนประจำปี")
    winner.goto("/manuals/birth-registration/editions/")
    expect(winner.locator("main")).to_contain_text("ฉบับที่ 3")
    assert winner.request.get("/manuals/birth-registration/editions/4/").status == 404


def today(page) -> str:
    return page.evaluate("new Date().toLocaleDateString('en-CA', {timeZone: 'Asia/Bangkok'})")


def send(page) -> None:
    page.locator("form:has([name=effective]) button[type=submit]").click()
