"""Strings are told of by the part of the page that shows them."""

from types import SimpleNamespace

import pytest

from portal.bilingual.parts import parts_of


def page_with(contents=(), **streams):
    names = {"title": "title", "common_names": "common names", "body": "body", "steps": "steps"}
    fields = {name: SimpleNamespace(verbose_name=verbose) for name, verbose in names.items()}
    rows = {name: [SimpleNamespace(id=row) for row in ids] for name, ids in streams.items()}
    return SimpleNamespace(contents=list(contents), _meta=SimpleNamespace(get_field=fields.__getitem__), **rows)


SERVICE = [("steps", "Steps"), ("about-page", "About this page")]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["title"], [("title", "title")]),
        (["steps.abc.title", "steps.def.detail"], [("abc", "Steps")]),
        (["common_names"], [("about-page", "About this page")]),
        (["seo_title", "search_description"], []),
        (["title", "steps.abc.title"], [("title", "title"), ("abc", "Steps")]),
    ],
)
def test_a_service_names_its_sections_each_once(paths, expected):
    assert parts_of(page_with(SERVICE), paths) == expected


def test_text_is_named_by_the_heading_above_it():
    page = page_with([("h1", "Parking"), ("h2", "Hours")], body=["p0", "h1", "p1", "h2", "p2"])
    assert parts_of(page, ["body.p1"]) == [("h1", "Parking")]
    assert parts_of(page, ["body.h2", "body.p2"]) == [("h2", "Hours")]


def test_text_above_all_headings_is_named_by_its_field():
    page = page_with([("h1", "Parking")], body=["p0", "h1"])
    assert parts_of(page, ["body.p0"]) == [("p0", "body")]


def test_a_field_without_a_place_leads_to_the_whole():
    assert parts_of(page_with(), ["common_names"]) == [("content", "common names")]
