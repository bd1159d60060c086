"""Files that are smaller than the guidelines allow are not given away."""

import pytest

from branding.guidelines.offered import LeastSize, offered
from branding.library import Asset, File, Variant

SIZES = (LeastSize("horizontal", "th", 0.5, 32), LeastSize("horizontal", "en", 1, 32))
FILES = {
    "master": File("master", "png", 60, 20, 1, "0", "x"),
    "pdf": File("pdf", "pdf", 0, 0, 1, "0", "x"),
    **{f"png-{wide}": File(f"png-{wide}", "png", wide, wide // 4, 1, "0", "x") for wide in (64, 128, 256, 512)},
}


def widths(kind="logo", layout="horizontal", wording="th", least=SIZES):
    variant = Variant(1, wording, "full", layout, {"th": "ก", "en": "A"}, FILES)
    asset = Asset(1, kind, "", "ก", "A", "", "", "1", None, "", "", None, (variant,))
    found = offered(asset, variant, least)
    assert [file.purpose for file in found[:2]] == ["master", "pdf"]
    return [file.width for file in found[2:]]


@pytest.mark.parametrize(("wording", "expected"), [("th", [256, 512]), ("en", [128, 256, 512]), ("both", [256, 512])])
def test_the_symbol_of_a_logo_is_as_high_as_the_guidelines_say(wording, expected):
    assert widths(wording=wording) == expected


@pytest.mark.parametrize(("kind", "layout"), [("logo", "stacked"), ("agency", "horizontal"), ("wordmark", "alone")])
def test_where_the_guidelines_say_nothing_the_longest_side_counts(kind, layout):
    assert widths(kind, layout) == [128, 256, 512]


@pytest.mark.parametrize("kind", ["sign", "letterhead", "slides"])
def test_whole_pages_are_large_enough_to_be_read(kind):
    assert widths(kind) == [256, 512]
