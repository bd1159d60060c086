"""What every engine does alike."""

from collections import Counter

import pytest

from portal.indexing import PUBLIC, STAFF
from search.engines.base import CANDIDATES
from search.models import SearchDocument
from search.query import parse


def found(engine, text, audience=PUBLIC, **filters):
    return [hit.code for hit in engine.search(parse(text), audience, filters).hits]


def test_a_word_of_the_title_finds_a_document(engine, index_entry):
    index_entry("passport-new", "การขอหนังสือเดินทาง")
    assert found(engine, "หนังสือเดินทาง") == ["passport-new"]


def test_a_word_that_no_document_has_finds_nothing(engine, index_entry):
    index_entry("passport-new", "การขอหนังสือเดินทาง")
    assert found(engine, "แมว") == []


def test_one_matching_word_is_enough(engine, index_entry):
    index_entry("passport-new", "การขอหนังสือเดินทาง")
    assert found(engine, "หนังสือเดินทางของแมวเหมียว") == ["passport-new"]


def test_the_title_counts_more_than_the_text(engine, index_entry):
    index_entry("other", "เรื่องอื่น", body="หนังสือเดินทาง")
    index_entry("passport-new", "หนังสือเดินทาง", body="เรื่องอื่น")
    assert found(engine, "หนังสือเดินทาง") == ["passport-new", "other"]


def test_common_names_find_as_titles_do(engine, index_entry):
    index_entry("id-card-lost", "การขอมีบัตรใหม่", keywords="บัตรหาย\nบัตรถูกขโมย")
    assert found(engine, "ถูกขโมย") == ["id-card-lost"]


def test_a_phrase_in_order_is_better_than_its_words_apart(engine, index_entry):
    index_entry("apart", "card for a new tax of id")
    index_entry("together", "tax id for a new card of")
    assert found(engine, "tax id")[0] == "together"


def test_a_synonym_of_the_other_language_finds(engine, index_entry):
    index_entry("passport-new", "การขอหนังสือเดินทาง")
    assert found(engine, "passport") == ["passport-new"]


def test_a_filter_narrows(engine, index_entry):
    index_entry("one", "หนังสือเดินทาง", agency="consular", topics=("travel", "identity"), mode="forward")
    index_entry("two", "หนังสือเดินทาง", agency="dopa", topics=("identity",), mode="complete")
    assert found(engine, "หนังสือเดินทาง", agency="dopa") == ["two"]
    assert found(engine, "หนังสือเดินทาง", topic="travel") == ["one"]
    assert found(engine, "หนังสือเดินทาง", topic="ident") == []
    assert found(engine, "หนังสือเดินทาง", mode="forward", topic="identity") == ["one"]


def test_facets_count_the_hits(engine, index_entry):
    index_entry("one", "หนังสือเดินทาง", agency="consular", topics=("travel", "identity"), mode="forward")
    index_entry("two", "หนังสือเดินทาง", agency="dopa", topics=("identity",), mode="complete")
    facets = engine.search(parse("หนังสือเดินทาง"), PUBLIC).facets
    assert facets["topic"] == Counter(identity=2, travel=1)
    assert facets["agency"] == Counter(consular=1, dopa=1)
    assert facets["type"] == Counter(service=2)


def test_staff_documents_are_in_no_public_answer(engine, index_entry):
    index_entry("handbook", "คู่มือพนักงาน", audience=STAFF)
    assert found(engine, "คู่มือพนักงาน") == []
    assert found(engine, "คู่มือพนักงาน", STAFF) == ["handbook"]


def test_a_document_that_becomes_private_leaves_the_public_index(engine, index_entry):
    index_entry("handbook", "คู่มือพนักงาน")
    index_entry("handbook", "คู่มือพนักงาน", audience=STAFF)
    assert found(engine, "คู่มือพนักงาน") == []
    assert not engine.ids_and_hashes(PUBLIC)


def test_a_changed_document_is_found_by_its_new_words_only(engine, index_entry):
    index_entry("one", "หนังสือเดินทาง")
    index_entry("one", "ทะเบียนบ้าน")
    assert found(engine, "หนังสือเดินทาง") == []
    assert found(engine, "ทะเบียนบ้าน") == ["one"]


def test_a_deleted_document_is_found_no_more(engine, index_entry):
    index_entry("one", "หนังสือเดินทาง").delete()
    assert found(engine, "หนังสือเดินทาง") == []
    assert engine.ids_and_hashes(PUBLIC) == {}


def test_forgetting_what_is_not_there_does_no_harm(engine):
    engine.delete([4711])


def test_a_rebuilt_index_holds_exactly_the_documents(engine, index_entry):
    kept = index_entry("one", "หนังสือเดินทาง")
    engine.delete([kept.pk])
    engine.rebuild(PUBLIC, SearchDocument.objects.filter(audience=PUBLIC))
    assert engine.ids_and_hashes(PUBLIC) == {kept.pk: kept.content_hash}
    assert found(engine, "หนังสือเดินทาง") == ["one"]


def test_an_index_can_be_rebuilt_twice(engine, index_entry):
    index_entry("one", "หนังสือเดินทาง")
    for _ in range(2):
        engine.rebuild(PUBLIC, SearchDocument.objects.filter(audience=PUBLIC))
    assert found(engine, "หนังสือเดินทาง") == ["one"]


def test_signs_of_the_engines_own_language_are_only_text(engine, index_entry):
    index_entry("one", "passport")
    assert found(engine, 'passport" OR title:* NEAR(a b) ^ { } -') == ["one"]


def test_the_longest_query_is_answered(engine, index_entry):
    index_entry("one", "หนังสือเดินทาง")
    assert found(engine, "ขอหนังสือเดินทางสำเนาทะเบียนบ้านใบขับขี่รถยนต์ " * 10) == ["one"]


@pytest.mark.parametrize(
    "body",
    ["ก" * 3000, " ".join(f"{n:x}word" for n in range(20_000)), " ".join(f"{n:0120d}" for n in range(12_000))],
    ids=["a long word", "many words", "more than a megabyte"],
)
def test_a_document_of_any_size_is_found_by_its_title(engine, index_entry, body):
    index_entry("large", "passport", body=body)
    assert found(engine, "passport") == ["large"]


def test_words_of_two_columns_are_no_phrase(engine, index_entry):
    index_entry("apart", "card tax", body="stay id")
    index_entry("meeting", "card tax", body="id stay")
    apart, meeting = (hit.score for hit in engine.search(parse("tax id"), PUBLIC).hits)
    assert apart == pytest.approx(meeting)


def test_words_in_quotes_must_stand_side_by_side_in_order(engine, index_entry):
    index_entry("together", "Apply here", body="Renew a lost passport today")
    index_entry("apart", "Lost and found", body="a passport that was lost")
    index_entry("reverse", "Passport lost")
    index_entry("columns", "Get lost", keywords="passport")
    assert set(found(engine, "lost passport")) == {"together", "apart", "reverse", "columns"}
    assert found(engine, '"lost passport"') == ["together"]


def test_one_word_in_quotes_is_not_found_by_its_synonyms(engine, index_entry):
    index_entry("thai", "การขอหนังสือเดินทาง")
    index_entry("english", "Apply for a passport")
    assert set(found(engine, "passport")) == {"thai", "english"}
    assert found(engine, "“passport”") == ["english"]


def test_thai_words_in_quotes_must_stand_side_by_side(engine, index_entry):
    index_entry("together", "กรณีบัตรหายหรือถูกทำลาย")
    index_entry("apart", "บัตรใหม่", body="ของหายทุกชนิด")
    assert found(engine, "ทำ «บัตรหาย»") == ["together"]


def test_all_phrases_in_quotes_must_be_there(engine, index_entry):
    index_entry("both", "lost passport and new house")
    index_entry("one", "lost passport and old house")
    assert found(engine, '"lost passport" "new house"') == ["both"]


def test_words_in_quotes_are_found_within_a_filter(engine, index_entry):
    index_entry("one", "lost passport", agency="consular")
    index_entry("two", "lost passport", agency="dopa")
    index_entry("three", "passport lost", agency="dopa")
    assert found(engine, '"lost passport"', agency="dopa") == ["two"]


def test_a_quote_that_is_not_closed_is_just_a_character(engine, index_entry):
    index_entry("reverse", "Passport lost")
    assert found(engine, '"lost passport') == ["reverse"]


def test_an_empty_index_answers_nothing(engine):
    assert found(engine, "passport") == []
    assert engine.ids_and_hashes(PUBLIC) == {}


def test_many_documents_are_stored_and_listed(engine, index_entry):
    SearchDocument.objects.bulk_create(
        SearchDocument(key=f"thing:{n}", locale="th", audience=PUBLIC, analysed_title="passport", content_hash=str(n))
        for n in range(1200)
    )
    engine.upsert(SearchDocument.objects.all())
    hashes = dict(SearchDocument.objects.values_list("pk", "content_hash"))
    assert engine.ids_and_hashes(PUBLIC) == hashes
    assert len(engine.search(parse("passport"), PUBLIC).hits) == CANDIDATES
    engine.delete(hashes)
    assert engine.ids_and_hashes(PUBLIC) == {}
