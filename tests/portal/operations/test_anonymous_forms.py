"""Forms that anybody may send: signed, for one purpose, for a while, from this site, kept out of caches."""

from datetime import timedelta

import pytest
from django.core import signing
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from portal.operations.anonymous_forms import (
    FIELD,
    LONGEST,
    FormRefused,
    fingerprint,
    for_anybody,
    is_from_here,
    read_form,
    signed_form,
)

HERE = "http://testserver"

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def sent(rf):
    def send(token: str, **headers):
        return rf.post("/feedback/", {FIELD: token}, headers=headers)

    return send


@pytest.fixture
def later(monkeypatch):
    def wait(age: timedelta):
        now = signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + age.total_seconds())

    return wait


def test_a_form_gives_the_nonce_that_was_signed(sent):
    token = signed_form("a page")
    assert token.startswith(read_form(sent(token), "a page") + ":")
    assert len(token) < 100


def test_no_two_forms_are_alike():
    assert len({signed_form("a page") for _ in range(50)}) == 50


def test_a_form_serves_one_purpose_only(sent):
    with pytest.raises(FormRefused) as refused:
        read_form(sent(signed_form("a page")), "another page")
    assert refused.value.may_try_again


def test_an_old_form_may_be_sent_again_fresh(sent, later):
    token = signed_form("a page")
    later(LONGEST + timedelta(seconds=1))
    with pytest.raises(FormRefused, match="open for too long") as refused:
        read_form(sent(token), "a page")
    assert refused.value.may_try_again


def test_a_form_is_good_until_its_time_is_over(sent, later):
    token = signed_form("a page")
    later(LONGEST - timedelta(seconds=1))
    assert read_form(sent(token), "a page")


def test_what_comes_faster_than_a_person_writes_is_refused(sent, later):
    token = signed_form("a page")
    with pytest.raises(FormRefused, match="too quickly"):
        read_form(sent(token), "a page", soonest=timedelta(seconds=3))
    later(timedelta(seconds=4))
    assert read_form(sent(token), "a page", soonest=timedelta(seconds=3))


@given(st.text())
def test_no_other_text_is_a_form(text):
    from django.test import RequestFactory

    with pytest.raises(FormRefused):
        read_form(RequestFactory().post("/", {FIELD: text}), "a page")


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({}, True),
        ({"origin": HERE}, True),
        ({"referer": HERE + "/feedback/"}, True),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"origin": "https://elsewhere.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://testserver"}, False),
        ({"origin": "http://testserver.elsewhere.example"}, False),
        ({"origin": "http://[broken"}, False),
        ({"referer": "https://elsewhere.example/testserver"}, False),
        ({"origin": HERE, "sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_only_pages_of_this_site_send_a_form(sent, headers, is_ours):
    request = sent(signed_form("a page"), **headers)
    assert is_from_here(request) is is_ours
    if not is_ours:
        with pytest.raises(FormRefused, match="another site") as refused:
            read_form(request, "a page")
        assert not refused.value.may_try_again


def test_a_trusted_origin_is_one_of_ours(sent, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://portal.example"]
    assert is_from_here(sent("", origin="https://portal.example"))


def test_what_is_stored_of_a_form_is_not_its_nonce(sent, settings):
    nonce = read_form(sent(signed_form("a page")), "a page")
    stored = fingerprint(nonce)
    assert stored == fingerprint(nonce)
    assert len(stored) == 32
    assert nonce not in stored
    settings.SECRET_KEY = "another key " * 5
    assert fingerprint(nonce) != stored


def test_a_form_for_anybody_is_never_cached_and_asks_for_no_cookie(rf):
    view = for_anybody(lambda request: HttpResponse(signed_form("a page")))
    response = view(rf.get("/feedback/"))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert view.csrf_exempt
    assert not response.cookies
