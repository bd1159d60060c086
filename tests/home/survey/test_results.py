"""What answers come to in public, and what they never tell."""

import csv
import datetime
import io
import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import override

from home.models import SurveyAnswer, SurveyExclusion, SurveySettings
from home.survey import measures
from home.survey.formulas import Tally
from home.survey.models import FEWEST
from home.survey.place import Channel
from home.survey.tallies import Period, count, years
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Asked, State
from portal.services import services
from portal.tree import snapshot
from tests.home.survey.conftest import answers

pytestmark = pytest.mark.django_db
THEN = datetime.datetime(2026, 8, 3, 3, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 8, 31)
PERIOD = Period(datetime.date(2025, 10, 1), DAY)


def text_of(response):
    return response.content.decode()


def shown(page):
    """The figures of a page, in their order."""
    return re.findall(r"<strong>\D*?([0-9.]+)\D*?</strong>", page)


class TestSteps:
    def test_the_youngest_answers_wait_until_five_are_there(self):
        answers([(5, 4)] * 7, "a", THEN)
        answers([(1, 1)], "a", THEN + datetime.timedelta(hours=1))
        assert count(PERIOD).services["a"].tallies["steps"] == Tally((0, 0, 0, 0, 5))
        answers([(1, 1)] * 2, "a", THEN)
        assert count(PERIOD).services["a"].tallies["steps"] == Tally((3, 0, 0, 0, 7))

    @pytest.mark.parametrize("late", range(1, 6))
    def test_two_periods_differ_by_whole_steps(self, late):
        """A year, the part of it that twelve months hold, and the same a day later: no difference is of less than five."""
        first = datetime.datetime(2025, 11, 20, 3, tzinfo=datetime.UTC)
        for number in range(23):
            answers([(number % 5 + 1, 5)], "a", first + datetime.timedelta(days=number % 8))
        for number in range(late):
            answers([(1, 1)], "a", datetime.datetime(2026, 10, 5 + number, 3, tzinfo=datetime.UTC))
        periods = [Period(datetime.date(2025, 11, day), datetime.date(2026, 11, day)) for day in range(18, 30)]
        periods += [Period.of_year(FiscalYear(2026)), Period.of_year(FiscalYear(2027))]
        numbers = [count(period).centre.n for period in periods]
        assert {number % FEWEST for number in numbers} == {0}
        assert numbers[0] == 20 + late // FEWEST * FEWEST
        assert numbers[-2] == 20
        steps = [sum(count(period).centre.tallies["steps"].counts) for period in periods]
        assert steps == numbers

    def test_answers_left_out_keep_the_steps_where_they_are(self):
        answers([(5, 5)] * 10, "a", THEN)
        before = count(PERIOD).centre.tallies["steps"]
        SurveyAnswer.objects.filter(pk__in=SurveyAnswer.objects.order_by("pk").values("pk")[:2]).update(
            exclusion=SurveyExclusion.objects.create(hour=THEN, service_code="a", channel=Channel.PAGE, reason="x")
        )
        told = count(PERIOD).centre
        assert (before, told.tallies["steps"], told.left_out) == (Tally((0, 0, 0, 0, 10)), Tally((0, 0, 0, 0, 8)), 2)

    def test_how_many_there_are_holds_those_that_wait_and_none_that_was_left_out(self):
        answers([(5, 5)] * 7, "a", THEN)
        answers([(5, 5)] * 3, "b", THEN)
        out = SurveyExclusion.objects.create(hour=THEN, service_code="c", channel=Channel.PAGE, reason="x")
        answers([(5, 5)] * 5, "c", THEN, exclusion=out)
        assert (count(PERIOD).centre.n, count(PERIOD).centre.kept) == (5, 10)

    def test_no_single_answer_moves_a_figure_of_the_centre(self):
        """The centre's is of the same answers as those of its services: their difference is nobody's answer."""
        answers([(5, 5)] * 10, "a", THEN)
        answers([(1, 1)] * (FEWEST - 1), "b", THEN)
        told = count(PERIOD)
        assert told.centre.n == told.services["a"].n == 10
        assert told.services["b"].n == 0

    def test_a_period_holds_its_days_in_bangkok(self):
        answers([(5, 5)] * 5, "a", datetime.datetime(2025, 9, 30, 17, tzinfo=datetime.UTC))  # midnight of 1 October
        answers([(1, 1)] * 5, "a", datetime.datetime(2025, 9, 30, 16, tzinfo=datetime.UTC))
        assert count(Period.of_year(FiscalYear(2026))).centre.tallies["overall"] == Tally((0, 0, 0, 0, 5))

    def test_a_thousand_services_cost_as_many_queries_as_one(self, django_assert_num_queries):
        for number in range(20):
            answers([(5, 5)] * 6, f"service-{number}", THEN)
        with django_assert_num_queries(3):
            assert count(PERIOD).centre.n == 100


@pytest.mark.parametrize(
    ("day", "first"),
    [("2026-11-23", "2025-11-23"), ("2027-08-01", "2026-10-01")],
    ids=["a young fiscal year", "an old one"],
)
def test_a_young_fiscal_year_is_not_judged_alone(day, first):
    assert str(Period.current(datetime.date.fromisoformat(day)).first) == first


class TestPages:
    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_a_figure_stands_with_formula_number_period_and_interval(self, client, code, prefix):
        answers([(5, 4)] * 40, code)
        for address in (f"{prefix}/survey/{code}/results/", f"{prefix}/standard/satisfaction/"):
            page = text_of(client.get(address))
            assert shown(page) == ["100.0", "80.0"]
            assert "<dd>40</dd>" in page
            assert re.search(r"<dd>\D*\d+\.\d–100\.0\D*</dd>", page)

    def test_few_answers_show_no_figure(self, client, code):
        answers([(1, 5)] * (FEWEST - 1), code)
        page = text_of(client.get(f"/en/survey/{code}/results/"))
        assert "no figure is shown" in page
        assert shown(page) == []
        assert "<strong>" not in page.split("<main")[1].split("Was this page useful?")[0].rpartition("<")[0]

    def test_the_formula_is_the_one_of_the_rules(self, client, code):
        SurveySettings.objects.create(formula="share")
        answers([(4, 3)] * 40, code)
        page = text_of(client.get(f"/en/survey/{code}/results/"))
        assert "The share of those who gave 4 or 5" in page
        assert shown(page) == ["100.0", "0.0"]

    def test_what_was_left_out_is_told(self, client, code):
        out = SurveyExclusion.objects.create(hour=timezone.now(), channel=Channel.PAGE, reason="ทดสอบ")
        answers([(5, 5)] * 40, code)
        answers([(1, 1)] * 12, code, exclusion=out)
        page = text_of(client.get(f"/en/survey/{code}/results/"))
        assert "12 answers were left out as improbable." in page
        assert "need not be a multiple of five" in page
        assert shown(page) == ["100.0", "100.0"]

    @pytest.mark.parametrize(
        ("year", "status"), [("2569", 200), ("2026", 200), ("๒๕๖๙", 200), ("2600", 404), ("x", 404)]
    )
    def test_a_year_is_one_that_has_begun(self, client, site, year, status):
        assert client.get(f"/standard/satisfaction/?year={year}").status_code == status

    def test_a_service_that_is_not_public_is_not_named(self, client, site, code):
        answers([(5, 5)] * 10, code)
        site.translated.unpublish()
        assert code not in text_of(client.get("/standard/satisfaction/"))

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_a_figure_says_how_many_answers_came_by_which_channel(self, client, code, prefix):
        answers([(5, 4)] * 30, code, channel=Channel.QR)
        answers([(5, 4)] * 10, code)
        for address in (f"{prefix}/survey/{code}/results/", f"{prefix}/standard/satisfaction/"):
            assert re.search(r"<dd>[^<]* 30, [^<]* 10, [^<]* 0</dd>", text_of(client.get(address)))

    @pytest.mark.parametrize(("at_counter", "is_told"), [(20, False), (15, True)])
    def test_most_answers_from_the_open_page_are_told(self, client, code, at_counter, is_told):
        answers([(5, 4)] * at_counter, code, channel=Channel.KIOSK)
        answers([(5, 4)] * 20, code)
        assert ("where anybody can answer" in text_of(client.get("/en/standard/satisfaction/"))) is is_told
        with override("en"):
            assert ("where anybody can answer" in str(measures.steps(Asked(timezone.localdate())).says)) is is_told

    def test_answers_about_a_service_that_is_not_public_any_more_are_the_centres_still(self, client, site, code):
        answers([(5, 5)] * 10, code)
        answers([(5, 5)] * 5)
        assert "not listed any more" not in text_of(client.get("/en/standard/satisfaction/"))
        site.translated.unpublish()
        page = text_of(client.get("/en/standard/satisfaction/"))
        assert "hold 10 answers about services that are not listed any more" in page
        assert "<dd>15</dd>" in page

    def test_only_years_with_answers_are_offered(self, client, code):
        now = FiscalYear.current()
        answers([(5, 5)] * 5, code, datetime.datetime(now.number - 2, 6, 1, tzinfo=datetime.UTC))
        answers([(5, 5)] * 4, code, datetime.datetime(now.number - 3, 6, 1, tzinfo=datetime.UTC))
        page = text_of(client.get("/standard/satisfaction/"))
        assert re.findall(r'href="\?year=(\d+)"', page) == [str(now.number - 2 + 543)]

    @pytest.mark.parametrize(("moment", "year"), [("2025-09-30T16:59", 2025), ("2025-09-30T17:00", 2026)])
    def test_a_year_begins_at_midnight_in_bangkok(self, site, moment, year):
        answers([(5, 5)] * 5, "a", datetime.datetime.fromisoformat(f"{moment}+00:00"))
        assert years() == [FiscalYear(year)]

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_the_present_results_may_be_found_by_search_engines(self, client, code, prefix):
        for path in (f"{prefix}/survey/{code}/results/", f"{prefix}/standard/satisfaction/"):
            page = text_of(client.get(path))
            assert 'name="robots"' not in page
            assert f'<link rel="canonical" href="http://testserver{path}">' in page
            assert 'hreflang="en"' in page
            assert 'class="breadcrumbs"' in page
            assert 'name="robots" content="noindex"' in text_of(client.get(f"{path}?year={FiscalYear.current().shown}"))

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_the_questions_are_not_for_search_engines(self, client, code, prefix):
        assert 'name="robots" content="noindex"' in text_of(client.get(f"{prefix}/survey/{code}/"))


class TestFile:
    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_holds_the_centre_and_each_public_service_with_names_in_both_languages(self, client, site, code, prefix):
        answers([(5, 4)] * 20, code, channel=Channel.QR)
        answers([(5, 4)] * 10, "gone-service")
        response = client.get(f"{prefix}/standard/satisfaction/?format=csv")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        head, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
        assert {len(row) for row in rows} == {len(head)}
        assert [(row[2], row[5], row[7], row[8]) for row in rows] == [
            ("", "steps", "30", "20"),
            ("", "overall", "30", "20"),
            (code, "steps", "20", "20"),
            (code, "overall", "20", "20"),
        ]
        service = services()[code]
        assert rows[2][3:5] == [service.titles["th"], service.titles["en"]]

    def test_tells_no_figure_of_few(self, client, code):
        answers([(1, 5)] * (FEWEST - 1), code)
        rows = list(csv.reader(io.StringIO(text_of(client.get("/standard/satisfaction/?format=csv")))))
        assert {cell for row in rows[1:] for cell in row[7:14]} == {""}

    def test_is_of_the_year_that_is_asked_for(self, client, code):
        shown = client.get("/standard/satisfaction/?year=2569&format=csv")
        assert "satisfaction-20251001-20260930.csv" in shown["Content-Disposition"]

    def test_a_format_that_is_none_is_not_there(self, client, site):
        assert client.get("/standard/satisfaction/?format=xml").status_code == 404


class TestMeasures:
    def found(self, **options):
        return measures.steps(Asked(DAY, options))

    def test_nobody_is_missing(self, site):
        assert self.found().state == State.MISSING

    def test_turns_when_answers_come(self, site):
        answers([(4, 5)] * 20 + [(5, 5)] * 20, "a", THEN)
        assert self.found().state == State.MET
        assert measures.overall(Asked(DAY)).state == State.MET

    def test_below_the_least_is_partly(self, site):
        answers([(4, 5)] * 40, "a", THEN)
        assert self.found().state == State.PARTLY
        assert measures.overall(Asked(DAY)).state == State.MET

    def test_the_sentence_tells_period_and_formula_in_the_readers_language(self, site):
        answers([(4, 5)] * 40, "a", THEN)
        says = self.found().says
        for language, words in (("th", "สูตร ค่าเฉลี่ยของคะแนน"), ("en", "Formula: Mean of the five grades")):
            with override(language):
                assert words in str(says)

    def test_the_standards_data_may_ask_for_another_least(self, site):
        answers([(4, 5)] * 40, "a", THEN)
        assert self.found(least=80).state == State.MET

    @pytest.mark.usefixtures("english")
    @pytest.mark.parametrize(("n", "words"), [(4, "Fewer than 5 answers"), (25, "too few answers: at least 30")])
    def test_too_few_are_partly_and_say_so(self, site, n, words):
        answers([(5, 5)] * n, "a", THEN)
        found = self.found()
        assert found.state == State.PARTLY
        assert words in str(found.says)

    def test_is_as_old_as_its_youngest_answer(self, site):
        answers([(5, 5)] * 40, "a", THEN)
        assert self.found().as_of == THEN.date()

    def test_what_was_left_out_does_not_count(self, site):
        out = SurveyExclusion.objects.create(hour=THEN, channel=Channel.PAGE, reason="ทดสอบ")
        answers([(5, 5)] * 40, "a", THEN, exclusion=out)
        assert self.found().state == State.MISSING

    def test_costs_no_more_than_it_says(self, site, django_assert_max_num_queries):
        answers([(5, 5)] * 40, "a", THEN)
        snapshot()
        for measure in (measures.steps, measures.overall):
            cache.clear()
            with django_assert_max_num_queries(measures.QUERIES):
                measure(Asked(DAY))
