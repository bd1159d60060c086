"""A manual that is made anew goes on with the numbers and the history of the one that was deleted."""

import uuid

import pytest

from manuals.editions.data import freeze
from manuals.editions.in_force import editions_of, in_force
from manuals.editions.issuing import next_number
from manuals.making import make_manual
from manuals.models import CitizenManualPage
from portal.bilingual.aliases import ensure_alias
from portal.bilingual.translations import translate_page
from tests.factories import CitizenManualPageFactory, english_of
from tests.manuals.stored import days, edition_of, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def left_behind(site):
    """The key of a manual that was withdrawn and deleted."""
    withdraw(edition_of(site.manual, 1, days(-5)))
    key = site.manual.translation_key
    site.manual.delete()
    return key


def test_of_a_service_it_has_the_numbers_and_files_of_before(client, site, left_behind):
    manual = make_manual(site.translated)
    assert manual.translation_key == left_behind
    assert english_of(manual).translation_key == left_behind
    assert next_number(manual.translation_key) == 2
    assert client.get("/manuals/id-card-lost/editions/1/").status_code == 200


def test_its_english_words_are_those_of_the_new_one(site, left_behind):
    manual = make_manual(site.translated, english={"purpose": "A new purpose"})
    assert english_of(manual).purpose == "A new purpose"
    assert english_of(manual).goals == ""


def test_written_in_the_page_editor_it_has_them_from_its_publication(site, left_behind):
    draft = CitizenManualPageFactory(parent=site.manual_index, live=False, purpose="ใหม่")
    ensure_alias(draft)
    assert draft.translation_key != left_behind
    draft.save_revision().publish()
    manual = CitizenManualPage.objects.get(pk=draft.pk)
    assert {manual.translation_key, english_of(manual).translation_key} == {left_behind}
    assert [facts.number for facts in editions_of(manual.translation_key)] == [1]


def test_a_draft_that_is_translated_already_keeps_its_english(site, left_behind):
    draft = CitizenManualPageFactory(parent=site.manual_index, live=False, purpose="ใหม่")
    translate_page(draft, {"title": "Typed before", "purpose": "New"})
    CitizenManualPage.objects.get(pk=draft.pk).save_revision().publish()
    manual = CitizenManualPage.objects.get(pk=draft.pk)
    assert manual.translation_key == left_behind
    assert (english_of(manual).title, english_of(manual).live) == ("Typed before", True)
    manual.purpose = "ใหม่กว่า"
    manual.save_revision().publish()
    assert english_of(manual).purpose == "New"


def test_a_booklet_at_the_same_address_has_them_too(site):
    rows = [("service", "id-card-lost"), ("service", "house-move")]
    booklet = CitizenManualPageFactory(parent=site.manual_index, slug="centre", services=rows)
    withdraw(edition_of(booklet, 1, days(-5)))
    key = booklet.translation_key
    booklet.delete()
    other = CitizenManualPageFactory(parent=site.manual_index, slug="other", services=rows)
    again = CitizenManualPageFactory(parent=site.manual_index, slug="centre", services=rows)
    assert (again.translation_key, other.translation_key == key) == (key, False)


def test_editions_that_a_page_has_are_nobody_elses(site):
    edition_of(site.manual, 1, days(-5))
    booklet = CitizenManualPageFactory(
        parent=site.manual_index, slug="x", services=[("service", "id-card-lost"), ("service", "house-move")]
    )
    assert booklet.translation_key != site.manual.translation_key


def test_a_manual_with_editions_of_its_own_keeps_its_key(site):
    orphan = uuid.uuid4()
    data = freeze(site.manual)
    edition_of(site.manual, 1, days(-5))
    key = site.manual.translation_key
    site.manual.translation_key = orphan
    edition_of(site.manual, 1, days(-9), data)
    manual = CitizenManualPage.objects.get(pk=site.manual.pk)
    manual.unpublish()
    CitizenManualPage.objects.get(pk=manual.pk).save_revision().publish()
    assert CitizenManualPage.objects.get(pk=manual.pk).translation_key == key
    assert in_force(key).number == 1
