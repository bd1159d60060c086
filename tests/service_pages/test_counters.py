"""Which counter gives which services."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.models import Counter, Location
from portal import tree
from service_pages import counters
from service_pages.counters import numbers, table
from tests.factories import AgencyPageFactory, english_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-4", ["1", "2", "3", "4"]),
        ("8 – 9, 12", ["8", "9", "12"]),
        ("๑-๓", ["1", "2", "3"]),
        ("A1/a2", ["A1", "A2"]),
        ("7", ["7"]),
        ("1-2, 2", ["1", "2"]),
        ("", []),
        ("9-1", ["9-1"]),
        ("1-9999", ["1-9999"]),
    ],
)
def test_the_counters_an_agency_names_are_read(text, expected):
    assert numbers(text) == expected


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_few_counters_each_once(text):
    found = numbers(text)
    assert len(found) == len(set(found)) <= 200 * len(text)


@pytest.mark.django_db
class TestTheTable:
    @pytest.fixture
    def hall(self, site):
        location = Location.objects.get()
        for number in ("1", "2", "3", "4", "5"):
            Counter.objects.create(
                location=location, number=number, name_th="ทะเบียน", name_en="Registration", sort_order=int(number)
            )
        site.agency.counters = "1-3"
        site.agency.save_revision().publish()
        return location

    def rows(self, hall, language="th"):
        return table(hall.counters.all(), language)

    def test_counters_beside_each_other_of_one_agency_are_one_row_with_its_services(self, site, hall):
        row = self.rows(hall)[0]
        assert row.shown == "1–3"
        (agency, services) = row.agencies[0]
        assert agency.page_id == site.agency.pk
        assert {node.page_id for node in services} == {site.translated.pk, site.untranslated.pk}

    def test_of_many_services_the_first_are_named_and_the_page_of_the_agency_lists_all(
        self, client, site, hall, monkeypatch
    ):
        monkeypatch.setattr(counters, "MOST_SERVICES", 1)
        (at,) = self.rows(hall)[0].agencies
        assert at.is_cut
        assert [node.page_id for node in at.shown] == [node.page_id for node in at.services][:1]
        text = client.get(english_of(site.centre).get_url()).content.decode()
        assert f'<a href="/en{site.agency.get_url()}">All 2 services of this agency</a>' in text
        assert "house-move" not in text

    def test_as_many_services_as_there_is_room_for_are_named(self, site, hall, monkeypatch):
        monkeypatch.setattr(counters, "MOST_SERVICES", 2)
        (at,) = self.rows(hall)[0].agencies
        assert not at.is_cut
        assert at.shown == at.services

    def test_a_counter_of_no_agency_stands_alone(self, site, hall):
        assert [(row.shown, row.agencies) for row in self.rows(hall)[1:]] == [("4", []), ("5", [])]

    def test_an_agency_at_no_counter_of_the_hall_stands_at_the_end_without_a_number(self, site, hall):
        other = AgencyPageFactory(parent=site.index, slug="far", title="หน่วยงานอื่น", counters="99")
        last = self.rows(hall)[-1]
        assert (last.shown, last.agencies[0][0].page_id) == ("", other.pk)

    def test_two_agencies_may_share_a_counter(self, site, hall):
        AgencyPageFactory(parent=site.index, slug="second", title="หน่วยงานที่สอง", counters="3")
        assert [(row.shown, len(row.agencies)) for row in self.rows(hall)][:2] == [("1–2", 1), ("3", 2)]

    def test_private_services_are_left_out(self, site, hall):
        from wagtail.models import PageViewRestriction

        PageViewRestriction.objects.create(page=site.translated, restriction_type="login")
        (_agency, services) = self.rows(hall)[0].agencies[0]
        assert {node.page_id for node in services} == {site.untranslated.pk}

    def test_the_page_shows_it_in_both_languages(self, client, site, hall):
        thai = client.get(site.centre.get_url()).content.decode()
        english = client.get(english_of(site.centre).get_url()).content.decode()
        assert f'href="{site.translated.get_url()}"' in thai
        assert f'href="{english_of(site.translated).get_url()}"' in english
        assert "Registration" in english

    def test_it_costs_no_query(self, site, hall, rf, django_assert_num_queries):
        counters = list(hall.counters.all())

        def view(request):
            table(counters, "th")
            with django_assert_num_queries(0):
                assert len(table(counters, "en")) == 3

        tree.TreeMiddleware(view)(rf.get("/"))
