"""What the manuals and the handbook prove turns with them."""

import pytest
from django.utils import translation

from manuals import evidence
from manuals.models import HandbookPage
from portal.evidence import Asked, State
from tests.manuals.handbook.conftest import Handbook
from tests.manuals.stored import TODAY, days, edition_of, withdraw

pytestmark = pytest.mark.django_db
ASKED = Asked(TODAY, {"least": 50})


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: TODAY)


def test_services_with_a_manual_in_force(site):
    assert evidence.manuals_in_force(ASKED).state == State.MISSING
    edition = edition_of(site.manual, 1, days(-10))
    found = evidence.manuals_in_force(ASKED)
    assert (found.state, found.numbers) == (State.MET, {"with a manual": 1, "services": 2})
    assert evidence.manuals_in_force(Asked(TODAY)).state == State.PARTLY
    with translation.override("en"):
        assert "1 of 2 services" in str(found.says)
    assert site.untranslated.title not in str(found.says)  # it would outlive the page on what was kept
    assert any(proof.url == site.untranslated.get_url() for proof in found.proofs)
    withdraw(edition)
    assert evidence.manuals_in_force(ASKED).state == State.MISSING


def test_an_announced_edition_is_not_in_force(site):
    edition_of(site.manual, 1, days(10))
    assert evidence.manuals_in_force(ASKED).state == State.MISSING


def test_the_evidence_is_as_old_as_the_oldest_edition_in_force(site):
    assert evidence.reissued(ASKED).state == State.MISSING
    edition_of(site.manual, 1, days(-900))
    found = evidence.reissued(ASKED)
    assert (found.state, found.as_of) == (State.MET, days(-900))
    edition_of(site.manual, 2, days(-1))
    assert evidence.reissued(ASKED).as_of == days(-1)


def test_it_says_how_many_are_older_than_the_interval(site):
    edition_of(site.manual, 1, days(-900))
    with translation.override("en"):
        assert "1 is older than 12 months" in str(evidence.reissued(Asked(TODAY, months=12)).says)
        assert "older" not in str(evidence.reissued(Asked(TODAY, months=36)).says)
        assert "older" not in str(evidence.reissued(Asked(TODAY)).says)


def test_a_record_that_has_moved_on_asks_for_a_new_edition(site, monkeypatch):
    edition_of(site.manual, 1, days(-10))
    monkeypatch.setattr(evidence, "record_ahead_of_manual", lambda key: days(-1))
    assert evidence.reissued(ASKED).state == State.PARTLY


def test_services_in_the_handbook(site):
    assert evidence.handbook(ASKED).state == State.MISSING
    handbook = Handbook.build(site.home)
    assert evidence.handbook(ASKED).numbers["with a section"] == 1
    assert evidence.handbook(ASKED).state == State.MET
    section = HandbookPage.objects.get(pk=handbook.lost_card.pk)
    section.review_date = days(-1)
    section.save_revision().publish()
    found = evidence.handbook(ASKED)
    assert (found.state, found.numbers["overdue"]) == (State.MISSING, 1)


def test_the_handbook_is_told_by_numbers_alone(site):
    """Its titles are for staff: the sentence stands on a public page."""
    handbook = Handbook.build(site.home)
    for find in (evidence.handbook, evidence.substitutes):
        found = find(ASKED)
        assert handbook.lost_card.title not in str(found.says)
        assert not any(proof.public for proof in found.proofs)


def test_what_a_substitute_may_do(site):
    assert evidence.substitutes(ASKED).state == State.MISSING
    handbook = Handbook.build(site.home)
    assert evidence.substitutes(ASKED).state == State.MISSING  # of a service that is completed
    section = HandbookPage.objects.get(pk=handbook.lost_card.pk)
    section.service = "house-move"
    section.save_revision().publish()
    assert evidence.substitutes(ASKED).state == State.MET
