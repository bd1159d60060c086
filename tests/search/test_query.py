import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import scan
from search.query import FORM, MAX_CLAUSES, PAIR, WORD, parse
from search.wordlists import Synonyms


def weights(text):
    return {" ".join(clause.tokens): clause.weight for clause in parse(text).clauses}


def other_terms(synonyms, found):
    return [meant for _place, others in synonyms.terms(found) for meant in others]


def test_words_that_only_make_a_question_are_left_out():
    assert parse("ทำบัตรประชาชนหายต้องทำยังไง").words == ("บัตรประชาชน", "หาย")


def test_english_question_words_are_left_out():
    assert parse("How do I renew my passport?").words == ("renew", "passport")


def test_a_question_of_question_words_alone_keeps_them():
    assert parse("ที่ไหน").words == ("ที่ไหน",)


def test_a_phrase_of_question_words_goes_but_its_words_stay_elsewhere():
    assert "เอกสาร" not in parse("ต่อใบขับขี่ใช้เอกสารอะไรบ้าง").words
    assert "รับรองเอกสาร" in parse("รับรองเอกสาร").words


def test_neighbours_count_as_a_phrase():
    assert weights("lost passport")["lost passport"] == PAIR


def test_words_that_were_apart_are_no_phrase():
    assert "renew passport" not in weights("renew my passport")


def test_a_form_number_counts_most():
    assert weights("ตม 30")["ตม30"] == FORM > WORD


def test_synonyms_of_both_languages_count_a_little():
    assert 0 < weights("พาสปอร์ต")["passport"] < WORD
    assert 0 < weights("passport")["หนังสือเดินทาง"] < WORD


@pytest.mark.parametrize(
    "text", ['"lost passport" card', "“lost passport” card", "«lost passport» card", 'card "Lost PASSPORTS"']
)
def test_what_stands_in_quotes_is_required(text):
    assert parse(text).required == (("lost", "passport"),)


def test_question_words_in_quotes_count():
    query = parse('"how to" renew')
    assert query.required == (("how", "to"),)
    assert query.words == ("how", "to", "renew")


@pytest.mark.parametrize("text", ['lost "passport', 'lost passport"', '""', '" "', '"?!"', "it's 5' long", "passport"])
def test_a_quote_without_another_or_without_words_requires_nothing(text):
    assert parse(text).required == ()


@given(st.text(alphabet='"“”«» abกัน1', max_size=60))
def test_what_is_required_is_asked_for_as_well(text):
    query = parse(text)
    assert {word for phrase in query.required for word in phrase} <= set(query.words)
    assert all(query.required)


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("บัตรประ", ("บัตร", "ประ")),
        ("new pass", ("pass",)),
        ("pass?", ()),
        ("how to pass", ()),
        ('"pass"', ()),
        ("", ()),
    ],
)
def test_the_words_at_the_very_end_may_be_half_a_word(text, tail):
    assert parse(text).tail == tail


@pytest.mark.parametrize("text", ["", "   ", "'", '"', "😀🎉", "%", "-- ;", "\u200b"])
def test_a_text_without_words_is_no_query(text):
    assert not parse(text)


@given(st.text(max_size=400))
def test_no_text_makes_a_query_too_large(text):
    assert len(parse(text).clauses) <= MAX_CLAUSES


def test_the_longest_synonym_wins_and_a_word_belongs_to_one():
    synonyms = Synonyms([["ภาษีรถ", "car tax"], ["ภาษี", "tax"]])
    assert other_terms(synonyms, scan("car tax")) == [("ภาษีรถ",)]


def test_a_part_of_a_long_word_names_its_synonyms_too():
    synonyms = Synonyms([["ใบขับขี่", "driving licence"]])
    assert ("driv", "licenc") in other_terms(synonyms, scan("ใบขับขี่มอเตอร์ไซค์"))


def test_a_situation_means_a_service_but_not_the_reverse():
    synonyms = Synonyms([], [{"said": ["ตกงาน"], "meant": ["ว่างงาน"]}])
    assert other_terms(synonyms, scan("ตกงาน")) == [("ว่างงาน",)]
    assert other_terms(synonyms, scan("ว่างงาน")) == []


def test_a_term_of_two_groups_has_the_others_of_both():
    synonyms = Synonyms([["licence", "permit"], ["licence", "ใบขับขี่"]])
    assert set(other_terms(synonyms, scan("licence"))) == {("permit",), ("ใบขับขี่",)}
