"""A need from a case: the officer's own words, and nothing that was written to the centre."""

import pytest
from django.contrib.auth.models import Permission

from home.feedback import cases
from home.models import Need
from portal.accounts import STAFF
from tests.factories import UserFactory
from tests.home.feedback.conftest import WORDS
from tests.home.feedback.test_national_ids import HYPHENS
from tests.home.feedback.test_screens import LIST, PERSON, act, deeds, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return cases.receive("a nonce", {"kind": "complaint", "words": WORDS, **PERSON})[0]


@pytest.fixture
def desk(client, head):
    client.force_login(head)
    return client


def test_a_case_becomes_a_need_and_its_history_says_so(desk, case, head):
    text = text_of(act(desk, case, "need", words="  ควรมีเก้าอี้\u200bเพิ่ม "))
    need = Need.objects.get()
    assert (need.words, need.source, need.case, need.owner) == ("ควรมีเก้าอี้เพิ่ม", "suggestion", case, head)
    assert f"/need/edit/{need.pk}/" in text
    assert deeds(case) == ["received", "need"]
    assert not any(told in str(Need.objects.values().get()) for told in (WORDS, *PERSON.values()))


@pytest.mark.parametrize(
    "words", ["", " \u200b ", "ก" * 201, f"เลข {HYPHENS}"], ids=["empty", "invisible", "long", "identity card"]
)
def test_words_that_are_none_or_hold_an_identity_card_are_refused_with_what_was_typed(desk, case, words):
    response = act(desk, case, "need", words=words)
    assert response.status_code == 400
    assert words.strip() in text_of(response)
    assert not Need.objects.exists()
    assert deeds(case) == ["received"]


def test_who_handles_cases_without_keeping_the_records_notes_none(client, case):
    officer = UserFactory(groups=[STAFF])
    officer.user_permissions.add(*Permission.objects.filter(codename__in=("handle_case", "access_admin")))
    client.force_login(officer)
    assert 'value="need"' not in text_of(client.get(f"{LIST}{case.pk}/"))
    client.post(f"{LIST}{case.pk}/", {"deed": "need", "words": "x"})
    assert not Need.objects.exists()
