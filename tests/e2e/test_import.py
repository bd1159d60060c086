"""Import with three faults, corrected, imported: from the template to the public page, in the browser."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import MARKS
from tests.service_pages.imports.files import document, filled_in, record

pytestmark = MARKS
LIST = "/admin/import-services/"
# The worker takes its time on a busy machine.
PATIENCE = 120_000


def services():
    """Three complete services of the agency, none of which the demonstration has."""
    words = [
        ("certify-residence", "การขอหนังสือรับรองที่อยู่อาศัย", "Certificate of residence"),
        ("certify-birthplace", "การขอหนังสือรับรองสถานที่เกิด", "Certificate of place of birth"),
        ("certify-person", "การขอหนังสือรับรองบุคคล", "Certificate of identity"),
    ]
    return [
        record(code=code, name_th=thai, name_en=english, topics=["identity"], common_names_th=[], common_names_en=[])
        for code, thai, english in words
    ]


@pytest.fixture
def upload(tmp_path):
    """Fills in the template that ``page`` downloads and uploads it."""

    def upload(page, *records):
        page.goto(LIST)
        with page.expect_download() as download:
            page.locator("a[href$='/import-services/template/']").click()
        template = Path(download.value.path())
        path = tmp_path / "บริการใหม่.xlsx"
        path.write_bytes(filled_in(openpyxl.load_workbook(io.BytesIO(template.read_bytes())), *records))
        page.set_input_files("input[name=file]", path)
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(re.compile(r"/import-services/\d+/$"))

    return upload


def test_import_with_three_faults_corrected_imported(sign_in, open_context, upload, worker):
    publisher = sign_in("publisher-dopa")
    publisher.locator("nav a", has_text="นำเข้างานบริการ").click()
    first, second, third = services()
    upload(
        publisher,
        first | {"mode": "sometimes"},
        second | {"documents": [document(copies=-1)]},
        third | {"topics": ["moon"]},
    )
    faults = publisher.locator(".import-faults tbody tr")
    expect(faults).to_have_count(3, timeout=PATIENCE)
    for place, column, what in (
        ("services แถวที่ 2", "mode", "sometimes"),
        ("documents แถวที่ 3", "documents.copies", "0"),
        ("services แถวที่ 4", "topics", "moon"),
    ):
        fault = faults.filter(has_text=place)
        expect(fault.locator("td").nth(1)).to_have_text(column)
        expect(fault.locator("td").nth(2)).to_contain_text(what)
    expect(publisher.locator("html")).to_have_attribute("lang", "th")

    upload(publisher, first, second, third)
    confirm = publisher.locator("form[action$='/confirm/'] button")
    expect(confirm).to_be_visible(timeout=PATIENCE)
    expect(publisher.locator(".import-counts td")).to_have_text(["3", "0", "0", "0"])
    reader = open_context().new_page()
    assert reader.goto("/services/dopa/certify-person/").status == 404
    confirm.click()
    done = publisher.locator(".import-services tbody tr")
    expect(done).to_have_count(3, timeout=PATIENCE)
    for prefix, name in (("", "การขอหนังสือรับรองบุคคล"), ("/en", "Certificate of identity")):
        link = done.last.locator(f"a[href='{prefix}/services/dopa/certify-person/']")
        expect(link).to_be_visible()
        reader.goto(link.get_attribute("href"))
        expect(reader.locator("h1")).to_contain_text(name)


def test_without_javascript_the_page_follows_too(sign_in, upload, open_context, worker):
    publisher = sign_in("publisher-dopa")
    upload(publisher, services()[0] | {"mode": "sometimes"})
    plain = open_context(java_script_enabled=False, storage_state=publisher.context.storage_state()).new_page()
    plain.goto(publisher.url)
    expect(plain.locator(".import-faults tbody tr")).to_have_count(1, timeout=PATIENCE)
