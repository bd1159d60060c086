import datetime
from types import SimpleNamespace

import pytest
from django.utils import translation

from portal.templatetags import portal_tags

HELD = SimpleNamespace(source_text="ข้อความปัจจุบัน", since=datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC))


def test_structured_data_cannot_leave_its_element():
    block = portal_tags.json_ld({"name": "</script><b>&"})
    assert block.count("<") == 2
    assert "\\u003C/script\\u003E\\u003Cb\\u003E\\u0026" in block


def test_no_structured_data_gives_no_element():
    assert portal_tags.json_ld(None) == ""


@pytest.mark.parametrize(("language", "marked"), [("en", ' lang="th"'), ("th", "")])
def test_an_element_of_thai_text_is_marked_on_english_pages_only(language, marked):
    with translation.override(language):
        assert portal_tags.lang_attribute("บัตร") == marked


def test_a_current_translation_is_plain_text():
    with translation.override("en"):
        assert portal_tags.wording(SimpleNamespace(held={}), "title", "ID card <1>") == "ID card <1>"


def test_an_older_translation_is_labelled_with_the_present_thai_beneath():
    with translation.override("en"):
        html = portal_tags.wording(SimpleNamespace(held={"title": HELD}), "title", "ID card")
    assert "Earlier wording, before 22\xa0November\xa02026" in html
    assert '<span lang="th">ข้อความปัจจุบัน</span>' in html


@pytest.mark.parametrize(
    ("row_id", "anchor"),
    [("61219c28-5148-4de6-bdf8-1d0225029d15", "61219c28"), ("document-1", "document-1"), ("row-12345678", "row-12345678"), ("", "")],
)  # fmt: skip
def test_only_a_machines_id_is_shortened(row_id, anchor):
    assert portal_tags.anchor(row_id) == anchor
