"""What the logo proves turns with the logo."""

import datetime

import pytest

from branding import evidence, lifecycle
from branding.kinds import Kind
from portal.evidence import Asked, State
from tests.branding.assets import draft

pytestmark = pytest.mark.django_db
ASKED = Asked(datetime.date(2026, 11, 23))


def test_a_logo_in_use_with_approval_and_rules(site):
    assert evidence.logo(ASKED).state == State.MISSING
    asset = draft(Kind.LOGO)
    assert evidence.logo(ASKED).state == State.MISSING
    lifecycle.make_current(asset)
    found = evidence.logo(ASKED)
    assert found.state == State.MET
    assert any(proof.public for proof in found.proofs)
    site.brand.unpublish()
    assert evidence.logo(ASKED).state == State.PARTLY
    asset.refresh_from_db()
    lifecycle.retire(asset)
    assert evidence.logo(ASKED).state == State.MISSING
