"""The page made from prepared data."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from branding.guidelines.making import make_page
from portal.models import PortalImage
from tests.branding.guidelines.conftest import png
from tests.factories import english_of

pytestmark = pytest.mark.django_db


def pair(name, thai, english):
    return {f"{name}_th": thai, f"{name}_en": english}


DATA = {
    "page": {**pair("title", "อัตลักษณ์", "Branding"), **pair("introduction", "แนวทาง", "How"), "updated": date(2026, 10, 1)},
    "story": {"paragraphs": [{"th": "หลังคาเดียวกัน", "en": "Under one roof"}]},
    "clear_space": {"fraction": 0.25},
    "minimum_sizes": {
        **pair("text", "วัดที่สัญลักษณ์", "Of the symbol"),
        "sizes": [{"layout": "horizontal", "symbol_px": 36, "symbol_mm": 8, **pair("note", "เว็บไซต์", "Websites")}],
    },
    "colours": {
        **pair("text", "ตรวจปรู๊ฟ", "Check a proof"),
        **pair("pairs_text", "ค่าความต่าง", "Contrast"),
        "swatches": [
            {"key": "ink", "hex": "#14262a", "cmyk": [82, 62, 58, 65], **pair("name", "หมึก", "Ink"), **pair("role", "อักษร", "Text")},
            {"key": "white", "hex": "#ffffff", "cmyk": [0, 0, 0, 0], **pair("name", "ขาว", "White"), **pair("role", "พื้น", "Ground")},
        ],
        "pairs": [
            {"foreground": "ink", "background": "white", "allowed": True, "at_least": 7, **pair("use", "ข้อความ", "Text in general")},
            {"foreground": "white", "background": "white", "allowed": False, "below": 3, **pair("use", "ห้าม", "No")},
        ],
    },
    "type": {
        **pair("text", "สารบรรณ", "Sarabun"),
        "specimens": [{"weight": 700, "size_rem": 2, "sample_th": "ที่เดียว", "sample_en": "One place", **pair("role", "ชื่อหน้า", "Page title")}],
    },
    "right_use": {"items": [{"drawing": "right.svg", **pair("title", "พื้นขาว", "On white"), **pair("text", "แบบหลัก", "Main"), **pair("alt", "ตรา", "Logo")}]},
    "wrong_use": {"items": []},
    "licence": {
        "clauses": [{**pair("heading", "ผู้มีสิทธิใช้", "Who may"), **pair("text", "เจ้าหน้าที่", "Staff")}],
        **pair("notice", "สมมติ", "Made up"),
    },
    "contact": {**pair("position", "หัวหน้างาน", "Head"), **pair("text", "แจ้งชื่อ", "Tell us"), "phone": "0 4299 0100", "email": "info@example.go.th"},
}  # fmt: skip


def picture(record):
    alternatives = {"alt_th": record["alt_th"], "alt_en": record["alt_en"]}
    return PortalImage.objects.create(title="x", file=ContentFile(png(8, 5), "right.png"), **alternatives)


@pytest.fixture
def made(thai_home, private_files):
    return make_page(thai_home, DATA, {("horizontal", "th"): (15, 85), ("horizontal", "en"): (0, 100)}, picture)


def test_it_is_published_in_both_languages(client, made):
    assert client.get("/brand/").status_code == 200
    english = english_of(made)
    assert (english.title, english.live, english.missing) == ("Branding", True, {})
    assert english.colours[2].value["name"] == "Ink"


def test_its_rows_are_as_an_editor_could_have_typed_them(made):
    for field in ("story", "measures", "colours", "typefaces", "examples", "licence"):
        stream = getattr(made, field)
        stream.stream_block.clean(stream)


def test_a_layout_has_a_row_for_each_of_its_words(made):
    rows = [row.value for row in made.measures if row.block_type == "layout"]
    assert [(row["wording"], row["symbol_top"], row["symbol_height"]) for row in rows] == [
        ("th", 15, 85),
        ("en", 0, 100),
    ]


def test_a_page_that_is_there_is_left_as_edited(made, thai_home):
    made.title = "แก้ไขแล้ว"
    made.save_revision().publish()
    assert make_page(thai_home, DATA, {}, picture).title == "แก้ไขแล้ว"
