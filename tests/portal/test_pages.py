"""What holds for a page of any type."""

import pytest

from portal import tree
from portal.models import BasePage
from service_pages.models import ServiceIndexPage, ServicePage
from tests.factories import InformationPageFactory, UserFactory, english_of

pytestmark = pytest.mark.django_db


def test_the_snapshot_agrees_with_wagtails_own_addresses(site):
    for page in [page for thai in site.pages for page in (thai, english_of(thai))]:
        assert page.path_url == page.get_url()


def test_a_topic_is_an_address_below_the_list_of_services(client, site):
    assert client.get("/services/topics/lost/").status_code == 200
    assert client.get("/en/services/topics/lost/").status_code == 200


@pytest.mark.parametrize("address", ["/", "/search/?q=a", "/services/dopa/id-card-lost/", "/en/nothing-here/"])
def test_the_language_comes_before_the_search_on_every_page(client, site, address):
    text = client.get(address).content.decode()
    assert text.index("language-switch") < text.index('role="search"')


def test_what_cannot_be_read_names_the_centre_in_both_languages(client):
    text = client.get("/?q=%00").content.decode()
    assert "– ศูนย์บริการร่วม · Joint Service Centre</title>" in text


def test_a_service_knows_its_agency_without_a_query(site, django_assert_num_queries, rf):
    def view(request):
        tree.snapshot()
        with django_assert_num_queries(0):
            assert site.translated.agency.page_id == site.agency.pk

    tree.TreeMiddleware(view)(rf.get("/"))


def test_own_pages_are_loaded_in_their_own_class(site):
    loaded = [tree.snapshot().node(page.pk).load() for page in site.pages]
    assert all(isinstance(page, BasePage) for page in loaded)
    assert {type(page) for page in loaded} >= {ServiceIndexPage, ServicePage}


def test_a_page_of_a_private_type_is_refused_although_nothing_restricts_it(client, thai_home, monkeypatch):
    page = InformationPageFactory(parent=thai_home, slug="handbook")
    assert client.get("/handbook/").status_code == 200
    monkeypatch.setattr(type(page), "private_by_type", True)
    tree.changed()
    tree.forget()
    for address in ("/handbook/", "/handbook/nothing/"):
        assert client.get(address)["Location"] == f"/login/?next={address}"
    client.force_login(UserFactory())
    assert client.get("/handbook/").status_code == 404
