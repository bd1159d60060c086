"""What the field asks for while somebody types."""

import pytest


@pytest.fixture
def passport(index_entry):
    index_entry("passport-new", "Apply for a passport", locale="en")
    return index_entry("passport-new", "การขอหนังสือเดินทาง")


@pytest.fixture
def ask(client, thai_home):
    def get(address="/search/suggest.json", **parameters):
        return client.get(address, parameters)

    return get


def test_names_that_begin_so_are_told_with_their_kind_and_language(ask, passport):
    answer = ask(q="การขอ").json()
    assert [(one["text"], one["kind"], one["locale"]) for one in answer["suggestions"]] == [
        ("การขอหนังสือเดินทาง", "service", "th")
    ]
    assert set(answer["suggestions"][0]) == {"text", "url", "kind", "kind_name", "locale"}
    assert answer["query"] == "การขอ"


def test_each_tree_has_its_own_address(ask, passport):
    answer = ask("/en/search/suggest.json", q="apply").json()
    assert [(one["text"], one["kind_name"]) for one in answer["suggestions"]] == [("Apply for a passport", "Service")]
    assert answer["label"] == "Suggestions"
    assert answer["status"].startswith("1 suggestion.")


def test_a_language_may_be_asked_for_at_either_address(ask, passport):
    assert ask(q="apply", lang="en").json() == ask("/en/search/suggest.json", q="apply").json()


def test_no_suggestion_is_told_in_words(ask, passport):
    answer = ask("/en/search/suggest.json", q="zzzz").json()
    assert (answer["suggestions"], answer["status"]) == ([], "No suggestions. Press Enter to search.")


@pytest.mark.parametrize(
    "q", ["", " ", "'", '"', "%", "😀", "\u200b", "\u202e", "*:*", "title:", "/.*/", "ก", "x" * 5000]
)
def test_anything_typed_is_answered(ask, passport, q):
    response = ask(q=q)
    assert response.status_code == 200
    assert len(response.json()["query"]) <= 200


def test_they_may_be_kept_for_some_seconds_and_read_by_any_site(ask, passport):
    response = ask(q="การ")
    assert response.headers["Cache-Control"] == "public, max-age=5"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_wrong_language_is_told_and_not_kept(ask):
    response = ask(q="x", lang="fr")
    assert response.status_code == 400
    assert "th, en" in response.json()["error"]
    assert "Cache-Control" not in response.headers


def test_too_many_are_told_when_to_come_back_and_that_is_not_kept(ask, settings):
    settings.REQUEST_LIMITS = {"suggestions": 0}
    response = ask(q="x")
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) >= 1
    assert "Cache-Control" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_sent_there(client, thai_home, method):
    response = getattr(client, method)("/search/suggest.json")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_suggestion_costs_two_small_queries(ask, passport, django_assert_max_num_queries):
    ask(q="การ")
    with django_assert_max_num_queries(2):
        ask(q="การข")
