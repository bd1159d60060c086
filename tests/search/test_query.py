import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import scan
from search.query import FORM, MAX_CLAUSES, PAIR, WORD, parse
from search.wordlists import Synonyms


def weights(text):
    return {" ".join(clause.tokens): clause.weight for clause in parse(text).clauses}


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


@pytest.mark.parametrize("text", ["", "   ", "'", '"', "😀🎉", "%", "-- ;", "\u200b"])
def test_a_text_without_words_is_no_query(text):
    assert not parse(text)


@given(st.text(max_size=400))
def test_no_text_makes_a_query_too_large(text):
    assert len(parse(text).clauses) <= MAX_CLAUSES


def test_the_longest_synonym_wins_and_a_word_belongs_to_one():
    synonyms = Synonyms([["ภาษีรถ", "car tax"], ["ภาษี", "tax"]])
    assert synonyms.expand(scan("car tax")) == [("ภาษีรถ",)]


def test_a_part_of_a_long_word_names_its_synonyms_too():
    synonyms = Synonyms([["ใบขับขี่", "driving licence"]])
    assert ("driv", "licenc") in synonyms.expand(scan("ใบขับขี่มอเตอร์ไซค์"))


def test_a_situation_means_a_service_but_not_the_reverse():
    synonyms = Synonyms([], [{"said": ["ตกงาน"], "meant": ["ว่างงาน"]}])
    assert synonyms.expand(scan("ตกงาน")) == [("ว่างงาน",)]
    assert synonyms.expand(scan("ว่างงาน")) == []


def test_a_term_of_two_groups_has_the_others_of_both():
    synonyms = Synonyms([["licence", "permit"], ["licence", "ใบขับขี่"]])
    assert set(synonyms.expand(scan("licence"))) == {("permit",), ("ใบขับขี่",)}
