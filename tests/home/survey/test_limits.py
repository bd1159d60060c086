"""A place gives as many answers a minute as the rules say, however many processes take them; nothing is lost, nothing fails."""

import shutil
import sqlite3
from io import StringIO

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

from home.models import SurveyAnswer, SurveyMinute, SurveySettings
from home.survey import limits
from home.survey.limits import has_room
from home.survey.place import Channel, Place
from home.survey.views import PURPOSE
from portal.operations.anonymous_forms import signed_form
from tests import servers
from tests.benchmarks.survey import at_once

PLACE, OTHER = Place(Channel.PAGE), Place(Channel.KIOSK, counter="main.1")
ADDRESS = "/survey/"


@pytest.fixture
def minute(monkeypatch):
    """``minute(number)``: it is that one."""

    def minute(number):
        monkeypatch.setattr(limits.time, "time", lambda: 60 * number + 30)

    minute(1000)
    return minute


@pytest.mark.django_db
class TestARoom:
    def test_is_for_as_many_as_the_rules_say(self, minute):
        assert [has_room(PLACE, 2) for _each in range(4)] == [True, True, False, False]

    def test_is_a_places_own(self, minute):
        assert has_room(PLACE, 1)
        assert has_room(OTHER, 1)

    def test_is_there_again_in_the_next_minute(self, minute):
        assert [has_room(PLACE, 1) for _each in range(2)] == [True, False]
        minute(1001)
        assert [has_room(PLACE, 1) for _each in range(2)] == [True, False]

    def test_is_not_made_by_a_request_of_an_earlier_minute(self, minute):
        minute(1001)
        assert has_room(PLACE, 2)
        minute(1000)
        assert [has_room(PLACE, 2) for _each in range(2)] == [True, False]
        minute(1001)
        assert not has_room(PLACE, 2)

    def test_is_kept_for_the_longest_place(self, minute):
        assert has_room(Place(Channel.KIOSK, "s" * 60, "c" * 60), 1)

    def test_costs_one_query(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            has_room(PLACE, 1)

    def test_does_not_stay_for_ever(self, minute):
        has_room(PLACE, 1)
        minute(1001)
        call_command("sweep_survey", stdout=StringIO())
        assert not SurveyMinute.objects.exists()


@pytest.mark.django_db
def test_another_process_takes_no_more(send, code):
    """What a process remembers is its own; the limit is not."""
    SurveySettings.objects.create(minute_limit=2)
    statuses = []
    for _each in range(4):
        caches["rates"].clear()
        statuses.append(send(f"/survey/{code}/").status_code)
    assert statuses == [302, 302, 429, 429]
    assert SurveyAnswer.objects.count() == 2


@pytest.mark.django_db
def test_one_form_that_is_sent_again_keeps_the_place_from_nobody(send, form, code):
    SurveySettings.objects.create(minute_limit=2)
    address = f"/survey/{code}/"
    signed = form(address)
    assert [send(address, signed_form=signed).status_code for _each in range(5)] == [302, 409, 409, 409, 409]
    assert send(address).status_code == 302


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="copies the migrated file; for PostgreSQL tests.benchmarks.survey"
)
def test_a_thousand_at_once_on_two_processes_are_stored_or_asked_to_wait(folder_of_the_run, django_db_setup, tmp_path):
    stored = shutil.copy(folder_of_the_run / "migrated.sqlite3", tmp_path / "portal.sqlite3")
    own = {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    environment = servers.environment_of_demonstration(tmp_path, **own)
    with servers.portal(environment, workers=2, threads=4) as (address, _pid):
        found = at_once(address, [(ADDRESS, signed_form(PURPOSE)) for _each in range(1000)])
    accepted = found.pop(302)
    assert set(found) == {429}
    assert accepted + found[429] == 1000
    with sqlite3.connect(stored) as database:
        (kept,) = database.execute("SELECT count(*) FROM home_surveyanswer").fetchone()
    database.close()
    assert accepted == kept
    most = SurveySettings().minute_limit
    assert most <= accepted <= 2 * most  # a minute may end meanwhile
