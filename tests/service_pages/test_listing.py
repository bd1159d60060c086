"""Facets are links that work without JavaScript; every count is what the link will show."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from service_pages.listing import ServiceFilter
from service_pages.models import ServicePage, ServiceTopic
from tests.factories import AgencyPageFactory, ServicePageFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site):
    """Six services more: two agencies, two topics, three kinds."""
    land = AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
    move = TopicFactory(code="move", name_th="ย้ายบ้าน", name_en="Moving")
    for number, mode in enumerate(["information", "forward", "complete"] * 2):
        ServicePageFactory(
            parent=land if number % 2 else site.agency, code=f"s{number}", slug=f"s{number}", mode=mode,
            service_topics=[ServiceTopic(topic=move if number < 2 else site.topic)],
        )  # fmt: skip
    return site.index


def narrowed(index, query="", topic=None):
    return ServiceFilter(index, QueryDict(query), topic)


def test_every_count_is_what_its_link_shows(client, index):
    for start in ("", "mode=complete", "agency=land", "topic=move&mode=information"):
        for _name, _heading, values in narrowed(index, start).facets:
            for value in values:
                query = value.url.partition("?")[2]
                if not value.chosen:
                    assert len(narrowed(index, query).services) == value.count, (start, value)
                assert client.get(value.url).status_code == 200


def test_counts_are_made_once_and_follow_a_publication(index):
    def complete():
        (modes,) = (values for name, _heading, values in narrowed(index).facets if name == "mode")
        return next(value.count for value in modes if value.code == "complete")

    before = complete()
    with CaptureQueriesContext(connection) as again:
        assert complete() == before
    assert not [query for query in again if "COUNT(" in query["sql"]]
    ServicePageFactory(parent=index.get_children().first(), code="one-more", slug="one-more", mode="complete")
    assert complete() == before + 1


def test_the_agencies_together_count_all_services(index):
    facets = {name: values for name, _heading, values in narrowed(index).facets}
    everything = ServicePage.objects.descendant_of(index).live().public().count()
    assert (
        sum(value.count for value in facets["agency"])
        == sum(value.count for value in facets["mode"])
        == everything
        == 8
    )


def test_choosing_the_chosen_value_again_removes_it(index):
    facets = {name: values for name, _heading, values in narrowed(index, "mode=complete&agency=land").facets}
    chosen = next(value for value in facets["mode"] if value.chosen)
    assert chosen.url == "/services/?agency=land"


def test_each_choice_can_be_taken_away(english, index):
    found = narrowed(index, "mode=complete&topic=move")
    assert [label for label, _url in found.removals] == ["Moving", "Completed here"]
    assert [url for _label, url in found.removals] == ["/services/?mode=complete", "/services/?topic=move"]


def test_a_topics_page_does_not_offer_to_take_its_topic_away(english, index, site):
    assert narrowed(index, topic=site.topic).removals == []
    assert [label for label, _url in narrowed(index, "mode=complete", site.topic).removals] == ["Completed here"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_address_above_the_topics_leads_to_all_services(client, site, prefix):
    response = client.get(f"{prefix}/services/topics/")
    assert (response.status_code, response["Location"]) == (301, f"{prefix}/services/")


def test_a_choice_that_does_not_exist_offers_an_empty_search(client, site):
    response = client.get("/services/?topic=nothing")
    assert response.status_code == 404
    assert 'value=""' in response.content.decode()
    assert 'value="services"' not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ("agency=nope", {"/en/services/?agency=dopa": "กรมการปกครอง", "/en/services/?agency=land": "กรมที่ดิน"}),
        ("topic=nope&mode=complete", {"/en/services/?topic=move": "Moving", "/en/services/?topic=lost": "Lost papers"}),
        ("mode=nope", {"/en/services/?mode=complete": "Completed here"}),
    ],
)
def test_a_choice_that_does_not_exist_is_told_with_links_to_those_that_do(client, index, query, links):
    response = client.get(f"/en/services/?{query}")
    assert response.status_code == 404
    offered = response.content.decode().partition('class="choices"')[2].partition("</nav>")[0]
    for address, label in links.items():
        assert f'<a href="{address}">' in offered
        assert label in offered
        assert client.get(address).status_code == 200


def test_a_choice_starts_again_at_the_first_page(index):
    for _name, _heading, values in narrowed(index, "page=3&mode=complete").facets:
        assert all("page" not in value.url for value in values)


def test_a_service_is_listed_once_whatever_is_chosen(index):
    for query in ("", "topic=move", "topic=lost&mode=complete", "agency=land&topic=lost"):
        keys = [service.pk for service in narrowed(index, query).services[:]]
        assert len(keys) == len(set(keys))


def test_no_result_is_a_page_with_a_way_on(client, index):
    response = client.get("/en/services/?topic=move&mode=complete")
    assert response.status_code == 200
    assert 'href="/en/services/' in response.content.decode()


def test_the_english_list_holds_each_service_once(client, index):
    text = client.get("/en/services/").content.decode()
    assert text.count('href="/en/services/dopa/id-card-lost/"') == 1
