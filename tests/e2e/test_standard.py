"""The head of the centre and the standard, in the browser."""

import hashlib
import json
import zipfile

import pytest
from playwright.sync_api import expect

from tests import prepared, requirements, servers
from tests.e2e.conftest import DESKTOP, MARKS

pytestmark = MARKS


# The worker takes its time on a busy machine.
WORKER_MS = 90_000


@pytest.fixture(scope="module")
def demonstration(folder_of_the_run):
    """One of its own: what other journeys publish moves the states of the criteria."""
    requirements.need("chromium")
    with servers.demonstration(prepared.demonstration(folder_of_the_run)) as environment:
        yield environment


@pytest.fixture(scope="module")
def server(demonstration):
    with servers.portal(demonstration) as (address, _pid):
        yield address


@pytest.fixture
def worker(demonstration):
    with servers.worker(demonstration) as pid:
        yield pid


REVIEW = "บันทึกการทบทวนคู่มือทุกเล่มประจำปี"
AMBER, MET = "ล้าสมัย", "เป็นไปตามเกณฑ์"


def row_of(page, code):
    return page.locator("main tbody tr").filter(has=page.get_by_role("link", name=f"{code} "))


def test_a_head_finds_why_a_criterion_is_amber_and_mends_it(sign_in):
    head = sign_in("head")
    head.goto("/admin/standard/")
    expect(row_of(head, "6.3")).to_contain_text(AMBER)
    expect(row_of(head, "6.3")).to_contain_text("ครบกำหนดปรับปรุงไปแล้ว")
    row_of(head, "6.3").get_by_role("link").first.click()
    expect(head.get_by_role("heading", name="คู่มือสำหรับประชาชนตรงกับปัจจุบัน")).to_be_visible()
    head.fill("#id_title_th", REVIEW)
    head.fill("#id_title_en", "Record of the yearly review of all manuals")
    head.fill("#id_url", "https://www.saithan.example.go.th/review")
    head.fill("#id_day", "1/11/2569")
    head.select_option("#id_stands_for", "manuals.reissued")
    add = head.get_by_role("button", name="เพิ่มหลักฐาน")
    add.click()
    expect(head.locator(".error-message, .w-field__errors").filter(has_text="เหตุผล").first).to_be_visible()
    expect(head.locator("#id_title_th")).to_have_value(REVIEW)
    head.fill("#id_reason", "คณะทำงานทบทวนคู่มือทุกเล่มแล้ว ข้อมูลยังถูกต้อง")
    add.click()
    expect(head.get_by_role("link", name=REVIEW)).to_be_visible()
    head.goto("/admin/standard/")
    expect(row_of(head, "6.3")).to_contain_text(MET)
    expect(row_of(head, "6.3")).not_to_contain_text("บางส่วน")
    row_of(head, "6.3").get_by_role("link").first.click()
    head.get_by_role("button", name=f"นำ “{REVIEW}” ออก").click()
    head.goto("/admin/standard/")
    expect(row_of(head, "6.3")).to_contain_text(AMBER)


def test_the_board_shows_all_four_states(sign_in):
    head = sign_in("head")
    for state in ("met", "partly", "missing", "outdated"):
        head.goto(f"/admin/standard/?state={state}")
        expect(head.locator("main tbody tr").first).to_be_visible()


def pack_of(page, year):
    return page.get_by_role("region", name=f"ปีงบประมาณ พ.ศ. {year}", exact=True)


def test_a_head_takes_the_evidence_pack_of_the_year_that_is_over(sign_in, worker):
    head = sign_in("head")
    head.goto("/admin/standard/packs/")
    latest, over = (int(name.split()[-1]) for name in head.locator("main h2").all_inner_texts()[:2])
    assert latest == over + 1
    year = pack_of(head, over)
    year.get_by_role("button").click()
    expect(head.get_by_text("หน้านี้จะแสดงความคืบหน้าเอง").first).to_be_visible()
    told = year.locator("code")
    expect(told).to_be_visible(timeout=WORKER_MS)
    expect(year.get_by_role("button")).to_have_count(0)
    with head.expect_download() as taken:
        year.get_by_role("link").click()
    path = taken.value.path()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == told.inner_text()
    with zipfile.ZipFile(path) as pack:
        assert pack.testzip() is None
        listed = {row["path"] for row in json.loads(pack.read("manifest.json"))["files"]}
        assert listed == set(pack.namelist()) - {"manifest.json"}
        assert {"report-th.pdf", "report-en.pdf", "criteria.csv"} <= listed
        assert sum(name.startswith("manuals/") for name in listed) >= 50
        assert any(name.startswith("records/") for name in listed)


def test_a_preliminary_pack_is_followed_without_scripts(sign_in, open_context, worker):
    signed = sign_in("head")
    head = open_context(DESKTOP, java_script_enabled=False, storage_state=signed.context.storage_state()).new_page()
    head.goto("/admin/standard/packs/")
    year = head.locator("main section").first
    year.get_by_role("button").click()
    expect(year.get_by_role("progressbar")).to_be_visible()
    expect(year.get_by_role("link", name="ไฟล์ ZIP ฉบับเบื้องต้น")).to_be_visible(timeout=WORKER_MS)
    with head.expect_download() as taken:
        year.get_by_role("link").click()
    with zipfile.ZipFile(taken.value.path()) as pack:
        assert json.loads(pack.read("manifest.json"))["preliminary"] is True


def test_a_citizen_reads_how_the_centre_stands(visitor):
    visitor.goto("/standard/")
    expect(visitor.locator(".standard__criterion")).to_have_count(24)
    visitor.get_by_role("link", name="คุณบอก เราทำ").click()
    expect(visitor.locator(".record").first).to_be_visible()
