"""The words of the demonstration's manuals and handbook: whole, in both languages, and true to the services they are about."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

import manuals
from portal.editorial.placeholders import placeholder_in
from service_pages import demo

DATA = Path(manuals.__file__).parent / "demo_data"
MANUALS = yaml.safe_load((DATA / "manuals.yaml").read_text(encoding="utf-8"))
SECTIONS = yaml.safe_load((DATA / "handbook.yaml").read_text(encoding="utf-8"))["sections"]
BY_ID = {section["id"]: section for section in SECTIONS}
SECOND_EDITIONS = {edition["code"]: edition for edition in MANUALS["second_editions"]}

THAI_LETTER = re.compile("[\u0e00-\u0e7f]")
MONEY = re.compile(r"\d\s*(?:บาท|baht)")
REFERENCE = re.compile(r"\[\[(.*?)\]\]")
SECTION_ID = re.compile(r"H-\d{3}")
SENTENCES = ("purpose", "introduction")
ROWS = ("laws", "pre_check", "steps", "may_do", "may_not", "words_to_say", "common_errors", "worked_cases")
OPENS, CLOSES = time(8, 30), time(16, 30)


def listed_services() -> dict[str, str]:
    with (demo.DATA / "services.csv").open(encoding="utf-8") as file:
        return {row["code"]: row["agency"] for row in csv.DictReader(file)}


def records() -> dict[str, dict]:
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in demo.service_files())
    return {record["code"]: record for file in files for record in file["services"]}


AGENCY_OF = listed_services()
RECORDS = records()


def words(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text below ``value`` with where it stands; the last name tells its language."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from words(below, f"{path}.{name}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from words(below, f"{path}.{number}")
    elif isinstance(value, str):
        yield path, value


def language(path: str) -> str:
    """``th``, ``en`` or '' for a fact, by the ending of the name that a text stands under."""
    names = [name for name in path.split(".") if not name.isdigit()]
    found = re.search(r"(?:^|_)(th|en)$", names[-1])
    return found[1] if found else ""


TEXTS = [*words(MANUALS, "manuals"), *words(SECTIONS, "handbook")]


def test_every_service_has_the_words_of_its_manual_once():
    assert [manual["code"] for manual in MANUALS["manuals"]] == list(AGENCY_OF)


@pytest.mark.parametrize("manual", MANUALS["manuals"], ids=lambda manual: manual["code"])
def test_a_manual_says_its_purpose_two_to_four_goals_and_an_introduction_in_both_languages(manual):
    for suffix in ("_th", "_en"):
        assert all(manual[name + suffix] for name in SENTENCES)
    assert len(manual["goals_th"]) == len(manual["goals_en"])
    assert 2 <= len(manual["goals_th"]) <= 4


def test_no_manual_borrows_the_words_of_another():
    used = Counter(text for manual in MANUALS["manuals"] for path, text in words(manual) if language(path))
    assert [text for text, times in used.items() if times > 1] == []


def test_a_fee_is_not_typed_again_in_the_words_of_a_manual():
    of_manuals = [*words(MANUALS["manuals"]), *words(MANUALS["booklet"])]
    assert [text for _path, text in of_manuals if MONEY.search(text)] == []


def test_the_booklet_holds_every_service_once_and_each_agency_in_one_piece():
    services = MANUALS["booklet"]["services"]
    assert sorted(services) == sorted(AGENCY_OF)
    runs = [agency for agency, _run in groupby(services, AGENCY_OF.get)]
    assert len(runs) == len(set(runs))


def test_the_booklet_explains_words_and_names_the_channels_of_complaint_in_both_languages():
    first, second = MANUALS["booklet"]["appendices"]
    for suffix in ("_th", "_en"):
        for number in ("1111", "1567", "1206", "0 4299 0190"):
            assert number in first["text" + suffix]
        assert first["text" + suffix].count("\n\n") == first["text_th"].count("\n\n")
        assert second["text" + suffix].count("\n\n") == second["text_th"].count("\n\n")


def test_somebody_approves_the_first_edition_of_every_agency_and_of_the_booklet():
    approved_by = MANUALS["first_editions"]["approved_by"]
    assert set(approved_by) == {"booklet", *AGENCY_OF.values()}
    assert all(pair["th"] and pair["en"] for pair in approved_by.values())


def test_ten_services_have_a_second_edition_later_than_the_first():
    assert len(SECOND_EDITIONS) == len(MANUALS["second_editions"]) == 10
    first = date.fromisoformat(MANUALS["first_editions"]["effective"])
    booklet = date.fromisoformat(MANUALS["first_editions"]["booklet_effective"])
    assert all(first < date.fromisoformat(edition["effective"]) < booklet for edition in SECOND_EDITIONS.values())


@pytest.mark.parametrize("edition", MANUALS["second_editions"], ids=lambda edition: edition["code"])
def test_what_a_first_edition_said_is_another_value_or_a_row_that_the_record_no_longer_has(edition):
    for path, earlier in edition["before"].items():
        field, number, *column = path.split(".")
        rows = RECORDS[edition["code"]][field]
        if column:
            assert rows[int(number)][column[0]] != earlier
        else:
            assert int(number) == len(rows)
            assert set(earlier) <= set(rows[0])
            assert earlier["name_th"] not in [row["name_th"] for row in rows]


@pytest.mark.parametrize("edition", MANUALS["second_editions"], ids=lambda edition: edition["code"])
def test_a_change_note_tells_the_earlier_and_the_present_number_in_both_languages(edition):
    for path, earlier in edition["before"].items():
        field, number, *column = path.split(".")
        if column in (["amount"], ["duration"]):
            told = {str(earlier), str(RECORDS[edition["code"]][field][int(number)][column[0]])}
            assert told <= set(re.findall(r"\d+", edition["change_note_th"]))
            assert told <= set(re.findall(r"\d+", edition["change_note_en"]))


def test_the_handbook_is_of_the_size_that_the_demonstration_promises():
    assert len(SECTIONS) >= 30
    assert len({section["service"] for section in SECTIONS} - {""}) >= 15
    assert sum(section["title_en"] is not None for section in SECTIONS) >= 10
    assert sum(section["service"] == "" for section in SECTIONS) >= 10


def test_ids_of_sections_have_their_form_and_are_used_once():
    assert len(BY_ID) == len(SECTIONS)
    assert all(SECTION_ID.fullmatch(code) for code in BY_ID)


def test_a_section_stands_below_one_that_comes_before_it():
    known = {""}
    for section in SECTIONS:
        assert section["parent"] in known
        known.add(section["id"])


def test_addresses_of_sections_differ_below_one_parent():
    places = [(section["parent"], section["slug"]) for section in SECTIONS]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["id"])
def test_every_field_of_a_section_is_filled(section):
    for name in ("title", "mission", "position", "purpose", "hand_over_contact", "internal_notes", "change_note"):
        assert section[name + "_th"]
    assert all(section[name] for name in ROWS)
    assert len(section["may_do"]) >= 2
    assert len(section["may_not"]) >= 2
    assert section["service"] in {"", *AGENCY_OF}
    assert section["content_owner"]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["id"])
def test_a_section_is_english_as_a_whole_or_not_at_all(section):
    paths = dict(words(section))
    thai = {path.replace("_th", "_en") for path in paths if language(path) == "th"}
    english = {path for path in paths if language(path) == "en"}
    spoken = {path for path in thai if re.fullmatch(r"\.words_to_say\.\d+\.words_en", path)}
    assert english == (thai if section["title_en"] else spoken)


def test_references_of_both_languages_lead_to_sections_and_stand_where_they_become_links():
    for path, text in words(SECTIONS):
        for code in REFERENCE.findall(text):
            assert code in BY_ID
            assert not re.search(r"(title|error|situation|change_note|contact)_(th|en)$", path), path


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["id"])
def test_a_translated_row_refers_to_the_same_sections(section):
    paths = dict(words(section))
    for path, text in paths.items():
        if language(path) == "th" and (english := paths.get(path.replace("_th", "_en"))):
            assert REFERENCE.findall(text) == REFERENCE.findall(english)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["id"])
def test_cases_are_handed_over_within_opening_hours_to_an_extension_of_the_centre(section):
    assert re.fullmatch(r"0 4299 01\d\d", section["hand_over_phone"])
    if section["cut_off"]:
        assert OPENS < time.fromisoformat(section["cut_off"]) < CLOSES


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["id"])
def test_versions_follow_one_another_and_the_next_review_comes_after_the_last(section):
    versions = [*section.get("earlier", []), section]
    assert [version["version"] for version in versions] == list(range(1, section["version"] + 1))
    days = [date.fromisoformat(version["effective"]) for version in versions]
    assert days == sorted(set(days))
    assert date.fromisoformat(section["review_date"]) > days[-1]


def test_forms_have_as_many_lines_in_english_as_in_thai():
    forms = [form for section in SECTIONS for form in section["forms"]]
    assert forms
    for form in forms:
        assert len(form["lines_th"]) > 1
        assert len(form.get("lines_en", form["lines_th"])) == len(form["lines_th"])


def test_thai_text_is_thai_and_english_text_holds_no_thai_letter():
    english_words = re.compile(r"\b[A-Za-z]{3,}\b.*\b[A-Za-z]{3,}\b.*\b[A-Za-z]{3,}\b")
    for path, text in TEXTS:
        if language(path) == "th" and text:
            assert THAI_LETTER.search(text), path
            assert not english_words.search(text), path
        elif language(path) == "en":
            assert not THAI_LETTER.search(text), path


def test_nothing_stands_for_something_not_yet_written():
    assert [(path, found) for path, text in TEXTS if (found := placeholder_in(text, mandatory=bool(text)))] == []


def test_text_is_written_as_it_is_stored():
    for path, text in TEXTS:
        assert text == unicodedata.normalize("NFC", text).strip(), path
        assert not re.search("  |[\u200b-\u200d\u2060\ufeff\u00a0]|เเ|ํา", text), path
