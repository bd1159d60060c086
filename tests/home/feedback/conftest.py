"""A citizen with the form in hand."""

import re

import pytest
from django.core.cache import caches

from home.feedback import views
from portal.operations.anonymous_forms import FIELD
from tests.factories import UserFactory

WORDS = "รอนานเกินไป ควรมีเก้าอี้มากกว่านี้"
SIGNED = re.compile(rf'name="{FIELD}" value="([^"]+)"')
CODE = re.compile(r'class="feedback__code"[^>]*>([^<]+)<')


@pytest.fixture(autouse=True)
def nobody_has_asked_yet():
    caches["rates"].clear()
    yield
    caches["rates"].clear()


@pytest.fixture(autouse=True)
def written_fast(monkeypatch):
    """A test does not wait before it sends; the wait has a test of its own."""
    monkeypatch.setattr(views, "SOONEST", 0)


@pytest.fixture
def fresh(client):
    """``fresh("/feedback/")``: what the form there is signed with."""
    return lambda address="/feedback/": SIGNED.search(client.get(address).content.decode())[1]


@pytest.fixture
def send(client, fresh):
    """Sends the form for cases with a fresh signature; the values change or add fields."""

    def send(address="/feedback/", **values):
        signed = values.pop(FIELD, None) or fresh(address)
        return client.post(address, {FIELD: signed, "kind": "complaint", "words": WORDS, **values})

    return send


@pytest.fixture
def send_case(send):
    """Sends a case; its tracking code as shown."""

    def send_case(**values):
        response = send(**values)
        assert response.status_code == 200, response.content.decode()
        return CODE.search(response.content.decode())[1]

    return send_case


@pytest.fixture
def head(db):
    return UserFactory(groups=["Heads"], username="head-of-centre")
