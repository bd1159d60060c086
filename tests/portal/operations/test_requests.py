"""What no page can answer is refused with a sentence, in the language of the address, and never ends in a 500."""

import io

import pytest
from django.db import OperationalError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.operations.requests import claimed_bytes, is_unreadable

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/?q=%00",
        "/search/?q=a%00b",
        "/%00/",
        "/?q=%FF",
        "/search/?q=%E0%B8",
        "/%FF/",
        "/%C0%AF/",
        "/?%00=1",
        "/%ED%A0%80/",
        "/services/?agency=%00",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_nul_and_what_is_not_utf8_are_refused_in_words(client, prefix, address):
    response = client.get(f"{prefix}{address}")
    assert response.status_code == 400
    text = response.content.decode()
    assert f'<html lang="{"en" if prefix else "th"}"' in text
    assert response["Content-Language"] == ("en" if prefix else "th")


@pytest.mark.parametrize("data", [{"username": "a\0b", "password": "x"}, {"username": "a", "password": "x\0"}])
def test_a_nul_in_a_form_is_refused(client, data):
    assert client.post("/login/", data).status_code == 400
    assert (
        client.post("/login/", "username=a%00&password=b", content_type="application/x-www-form-urlencoded").status_code
        == 400
    )


@pytest.mark.parametrize(
    "cookie",
    ['sessionid="abcdefgh\\000ijkl"', f"sessionid={'a' * 5000}", "csrftoken=\\000", 'sessionid="abcdefghijkl\\000"'],
)
def test_a_broken_cookie_is_no_error_of_the_server(client, cookie):
    assert client.get("/login/", headers={"cookie": cookie}).status_code in {200, 400}
    assert client.get("/admin/", headers={"cookie": cookie}).status_code in {302, 400}


def test_a_form_that_is_broken_off_is_refused(client):
    response = client.post(
        "/login/", b"--x\r\nContent-Disposition: form-data", content_type="multipart/form-data; boundary=x"
    )
    assert response.status_code in {400, 403, 200}
    assert client.post("/login/", b"x", content_type="multipart/form-data").status_code == 400


def test_a_form_with_too_many_fields_is_refused(client):
    assert client.post("/login/", {f"f{number}": "" for number in range(10_001)}).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "testserver:abc", "a b"])
def test_an_unknown_host_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "query", ["a" * 10_000, "'", '"', "   ", "😀😀", "%", "\\", "' OR 1=1 --", "* ^ : ( )", "๐๑๒", "\u200b"]
)
def test_strange_questions_are_answered_with_a_page(client, query):
    for address in ("/search/", "/en/search/"):
        assert client.get(address, {"q": query}).status_code == 200
    assert client.get("/search.json", {"q": query}).status_code == 200


@pytest.mark.parametrize("number", ["-1", "0", "999999", "abc", "1.5", "", "9" * 400, "๒", "+1", "1e3"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_number_that_is_none_is_not_found_and_said_so(client, site, prefix, number):
    for address in ("/news/", "/services/", "/services/dopa/", "/services/topics/lost/"):
        response = client.get(f"{prefix}{address}", {"page": number})
        if response.status_code == 200:
            assert number in {"", "+1"}, (address, number)
            continue
        assert response.status_code == 404, (address, number)
        text = response.content.decode()
        assert f'<html lang="{"en" if prefix else "th"}"' in text
        if prefix:
            assert "There is no page" in text
            assert "It has pages 1 to 1." in text


@pytest.mark.parametrize(
    "query", ["agency=nothing", "topic=nothing", "mode=nothing", "agency=dopa&mode=%3Cscript%3E", "topic=" + "x" * 3000]
)
def test_a_choice_that_does_not_exist_is_not_found_and_said_so(client, site, query):
    assert client.get(f"/services/?{query}").status_code == 404
    response = client.get(f"/en/services/?{query}")
    assert response.status_code == 404
    text = response.content.decode()
    assert "There is no such choice" in text
    assert "<script>" not in text.replace('<script src="', "")


@pytest.mark.parametrize("code", ["nothing", "NOTHING", "a" * 2000, "..", "'", "%F0%9F%98%80", "บัตร"])
def test_an_unknown_short_address_is_not_found_and_said_so(client, code):
    assert client.get(f"/s/{code}").status_code == 404
    response = client.get(f"/en/s/{code}")
    assert response.status_code == 404
    assert "There is no service with the code" in response.content.decode()


def test_an_unknown_topic_is_not_found_and_said_so(client, site):
    assert client.get("/services/topics/nothing/").status_code == 404
    response = client.get("/en/services/topics/nothing/")
    assert response.status_code == 404
    assert "There is no topic" in response.content.decode()


def test_a_missing_page_offers_a_search_with_the_words_of_its_address(client):
    text = client.get("/en/services/dopa/driving_licence-renew/").content.decode()
    assert 'value="driving licence renew"' in text
    assert 'action="/en/search/"' in text


def test_the_words_of_a_missing_address_are_escaped(client):
    text = client.get('/en/"><script>alert(1)</script>/').content.decode()
    assert "<script>alert" not in text


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_other_methods_are_no_error_of_the_server(client, method):
    for address in ("/", "/search/", "/search.json", "/login/", "/s/x", "/sitemap.xml"):
        assert getattr(client, method)(address).status_code < 500


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=60), query=st.text(max_size=60))
def test_no_address_whatever_is_an_error_of_the_server(db, path, query):
    from urllib.parse import quote

    client = Client(raise_request_exception=False)
    response = client.get(f"/{quote(path)}?q={quote(query)}")
    assert response.status_code < 500


@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_every_text_without_a_nul_is_readable(text):
    from urllib.parse import quote

    assert not is_unreadable(quote(text))


@given(data=st.binary())
def test_bytes_are_readable_exactly_when_they_are_utf8_without_a_nul(data):
    from urllib.parse import quote_from_bytes

    try:
        readable = "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        readable = False
    assert is_unreadable(quote_from_bytes(data)) != readable


@pytest.mark.parametrize(("address", "words"), [("/", "ชั่วคราว"), ("/en/", "temporarily unavailable")])
def test_a_database_that_does_not_answer_is_told_as_unavailable(client, monkeypatch, address, words):
    def fail():
        raise OperationalError("database is locked")

    monkeypatch.setattr("portal.tree._fresh", fail)
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert words in response.content.decode()


def test_the_ping_of_a_link_passes_and_nothing_else_that_calls_itself_one(client):
    assert client.post("/search/click/", b"PING", content_type="text/ping").status_code == 204
    for body in (b"PONG", b"PING" * 1000, b"\xff"):
        assert client.post("/search/click/", body, content_type="text/ping").status_code == 400


class TestBodiesThatClaimTooMuch:
    """The body itself is not there: who waited for it would fail here."""

    @pytest.mark.parametrize("address", ["/admin/images/add/", "/en/login/", "/nothing/"])
    @pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json"], ids=["form", "json"])
    @pytest.mark.parametrize("claimed", ["2000000000", "9" * 5000], ids=["2 GB", "digits"])
    def test_are_refused_in_both_languages_before_they_are_read(self, client, address, kind, claimed):
        answer = client.generic("POST", address, b"", kind, headers={"content-length": claimed})
        assert answer.status_code == 413
        text = answer.content.decode()
        assert '<p lang="en">What was sent is larger than 100 MB' in text
        assert '<p class="lead" lang="th">' in text

    @pytest.mark.parametrize("claimed", ["", "-1", "many", "\u0663"], ids=["none", "negative", "word", "other digit"])
    def test_a_claim_that_is_no_number_is_none(self, rf, claimed):
        request = rf.post("/login/")
        request.META["CONTENT_LENGTH"] = claimed
        assert claimed_bytes(request) == 0

    def test_a_large_picture_is_let_through(self, client):
        answer = client.post("/nothing/", {"file": io.BytesIO(b"0" * 20_000_000)})
        assert answer.status_code == 404
