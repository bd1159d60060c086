"""The demonstration's answers: believable, and the same each time."""

import io

import pytest
from django.utils import timezone

from home.models import SurveyAnswer
from home.survey import demo
from home.survey.measures import overall, steps
from home.survey.tallies import Period, count
from portal import services as provided
from portal import tree
from portal.evidence import Asked, State
from portal.services import Service, services

pytestmark = pytest.mark.django_db


CODES = (*(f"service-{number}" for number in range(12)), demo.BELOW, demo.FEW)


def offer(monkeypatch, codes):
    """Let the public services be these."""
    titles = {"th": "บริการ", "en": "Service"}
    known = {code: Service(code, titles, {"th": "/", "en": "/en/"}, "complete", "dopa", titles) for code in codes}
    monkeypatch.setattr(provided._Provided, "services", lambda: known)
    tree.forget()


@pytest.fixture
def built(db, monkeypatch):
    offer(monkeypatch, CODES)
    demo.build(io.StringIO())


def test_it_shows_what_the_standard_asks_for_and_what_falls_short(built):
    assert [measure(Asked(timezone.localdate())).state for measure in (steps, overall)] == [State.MET, State.MET]
    told = count(Period.current(timezone.localdate())).services
    assert set(told) == set(services())
    assert told[demo.FEW].n == 0
    below = told[demo.BELOW].tallies["overall"]
    assert below.n >= 30
    assert 60 < 20 * below.mean < 85
    assert told[demo.BELOW].left_out == demo.LEFT_OUT


def test_built_again_it_adds_nothing(built):
    before = SurveyAnswer.objects.count()
    demo.build(io.StringIO())
    assert SurveyAnswer.objects.count() == before


def test_no_answer_is_from_today_or_later(built):
    assert not SurveyAnswer.objects.filter(hour__date__gte=timezone.localdate()).exists()


def test_without_services_there_is_nothing_to_answer(db, monkeypatch):
    offer(monkeypatch, [])
    demo.build(io.StringIO())
    assert not SurveyAnswer.objects.exists()
