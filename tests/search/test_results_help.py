"""What the results page says of its answer: a service asked for by its name, how a question was read, nothing found."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from portal.bilingual.keyboards import to_latin
from search import indexing, results
from tests.factories import english_of
from tests.manuals.stored import edition_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def indexed(site):
    indexing.rebuild()
    return site


@pytest.fixture
def search(client, indexed):
    return lambda address="/search/", **parameters: client.get(address, parameters).content.decode()


@pytest.fixture
def answered(monkeypatch):
    """``answered(field=value)``: every answer says so from now on."""
    find = results.find

    def say(**changes):
        monkeypatch.setattr(results, "find", lambda *given, **named: replace(find(*given, **named), **changes))

    return say


def card(page):
    return page.partition('class="result direct"')[2].partition("</article>")[0]


@pytest.mark.parametrize("value", ["fr", "'; drop table", "%", "<script>"])
def test_a_language_that_is_none_is_told(client, indexed, value):
    response = client.get("/search/", {"q": indexed.translated.title, "language": value})
    assert response.status_code == 404
    assert 'role="alert"' in response.content.decode()
    assert "<script>" not in response.content.decode()


@pytest.mark.parametrize("address", ["/search/", "/en/search/"])
def test_a_service_asked_for_by_its_name_shows_its_figures_once(search, indexed, address):
    service = indexed.translated if address == "/search/" else english_of(indexed.translated)
    page = search(address, q=service.title)
    assert 'class="key-facts"' in card(page)
    assert f'href="{service.get_url()}"' in card(page)
    assert page.count('class="result direct"') == 1


def test_its_manual_in_force_stands_in_the_card(search, indexed):
    assert "direct__manual" not in card(search(q=indexed.translated.title))
    edition_of(indexed.manual, 1, timezone.localdate() - timedelta(days=3))
    assert f'href="{indexed.manual.get_url()}"' in card(search(q=indexed.translated.title))


def test_a_question_that_is_no_name_has_no_card(search, indexed):
    assert 'class="result direct"' not in search(q=f"{indexed.translated.title} ด่วนที่สุด")


def test_a_card_costs_one_query_more(client, indexed, django_assert_max_num_queries):
    client.get("/search/", {"q": indexed.translated.title})
    with django_assert_max_num_queries(7):
        client.get("/search/", {"q": indexed.translated.title})


def test_help_costs_no_more_than_a_card(client, indexed, django_assert_max_num_queries):
    client.get("/search/", {"q": "qwzx"})
    with django_assert_max_num_queries(7):
        client.get("/search/", {"q": "qwzx"})


def test_nothing_found_tells_what_was_tried_and_whom_to_ask(search):
    page = search("/en/search/", q="qwzx")
    assert "your words, in Thai and English: qwzx" in page
    assert "Or ask a person" in page
    assert 'href="tel:' in page.partition("ask-person")[2].partition("</section>")[0]
    assert "/services/topics/" in page


def test_nothing_found_with_a_filter_offers_to_search_without_it(search, indexed):
    page = search("/en/search/", q="qwzx", mode=indexed.translated.mode)
    help_ = page.partition("search-results__help")[2].partition("</section>")[0]
    assert 'href="/en/search/?q=qwzx"' in help_


def test_an_empty_question_is_not_told_what_was_tried(search):
    page = search("/en/search/", q="")
    assert "We have tried" not in page
    assert "Or ask a person" not in page


def test_the_other_keyboard_layout_is_told(search, indexed, answered):
    answered(read_as="บัตร <b>")
    page = search("/en/search/", q="qwzx")
    assert "keyboard was set to the other language" in page
    assert "บัตร &lt;b&gt;" in page
    assert "in the other keyboard layout: “บัตร &lt;b&gt;”" in page


def test_a_question_may_be_searched_for_as_it_was_typed(search, indexed):
    typed = to_latin(indexed.translated.title)
    read = search("/en/search/", q=typed)
    assert "keyboard was set to the other language" in read
    assert f"?{urlencode({'q': typed, 'as': 'typed'})}".replace("&", "&amp;") in read
    assert "keyboard was set to the other language" not in search("/en/search/", q=typed, **{"as": "typed"})


def test_words_in_quotes_that_nothing_has_are_told(search, indexed):
    assert "between the quotation marks" in search("/en/search/", q=f'"{indexed.translated.title} zebra"')


def test_an_answer_of_the_substitute_says_so_quietly(search, indexed, answered):
    assert "All pages can be found" not in search("/en/search/", q=indexed.translated.title)
    answered(is_substitute=True)
    assert "All pages can be found" in search("/en/search/", q=indexed.translated.title)


def test_results_are_narrowed_to_what_can_be_read_in_a_language(search, indexed):
    question = f"{indexed.translated.title} {indexed.untranslated.title}"
    every = search(q=question)
    english = search(q=question, language="en")
    assert f'href="{indexed.untranslated.get_url()}"' in every
    assert f'href="{indexed.untranslated.get_url()}"' not in english.partition("search-results__items")[2]
    assert f'href="{indexed.translated.get_url()}"' in english.partition("search-results__items")[2]
    assert "language=en" in every


def test_a_choice_that_leaves_nothing_out_is_not_offered(search, indexed):
    assert 'id="facet-language"' not in search("/en/search/", q=english_of(indexed.translated).title, type="service")


def test_a_language_that_is_none_is_told_with_those_that_are(client, indexed):
    response = client.get("/en/search/", {"q": indexed.translated.title, "language": "fr"})
    assert response.status_code == 404
    offered = response.content.decode().partition('class="choices"')[2].partition("</nav>")[0]
    assert "language=th" in offered
    assert "language=en" in offered
