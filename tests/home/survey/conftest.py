"""A public service, a counter, and visitors who answer."""

import re

import pytest
from django.core.cache import caches
from django.utils import timezone

from home.models import Counter, Location, SurveyAnswer
from home.survey import places
from home.survey.place import Channel, Place

SIGNED = re.compile(r'name="signed_form" value="([^"]+)"')


@pytest.fixture(autouse=True)
def rates_begin_anew():
    caches["rates"].clear()
    yield
    caches["rates"].clear()


@pytest.fixture
def code(site):
    return site.translated.code


@pytest.fixture
def counter(site):
    """The name of a counter of the main location."""
    location = Location.objects.get()
    Counter.objects.create(location=location, number="12", name_th="ทะเบียน", name_en="Registration", sort_order=1)
    return "main.12"


@pytest.fixture
def token(counter):
    """``token(channel)``: of the address of the counter, valid today."""

    def token(channel=Channel.QR, service="", day=None):
        return places.sign(Place(channel, service, counter), day or timezone.localdate())

    return token


@pytest.fixture
def form(client):
    """``form(address)``: the signed form of the second question there."""

    def form(address):
        return SIGNED.search(client.get(f"{address}?steps=4").content.decode())[1]

    return form


@pytest.fixture
def send(client, form):
    """``send(address)``: the second tap; what is given goes before what the page holds."""

    def send(address, headers=None, **fields):
        sent = {"steps": "4", "overall": "5", "signed_form": fields.get("signed_form") or form(address), **fields}
        return client.post(address, sent, headers=headers)

    return send


def answers(pairs, code="", hour=None, **values):
    """Stored answers: a pair of grades each."""
    hour = hour or timezone.now().replace(minute=0, second=0, microsecond=0)
    return SurveyAnswer.objects.bulk_create(
        SurveyAnswer(
            **{"channel": Channel.PAGE, "language": "th", **values},
            service_code=code,
            steps=steps,
            overall=overall,
            hour=hour,
        )
        for steps, overall in pairs
    )
