import pytest
from django.core import checks
from django.test import override_settings

from home.models import InformationPage
from portal import checks as own


def ids(found):
    return [error.id for error in found]


def test_the_project_keeps_its_own_rules():
    assert [error for error in checks.run_checks() if error.id.startswith("portal.")] == []


def test_a_page_type_that_does_not_describe_itself_is_told(monkeypatch):
    monkeypatch.setattr(InformationPage, "page_description", "")
    assert ids(own.page_types_are_complete(None)) == ["portal.E002"]


def test_a_page_type_that_does_not_say_where_it_stands_is_told(monkeypatch):
    monkeypatch.delattr(InformationPage, "parent_page_types")
    assert ids(own.page_types_are_complete(None)) == ["portal.E003"]


def test_a_page_type_outside_the_base_is_told(monkeypatch):
    from wagtail.models import Page

    monkeypatch.setattr(own, "own_page_models", lambda: [Page])
    assert "portal.E001" in ids(own.page_types_are_complete(None))


@pytest.mark.parametrize("below", ["", "uploads", "uploads/deep"])
def test_a_folder_of_files_that_a_web_server_hands_out_is_told(tmp_path, below):
    with override_settings(MEDIA_ROOT=tmp_path, PRIVATE_MEDIA_ROOT=tmp_path / below):
        assert ids(own.files_are_not_public(None)) == ["portal.E004"]


def test_a_folder_beside_the_public_ones_is_fine(tmp_path):
    with override_settings(
        MEDIA_ROOT=tmp_path / "media", STATIC_ROOT=tmp_path / "static", PRIVATE_MEDIA_ROOT=tmp_path / "protected"
    ):
        assert own.files_are_not_public(None) == []


@pytest.mark.parametrize(
    "change", [{"LANGUAGES": [("th", "Thai")]}, {"LANGUAGE_CODE": "en"}, {"LANGUAGES": [("en", ""), ("th", "")]}]
)
def test_other_languages_than_the_two_are_told(change):
    with override_settings(**change):
        assert ids(own.languages_are_two(None)) == ["portal.E005"]


def test_the_api_that_lists_private_titles_is_told(monkeypatch):
    monkeypatch.setattr(own.apps, "is_installed", lambda name: True)
    assert ids(own.the_public_api_is_not_installed(None)) == ["portal.E006"]
