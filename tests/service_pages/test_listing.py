"""Facets are links that work without JavaScript; every count is what the link will show."""

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from portal.bilingual.translations import translate_page
from service_pages.directory import Directory, Listing
from service_pages.listing import ServiceFilter
from service_pages.models import AgencyPage, ServicePage, ServiceTopic, Topic
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
            audience=["citizen", "business"] if number % 3 else ["foreigner"],
        )  # fmt: skip
    return site.index


def narrowed(index, query="", topic=None):
    return ServiceFilter(index, QueryDict(query), topic)


def test_every_count_is_what_its_link_shows(client, index):
    for start in ("", "mode=complete", "agency=land", "topic=move&mode=information", "audience=business&mode=forward"):
        for _name, _heading, values in narrowed(index, start).facets:
            for value in values:
                query = value.url.partition("?")[2]
                if not value.chosen:
                    assert len(narrowed(index, query).services) == value.count, (start, value)
                assert client.get(value.url).status_code == 200


def test_counts_cost_no_query_and_follow_a_publication(index):
    def complete():
        (modes,) = (values for name, _heading, values in narrowed(index).facets if name == "mode")
        return next(value.count for value in modes if value.code == "complete")

    before = complete()
    with CaptureQueriesContext(connection) as again:
        assert complete() == before
    assert [query["sql"] for query in again if "portal_generation" not in query["sql"]] == []
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
        (
            "audience=nope",
            {"/en/services/?audience=business": "Businesses", "/en/services/?audience=citizen": "Citizens"},
        ),
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
    for query in ("", "topic=move", "topic=lost&mode=complete", "agency=land&topic=lost", "audience=business"):
        keys = [service.pk for service in narrowed(index, query).services[:]]
        assert len(keys) == len(set(keys))


def test_no_result_is_a_page_with_a_way_on(client, index):
    response = client.get("/en/services/?topic=move&mode=complete")
    assert response.status_code == 200
    assert 'href="/en/services/' in response.content.decode()


def test_the_english_list_holds_each_service_once(client, index):
    text = client.get("/en/services/").content.decode()
    assert text.count('href="/en/services/dopa/id-card-lost/"') == 1


def titles_of(client, address):
    return re.findall(
        r'class="service-card__title"><a href="[^"]+">(?:<span lang="th">)?([^<]+)',
        client.get(address).content.decode(),
    )


@pytest.fixture
def unordered(site):
    """An agency whose services stand in the tree as they came."""
    agency = AgencyPageFactory(parent=site.index, slug="any", title="หน่วยงาน")
    english = {
        "เกาะ": "",
        "ขา": "cow",
        "กาแฟ": "Bee",
        "ไก่": "apple",
        "กก": "",
        "Visa": "Visa",
        "ป้า": "90th",
        "ปา": "Ash",
    }
    for number, (thai, title) in enumerate(english.items()):
        page = ServicePageFactory(parent=agency, title=thai, code=f"u{number}", slug=f"u{number}")
        if title:
            translate_page(page, {"title": title, "summary": "Short."})
    return agency


@pytest.mark.parametrize("address", ["services/any/", "services/?agency=any"])
def test_services_stand_in_the_order_of_the_alphabet_of_their_list(client, unordered, address):
    assert titles_of(client, f"/{address}") == ["กก", "กาแฟ", "เกาะ", "ไก่", "ขา", "ปา", "ป้า", "Visa"]
    assert titles_of(client, f"/en/{address}") == ["90th", "apple", "Ash", "Bee", "cow", "Visa", "กก", "เกาะ"]


def test_a_new_name_takes_its_place_at_once(client, unordered):
    page = ServicePage.objects.get(slug="u0", locale=unordered.locale)
    page.title = "ฮ้อ"
    page.save_revision().publish()
    assert titles_of(client, "/services/any/")[-2:] == ["ฮ้อ", "Visa"]


def test_agencies_are_offered_in_alphabetical_order(english, index):
    (agencies,) = (values for name, _heading, values in narrowed(index).facets if name == "agency")
    assert [value.label for value in agencies] == ["กรมการปกครอง", "กรมที่ดิน"]
    AgencyPage.objects.get(slug="land", locale=index.locale).move(index, pos="first-child")
    (agencies,) = (values for name, _heading, values in narrowed(index).facets if name == "agency")
    assert [value.label for value in agencies] == ["กรมการปกครอง", "กรมที่ดิน"]


def test_topics_keep_the_order_that_editors_gave_them(english, index):
    TopicFactory(code="aaa", name_th="กกก", name_en="AAA", position=9)
    ServicePageFactory(
        parent=index.get_children().first(), code="t", slug="t",
        service_topics=[ServiceTopic(topic=Topic.objects.get(code="aaa"))],
    )  # fmt: skip
    (topics,) = (values for name, _heading, values in narrowed(index).facets if name == "topic")
    assert [value.code for value in topics][-1] == "aaa"


def test_a_private_or_unpublished_service_is_in_no_list_and_no_count(client, unordered):
    hidden, gone = (ServicePage.objects.get(slug=slug, locale=unordered.locale) for slug in ("u0", "u1"))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    gone.unpublish()
    for home in ("/", "/en/"):
        shown = titles_of(client, f"{home}services/any/")
        assert len(shown) == 6
        assert not {hidden.title, gone.title, "cow"} & set(shown)
    (agencies,) = (
        values for name, _heading, values in narrowed(unordered.get_parent().specific).facets if name == "agency"
    )
    assert {value.code: value.count for value in agencies}["any"] == 6


@pytest.mark.parametrize(("home", "label"), [("/", "ภาคธุรกิจ"), ("/en/", "Businesses")])
def test_there_is_a_list_for_each_audience_and_ways_to_it(client, index, home, label):
    audience = f'href="{home}services/?audience=business"'
    text = client.get(f"{home}services/").content.decode()
    assert label in text.partition(audience)[2][:200]
    assert audience in client.get(f"{home}services/land/s1/").content.decode()
    shown = client.get(f"{home}services/?audience=business").content.decode()
    assert shown.count('class="service-card"') == 4


@given(st.sets(st.integers(0, 299)), st.integers(0, 40), st.integers(1, 30))
def test_a_page_of_a_list_holds_the_services_at_its_places(places, start, length):
    directory = Directory(tuple(range(1000, 1300)), {})
    chosen = sum(1 << place for place in places)
    ids = [1000 + place for place in sorted(places)]
    assert directory.ids(chosen, start, start + length) == ids[start : start + length]
    assert len(Listing(directory, chosen)) == len(ids)
