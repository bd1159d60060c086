import csv
import datetime
import io

import pytest
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from home.records.cover import matrix, months_before
from portal.accounts import HEADS, STAFF
from tests.factories import ServicePageFactory, UserFactory
from tests.home.records.making import training

pytestmark = pytest.mark.django_db
COVER, AS_CSV = "/admin/standard/cover/", "/admin/standard/cover/csv/"
CODE = "house-move"


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-11-23", 24, "2024-11-23"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2028-02-29", 12, "2027-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, earlier):
    assert months_before(datetime.date.fromisoformat(day), months).isoformat() == earlier


@given(st.dates(datetime.date(1950, 1, 31), datetime.date(2199, 12, 31)), st.integers(1, 240))
def test_months_before_lie_before_by_as_many_months(day, months):
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day == day.day or (earlier.day < day.day and (earlier + datetime.timedelta(1)).day == 1)


def test_the_matrix_counts_people_of_all_trainings_of_a_service(site):
    person = UserFactory()
    today = localdate()
    training(services=[CODE], names=["สมชาย"], people=[person], date=today)
    training(services=[CODE, "id-card-lost"], names=["สมชาย"], date=today)
    numbers = {row.service.code: row.number for row in matrix(today)}
    assert numbers == {CODE: 2, "id-card-lost": 1}


def test_a_thousand_services_and_trainings_cost_three_queries(site, django_assert_max_num_queries):
    for _number in range(20):
        training(services=[CODE], date=localdate())
    matrix(localdate())
    with django_assert_max_num_queries(3):  # one is the generation of the tree
        matrix(localdate())


class TestScreen:
    @pytest.fixture(autouse=True)
    def head(self, client, site):
        client.force_login(UserFactory(groups=[HEADS]))
        training(services=[CODE], names=["ATTENDEEMARK", "อีกคน"], date=localdate())

    def test_it_names_people_and_says_where_too_few_are(self, client):
        response = client.get(COVER)
        assert "ATTENDEEMARK" in response.content.decode()
        assert (response.context["total"], response.context["enough"]) == (2, 1)

    def test_it_is_narrowed(self, client):
        codes = [row.service.code for row in client.get(f"{COVER}?lacking=on").context["pagination"].page]
        assert codes == ["id-card-lost"]
        assert client.get(f"{COVER}?agency=dopa").context["total"] == 2

    @pytest.mark.parametrize("query", ["months=0", "months=abc", "months=999", "agency=no-such"])
    def test_what_cannot_be_read_is_told(self, client, query):
        for address in (COVER, AS_CSV):
            response = client.get(f"{address}?{query}")
            assert response.status_code == 200
            assert response.context["form"].errors

    def test_the_file_holds_numbers_and_no_names(self, client, site):
        ServicePageFactory(parent=site.agency, code="formula", slug="formula", title="=1+1")
        response = client.get(AS_CSV)
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        text = response.content.decode("utf-8-sig")
        assert "ATTENDEEMARK" not in text
        rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(text))}
        assert rows[CODE][2] == "2"
        assert rows["formula"][0] == "'=1+1"

    @pytest.mark.parametrize("groups", [[STAFF], ["Editors dopa"], []], ids=["staff", "editor", "nobody"])
    def test_others_do_not_see_it(self, client, groups):
        client.force_login(UserFactory(groups=groups))
        for address in (COVER, AS_CSV):
            response = client.get(address)
            assert response.status_code in (302, 403)
            assert b"ATTENDEEMARK" not in response.content
