"""The synonyms that come with the portal: enough of them, in both languages, and none that hurts other questions."""

from collections import Counter

import pytest
import yaml

from search.analysis import has_thai, normalise, scan, words
from search.wordlists import DATA, shipped, stop_sequences
from service_pages import demo

FILES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((DATA / "synonyms").glob("*.yaml"))}
GROUPS = [[str(term) for term in group] for file in FILES.values() for group in file["groups"]]
SITUATIONS = [situation for file in FILES.values() for situation in file.get("situations", [])]
MOST_WORDS = 6
# Shorter ones are English words: bat, ban, rot, hai.
SHORTEST_ROMANISED = 5
# What asks for the centre itself holds no other words; it leads to its page and is no other word for anything.
ABOUT_THE_CENTRE = {"กี่โมง", "อยู่ที่ไหน", "อยู่ตรงไหน", "ไปยังไง", "where are you", "how to get there"}
AGENCIES = yaml.safe_load((demo.DATA / "agencies.yaml").read_text("utf-8"))["agencies"]


def is_latin(term):
    return any(letter.isascii() and letter.isalpha() for letter in term)


def says_something(term):
    row = words(term)
    dropped = {n for place, found in stop_sequences().matches(row) for n in range(place, place + len(found))}
    return len(dropped) < len(row)


def test_there_are_three_hundred_groups_and_nearly_all_speak_both_languages():
    assert len(GROUPS) >= 300
    assert sum(any(map(has_thai, group)) and any(map(is_latin, group)) for group in GROUPS) >= 250


def test_a_group_has_at_least_two_terms_and_none_twice():
    alike = {tuple(group): Counter(tuple(words(term)) for term in group) for group in GROUPS}
    assert [group for group in GROUPS if len(group) < 2] == []
    assert [group for group, counts in alike.items() if max(counts.values()) > 1] == []


def test_no_term_is_in_two_groups():
    counts = Counter(tuple(words(term)) for group in GROUPS for term in group)
    assert [term for term, count in counts.items() if count > 1] == []


def test_a_term_is_no_single_letter_and_not_too_long():
    terms = [term for group in GROUPS for term in group] + [str(t) for s in SITUATIONS for t in s["said"] + s["meant"]]
    assert [term for term in terms if len("".join(words(term))) < 2] == []
    assert [term for term in terms if len(words(term)) > MOST_WORDS] == []


def test_a_term_says_more_than_that_it_is_a_question():
    assert [term for group in GROUPS for term in group if not says_something(term)] == []
    assert [term for s in SITUATIONS for term in map(str, s["meant"]) if not says_something(term)] == []
    assert {term for s in SITUATIONS for term in map(str, s["said"]) if not says_something(term)} == ABOUT_THE_CENTRE


def test_a_situation_has_what_is_said_and_what_is_meant():
    assert [s for s in SITUATIONS if set(s) != {"said", "meant"} or not s["said"] or not s["meant"]] == []


def test_thai_in_latin_letters_is_a_phrase_or_a_long_word_and_leads_to_thai():
    situations = FILES["romanised"]["situations"]
    said = [str(term) for situation in situations for term in situation["said"]]
    assert [term for term in said if len(words(term)) == 1 and len(term) < SHORTEST_ROMANISED] == []
    assert [situation for situation in situations if not any(has_thai(str(term)) for term in situation["meant"])] == []


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency["code"])
def test_an_agency_is_found_by_what_people_call_it(agency):
    name = " ".join(words(agency["name_th"])), " ".join(words(agency["name_en"]))
    short = [agency["short_name_th"], agency["short_name_en"]]
    meant = [s for said in short for _place, others in shipped().terms(scan(normalise(said))) for s in others]
    assert any(" ".join(sequence) in one for sequence in meant for one in name), meant
