"""What people ask for and do not find, score low, or find useless comes into the register by itself."""

import datetime

import pytest
from django.utils import timezone

from home.models import Need, PageFeedback, SurveyAnswer
from home.records.gathering import gather
from home.records.needs import decide
from search.editors.models import QueryLog
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def test_searches_that_find_nothing_are_proposed_once(homes, today):
    for day in (today, today - datetime.timedelta(days=3)):
        QueryLog.objects.create(query="ทำพาสปอร์ต", language="th", day=day, asked=5, without_result=4)
    QueryLog.objects.create(query="qwzx", language="th", day=today, asked=2, without_result=2)
    QueryLog.objects.create(query="old", language="th", day=today - datetime.timedelta(days=200), without_result=9)
    gather(today)
    gather(today)
    need = Need.objects.get()
    assert (need.source, need.words, need.count) == ("search", "ทำพาสปอร์ต", 8)


def test_what_was_decided_stays_decided(homes, today):
    QueryLog.objects.create(query="ทำพาสปอร์ต", language="th", day=today, without_result=4)
    gather(today)
    decide(Need.objects.get(), "declined", "ไม่ใช่งานของศูนย์", UserFactory())
    gather(today)
    assert Need.objects.get().decision == "declined"


def test_a_service_that_scores_low_is_proposed(site, today):
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(service_code="id-card-lost", channel="page", steps=2, overall=5, language="th", hour=hour)
        for _answer in range(60)
    )
    gather(today)
    need = Need.objects.get()
    assert (need.source, need.key) == ("score", "id-card-lost/steps")
    assert site.translated.title in need.words


def test_a_page_that_most_find_useless_is_proposed_while_it_is_public(site, today):
    for number, useful in enumerate((False, False, False, False, True)):
        key = site.information.translation_key
        PageFeedback.objects.create(translation_key=key, language="th", useful=useful, day=today, form=f"form-{number}")
    gather(today)
    assert Need.objects.get().words == site.information.title
    Need.objects.all().delete()
    site.information.view_restrictions.create(restriction_type="login")
    gather(today)
    assert not Need.objects.exists()
