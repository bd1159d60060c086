"""The neutral document."""

import json

import pytest

from manuals.pdf.document import Column, Heading, Items, Link, Note, Paragraph, Table
from manuals.pdf.words import NAMES, fixed_words
from tests.manuals.pdf import samples


def test_is_told_in_plain_values_with_the_kind_of_each_block():
    table = Table((Column("ก"),), (("ข",),))
    blocks = (Paragraph("ก"), Heading("ข"), Note("ค"), Items(("ง",), links=(Link(0, 0, "https://x.example/"),)), table)
    data = json.loads(json.dumps(samples.document(samples.service(samples.part(*blocks))).to_json()))
    told = data["services"][0]["parts"][0]["blocks"]
    assert [block["block"] for block in told] == ["paragraph", "heading", "note", "items", "table"]
    assert told[3]["links"] == [{"item": 0, "line": 0, "address": "https://x.example/", "content": ""}]
    assert told[4] == {
        "block": "table",
        "columns": [{"label": "ก", "share": 1, "align": "start"}],
        "rows": [["ข"]],
        "foot": None,
        "caption": "",
    }
    assert data["published"] == "2026-10-01"


def test_a_row_with_too_few_cells_is_refused():
    with pytest.raises(ValueError, match="Row 2 has 1 cells; the table has 2 columns"):
        Table((Column("ก"), Column("ข")), (("1", "2"), ("1",)))


def test_a_total_with_too_many_cells_is_refused():
    with pytest.raises(ValueError, match="Row 2 has 2 cells"):
        Table((Column("ก"),), (("1",),), foot=("1", "2"))


@pytest.mark.parametrize("share", [0, -1, float("nan")])
def test_a_column_without_width_is_refused(share):
    with pytest.raises(ValueError, match="a number above 0"):
        Column("ก", share)


def test_a_sheet_of_two_services_is_refused():
    with pytest.raises(ValueError, match="one service, not 2"):
        samples.document(samples.service(), samples.service(), kind="sheet")


@pytest.mark.parametrize("language", ["th", "en"])
def test_there_are_fixed_words_for_all_names(language):
    words = fixed_words(language)
    assert tuple(words) == NAMES
    assert all(words.values())
