"""The public pages of figures: named are public services only, no data is never 0, queries are few."""

import csv
import datetime
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import ServiceMonth
from home.statistics import figures
from home.statistics.models import Channel
from portal import services
from portal.bilingual.fiscal_years import FiscalYear
from portal.services import Service
from tests.home.statistics.counts import OCTOBER, count

pytestmark = pytest.mark.django_db
CENTRE = "/standard/statistics/"
YEAR = FiscalYear(2026)


def words(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode().removeprefix("\ufeff"))))


class TestFigures:
    def test_a_month_without_a_row_has_no_data_and_is_left_out_of_the_average(self, site):
        count(users=10)
        count(users=0, month=datetime.date(2025, 11, 1))
        found = figures.of_centre(YEAR)
        assert found.values == [10, 0] + [None] * 10
        assert (found.total, found.average) == (10, 5)

    def test_a_year_without_data_has_no_total(self, site):
        assert figures.of_centre(YEAR).total is None
        assert figures.of_service("id-card-lost", YEAR).average is None

    def test_channels_are_added_and_the_year_before_kept_apart(self, site):
        count(users=10)
        count(users=5, channel="online")
        count(users=7, month=datetime.date(2024, 10, 1))
        for found in (figures.of_centre(YEAR), figures.of_service("id-card-lost", YEAR)):
            assert found.values[0] == 15
            assert found.earlier_values[0] == 7
            assert dict(found.channels) == {
                Channel.COUNTER: 10,
                Channel.ONLINE: 5,
                Channel.PHONE: None,
                Channel.MOBILE: None,
                Channel.POST: None,
            }

    def test_each_service_has_its_sum_and_its_months_with_data(self, site):
        count(users=10)
        count(users=5, channel="online")
        count(users=0, month=datetime.date(2025, 11, 1))
        found = {row.service.code: (row.users, row.months) for row in figures.of_centre(YEAR).services}
        assert found == {"id-card-lost": (15, 2), "house-move": (None, 0)}

    @pytest.mark.parametrize("hidden", [1, 2])
    def test_few_services_that_are_not_public_are_left_out_of_every_figure(self, site, hidden):
        count(users=10)
        for number in range(hidden):
            count(f"secret-{number}", 1000)
        found = figures.of_centre(YEAR)
        assert (found.total, found.others, dict(found.channels)["counter"]) == (10, None, 10)

    def test_a_month_that_only_services_that_are_not_public_know_has_no_data(self, site):
        count("secret-1", 1000)
        assert not figures.of_centre(YEAR).has_data

    def test_several_are_in_the_total_and_nowhere_else(self, site):
        count(users=10)
        for number in range(figures.LEAST_HIDDEN):
            count(f"secret-{number}", 100)
        count("secret-0", 100, month=datetime.date(2025, 11, 1))
        found = figures.of_centre(YEAR)
        assert found.values[:2] == [310, None]
        assert (found.others, dict(found.channels)["counter"]) == (300, 10)
        assert {row.service.code for row in found.services} == {"id-card-lost", "house-move"}


class TestTheCentre:
    def test_it_is_answered_in_both_languages_with_its_years(self, client, site):
        count()
        assert "ตุลาคม 2568" in words(client.get(CENTRE))
        assert "Fiscal year 2026" in words(client.get(f"/en{CENTRE}"))

    def test_without_any_data_it_says_so(self, client, site):
        response = client.get(f"/en{CENTRE}")
        assert response.status_code == 200
        assert "There is no data for this fiscal year." in words(response)
        assert '<svg class="chart' not in response.content.decode()

    @pytest.mark.parametrize("year", ["2569", "2026", "๒๕๖๙"])
    def test_a_year_may_be_asked_for_in_either_era(self, client, site, year):
        count()
        count(month=datetime.date(2026, 10, 1))
        assert "Fiscal year 2026 –" in client.get(f"/en{CENTRE}", {"year": year}).content.decode()

    @pytest.mark.parametrize(
        "query", ["year=2500", "year=13", "year=x", "page=0", "page=99", "format=pdf", "format=csv&table=x"]
    )
    def test_what_is_not_there_is_404_with_a_sentence(self, client, site, query):
        count()
        assert client.get(f"{CENTRE}?{query}").status_code == 404

    def test_the_year_before_is_drawn_beside_it_where_it_has_data(self, client, site):
        count()
        assert "chart-years" not in client.get(CENTRE).content.decode()
        count(month=datetime.date(2024, 10, 1))
        assert "chart-years" in client.get(CENTRE).content.decode()

    def test_no_data_and_zero_are_told_apart(self, client, site):
        count(users=0)
        text = words(client.get(f"/en{CENTRE}"))
        assert "October 2025 0" in text
        assert "November 2025 – No data" in text

    @pytest.mark.parametrize(
        ("table", "row"),
        [
            ("months", ["พฤศจิกายน 2568", ""]),
            ("channels", ["เคาน์เตอร์", "10"]),
            ("services", ["id-card-lost", "การขอมีบัตรประจำตัวประชาชน กรณีบัตรหาย", "กรมการปกครอง", "10", "1"]),
        ],
    )
    def test_each_table_is_a_file(self, client, site, table, row):
        count()
        response = client.get(CENTRE, {"format": "csv", "table": table})
        assert response["Content-Type"].startswith("text/csv")
        assert f"statistics-{table}-2569.csv" in response["Content-Disposition"]
        assert len(rows_of(response)[1:]) in {2, 5, 12}
        if table != "services":
            assert row[1] in [found[1] for found in rows_of(response)[1:]]
        else:
            assert row[0] in [found[0] for found in rows_of(response)]

    def test_a_service_that_is_taken_down_is_named_no_more(self, client, site):
        count()
        count("house-move", 5)
        assert "house-move" in client.get(CENTRE).content.decode()
        site.untranslated.unpublish()
        for query in ("", "?format=csv&table=services"):
            assert "house-move" not in client.get(CENTRE + query).content.decode()
        assert figures.of_centre(YEAR).total == 10

    def test_a_thousand_services_cost_six_queries(self, client, site, monkeypatch):
        many = {
            f"service-{n}": Service(
                f"service-{n}",
                {"th": "ก", "en": "a"},
                {"th": "/", "en": "/en/"},
                "complete",
                "dopa",
                {"th": "ก", "en": "a"},
            )
            for n in range(1000)
        }
        monkeypatch.setattr("home.statistics.figures.services", lambda: many)
        ServiceMonth.objects.bulk_create(
            ServiceMonth(service_code=code, month=month, channel=channel, users=3)
            for code in [*many, "secret-1", "secret-2", "secret-3"]
            for month in (OCTOBER, datetime.date(2024, 10, 1))
            for channel in ("counter", "online")
        )
        client.get(CENTRE)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(CENTRE)
        assert response.status_code == 200
        assert len(captured) <= 6
        assert len(response.content) < 120_000


class TestAService:
    def test_it_has_its_own_page_and_files(self, client, site):
        count(users=10)
        count("house-move", 99)
        text = words(client.get(f"/en{CENTRE}id-card-lost/"))
        assert "New identity card" in text
        assert "99" not in text
        assert rows_of(client.get(f"{CENTRE}id-card-lost/", {"format": "csv"}))[1] == ["ตุลาคม 2568", "10"]

    def test_without_data_it_says_so(self, client, site):
        assert "There is no data" in words(client.get(f"/en{CENTRE}id-card-lost/"))

    def test_a_service_that_is_not_public_has_none(self, client, site):
        count("secret-1")
        assert client.get(f"{CENTRE}secret-1/").status_code == 404
        count("house-move")
        site.untranslated.unpublish()
        assert "house-move" in services.reserved_codes()
        assert client.get(f"{CENTRE}house-move/").status_code == 404

    def test_it_costs_four_queries(self, client, site):
        count()
        client.get(f"{CENTRE}id-card-lost/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{CENTRE}id-card-lost/")
        assert len(captured) <= 4
