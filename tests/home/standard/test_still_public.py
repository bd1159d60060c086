"""What was kept is named in public only while everybody may open it."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from home.standard.keeping import keep_all
from home.standard.models import AddedEvidence
from home.standard.still_public import still_public
from portal.evidence import Finding, Proof, State
from portal.models import PortalDocument

pytestmark = pytest.mark.django_db


def test_a_page_while_it_is_public(site):
    address = site.translated.get_url()
    assert still_public([address, f"{address}?x=1"]) == {address, f"{address}?x=1"}
    site.translated.view_restrictions.create(restriction_type="login")
    assert still_public([address]) == set()


def test_a_page_that_has_gone(site):
    address = site.translated.get_url()
    site.translated.unpublish()
    assert still_public([address, "/no/such/page/"]) == set()


def test_a_document_while_its_collection_is_for_everybody(homes):
    document = PortalDocument.objects.create(title="รายงาน", file=ContentFile(b"%PDF-1.4", "report.pdf"))
    assert still_public([document.url]) == {document.url}
    private = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    PortalDocument.objects.filter(pk=document.pk).update(collection=private)
    assert still_public([document.url]) == set()
    address = document.url
    document.delete()
    assert still_public([address]) == set()


def test_another_site_and_a_view_of_this_one(homes):
    assert len(still_public(["https://example.org/x", "/standard/satisfaction/"])) == 2


def test_the_public_page_forgets_a_page_that_became_private(client, site, answers, small_standard):
    page = site.translated
    answers["test.first"] = Finding(State.MET, "says", {}, (Proof("TITLEMARK", page.get_url(), public=True),))
    keep_all(timezone.localdate())
    assert "TITLEMARK" in client.get(site.standard.get_url()).content.decode()
    page.view_restrictions.create(restriction_type="login")
    assert "TITLEMARK" not in client.get(site.standard.get_url()).content.decode()


@pytest.mark.parametrize("is_public", [True, False], ids=["public", "internal"])
def test_evidence_by_hand_is_told_on_the_public_page(client, site, answers, small_standard, is_public):
    answers.say("test.second", State.MISSING)
    AddedEvidence.objects.create(
        standard="joint-service-centre", criterion="1.1", title_th="ADDEDMARK", title_en="ADDEDMARK", reason="REASONMARK",
        page_key=site.information.translation_key, day=timezone.localdate(), stands_for="test.second", is_public=is_public,
    )  # fmt: skip
    keep_all(timezone.localdate())
    html = client.get(site.standard.get_url()).content.decode()
    assert "เป็นไปตามเกณฑ์" in html
    assert ("ADDEDMARK" in html, "REASONMARK" in html) == (is_public, is_public)
    assert f'href="{site.information.get_url()}">ADDEDMARK' in html or not is_public


def test_a_public_proof_of_the_same_address_does_not_open_an_internal_one(client, site, answers, small_standard):
    shared = site.information.get_url()
    answers["test.first"] = Finding(State.MET, "says", {}, (Proof("OPENMARK", shared, public=True),))
    answers["test.second"] = Finding(State.MET, "says", {}, (Proof("SECRETMARK", shared),))
    keep_all(timezone.localdate())
    html = client.get(site.standard.get_url()).content.decode()
    assert ("OPENMARK" in html, "SECRETMARK" in html) == (True, False)


def test_what_the_page_of_the_standard_shows_below_it(site):
    page = site.standard.get_url()
    assert still_public([f"{page}plans/", f"{page}no-such/", f"{page}plans/more/"]) == {f"{page}plans/"}
    site.standard.view_restrictions.create(restriction_type="login")
    assert still_public([f"{page}plans/"]) == set()
