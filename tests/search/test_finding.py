import pytest

from search import finding
from search.engines import SearchUnavailableError, get_engine
from search.finding import find


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
    document.key = f"{finding.PAGE_KEY}11111111-1111-1111-1111-111111111111"
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
    for module in (type(engine).__module__, "search.finding"):
        monkeypatch.setattr(f"{module}.CANDIDATES", 2)
    for number in range(3):
        index_entry(f"first-{number}", "หนังสือเดินทาง", agency="consular")
    index_entry("last", "เรื่องอื่น", body="หนังสือเดินทาง", agency="dopa")
    assert codes(find("หนังสือเดินทาง", "th", {"agency": "dopa"})) == ["last"]
