import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from portal.indexing import PageDocument, changed


@pytest.fixture
def passport(index_entry):
    index_entry(
        "passport-new",
        "Apply for a passport",
        locale="en",
        agency="consular",
        agency_name="Consular Affairs",
        mode="forward",
    )
    return index_entry(
        "passport-new",
        "การขอหนังสือเดินทาง",
        agency="consular",
        agency_name="กรมการกงสุล",
        mode="forward",
        summary="สำหรับผู้ที่จะเดินทาง <b>ไปต่างประเทศ</b>",
    )


@pytest.fixture
def search(client, thai_home):
    def get(language="th", **parameters):
        with override(language):
            return client.get(reverse("search"), parameters)

    return get


def text(response):
    return response.content.decode()


def test_a_question_finds_and_marks_its_words(search, passport):
    response = search(q="หนังสือเดินทาง")
    assert response.status_code == 200
    assert "<mark>หนังสือเดินทาง</mark>" in text(response)


def test_markup_of_a_page_is_shown_as_text(search, passport):
    assert "&lt;b&gt;" in text(search(q="หนังสือเดินทาง"))


def test_the_english_page_shows_the_english_document(search, passport):
    assert "Apply for a <mark>passport</mark>" in text(search("en", q="passport"))


def test_thai_on_the_english_page_says_so(search, index_entry):
    index_entry("one", "หนังสือเดินทาง")
    assert 'lang="th"' in text(search("en", q="passport")).partition('class="result"')[2]


@pytest.mark.parametrize("q", ["", "   ", "'", '"', "😀🎉", "\u200b", "%"])
def test_a_question_without_words_gives_help_and_topics(search, a_source, q):
    a_source.append(("topic:tax", "th", "/services/topics/tax/", PageDocument("topic", "ภาษีอากร")))
    changed.send(sender=None, keys=None)
    response = search(q=q)
    assert response.status_code == 200
    assert "/services/topics/tax/" in text(response)


def test_no_question_at_all_gives_help(search):
    assert search().status_code == 200


def test_a_question_that_finds_nothing_gives_help(search, passport):
    response = search(q="แมวเหมียว")
    assert response.status_code == 200
    assert "search-results__help" in text(response)


def test_a_very_long_question_is_cut_and_says_so(search, passport):
    response = search(q="หนังสือเดินทาง" * 700)
    assert response.status_code == 200
    assert "200" in text(response)
    assert f'value="{("หนังสือเดินทาง" * 700)[:200]}"' in text(response)


@pytest.mark.parametrize("number", ["0", "-1", "999999", "abc", "1.5", "๑a"])
def test_a_page_number_that_is_none_is_told(search, passport, number):
    response = search(q="หนังสือเดินทาง", page=number)
    assert response.status_code == 404
    assert 'role="alert"' in text(response)


@pytest.mark.parametrize("facet", ["agency", "topic", "mode", "type"])
@pytest.mark.parametrize("value", ["nothing-like-this", "'; drop table", "%", "<script>"])
def test_a_facet_value_that_does_not_exist_is_told(search, passport, facet, value):
    response = search(q="หนังสือเดินทาง", **{facet: value})
    assert response.status_code == 404
    assert 'role="alert"' in text(response)
    assert "<script>" not in text(response)


def test_the_choices_there_are_stand_below_as_links_with_their_names(search, passport):
    page = text(search("en", q="passport", agency="nothing", mode="forward"))
    offered = page.partition('class="choices"')[2].partition("</nav>")[0]
    assert '<a href="/en/search/?q=passport&amp;mode=forward&amp;agency=consular">Consular Affairs</a>' in offered
    assert "nothing" not in offered


def test_an_empty_page_number_is_the_first_page(search, passport):
    response = search(q="หนังสือเดินทาง", page="")
    assert response.status_code == 200
    assert 'class="search-results__items" start="1"' in text(response)


def test_a_facet_link_keeps_the_question_and_the_other_filters(search, passport, index_entry):
    index_entry("two", "หนังสือ", agency="dopa", agency_name="กรมการปกครอง", mode="forward")
    page = text(search(q="หนังสือเดินทาง หนังสือ", mode="forward"))
    assert "mode=forward&amp;agency=dopa" in page or "agency=dopa&amp;mode=forward" in page


def test_a_filter_narrows_the_results(search, passport, index_entry):
    index_entry("two", "หนังสือ", agency="dopa", agency_name="กรมการปกครอง")
    page = text(search(q="หนังสือเดินทาง หนังสือ", agency="dopa"))
    assert page.count('class="result"') == 1


def test_a_misspelt_question_offers_another(search, index_entry):
    index_entry("one", "Passport", locale="en")
    assert "?q=Passport" in text(search("en", q="pasport"))


def test_many_results_are_leafed_through(search, index_entry):
    for number in range(12):
        index_entry(f"service-{number}", "หนังสือเดินทาง")
    assert text(search(q="หนังสือเดินทาง")).count('class="result"') == 10
    assert text(search(q="หนังสือเดินทาง", page=2)).count('class="result"') == 2


def test_a_database_without_an_engine_is_told_in_words(search, passport, without_engine):
    response = search(q="หนังสือเดินทาง")
    assert response.status_code == 200
    assert 'role="status"' in text(response)


def test_nothing_is_posted(client, thai_home):
    assert client.post("/search/").status_code == 405


@pytest.mark.parametrize(
    "parameters", [{"q": "หนังสือเดินทาง"}, {"q": "หนังสือเดินทาง", "agency": "consular", "mode": "forward"}, {}]
)
def test_a_results_page_costs_six_queries_and_none_twice(search, passport, parameters, django_assert_max_num_queries):
    search(**parameters)
    with django_assert_max_num_queries(6) as captured:
        search(**parameters)
    asked = [query["sql"] for query in captured.captured_queries]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("language", ["th", "en"])
def test_who_asks_too_often_is_told_in_words_when_to_come_back(search, settings, language):
    settings.REQUEST_LIMITS = {"search": 0}
    response = search(language, q="บัตรหาย <b>")
    seconds = int(response.headers["Retry-After"])
    assert (response.status_code, 1 <= seconds <= 60) == (429, True)
    page = text(response)
    with override(language):
        assert f"<h1>{gettext('Too many searches')}</h1>" in page
    assert f" {seconds} " in page.partition("<h1>")[2]
    assert 'value="บัตรหาย &lt;b&gt;"' in page
    assert f'<html lang="{language}"' in page


def test_a_refused_question_is_not_searched_for(search, settings, monkeypatch):
    settings.REQUEST_LIMITS = {"search": 0}
    monkeypatch.setattr("search.results.find", lambda *arguments, **options: pytest.fail("it was"))
    assert search(q="passport").status_code == 429


def test_a_thousand_questions_a_minute_are_answered(settings):
    assert settings.REQUEST_LIMITS["search"] >= 1000


def test_a_thai_name_of_an_english_document_says_that_it_is_thai(search, index_entry):
    index_entry("one", "หนังสือเดินทาง", locale="en", summary="A booklet for passport holders")
    article = text(search("en", q="booklet")).partition('class="result"')[2].partition("</article>")[0]
    assert article.count('lang="th"') == 1


def test_results_can_be_reached_past_the_filters(search, passport):
    page = text(search(q="หนังสือเดินทาง"))
    assert page.index('href="#search-results"') < page.index('id="search-results"')


def test_the_title_says_how_many_were_found(search, passport):
    assert "passport – 1\N{NO-BREAK SPACE}result" in text(search("en", q="passport")).partition("</title>")[0]


def test_a_page_that_is_none_leads_to_the_first(search, passport):
    response = search(q="หนังสือเดินทาง", page="9")
    assert response.status_code == 404
    with override("th"):
        assert gettext("To the first page of the results") in text(response)
