"""What the export wrote changes nothing when it is imported."""

import pytest
from hypothesis import HealthCheck, given, settings
from wagtail.models import Revision

from portal.editorial.placeholders import placeholder_in
from service_pages import exports
from service_pages.imports import import_services
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, ServicePageFactory, document_row, step_row
from tests.service_pages.imports.files import record
from tests.service_pages.imports.test_formats import records

SUFFIXES = [".yaml", ".json", ".csv", ".xlsx"]
NEEDED = ("name_th", "summary_th", "title_th", "item_th")


def publishable(written: dict) -> dict:
    """The record with what a publication needs: words in place of placeholders, an explicit "none" for no rows."""
    ready = {}
    for key, value in written.items():
        if key.endswith("_th") and isinstance(value, str):
            needed = key in NEEDED
            value = "ข้อความ" if placeholder_in(value, needed) or (needed and not value) else value
        elif key in ("steps", "documents", "fees") and value != "none":
            value = [publishable(row) for row in value] or "none"
        elif key == "common_names_th":
            value = ["ข้อความ" if placeholder_in(name, mandatory=False) else name for name in value]
        ready[key] = value
    return ready


def round_trip(folder, suffix):
    path = folder / f"exported{suffix}"
    exports.export_services(path)
    before = Revision.objects.count()
    report = import_services(path)
    assert Revision.objects.count() == before
    assert (report.created, report.updated, report.remarks) == ([], [], [])


@given(written=records().map(publishable))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_exported_record_changes_nothing(store, tmp_path, written):
    store(written)
    for suffix in SUFFIXES:
        round_trip(tmp_path, suffix)


def test_what_was_imported_is_exported_as_it_was(store):
    written = [
        record(),
        record(code="id-card-renew", fees="none", steps="none", name_en="", topics=["family", "identity"]),
    ]
    store(*written)
    assert list(exports.records()) == written


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_text_typed_in_the_editor_with_what_browsers_and_pasting_add_changes_nothing(thai_home, tmp_path, suffix):
    agency = AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home))
    ServicePageFactory(
        parent=agency,
        title="บัตร\u200bหาย ",
        common_names="บัตรหาย\r\n\r\n ทำบัตร|ใหม่ \r\n",
        documents=[document_row(name=" สำเนา\u2028ทะเบียนบ้าน", cases=["proxy", "person"])],
        steps=[step_row(duration=None, unit=None, as_written="ทันที", detail="บรรทัด\r\nสอง")],
    )
    round_trip(tmp_path, suffix)


def test_only_published_public_services_are_exported(store, thai_page):
    store(record(), record(code="id-card-renew"))
    thai_page("id-card-renew").unpublish()
    thai_page().view_restrictions.create(restriction_type="login")
    assert list(exports.records()) == []
