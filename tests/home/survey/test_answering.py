"""Two taps, on the website, from a card and at a tablet: what is stored, and what is refused with a sentence."""

import datetime
import gzip
import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import Counter, SurveyAnswer, SurveySettings
from home.survey import places, views
from home.survey.place import Channel
from portal.operations.anonymous_forms import signed_form
from tests.factories import ServicePageFactory

pytestmark = pytest.mark.django_db
IN_ENGLISH = pytest.mark.parametrize("prefix", ["", "/en"], ids=["Thai", "English"])


def address_of(code, prefix=""):
    return f"{prefix}/survey/{code}/"


def text_of(response):
    return response.content.decode()


class TestTwoTaps:
    @IN_ENGLISH
    def test_store_two_grades_and_the_hour_and_nothing_else(self, client, send, code, prefix):
        before = timezone.now()
        response = send(address_of(code, prefix))
        assert response.status_code == 302
        answer = SurveyAnswer.objects.get()
        assert (answer.steps, answer.overall, answer.service_code, answer.counter) == (4, 5, code, "")
        assert (answer.channel, answer.language) == (Channel.PAGE, "en" if prefix else "th")
        assert (answer.hour.minute, answer.hour.second, answer.hour.microsecond) == (0, 0, 0)
        assert before - datetime.timedelta(hours=1) < answer.hour <= timezone.now()
        assert {field.name for field in SurveyAnswer._meta.get_fields()} == {
            "id", "service_code", "counter", "channel", "steps", "overall", "language", "hour", "form", "exclusion",
        }  # fmt: skip

    @IN_ENGLISH
    def test_set_no_cookie_and_are_kept_by_no_cache(self, client, send, code, prefix):
        address = address_of(code, prefix)
        for response in (
            client.get(address),
            client.get(f"{address}?steps=2"),
            send(address),
            client.get(f"{address}?done=1"),
        ):
            assert not response.cookies
            assert "no-store" in response["Cache-Control"]

    def test_end_with_thanks_that_may_be_read_again(self, client, send, code):
        thanks = client.get(send(address_of(code))["Location"])
        assert "ขอบคุณ" in text_of(thanks) or "Thank you" in text_of(thanks)
        assert SurveyAnswer.objects.count() == 1

    def test_ask_the_first_question_then_the_second(self, client, code):
        first, second = (text_of(client.get(address_of(code, "/en") + query)) for query in ("", "?steps=3"))
        assert 'method="get"' in first
        assert first.count('name="steps"') == 5
        assert 'method="post"' in second
        assert second.count('name="overall"') == 5
        assert 'name="steps" value="3"' in second

    def test_thai_digits_are_grades_too(self, send, code):
        assert send(address_of(code), overall="๕").status_code == 302

    def test_are_for_the_whole_centre_without_a_service(self, send, site):
        assert send("/survey/").status_code == 302
        assert SurveyAnswer.objects.get().service_code == ""


class TestACounter:
    def test_is_known_by_its_card(self, send, token, counter, code):
        assert send(f"/survey/c/{token(service=code)}/").status_code == 302
        answer = SurveyAnswer.objects.get()
        assert (answer.counter, answer.service_code, answer.channel) == (counter, code, Channel.QR)

    def test_is_known_by_its_tablet_which_begins_anew_in_thai(self, client, send, token):
        address = f"/en/survey/kiosk/{token(Channel.KIOSK)}/"
        thanks = text_of(client.get(send(address)["Location"]))
        start = address.removeprefix("/en")
        assert f'content="{views.RETURN_SECONDS};url={start}"' in thanks
        assert SurveyAnswer.objects.get().channel == Channel.KIOSK

    def test_a_tablet_left_after_the_first_tap_begins_anew(self, client, token):
        address = f"/survey/kiosk/{token(Channel.KIOSK)}/"
        assert f'content="{views.IDLE_SECONDS};url={address}"' in text_of(client.get(f"{address}?steps=5"))
        assert "http-equiv" not in text_of(client.get(address))

    @IN_ENGLISH
    def test_an_old_card_says_so_and_leads_to_the_ordinary_form(self, client, token, prefix):
        old = token(day=timezone.localdate() - datetime.timedelta(days=1))
        response = client.get(f"{prefix}/survey/c/{old}/")
        assert response.status_code == 410
        assert f'href="{prefix}/survey/"' in text_of(response)

    @pytest.mark.parametrize(
        "change", [lambda text: text[:-1], lambda text: text.replace("12", "13"), lambda text: "x" * 500]
    )
    def test_a_forged_card_counts_nothing(self, client, token, change):
        address = f"/survey/c/{change(token())}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"steps": 5, "overall": 5}).status_code == 404
        assert not SurveyAnswer.objects.exists()

    def test_the_address_of_a_card_is_none_of_a_tablet(self, client, token):
        assert client.get(f"/survey/kiosk/{token(Channel.QR)}/").status_code == 404

    def test_a_counter_that_is_no_more_has_no_card(self, client, token):
        sent = token()
        Counter.objects.all().delete()
        assert client.get(f"/survey/c/{sent}/").status_code == 404

    def test_a_service_that_is_not_public_any_more_is_left_out(self, client, send, token, site):
        sent = token(service=site.translated.code)
        site.translated.unpublish()
        send(f"/survey/c/{sent}/")
        assert SurveyAnswer.objects.get().service_code == ""

    @pytest.mark.parametrize(
        ("today", "months", "last"),
        [("2026-11-23", 1, "2026-11-30"), ("2026-11-30", 3, "2027-01-31"), ("2026-12-01", 12, "2027-11-30")],
    )
    def test_a_card_is_valid_to_the_end_of_a_month(self, today, months, last):
        assert str(places.last_day(datetime.date.fromisoformat(today), months)) == last


class TestBadInput:
    @pytest.mark.parametrize("grade", ["0", "6", "", "5.0", "-1", "five", "5 5", "9" * 400])
    @pytest.mark.parametrize("field", ["steps", "overall"])
    def test_a_grade_that_is_none_is_asked_again(self, client, send, code, field, grade):
        response = send(address_of(code, "/en"), **{field: grade})
        assert response.status_code == 400
        assert "Choose one of the five answers." in text_of(response)
        assert not SurveyAnswer.objects.exists()

    def test_in_the_address_too(self, client, code):
        response = client.get(address_of(code, "/en") + "?steps=6")
        assert response.status_code == 400
        assert "Choose one of the five answers." in text_of(response)

    def test_the_first_answer_is_not_lost_with_the_second(self, send, code):
        assert 'name="steps" value="4"' in text_of(send(address_of(code), overall="6"))

    def test_a_form_counts_once(self, send, form, code):
        address = address_of(code, "/en")
        signed = form(address)
        assert send(address, signed_form=signed).status_code == 302
        again = send(address, signed_form=signed)
        assert again.status_code == 409
        assert "It counts once." in text_of(again)
        assert SurveyAnswer.objects.count() == 1

    @pytest.mark.parametrize(
        "signed", ["x", "a:b:c", signed_form("another purpose")], ids=["x", "a:b:c", "another purpose"]
    )
    def test_a_form_that_was_not_signed_for_this_is_refused(self, send, code, signed):
        assert send(address_of(code), signed_form=signed).status_code == 400
        assert not SurveyAnswer.objects.exists()

    def test_a_form_that_was_open_for_an_hour_is_given_anew(self, send, form, code, monkeypatch):
        signed = form(address_of(code))
        monkeypatch.setattr(views, "LONGEST", datetime.timedelta(seconds=-1))
        response = send(address_of(code), signed_form=signed)
        assert response.status_code == 400
        assert 'name="signed_form"' in text_of(response)

    def test_another_site_cannot_send_it(self, send, code):
        response = send(address_of(code), headers={"sec-fetch-site": "cross-site"})
        assert response.status_code == 403
        assert not SurveyAnswer.objects.exists()

    @IN_ENGLISH
    @pytest.mark.parametrize("ending", ["", "results/"])
    def test_a_private_service_is_as_unknown_as_any(self, client, site, prefix, ending):
        hidden = ServicePageFactory(parent=site.agency, code="hidden-service", slug="hidden-service", live=False)
        found = [client.get(f"{prefix}/survey/{code}/{ending}") for code in (hidden.code, "no-such-one")]
        assert [response.status_code for response in found] == [404, 404]
        assert text_of(found[0]).replace(hidden.code, "no-such-one").replace(
            "hidden service", "no such one"
        ) == text_of(found[1])

    def test_a_method_that_is_none_is_refused(self, client, code):
        assert client.put(address_of(code)).status_code == 405

    def test_more_than_people_can_give_are_asked_to_wait(self, send, code):
        SurveySettings.objects.create(minute_limit=2)
        found = [send(address_of(code, "/en")) for _each in range(3)]
        assert [response.status_code for response in found] == [302, 302, 429]
        assert "Wait" in text_of(found[-1])
        assert 1 <= int(found[-1]["Retry-After"]) <= 60
        assert SurveyAnswer.objects.count() == 2

    def test_a_tablet_that_was_asked_to_wait_begins_anew(self, send, token):
        SurveySettings.objects.create(minute_limit=1)
        address = f"/survey/kiosk/{token(Channel.KIOSK)}/"
        refused = [send(address) for _each in range(2)][-1]
        assert refused.status_code == 429
        assert f"url={address}" in text_of(refused)

    def test_no_token_of_a_cookie_is_asked_for(self, form, code):
        strict = Client(enforce_csrf_checks=True)
        sent = {"steps": 1, "overall": 1, "signed_form": form(address_of(code))}
        assert strict.post(address_of(code), sent).status_code == 302

    def test_an_address_that_asks_too_often_is_asked_to_wait(self, client, code, settings):
        settings.REQUEST_LIMITS = settings.REQUEST_LIMITS | {"survey": 3}
        assert [client.get(address_of(code)).status_code for _each in range(4)] == [200, 200, 200, 429]


class TestWhatItCosts:
    MOST_QUERIES, MOST_BYTES = 6, 20 * 1024

    def test_queries(self, client, send, form, code):
        address = address_of(code)
        signed = form(address)
        for ask in (
            lambda: client.get(address),
            lambda: client.get(f"{address}?steps=1"),
            lambda: send(address, signed_form=signed),
        ):
            with CaptureQueriesContext(connection) as captured:
                ask()
            assert len(captured) <= self.MOST_QUERIES, [query["sql"] for query in captured]

    @IN_ENGLISH
    def test_bytes_of_all_that_a_tablet_loads(self, client, token, prefix):
        """HTML, style sheets and script, compressed; there are no fonts and no pictures but the icon."""
        page = text_of(client.get(f"{prefix}/survey/kiosk/{token(Channel.KIOSK)}/?steps=5"))
        loaded = re.findall(r'(?:<link rel="stylesheet" href|<script src)="/static/([^"]+)"', page)
        assert len(loaded) == 2
        files = [finders.find(name) for name in (*loaded, "portal/css/tokens.css")]
        texts = [page.encode(), *(Path(name).read_bytes() for name in files)]
        assert sum(len(gzip.compress(text)) for text in texts) <= self.MOST_BYTES
        assert "preload" not in page
        assert not any(b"@font-face" in text for text in texts)


def test_a_service_leads_to_its_survey_and_results(client, site, code):
    page = text_of(client.get(site.translated.get_url()))
    assert f'href="/survey/{code}/"' in page
    assert f'href="/survey/{code}/results/"' in page


def test_old_fingerprints_are_forgotten_and_those_that_still_count_are_kept(send, code):
    send(address_of(code))
    send("/survey/")
    old = SurveyAnswer.objects.get(service_code="")
    SurveyAnswer.objects.filter(pk=old.pk).update(hour=old.hour - datetime.timedelta(hours=3))
    call_command("sweep_survey", stdout=StringIO())
    assert list(SurveyAnswer.objects.filter(form=None).values_list("pk", flat=True)) == [old.pk]
