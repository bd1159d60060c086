"""What of a document PostgreSQL is given; the limits are its own."""

import re

from hypothesis import given
from hypothesis import strategies as st

from search.engines.lexemes import LARGEST, LAST_PLACE, PLACES, phrase, quoted, required, together, vector
from search.models import FIELDS, SearchDocument
from search.query import Clause, parse

WORDS = st.lists(st.sampled_from(["บัตร", "passport", "ตม30", "ก"]), max_size=12)


def document(**words):
    return SearchDocument(**{f"analysed_{name}": " ".join(words.get(name, ())) for name in FIELDS})


def places(words):
    """{lexeme: [(place, letter), …]} of a tsvector that needs no quoting."""
    found = re.findall(r"'([^']+)':(\S+)", words)
    return {lexeme: [(int(at[:-1]), at[-1]) for at in told.split(",")] for lexeme, told in found}


def test_a_column_is_told_by_its_letter():
    stored = vector(document(title=["a"], keywords=["b"], summary=["c"], body=["d"]))
    assert {lexeme: at[0][1] for lexeme, at in places(stored.words).items()} == dict(zip("abcd", "ABCD", strict=True))


def test_words_of_two_columns_do_not_stand_side_by_side():
    stored = places(vector(document(title=["a"], body=["b"])).words)
    assert stored["b"][0][0] - stored["a"][0][0] > 1


@given(title=WORDS, keywords=WORDS, summary=WORDS, body=WORDS)
def test_every_occurrence_is_stored_and_counted(**words):
    stored = vector(document(**words))
    assert stored.length == sum(map(len, words.values()))
    assert sum(map(len, places(stored.words).values())) == stored.length


@given(title=WORDS, keywords=WORDS, body=WORDS)
def test_the_names_are_the_words_of_title_and_common_names(title, keywords, body):
    stored = vector(document(title=title, keywords=keywords, body=body))
    assert set(re.findall("'([^']+)'", stored.names)) == {*title, *keywords}


def test_beyond_the_last_place_nothing_stands_side_by_side():
    stored = places(vector(document(body=[f"w{n}" for n in range(LAST_PLACE + 50)])).words)
    last = sorted({at for found in stored.values() for at, _letter in found})[-2:]
    assert last == [LAST_PLACE - 2, LAST_PLACE]
    assert len(stored) == LAST_PLACE + 50


def test_of_one_word_no_more_places_are_kept_than_fit():
    assert len(places(vector(document(body=["a"] * 1000)).words)["a"]) == PLACES


def test_a_word_that_is_too_long_is_left_out_alone():
    assert list(places(vector(document(title=["a", "x" * 3000, "b"])).words)) == ["a", "b"]


def test_the_end_of_a_text_that_is_too_large_is_left_out():
    stored = places(vector(document(title=["title"], body=[f"{n:0100d}" for n in range(20_000)])).words)
    assert "title" in stored
    assert sum(map(len, stored)) < LARGEST


def test_a_word_with_quotation_marks_is_only_a_word():
    assert quoted("a'b\\c") == "'a''b\\\\c'"


def test_a_phrase_is_asked_for_side_by_side_and_anywhere():
    assert phrase(Clause(("tax", "id"), 1)) == "'tax' <-> 'id'"
    assert together(("tax", "id")) == "'tax' & 'id'"


def test_all_that_stands_in_quotes_is_required_side_by_side():
    assert required(parse('"lost passport" and "บัตรหาย"')) == "('lost' <-> 'passport') & ('บัตร' <-> 'หาย')"
    assert required(parse("lost passport")) == ""
