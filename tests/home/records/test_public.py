"""What everybody reads of the records."""

import datetime

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localdate
from wagtail.models import CollectionViewRestriction

from home.models import Meeting, Need
from home.records import public
from tests.home.records.making import DAY, improvement, meeting, plan, study, training

pytestmark = pytest.mark.django_db
LISTS = ("studies", "plans", "meetings", "improvements")


def shown(name):
    return render_to_string(f"home/records/{name}.html", {name: getattr(public, name)()})


def answered(**values):
    facts = {
        "words": "PRIVATEWORDS", "decision": "adopted", "said_th": "อยากทำหนังสือเดินทาง", "said_en": "We want passports",
        "did_th": "เปิดบริการแล้ว", "did_en": "It is open now", "published_on": localdate(),
    }  # fmt: skip
    return Need.objects.create(**facts | values)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_not_public_is_not_listed(name):
    study(), plan(), meeting(), improvement()
    assert getattr(public, name)() == []
    assert "<li" not in shown(name)


@pytest.mark.parametrize("name", LISTS)
def test_each_list_speaks_both_languages(name):
    facts = {"is_public": True}
    study(**facts), plan(**facts), meeting(resolutions=[{"due": DAY}], **facts), improvement(**facts)
    assert 'class="record"' in shown(name)
    with translation.override("en"):
        html = shown(name)
    assert not any("ก" <= letter <= "๛" for letter in html)


def test_answers_are_those_of_adopted_needs_from_their_day_on(site):
    answered(page_key=site.information.translation_key)
    answered(published_on=localdate() + datetime.timedelta(days=1))
    answered(published_on=None)
    answered(decision="later")
    (answer,) = public.said_and_done()
    assert (answer.said, answer.page.url) == ("อยากทำหนังสือเดินทาง", site.information.path_url)
    html = render_to_string("home/records/said_and_done.html", {"answers": [answer]})
    assert site.information.path_url in html
    assert "PRIVATEWORDS" not in html


def test_an_answer_leads_to_no_page_that_was_taken_down(site):
    answered(page_key=site.information.translation_key)
    site.information.unpublish()
    assert public.said_and_done()[0].page is None


def test_internal_minutes_of_a_public_meeting_are_not_offered():
    made = meeting(is_public=True)
    assert made.file.url in shown("meetings")
    collection = made.file.collection.add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    made.file.collection = collection
    made.file.save()
    assert made.file.url not in shown("meetings")


def test_resolutions_that_were_dropped_and_meetings_to_come_are_left_out():
    meeting(is_public=True, resolutions=[{"text_th": "DROPPEDMARK", "state": "dropped"}, {"text_th": "KEPTMARK"}])
    meeting(localdate() + datetime.timedelta(days=2), is_public=True)
    html = shown("meetings")
    assert "KEPTMARK" in html
    assert "DROPPEDMARK" not in html
    assert Meeting.objects.count() == 2
    assert html.count('class="record"') == 1


def test_no_list_names_an_attendee():
    training(is_public=True, names=["ATTENDEEMARK"])
    assert not any("ATTENDEEMARK" in shown(name) for name in LISTS)


def test_markup_in_words_is_text():
    meeting(is_public=True, place_th="<script>alert(1)</script>", place_en="x")
    assert "<script>" not in shown("meetings")
