"""How many results there are, of all and behind each filter: on every engine, also where more was found than is ranked."""

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from portal.indexing import PUBLIC
from search.engines.base import CANDIDATES
from search.finding import find
from search.models import SearchDocument
from search.wordlists import words

LONG = "quiet " * 200


@pytest.fixture
def index_many(engine):
    """``index_many(3, title="a b", agency="dopa")``: so many documents of these English words, alike."""

    def index(count, title="", body="", **shown):
        analysed = {"analysed_title": " ".join(words(title)), "analysed_body": " ".join(words(body))}
        rows = [
            SearchDocument(locale="en", audience=PUBLIC, title=title, body=body, **analysed, **shown)
            for _ in range(count)
        ]
        start = SearchDocument.objects.count()
        for number, row in enumerate(rows, start):
            row.key = f"thing:{number}"
        SearchDocument.objects.bulk_create(rows)
        SearchDocument.objects.filter(content_hash="").update(content_hash=Concat(Value("hash of "), F("key")))
        engine.rebuild(PUBLIC, SearchDocument.objects.filter(audience=PUBLIC))

    return index


def totals(question, name, answer):
    """What each value of a facet shows when it is chosen."""
    return {value: find(question, "en", {name: value}).total for value in answer.facets[name]}


def test_each_value_of_a_facet_shows_as_many_results_as_it_says(index_many):
    index_many(2, title="renew passport photo", agency="consular", mode="forward", type="service")
    index_many(2, title="holiday photo", agency="dopa", mode="complete", type="service")
    index_many(9, title="holiday", body="renew renew renew", agency="dopa", mode="complete", type="service")
    index_many(40, title="house")
    question = "renew passport photo"
    answer = find(question, "en")
    assert answer.facets["agency"] == {"consular": 2, "dopa": 2}, "the tail is left out"
    assert not answer.uncounted
    for name in ("agency", "mode", "type", "language"):
        assert totals(question, name, answer) == dict(answer.facets[name]), name


def test_a_value_shows_as_many_results_as_it_says_beside_another_filter(index_many):
    index_many(2, title="renew passport", agency="consular", mode="forward")
    index_many(3, title="renew passport", agency="dopa", mode="forward")
    index_many(4, title="renew passport", agency="dopa", mode="complete")
    answer = find("renew passport", "en", {"agency": "dopa"})
    assert answer.total == 7
    assert answer.facets["mode"] == {"forward": 3, "complete": 4}
    assert find("renew passport", "en", {"agency": "dopa", "mode": "forward"}).total == 3


def test_the_best_are_the_best_only_where_more_are_as_good(index_many):
    index_many(CANDIDATES + 10, title="passport", agency="consular")
    index_many(12, title="passport", agency="dopa")
    everything = find("passport", "en")
    assert (everything.total, everything.limited) == (CANDIDATES, True)
    narrowed = find("passport", "en", {"agency": "dopa"})
    assert (narrowed.total, narrowed.limited) == (12, False)
    assert find("passport", "en", {"agency": "consular"}).limited


def test_a_tail_that_is_left_out_does_not_make_a_list_of_the_best(index_many):
    index_many(5, title="renew passport photo")
    index_many(CANDIDATES + 10, title="holiday", body=f"{LONG} passport")
    answer = find("renew passport photo", "en")
    assert (answer.total, answer.limited) == (5, False)


def test_no_value_says_a_number_that_is_only_of_the_best(index_many, client, thai_home):
    index_many(CANDIDATES, title="passport desk", agency="consular", mode="forward", type="service")
    index_many(8, title="passport", agency="dopa", mode="complete", type="service")
    index_many(4, title="passport", agency="dopa", mode="forward", type="service")
    page = client.get("/en/search/", {"q": "passport"}).context["search"]
    assert {value.count for facet in page.facets.facets for value in facet.values} == {None}
    page = client.get("/en/search/", {"q": "passport", "agency": "dopa"}).context["search"]
    counts = {facet.name: {value.code: value.count for value in facet.values} for facet in page.facets.facets}
    assert counts["agency"] == {"consular": None, "dopa": 12}
    assert counts["mode"] == {"complete": 8, "forward": 4}


def test_a_facet_without_numbers_is_still_links(index_many, client, thai_home):
    index_many(CANDIDATES, title="passport desk", agency="consular", type="service")
    index_many(12, title="passport", agency="dopa", type="manual")
    page = client.get("/en/search/", {"q": "passport"}).content.decode()
    assert "?q=passport&amp;type=service" in page
    assert "facets__number" not in page
