"""Hours and days that look improbable, and what a head does about them."""

import datetime
import math
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from home.models import SurveyAnswer, SurveyExclusion, SurveySettings
from home.survey import outliers
from home.survey.outliers import are_alike_by_chance, tail
from home.survey.place import Channel
from portal.accounts import HEADS, STAFF
from tests.factories import UserFactory
from tests.home.survey.conftest import answers

NOW = timezone.now()
THIS_HOUR = NOW.replace(minute=0, second=0, microsecond=0)
HOURS = [THIS_HOUR - datetime.timedelta(hours=number) for number in range(1, 11)]
MIXED = [(5, 4), (4, 4), (5, 5), (3, 4)]


@pytest.fixture(autouse=True)
def the_hour_does_not_end_meanwhile(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def hours_found():
    return [found for found in outliers.find() if not found.is_of_a_day]


def on_day(back, hour=10):
    """An hour of the day that is so many days ago, in Bangkok."""
    return timezone.localtime(NOW).replace(hour=hour, minute=0, second=0, microsecond=0) - datetime.timedelta(days=back)


@given(st.integers(1, 200), st.floats(0.1, 60))
def test_more_are_never_more_likely(n, mean):
    assert 0 <= tail(n + 1, mean) <= tail(n, mean) <= 1


@pytest.mark.parametrize(("n", "mean", "chance"), [(0, 3, 1), (1, 1, 1 - math.exp(-1)), (2, 1, 1 - 2 * math.exp(-1))])
def test_the_chance_is_that_of_poisson(n, mean, chance):
    assert tail(n, mean) == pytest.approx(chance)


def test_a_thousand_where_three_are_usual_are_impossible():
    assert tail(1000, 3) < 1e-12


def test_the_best_grades_are_often_alike_by_chance():
    assert are_alike_by_chance(12, 0.6)
    assert not are_alike_by_chance(12, 0.4)


@pytest.mark.django_db
class TestFinding:
    def test_far_more_than_usual_are_found(self):
        for hour in HOURS[1:]:
            answers(MIXED, "a", hour)
        answers(MIXED * 6, "a", HOURS[0])
        (found,) = hours_found()
        assert (found.hour, found.n, found.usual, found.too_many, found.alike) == (HOURS[0], 24, 4.0, True, None)

    def test_the_same_grades_beyond_chance_are_found(self):
        for hour in HOURS:
            answers(MIXED * 3, "a", hour)
        answers([(1, 1)] * 12, "b", HOURS[0])
        assert [(found.place.service, found.alike) for found in hours_found()] == [("b", (1, 1))]

    def test_busy_counters_are_left_in_peace(self):
        for hour in HOURS:
            answers(MIXED * 5, "a", hour)
        assert hours_found() == []

    def test_the_present_hour_waits_until_it_is_over(self):
        answers([(1, 1)] * 50, "a", THIS_HOUR)
        assert outliers.find() == []

    def test_costs_four_queries(self, django_assert_num_queries):
        for number in range(10):
            answers([(1, 1)] * 50, f"service-{number}", HOURS[0])
        with django_assert_num_queries(4):
            assert len(hours_found()) == 10


@pytest.mark.django_db
class TestDays:
    """Slow answers, an hour never holding ten of them."""

    def test_a_day_far_above_the_usual_day_of_its_place_is_found(self):
        for back in range(1, 40):
            answers(MIXED[:1], "a", on_day(back))
        for hour in range(8, 17):
            answers([(5, 5)], "a", on_day(20, hour))
        (found,) = outliers.find()
        assert (found.hour, found.hours, found.n, found.usual) == (on_day(20, 0), 24, 10, 1.0)
        assert found.too_many

    def test_weeks_of_them_do_not_make_themselves_usual(self):
        answers(MIXED[:1], "a", on_day(80))
        for back in range(1, 30):
            for hour in range(9, 17):
                answers([(5, 5)], "a", on_day(back, hour))
        assert len([found for found in outliers.find() if found.too_many]) == 29

    def test_days_on_which_a_place_is_closed_count_for_its_usual_day(self):
        for back in (30, 3):
            answers(MIXED * 2, "a", on_day(back))
        assert [found.usual for found in outliers.find()] == [1.0, 1.0]

    def test_a_counter_may_have_more_of_them_than_the_page(self):
        for channel in (Channel.PAGE, Channel.KIOSK):
            answers(MIXED[:1], "a", on_day(60), channel=channel)
            answers(MIXED * 3, "a", on_day(9), channel=channel)
        assert [found.place.channel for found in outliers.find() if found.is_of_a_day] == [Channel.PAGE]

    def test_ordinary_days_are_left_in_peace(self):
        for back in range(1, 30):
            answers(MIXED * (4 + back % 3), "a", on_day(back), channel=Channel.QR)
        assert [found for found in outliers.find() if found.is_of_a_day] == []

    def test_today_waits_until_it_is_over(self):
        answers([(1, 1)] * 50, "a", on_day(0, 0))
        assert [found for found in outliers.find() if found.is_of_a_day] == []


@pytest.mark.django_db
class TestScreens:
    @pytest.fixture
    def head(self, client, site):
        client.force_login(UserFactory(groups=[HEADS]))
        return client

    @pytest.fixture
    def asked(self, code):
        answers([(1, 1)] * 30, code, HOURS[0])
        return f"{reverse('home_survey_hour')}?hour={int(HOURS[0].timestamp())}&hours=1&channel=page&service={code}&counter="

    def test_the_head_sees_the_hour_and_its_answers(self, head, asked, code):
        page = head.get(reverse("home_survey_hours")).content.decode()
        assert asked.replace("&", "&amp;") in page
        assert "<td>30</td>" in head.get(asked).content.decode()

    def test_answers_are_left_out_with_a_reason_and_taken_in_again(self, head, asked):
        assert head.post(asked, {"reason": ""}).status_code == 200
        assert not SurveyExclusion.objects.exists()
        assert head.post(asked, {"reason": "ทดสอบระบบ"}).status_code == 302
        out = SurveyExclusion.objects.get()
        assert (out.answers_left_out, out.reason) == (30, "ทดสอบระบบ")
        assert not SurveyAnswer.objects.filter(exclusion=None).exists()
        assert outliers.find() == []
        assert "ทดสอบระบบ" in head.get(reverse("home_survey_left_out")).content.decode()
        head.post(reverse("home_survey_take_in", args=[out.pk]))
        assert SurveyAnswer.objects.filter(exclusion=None).count() == 30

    def test_an_hour_is_left_out_once(self, head, asked):
        head.post(asked, {"reason": "ก"})
        assert head.post(asked, {"reason": "ข"}).status_code in {200, 404}
        assert SurveyExclusion.objects.count() == 1

    def test_a_whole_day_is_left_out_with_a_reason_and_taken_in_again(self, head, code):
        for hour in (9, 10, 11):
            answers([(5, 5)] * 4, code, on_day(2, hour))
        answers([(5, 5)] * 4, code, on_day(3))
        start = int(on_day(2, 0).timestamp())
        address = f"{reverse('home_survey_hour')}?hour={start}&hours=24&channel=page&service={code}&counter="
        one_hour = f"{reverse('home_survey_hour')}?hour={int(on_day(2, 9).timestamp())}&channel=page&service={code}"
        assert f"hour={start}&amp;hours=24&amp;" in head.get(one_hour).content.decode()
        assert "<td>12</td>" in head.get(address).content.decode()
        assert head.post(address, {"reason": "ผู้รับจ้างกดแทนประชาชน"}).status_code == 302
        out = SurveyExclusion.objects.get()
        assert (out.hours, out.answers_left_out) == (24, 12)
        assert SurveyAnswer.objects.filter(exclusion=None).count() == 4
        assert head.get(reverse("home_survey_left_out")).status_code == 200
        head.post(reverse("home_survey_take_in", args=[out.pk]))
        assert SurveyAnswer.objects.filter(exclusion=None).count() == 16

    @pytest.mark.parametrize(("back", "hour"), [(0, 0), (2, 9)], ids=["today", "not midnight"])
    def test_what_is_no_day_that_is_over_is_not_there(self, head, code, back, hour):
        answers([(5, 5)] * 6, code, on_day(back, hour))
        query = f"hour={int(on_day(back, hour).timestamp())}&hours=24&channel=page&service={code}"
        assert head.get(f"{reverse('home_survey_hour')}?{query}").status_code == 404

    def test_counters_and_channels_are_shown_in_steps_of_five(self, head, code, counter):
        answers([(5, 4)] * 12, code, on_day(2), counter=counter, channel=Channel.QR)
        answers([(1, 1)] * 4, code, on_day(2), channel=Channel.PAGE)
        page = head.get(reverse("home_survey_counters")).content.decode()
        assert re.findall(r'data-label="[^"]*">(\d+|–)</td>', page) == ["10", "–", "–", "10"]
        assert re.findall(r"<p>[^<\d]+(\d+)[^<\d]+(\d+)[^<\d]+</p>", page) == [("10", "16"), ("10", "12")]

    def test_the_figures_say_of_how_many_answers_they_are(self, head, code):
        answers([(5, 4)] * 1207, code, on_day(2))
        page = head.get(reverse("home_survey_hours")).content.decode()
        assert re.search(r"<p>[^<\d]+1,205[^<\d]+1,207\b", page)

    def test_whoever_is_not_known_any_more_leaves_no_comma(self, head):
        SurveyExclusion.objects.create(hour=on_day(2), channel=Channel.PAGE, reason="ทดสอบ")
        page = head.get(reverse("home_survey_left_out")).content.decode()
        assert ">, " not in page

    @pytest.mark.parametrize(
        "query",
        ["", "hour=x", "hour=99999999999999999999", "hour=0&channel=fax", f"hour={int(THIS_HOUR.timestamp())}&channel=page", "hour=1234&channel=page", "hour=3600&channel=page"],
        ids=["nothing", "no number", "too large", "no channel", "the present hour", "no hour", "nobody"],
    )  # fmt: skip
    def test_what_is_no_hour_is_not_there(self, head, query):
        assert head.get(f"{reverse('home_survey_hour')}?{query}").status_code == 404

    def test_the_rules_are_saved_and_refuse_what_would_tell_a_persons_answer(self, head):
        rules = {
            "formula": "share",
            "least_per_cent": 85,
            "least_answers": 30,
            "shown_from": 5,
            "card_months": 3,
            "minute_limit": 20,
        }
        assert head.post(reverse("home_survey_rules"), rules | {"shown_from": 1}).status_code == 200
        assert not SurveySettings.objects.exists()
        assert head.post(reverse("home_survey_rules"), rules).status_code == 302
        assert head.post(reverse("home_survey_rules"), rules | {"formula": "mean"}).status_code == 302
        assert SurveySettings.objects.get().formula == "mean"

    @pytest.mark.parametrize("name", ["hours", "hour", "left_out", "rules", "cards", "counters"])
    def test_the_screens_are_the_heads_alone(self, client, site, name):
        client.force_login(UserFactory(groups=[STAFF]))
        assert client.get(reverse(f"home_survey_{name}")).status_code in {302, 403}
