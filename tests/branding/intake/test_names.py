"""Names of files keep their Thai and lose what could lead elsewhere."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branding.intake import safe_name
from branding.intake.names import MOST_BYTES


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("ตราสัญลักษณ์ศูนย์ฯ ฉบับที่ ๑.svg", "ตราสัญลักษณ์ศูนย์ฯ ฉบับที่ ๑.svg"),
        ("../../etc/โลโก้.png", "โลโก้.png"),
        ("C:\\ภาพ\\โลโก้ใหม่.png", "โลโก้ใหม่.png"),
        ("โล\u200bโก้\u202egnp.svg\r\nX: y", "โลโก้gnp.svgX- y"),
        (".htaccess", "htaccess"),
        ('a<b>"c"?.svg', "a-b--c--.svg"),
        ("con.svg", "-con.svg"),
        ("  โลโก้   ใหม่ .svg. ", "โลโก้ ใหม่ .svg"),
        ("", "file"),
        ("/", "file"),
        ("\0\x07", "file"),
    ],
    ids=[
        "thai",
        "path",
        "windows path",
        "invisible",
        "hidden",
        "reserved",
        "device",
        "spaces",
        "empty",
        "slash",
        "control",
    ],
)
def test_names_are_kept_as_far_as_they_are_harmless(given_name, kept):
    assert safe_name(given_name) == kept


def test_a_long_name_is_cut_before_its_ending_and_never_below_a_letter():
    name = safe_name("ก้" * 100 + ".svg")
    assert name.endswith("ก้.svg")
    assert 230 < len(name.encode()) <= MOST_BYTES


@settings(deadline=None)
@given(st.text(max_size=400))
def test_a_safe_name_is_safe(name):
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert 0 < len(safe.encode()) <= MOST_BYTES
    assert not set(safe) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(sign)[0] == "C" for sign in safe)
    assert not safe.startswith(".")
