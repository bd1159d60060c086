"""The lines of a document as markup."""

import html

import pytest
from django.utils import translation
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from manuals.web.lines import shown


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("1111", "tel:1111"),
        ("0 4299 0100", "tel:042990100"),
        ("โทรศัพท์: 0 2000 0000 ต่อ 12", "tel:020000000;ext=12"),
        ("dopa@saithan.example.go.th", "mailto:dopa@saithan.example.go.th"),
        ("https://www.1111.go.th/", "https://www.1111.go.th/"),
        ("ใช้บริการออนไลน์: https://www.bora.dopa.go.th", "https://www.bora.dopa.go.th"),
        ("จองที่ https://q.example/a?b=1หรือโทร", "https://q.example/a?b=1"),
        ("ดู (https://law.example/6).", "https://law.example/6"),
        ("https://law.example/มาตรา", "https://law.example/มาตรา"),
    ],
)
def test_what_can_be_called_written_to_or_opened_is_a_link(line, address):
    with translation.override("th"):
        assert f'href="{address}"' in shown(line)
        assert html.unescape(strip_tags(shown(line))).replace("\u00a0", " ") == line


@pytest.mark.parametrize("line", ["3", "20 บาท", "12", "แบบ บ.ป.1", "รหัส: 1111", "โทร 1548 ในวันทำการ", "javascript:alert(1)", "@", "a@b"])  # fmt: skip
def test_what_is_no_address_is_text(line):
    with translation.override("th"):
        assert "<a" not in shown(line)


@pytest.mark.parametrize(
    ("line", "markup"),
    [
        ("Form · บ.ป.1", 'Form · <span lang="th">บ.ป.1</span>'),
        ("Agency: กรมการปกครอง", 'Agency: <span lang="th">กรมการปกครอง</span>'),
        ("กรมการปกครอง", '<span lang="th">กรมการปกครอง</span>'),
        ("Fee", "Fee"),
    ],
)
def test_only_what_is_thai_is_marked_as_thai(line, markup):
    with translation.override("en"):
        assert shown(line) == markup


@given(st.text(max_size=60) | st.lists(st.sampled_from(["https://", "a@b.co", "1111", ": ", " · ", "<b>", '"', "ก", " "])).map("".join))  # fmt: skip
def test_nothing_is_lost_or_left_unescaped(line):
    for language in ("th", "en"):
        with translation.override(language):
            made = shown(line)
        told = html.unescape(made.replace("</a>", "").replace("</span>", ""))
        assert "<b>" not in made
        assert "&lt;b&gt;" in made or "<b>" not in line
        assert told.count("ก") >= line.count("ก")
