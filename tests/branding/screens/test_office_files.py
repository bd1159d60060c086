"""The screen of a letterhead's file for Word, and of a slide master's for PowerPoint."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from branding import lifecycle, making
from branding.kinds import Colouring, Kind, Layout, Wording
from branding.models import AssetFile
from branding.models.assets import OFFICE
from portal.accounts import HEADS, STAFF
from tests.branding.assets import draft, svg
from tests.branding.intake.office_files import HOSTILE, office
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FORM = (Wording.BOTH, Colouring.FULL, Layout.HORIZONTAL)


@pytest.fixture
def head(client, homes):
    user = UserFactory(groups=[HEADS])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


@pytest.fixture
def asset(db):
    return draft(Kind.LETTERHEAD, forms=[FORM])


def at(asset, name="branding_variant_office"):
    return reverse(name, args=[asset.pk, asset.variants.first().pk])


def upload(client, asset, data=None, name="หัวกระดาษ.docx"):
    return client.post(at(asset), {"file": SimpleUploadedFile(name, data or office())}, follow=True)


def text(response) -> str:
    return response.content.decode()


def test_what_is_uploaded_is_stored_and_what_was_left_out_is_told(head, asset):
    response = upload(head, asset)
    assert "The DOCX file was checked and stored." in text(response)
    assert "names of the author" in text(response)
    assert AssetFile.objects.get(purpose=OFFICE).variant.asset == asset
    assert "Replace the office file" in text(response)


@pytest.mark.parametrize(
    "what", ["with macros", "a template elsewhere", "slides where a letterhead is asked for", "a bomb"]
)
def test_what_is_refused_stands_at_the_field_and_nothing_is_stored(head, asset, what):
    data, word = HOSTILE[what]
    response = upload(head, asset, data)
    assert response.status_code == 200
    assert word in text(response)
    assert "หัวกระดาษ.docx" in text(response)
    assert not AssetFile.objects.filter(purpose=OFFICE).exists()


def test_without_a_file_it_is_asked_for(head, asset):
    assert "required" in text(head.post(at(asset)))


def test_it_is_removed(head, asset):
    upload(head, asset)
    assert head.get(at(asset, "branding_variant_office_remove")).status_code == 302
    response = head.post(at(asset, "branding_variant_office_remove"), follow=True)
    assert not AssetFile.objects.filter(purpose=OFFICE).exists()
    assert "There is no file for Word or PowerPoint yet." in text(response)


def test_a_new_drawing_takes_it_away_and_says_so(head, asset, monkeypatch):
    monkeypatch.setattr(making, "make", lambda *args, **kwargs: iter(()))
    monkeypatch.setattr(making, "proposals", lambda master: {})
    upload(head, asset)
    address = at(asset, "branding_variant_master")
    assert "upload a new one afterwards" in text(head.get(address))
    drawing = SimpleUploadedFile("new.svg", svg("#112233").svg.encode())
    assert "showed the drawing before" in text(head.post(address, {"file": drawing}, follow=True))
    assert not AssetFile.objects.filter(purpose=OFFICE).exists()


def test_a_current_version_takes_none(head, asset):
    lifecycle.make_current(asset)
    assert upload(head, asset).status_code == 404
    head.post(at(asset, "branding_variant_office_remove"))
    assert "Upload the office file" not in text(head.get(reverse("branding_asset", args=[asset.pk])))


def test_what_was_made_current_meanwhile_stays(head, asset, monkeypatch):
    monkeypatch.setattr("branding.screens.office_files.BrandView.asset", lambda self, pk, draft=False: asset)
    lifecycle.make_current(asset)
    assert "Only the variants of a draft are changed" in text(upload(head, asset))
    assert not AssetFile.objects.filter(purpose=OFFICE).exists()


def test_other_kinds_have_none(head):
    symbol = draft(Kind.SYMBOL)
    assert head.get(at(symbol)).status_code == 404
    assert "office file" not in text(head.get(reverse("branding_asset", args=[symbol.pk])))


def test_of_another_asset_it_is_not_found(head, asset):
    other = draft(Kind.LETTERHEAD, forms=[FORM])
    address = reverse("branding_variant_office", args=[asset.pk, other.variants.get().pk])
    assert head.get(address).status_code == 404


def test_others_may_not(client, homes, asset):
    client.force_login(UserFactory(groups=[STAFF]))
    assert upload(client, asset).status_code in (200, 403)
    assert not AssetFile.objects.filter(purpose=OFFICE).exists()
