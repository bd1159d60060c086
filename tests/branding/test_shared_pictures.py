"""What a shared link shows: the picture chosen for the page, else its title, drawn."""

import io
import re

import pytest
from django.core.cache import caches
from PIL import Image

from branding import lifecycle, shared_pictures
from branding.derivatives import DerivativesRefused
from branding.kinds import Kind
from portal.tree import snapshot
from tests.branding.assets import draft

SHARED = re.compile(r'<meta property="og:image" content="http://testserver(/brand/shared/[^"]+)">')


@pytest.fixture(autouse=True)
def _forget():
    caches["pictures"].clear()


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn, without drawing it."""
    asked = []

    def picture(**made_of):
        asked.append(made_of)
        return b"PNG of " + made_of["title"].encode()

    monkeypatch.setattr(shared_pictures, "shared_picture", picture)
    return asked


def shared(client, path: str) -> str:
    return SHARED.search(client.get(path).content.decode())[1]


def test_each_page_has_its_own(client, homes, drawn):
    thai, english = shared(client, "/"), shared(client, "/en/")
    assert thai != english
    response = client.get(thai)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "immutable" in response["Cache-Control"]
    assert drawn[0]["title"] == homes[0].title
    assert drawn[0]["language"] == "th"


def test_it_is_drawn_once(client, homes, drawn):
    address = shared(client, "/")
    assert client.get(address).content == client.get(address).content
    assert len(drawn) == 1


def test_another_title_or_logo_has_another_address(client, homes, drawn):
    first = shared(client, "/")
    lifecycle.make_current(draft(Kind.LOGO))
    second = shared(client, "/")
    homes[0].title, homes[0].summary = "ศูนย์บริการร่วมแห่งใหม่", "ที่เดียวได้ทุกเรื่อง"
    homes[0].save_revision().publish()
    third = shared(client, "/")
    assert len({first, second, third}) == 3
    assert client.get(first)["Location"] == third
    assert client.get(third).status_code == 200


@pytest.mark.parametrize(
    "path", ["/brand/shared/1-0123456789abcdef.png", "/brand/shared/999999999-0123456789abcdef.png"]
)
def test_no_other_picture_is_drawn(client, homes, drawn, path):
    assert client.get(path).status_code == 404
    assert drawn == []


def test_a_private_page_has_none(client, site, drawn):
    from wagtail.models import PageViewRestriction

    page = site.information
    address = shared(client, page.path_url)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404


def test_what_cannot_be_drawn_is_not_found(client, homes, monkeypatch):
    def refuse(**made_of):
        raise DerivativesRefused(lambda: "no")

    monkeypatch.setattr(shared_pictures, "shared_picture", refuse)
    assert client.get(shared(client, "/")).status_code == 404


def test_what_cannot_be_drawn_is_not_tried_at_every_request(client, homes, monkeypatch):
    tried = []

    def refuse(**made_of):
        tried.append(made_of)
        raise DerivativesRefused(lambda: "no")

    monkeypatch.setattr(shared_pictures, "shared_picture", refuse)
    for _ in range(3):
        client.get(shared(client, "/"))
    assert len(tried) == 1


def test_while_others_are_drawn_it_is_asked_for_again(client, homes, drawn, monkeypatch):
    monkeypatch.setattr(shared_pictures, "PATIENCE_SECONDS", 0.01)
    with shared_pictures._one_at_a_time:
        response = client.get(shared(client, "/"))
    assert (response.status_code, response["Retry-After"]) == (503, "10")


def test_it_is_a_picture_of_the_size_it_says(client, homes):
    lifecycle.make_current(draft(Kind.LOGO))
    content = client.get(shared(client, "/")).content
    assert Image.open(io.BytesIO(content)).size == shared_pictures.SIZE
    assert snapshot().home("th").title


def test_it_costs_the_page_nothing(client, homes, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(3):
        client.get("/")
