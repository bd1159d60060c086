import pytest


@pytest.fixture
def ask(client, thai_home):
    def get(**parameters):
        return client.get("/search.json", parameters)

    return get


@pytest.fixture
def passport(index_entry):
    index_entry("passport-new", "Apply for a passport", locale="en", agency="consular", url="/en/x/")
    return index_entry("passport-new", "การขอหนังสือเดินทาง", agency="consular", summary="สรุป", url="/x/")


def test_an_answer_has_the_agreed_shape(ask, passport, engine):
    answer = ask(q="หนังสือเดินทาง").json()
    assert answer == {
        "query": "หนังสือเดินทาง",
        "total": 1,
        "results": [
            {
                "code": "passport-new",
                "title": "การขอหนังสือเดินทาง",
                "url": "/x/",
                "type": "service",
                "agency": "consular",
                "locale": "th",
                "summary": "สรุป",
            }
        ],
        "did_you_mean": None,
        "engine": engine.name,
    }


def test_a_language_is_preferred_and_not_filtered(ask, passport, index_entry):
    index_entry("thai-only", "หนังสือเดินทาง")
    found = {result["code"]: result["locale"] for result in ask(q="passport", lang="en").json()["results"]}
    assert found == {"passport-new": "en", "thai-only": "th"}


def test_what_has_no_code_says_null(ask, index_entry):
    index_entry("", "ข่าวหนังสือเดินทาง", kind="news")
    assert ask(q="หนังสือเดินทาง").json()["results"][0]["code"] is None


def test_anybodys_page_may_read_it(ask, passport):
    assert ask(q="passport").headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("method", "query", "status"), [("get", "lang=xx", 400), ("post", "", 405)])
def test_anybodys_page_may_read_what_was_wrong(client, thai_home, method, query, status):
    response = getattr(client, method)(f"/search.json?{query}")
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (status, "*")


def test_a_browser_that_asks_beforehand_is_told_what_is_accepted(client, thai_home):
    response = client.options("/search.json")
    assert (response.status_code, response.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_too_many_requests_are_told_when_to_come_back(ask, settings):
    settings.REQUEST_LIMITS = {"search.json": 0}
    response = ask(q="passport")
    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 60
    assert response.headers["Retry-After"] in response.json()["error"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_six_hundred_requests_a_minute_are_answered(settings):
    assert settings.REQUEST_LIMITS["search.json"] >= 600


def test_an_unknown_language_is_told_with_the_ones_there_are(ask):
    response = ask(q="passport", lang="xx")
    assert response.status_code == 400
    assert "th, en" in response.json()["error"]


@pytest.mark.parametrize("name", ["page", "limit"])
@pytest.mark.parametrize("value", ["0", "-1", "999999", "abc", "๑", ""])
def test_a_number_that_is_none_is_told(ask, name, value):
    response = ask(q="passport", **{name: value})
    assert response.status_code == 400
    assert name in response.json()["error"]


@pytest.mark.parametrize("q", ["", "   ", "'", '"', "😀", "%", "x" * 10_000])
def test_a_question_without_words_finds_nothing(ask, passport, q):
    response = ask(q=q)
    assert response.status_code == 200
    assert response.json()["results"] == []


@pytest.mark.parametrize("query", ["q=%00", "q=%ff%fe", "q=%C3%28"])
def test_bytes_that_are_no_text_are_refused(client, thai_home, query):
    assert client.get(f"/search.json?{query}").status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused(client, thai_home, method):
    assert getattr(client, method)("/search.json").status_code == 405


def test_pages_do_not_overlap(ask, index_entry):
    for number in range(5):
        index_entry(f"service-{number}", "หนังสือเดินทาง")
    first = [r["code"] for r in ask(q="หนังสือเดินทาง", limit=3).json()["results"]]
    second = [r["code"] for r in ask(q="หนังสือเดินทาง", limit=3, page=2).json()["results"]]
    assert (len(first), len(second)) == (3, 2)
    assert not set(first) & set(second)


def test_a_database_without_an_engine_answers_with_nothing(ask, passport, without_engine):
    answer = ask(q="passport").json()
    assert (answer["engine"], answer["results"]) == (None, [])
