"""What a record says comes through every format exactly."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.tables.cells import guarded, joined, split, unguarded
from portal.tables.faults import Faults
from service_pages import exports
from service_pages.imports import columns, formats, schema
from service_pages.imports.values import cleaned
from tests.service_pages.imports.files import document, fee, record, step

ODD = st.sampled_from(list("=+-@'\"|,;:#&<>{}[]!%*\\_\t\n ~^x0อำกี่้ํ๑Aé😀\u200d\u00a0")) | st.characters(codec="utf-8")
WORDS = ["none", "null", "~", "yes", "No", "1e3", "0x1F", "2026-01-01", "#N/A", "=1+1", "'=1", "_x0041_", "NaN", "1:30"]
WITHOUT_NUMBER = ["ทันที", "5-7 วัน", "แจ้งตอบภายใน 7 วัน", "ประมาณ 3 วัน", "๑ วัน ๓ ชม.", "แล้วแต่กรณี", "abc"]
TEXT = (st.text(ODD, max_size=40) | st.sampled_from(WORDS)).map(cleaned)
NAME = TEXT.filter(bool)
LINE = TEXT.map(lambda text: text.replace("\n", " ").strip())


def paired(thai, english, name):
    """Both languages of a text; English only where there is Thai."""
    return {f"{name}_th": thai, f"{name}_en": english if thai else ""}


@st.composite
def steps(draw):
    number = draw(st.none() | st.integers(1, 9_999) | st.decimals("0.1", 999, places=1).map(float))
    return step(
        **paired(draw(NAME), draw(TEXT), "title"),
        **paired(draw(TEXT), draw(TEXT), "detail"),
        duration=number,
        unit=None if number is None else draw(st.sampled_from(["minute", "hour", "day", "working_day"])),
        as_written=draw(st.sampled_from([None, *WITHOUT_NUMBER, *([] if number is None else ["30 นาที/ราย", "๑ วัน"])])),
    )


@st.composite
def documents(draw):
    counts = st.none() | st.integers(0, 99)
    cases = draw(st.sets(st.sampled_from(["person", "juristic", "foreigner", "minor", "proxy"])))
    return document(
        **paired(draw(NAME), draw(TEXT), "name"),
        **paired(draw(TEXT), draw(TEXT), "note"),
        originals=draw(counts),
        copies=draw(counts),
        cases=[case for case in ("person", "juristic", "foreigner", "minor", "proxy") if case in cases],
    )


@st.composite
def fees(draw):
    amounts = st.integers(0, 10**9) | st.decimals(0, 10**6, places=2).map(float)
    return fee(
        **paired(draw(NAME), draw(TEXT), "item"),
        **paired(draw(TEXT), draw(TEXT), "per"),
        amount=draw(amounts),
        minimum=draw(st.none() | amounts),
    )


def rows(row):
    return st.just("none") | st.lists(row, max_size=3)


@st.composite
def records(draw, code="id-card-lost"):
    lines = st.lists(LINE.filter(bool), max_size=4)
    thai_names = draw(lines)
    return record(
        code=code,
        **paired(draw(NAME), draw(TEXT), "name"),
        **paired(draw(TEXT), draw(TEXT), "summary"),
        common_names_th=thai_names,
        common_names_en=draw(lines) if thai_names else [],
        steps=draw(rows(steps())),
        documents=draw(rows(documents())),
        fees=draw(rows(fees())),
    )


def understood(path: Path) -> list[dict]:
    """What the importer makes of a file, without the places and the ids of rows."""
    faults = Faults()
    found = [schema.understand(raw, faults) for raw in formats.read(path, faults)]
    assert not faults, [str(fault) for fault in faults.found]
    return [_content(item) for item in found]


def _content(item: schema.Record) -> dict:
    rows = {
        name: value if value == "none" else [(row.values, row.english) for row in value]
        for name, value in item.rows.items()
    }
    return {**vars(item), "rows": rows, "where": "", "places": {}}


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx"])
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_odd_text_and_numbers_come_through_exactly(tmp_path_factory, suffix, data):
    given_records = [data.draw(records()), data.draw(records("id-card-renew"))]
    path = tmp_path_factory.mktemp("file") / f"services{suffix}"
    path.write_bytes(exports.WRITERS[suffix](given_records))
    for item, written in zip(understood(path), given_records, strict=True):
        assert item["values"]["title"] == written["name_th"]
        assert item["english"]["summary"] == written["summary_en"]
        assert item["values"]["common_names"].split("\n") == (written["common_names_th"] or [""])
        for name, kind in columns.row_kinds().items():
            expected = written[name]
            if expected == "none":
                assert item["rows"][name] == "none"
                continue
            assert len(item["rows"][name]) == len(expected)
            for (values, english), row in zip(item["rows"][name], expected, strict=True):
                for cell in kind.cells:
                    _compare(cell, values, english, row)


def _compare(cell, values, english, row):
    if cell.kind == columns.TEXT:
        assert values[cell.field] == row[f"{cell.field}_th"]
        assert english[cell.field] == row[f"{cell.field}_en"]
    elif cell.kind == columns.DECIMAL and row[cell.field] is not None:
        assert float(values[cell.field]) == row[cell.field]
    else:
        assert (values[cell.field] or None) == (row[cell.field] or None) or values[cell.field] == row[cell.field]


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_odd_text_comes_through_a_flat_file_exactly(tmp_path_factory, data):
    written = data.draw(records())
    path = tmp_path_factory.mktemp("file") / "services.csv"
    path.write_bytes(exports.to_csv([written]))
    (item,) = understood(path)
    assert item["values"]["title"] == written["name_th"]
    assert item["english"]["title"] == written["name_en"]
    assert item["values"]["summary"] == written["summary_th"]
    assert item["values"]["common_names"].split("\n") == (written["common_names_th"] or [""])
    assert item["rows"] == {}


@given(st.text(ODD))
def test_a_guarded_cell_is_no_formula_and_comes_back_exactly(text):
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert unguarded(guarded(text)) == text


@given(st.lists(LINE.filter(bool), max_size=5))
def test_a_list_comes_back_from_one_cell(items):
    assert split(joined(items)) == items


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_exported_cell_begins_as_a_formula(tmp_path, suffix):
    content = exports.WRITERS[suffix]([record(name_th="=HYPERLINK(1)", summary_th="@x", common_names_th=["-1", "b"])])
    path = tmp_path / f"services{suffix}"
    path.write_bytes(content)
    (item,) = understood(path)
    assert (item["values"]["title"], item["values"]["summary"]) == ("=HYPERLINK(1)", "@x")
    if suffix == ".csv":
        assert b",=HYPERLINK" not in content
        assert b"'=HYPERLINK" in content


def test_yaml_words_are_not_taken_for_numbers_dates_or_yes_and_no(tmp_path):
    path = tmp_path / "services.yaml"
    text = "- {code: no, name_th: 2026-01-01, name_en: No, agency: on, agency_th: '', agency_en: off, mode: complete, summary_th: 1.50, topics: [y|n]}"
    path.write_text(text, encoding="utf-8")
    (item,) = understood(path)
    assert (item["code"], item["agency"]) == ("no", "on")
    assert item["values"] == {"title": "2026-01-01", "summary": "1.50", "mode": "complete"}
    assert item["english"] == {"title": "No"}
    assert item["topics"] == ["y|n"]


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_file_nested_too_deeply_is_a_fault_and_no_crash(tmp_path, suffix):
    path = tmp_path / f"services{suffix}"
    path.write_text("[" * 200_000)
    faults = Faults()
    assert formats.read(path, faults) == []
    assert len(faults.found) == 1


def test_a_table_may_separate_names_by_a_bar(tmp_path):
    path = tmp_path / "services.csv"
    path.write_bytes(
        "code,name_th,name_en,agency,agency_th,agency_en,mode,common_names_th,topics\n"
        "a,ก,,b,,,forward,หนึ่ง | สอง,x|y\n".encode("utf-8-sig")
    )
    (item,) = understood(path)
    assert item["values"]["common_names"] == "หนึ่ง\nสอง"
    assert item["topics"] == ["x", "y"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_one_name_that_is_a_bar_comes_through_a_cell(tmp_path, suffix):
    path = tmp_path / f"services{suffix}"
    path.write_bytes(exports.WRITERS[suffix]([record(common_names_th=["ก|ข"])]))
    assert understood(path)[0]["values"]["common_names"] == "ก|ข"


def test_thai_digits_are_numbers(tmp_path):
    path = tmp_path / "services.json"
    path.write_bytes(exports.to_json([record(steps=[step(duration="๑๕")])]))
    assert understood(path)[0]["rows"]["steps"][0][0]["duration"] == 15


def test_what_pasting_leaves_behind_is_taken_away():
    assert cleaned(" ทํ\u200bา\r\nบัตร\ufeff ") == "ทํา\nบัตร"
