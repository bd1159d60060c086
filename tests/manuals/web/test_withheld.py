"""A manual of one service is for nobody while its service is not for everybody."""

import pytest
from wagtail.models import PageViewRestriction

from portal import tree
from search.models import SearchDocument
from tests.manuals.stored import days, edition_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

BELOW = ("", "editions/", "editions/1/", "compare/", "manual.pdf", "editions/1/manual.pdf", "editions/1/sheet.pdf")


@pytest.fixture
def manual(site):
    edition_of(site.manual, 1, days(-3))
    return site.manual


@pytest.fixture(params=["service", "agency"])
def restricted(request, site, manual, django_capture_on_commit_callbacks):
    """The service is private, by itself or with its agency."""
    page = site.translated if request.param == "service" else site.translated.get_parent()
    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    tree.forget()
    return restriction


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_address_of_it_answers(client, manual, restricted, prefix, below):
    assert client.get(f"{prefix}/manuals/id-card-lost/{below}").status_code == 404


def test_nor_does_anything_name_it(client, manual, restricted):
    for address in ("/manuals/", "/en/manuals/", "/sitemap.xml"):
        assert b"manuals/id-card-lost" not in client.get(address).content


def test_nor_is_it_in_the_search(manual, restricted):
    assert manual.search_document() is None
    assert not SearchDocument.objects.filter(key=f"page:{manual.translation_key}").exists()


def test_those_who_are_signed_in_have_it_from_the_editors_screens_only(admin_client, manual, restricted):
    assert admin_client.get("/manuals/id-card-lost/").status_code == 404


def test_it_is_there_again_with_its_service(client, manual, restricted, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        restricted.delete()
    tree.forget()
    assert client.get("/manuals/id-card-lost/").status_code == 200
    assert manual.search_document() is not None
