import pytest

from search import finding
from search.documents import PAGE_KEY
from search.engines import SearchUnavailableError, get_engine
from search.engines.base import Hit
from search.finding import find
from search.folding import folded


def codes(answer):
    return [hit.code for hit in answer.hits]


def test_both_languages_of_a_thing_are_one_result(index_entry):
    index_entry("passport-new", "หนังสือเดินทาง")
    index_entry("passport-new", "Passport", locale="en")
    assert codes(find("passport", "en")) == ["passport-new"]


@pytest.mark.parametrize(("language", "title"), [("th", "หนังสือเดินทาง"), ("en", "Passport")])
def test_a_result_is_shown_in_the_language_asked_for(index_entry, language, title):
    index_entry("passport-new", "หนังสือเดินทาง")
    index_entry("passport-new", "Passport", locale="en")
    assert find("passport", language).results(0, 10)[0].document.title == title


def test_what_has_no_translation_is_shown_as_it_is(index_entry):
    index_entry("passport-new", "หนังสือเดินทาง")
    assert find("passport", "en").results(0, 10)[0].document.locale == "th"


def test_a_slip_finds_what_was_meant_and_says_so(index_entry):
    index_entry("passport-new", "Apply for a passport", keywords="new passport", locale="en")
    answer = find("pasport", "en")
    assert answer.did_you_mean == "passport"
    assert codes(answer) == ["passport-new"]


def test_only_the_first_two_hundred_characters_are_read(index_entry):
    index_entry("passport-new", "หนังสือเดินทาง")
    answer = find("x " * 5000 + "หนังสือเดินทาง", "th")
    assert answer.shortened
    assert len(answer.text) == 200
    assert codes(answer) == []


def test_facet_counts_leave_out_their_own_filter(index_entry):
    index_entry("one", "หนังสือเดินทาง", agency="consular", mode="forward")
    index_entry("two", "หนังสือเดินทาง", agency="dopa", mode="complete")
    answer = find("หนังสือเดินทาง", "th", {"agency": "dopa"})
    assert codes(answer) == ["two"]
    assert answer.facets["agency"] == {"consular": 1, "dopa": 1}
    assert answer.facets["mode"] == {"complete": 1}


def test_a_page_that_is_not_in_the_tree_is_no_result(engine, index_entry):
    document = index_entry("one", "หนังสือเดินทาง")
    document.key = f"{PAGE_KEY}11111111-1111-1111-1111-111111111111"
    document.save()
    engine.upsert([document])
    assert codes(find("หนังสือเดินทาง", "th")) == []


def test_a_database_without_an_engine_is_told_in_words(without_engine):
    with pytest.raises(SearchUnavailableError, match="no search engine for the database"):
        get_engine()


def test_an_unknown_engine_is_told_with_the_ones_there_are():
    with pytest.raises(SearchUnavailableError, match="Present: "):
        get_engine("nothing")


def test_a_filter_finds_what_is_not_among_the_best_of_all(engine, index_entry, monkeypatch):
    for module in (type(engine).__module__, "search.ranking"):
        monkeypatch.setattr(f"{module}.CANDIDATES", 2)
    for number in range(3):
        index_entry(f"first-{number}", "หนังสือเดินทาง", agency="consular")
    index_entry("last", "เรื่องอื่น", body="หนังสือเดินทาง", agency="dopa")
    assert codes(find("หนังสือเดินทาง", "th", {"agency": "dopa"})) == ["last"]


def test_what_was_typed_on_the_other_layout_is_found_and_told(index_entry):
    index_entry("id-card-lost", "การขอมีบัตรประชาชนใหม่")
    answer = find("[y9ixit=k=o", "th")
    assert answer.read_as == "บัตรประชาชน"
    assert codes(answer) == ["id-card-lost"]
    assert answer.text == "[y9ixit=k=o"


def test_the_other_layout_is_not_tried_for_who_wants_it_as_typed(index_entry):
    index_entry("id-card-lost", "การขอมีบัตรประชาชนใหม่")
    answer = find("[y9ixit=k=o", "th", literal=True)
    assert answer.read_as is None
    assert codes(answer) == []


def test_what_nothing_holds_in_these_words_is_searched_for_without_the_quotes(index_entry):
    index_entry("passport-new", "Passport for the first time", locale="en")
    answer = find('"time passport"', "en")
    assert answer.unquoted
    assert codes(answer) == ["passport-new"]
    assert not find('"first time"', "en").unquoted


def test_half_a_word_finds_what_begins_so(index_entry):
    index_entry("passport-new", "Apply for a passport", locale="en")
    index_entry("id-card-lost", "การขอมีบัตรประชาชนใหม่")
    assert codes(find("passp", "en")) == ["passport-new"]
    assert codes(find("บัตรประ", "th")) == ["id-card-lost"]


def test_a_service_of_just_this_name_is_the_direct_answer(index_entry):
    index_entry("other", "Card lost and found", body="lost card " * 9, locale="en")
    index_entry("id-card-lost", "Replace an ID card", keywords="lost card", locale="en")
    for question in ("lost card", "LOST CARD?", "how do I lost card"):
        answer = find(question, "en")
        assert answer.direct == answer.hits[0]
        assert answer.direct.code == "id-card-lost"
    assert find("lost", "en").direct is None


def test_a_code_is_found_first_although_no_word_of_it_stands_in_the_page(index_entry):
    index_entry("id-card-lost", "บัตรหาย")
    index_entry("other", "ID card lost", kind="manual", locale="en")
    answer = find("id-card-lost", "th")
    assert codes(answer) == ["id-card-lost", "other"]
    assert answer.direct.code == "id-card-lost"


def test_a_direct_answer_that_a_filter_excludes_is_none(index_entry):
    index_entry("id-card-lost", "Lost card", agency="dopa", locale="en")
    index_entry("other", "Lost and found", agency="police", locale="en")
    answer = find("lost card", "en", {"agency": "police"})
    assert codes(answer) == ["other"]
    assert answer.direct is None


def test_a_page_behind_a_password_is_no_direct_answer(engine, index_entry):
    document = index_entry("secret", "Lost card", locale="en")
    document.key = f"{PAGE_KEY}11111111-1111-1111-1111-111111111111"
    document.save()
    engine.upsert([document])
    answer = find("lost card", "en")
    assert (answer.hits, answer.direct) == ([], None)


def test_what_editors_put_first_stands_first_though_no_word_finds_it(index_entry, monkeypatch):
    index_entry("found", "Passport", kind="manual", locale="en")
    index_entry("wanted", "หนังสือ", agency="consular")
    monkeypatch.setattr(
        finding, "promoters", [lambda query: ["thing:wanted", "thing:none"] if "passport" in query.words else []]
    )
    assert codes(find("passport", "en")) == ["wanted", "found"]
    assert codes(find("passport", "en", {"agency": "consular"})) == ["wanted"]
    assert codes(find("card", "en")) == []


@pytest.mark.parametrize("form", ["ท.ร.14/1", "ท.ร. ๑๔/๑"])
def test_a_form_number_is_found_first(index_entry, form):
    for number in range(4):
        index_entry(f"other-{number}", f"เรื่องที่ {number}")
    index_entry("near", "แบบ ท.ร.14", kind="manual")
    index_entry("exact", "ขอคัดสำเนา", body="ใช้แบบ ท.ร.14/1")
    assert codes(find(form, "th"))[0] == "exact"


class TestManuals:
    @pytest.fixture(autouse=True)
    def service_and_manuals(self, index_entry):
        index_entry("tax", "ภาษีที่ดิน", agency="dola")
        index_entry("tax", "ภาษีที่ดิน", key="tax-manual", kind="manual", agency="dola")
        index_entry("", "คู่มือรวมทุกงานบริการ", key="booklet", kind="manual", body="ภาษีที่ดิน")

    def test_a_service_and_its_manual_are_one_result(self):
        answer = find("ภาษีที่ดิน", "th")
        assert [hit.key for hit in answer.hits] == ["thing:tax", "thing:booklet"]
        assert answer.manuals == {"tax": "thing:tax-manual"}
        assert answer.facets["agency"] == {"dola": 1}

    def test_manuals_are_counted_as_the_filter_will_show_them(self):
        assert find("ภาษีที่ดิน", "th").facets["type"] == {"service": 1, "manual": 2}
        shown = find("ภาษีที่ดิน", "th", {"type": "manual"})
        assert [hit.key for hit in shown.hits] == ["thing:tax-manual", "thing:booklet"]
        assert shown.manuals == {}

    def test_who_asks_for_a_manual_gets_it(self):
        assert "thing:tax-manual" in [hit.key for hit in find("คู่มือ ภาษีที่ดิน", "th").hits]

    def test_a_manual_without_its_service_stands_for_itself(self):
        manual = Hit(1, "thing:a", "th", 2.0, type="manual", code="a")
        assert folded([manual]) == [manual]

    def test_the_service_takes_the_better_place(self):
        manual = Hit(1, "thing:a-manual", "th", 3.0, type="manual", code="a")
        other, service = (
            Hit(2, "thing:b", "th", 2.0, type="news"),
            Hit(3, "thing:a", "th", 1.0, type="service", code="a"),
        )
        assert folded([manual, other, service]) == [service, other]
