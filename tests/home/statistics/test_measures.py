"""What the counts prove turns when the counts do."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from home.models import ServiceMonth
from home.standard.judging import Memory
from home.standard.reading import Demand
from home.statistics import use
from portal.evidence import Asked, State, measures
from tests.home.statistics.counts import OCTOBER, count

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 10, 15)
BOTH = ("id-card-lost", "house-move")
KEYS = ["home.users_per_service", "home.services_without_users", "home.demand"]


def find(key, day=DAY, **options):
    return measures()[key].find(Asked(day, options))


def fill(codes=BOTH, users=10, months=12):
    for code in codes:
        for place in range(months):
            count(code, users, use.earlier(datetime.date(2026, 9, 1), place))


@pytest.mark.parametrize("key", KEYS)
class TestEach:
    def test_without_counts_it_is_missing(self, site, key):
        assert find(key).state == State.MISSING
        count("secret-1")
        assert find(key).state == State.MISSING

    def test_a_full_year_of_counts_meets_it(self, site, key):
        fill()
        found = find(key)
        assert (found.state, found.as_of) == (State.MET, datetime.date(2026, 9, 30))
        assert found.proofs[0].public

    def test_it_says_so_in_the_language_of_the_reader(self, site, key):
        fill()
        found = find(key)
        with translation.override("en"):
            assert "of the 12 months to September 2026 have data" in str(found.says)
        with translation.override("th"):
            assert "2569" in str(found.says)

    def test_it_costs_what_it_says(self, site, key):
        fill()
        count("secret-1", month=datetime.date(2026, 9, 1))
        find(key)
        with CaptureQueriesContext(connection) as captured:
            find(key)
        assert len(captured) <= measures()[key].queries

    def test_counts_of_what_was_not_over_yet_are_not_looked_at(self, site, key):
        count(month=datetime.date(2026, 10, 1))
        assert find(key).state == State.MISSING
        assert find(key, datetime.date(2026, 10, 31)).state != State.MISSING


def test_the_measures_of_a_board_look_at_the_counts_once(site, django_assert_num_queries):
    fill()
    memory = Memory(DAY)
    found = [memory.find(Demand(KEYS[0]))]
    with django_assert_num_queries(0):
        found += [memory.find(Demand(key)) for key in KEYS[1:]]
    assert [one.state for one in found] == [State.MET] * 3


class TestUsersPerService:
    KEY = KEYS[0]

    def test_the_average_is_of_the_months_with_data(self, site):
        count(users=10)
        count(users=20, month=datetime.date(2025, 11, 1), channel="online")
        count("house-move", users=0)
        assert find(self.KEY).numbers["average"] == 10

    def test_it_turns_with_the_least_average(self, site):
        fill()
        assert find(self.KEY, least_average=10).state == State.MET
        assert find(self.KEY, least_average=10.1).state == State.PARTLY

    def test_it_turns_when_a_month_is_missing_unless_that_is_allowed(self, site):
        fill()
        ServiceMonth.objects.filter(month=OCTOBER).delete()
        assert find(self.KEY).state == State.PARTLY
        assert find(self.KEY, least_months=11).state == State.MET

    def test_it_turns_when_services_have_no_data(self, site):
        fill(BOTH[:1])
        assert find(self.KEY).state == State.PARTLY
        assert find(self.KEY, least_known=50).state == State.MET


class TestServicesWithoutUsers:
    KEY = KEYS[1]

    def test_a_service_that_nobody_uses_turns_it(self, site):
        fill(BOTH[:1])
        fill(BOTH[1:], users=0)
        found = find(self.KEY)
        assert (found.state, found.numbers["unused"], found.numbers["unknown"]) == (State.PARTLY, 1, 0)
        assert find(self.KEY, most=50).state == State.MET

    def test_no_data_is_not_taken_for_no_users(self, site):
        fill(BOTH[:1])
        found = find(self.KEY)
        assert (found.state, found.numbers["unused"], found.numbers["unknown"]) == (State.PARTLY, 0, 1)
        assert find(self.KEY, most_unknown=50).state == State.MET


class TestDemand:
    KEY = KEYS[2]

    def test_a_service_without_users_is_in_no_demand(self, site):
        fill(BOTH[:1])
        assert find(self.KEY).state == State.PARTLY
        assert find(self.KEY, least=50).state == State.MET
        fill(BOTH[1:])
        assert find(self.KEY).state == State.MET

    def test_counts_of_nobody_are_no_demand(self, site):
        fill(users=0)
        assert find(self.KEY).state == State.MISSING


def test_months_count_back_over_years():
    assert use.earlier(datetime.date(2026, 1, 1), 1) == datetime.date(2025, 12, 1)
    assert use.earlier(datetime.date(2026, 9, 1), 11) == OCTOBER
