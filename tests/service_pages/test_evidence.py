"""What the services prove turns with the services."""

import datetime

import pytest

from portal.evidence import Asked, State
from service_pages import evidence

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 23)


def test_number_and_variety(site):
    asked = Asked(DAY, {"services": 2, "agencies": 1})
    found = evidence.variety(asked)
    assert (found.state, found.numbers["services"], found.numbers["agencies"]) == (State.MET, 2, 1)
    assert evidence.variety(Asked(DAY, {"services": 2, "agencies": 2})).state == State.PARTLY
    site.agency.unpublish(set_expired=False)
    assert evidence.variety(Asked(DAY)).state == State.MISSING


def test_each_kind_of_service(site):
    assert evidence.complete(Asked(DAY)).state == State.MET
    assert evidence.forward(Asked(DAY)).state == State.MET
    assert evidence.information(Asked(DAY)).state == State.MISSING
    site.untranslated.unpublish()
    assert evidence.forward(Asked(DAY)).state == State.MISSING
    assert evidence.complete(Asked(DAY, {"services": 2})).state == State.PARTLY


def test_a_private_service_proves_nothing(site):
    site.translated.view_restrictions.create(restriction_type="login")
    assert evidence.complete(Asked(DAY)).state == State.MISSING
