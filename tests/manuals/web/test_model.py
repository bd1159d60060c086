"""What a manual needs, and what it is called."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from manuals.models import CitizenManualPage
from portal.editorial.refused import PublicationRefused
from tests.factories import CitizenManualPageFactory, english_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["purpose", "services"])
def test_without_a_purpose_or_a_service_it_is_not_published(site, field):
    setattr(site.manual, field, "" if field == "purpose" else [])
    with pytest.raises(PublicationRefused):
        site.manual.save_revision().publish()


def test_of_one_service_has_the_code_as_its_address_until_it_is_published(site):
    draft = CitizenManualPage(
        title="ย้าย", slug="x", services=[("service", "house-move")], locale=site.home.locale, live=False
    )
    site.manual_index.add_child(instance=draft)
    draft.full_clean()
    assert draft.slug == "house-move"
    site.manual.services = [("service", "house-move")]
    site.manual.full_clean()
    assert site.manual.slug == "id-card-lost"


@pytest.mark.parametrize("codes", [["nothing"], ["id-card-lost", "id-card-lost"], ["ID CARD"]])
def test_a_service_that_is_unknown_or_there_twice_is_refused_at_its_row(site, codes):
    block = CitizenManualPage._meta.get_field("services").stream_block
    value = block.to_python(
        [{"type": "service", "value": code, "id": str(number)} for number, code in enumerate(codes)]
    )
    with pytest.raises(ValidationError):
        block.clean(value)


def test_its_services_are_facts_and_equal_in_both_languages(site):
    site.manual.services = [("service", "id-card-lost"), ("service", "house-move")]
    site.manual.save_revision().publish()
    assert english_of(site.manual).service_codes == ["id-card-lost", "house-move"]


def test_is_found_by_its_words_and_by_the_names_of_its_services(site):
    document = site.manual.search_document()
    assert (document.type, document.code, document.agency) == ("manual", "id-card-lost", "dopa")
    assert site.translated.title in document.keywords
    assert document.summary == site.manual.purpose


def test_is_found_by_the_new_name_of_a_service(client, site):
    site.translated.title = "ทำบัตรประชาชนแทนใบที่หาย"
    site.translated.save_revision().publish()
    from search.models import SearchDocument

    document = SearchDocument.objects.get(type="manual", locale="th")
    assert "ทำบัตรประชาชนแทนใบที่หาย" in document.keywords


def test_of_two_agencies_is_found_under_none(site):
    from tests.factories import AgencyPageFactory, ServicePageFactory

    land = AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
    ServicePageFactory(parent=land, code="land-transfer", title="การโอนที่ดิน")
    booklet = CitizenManualPageFactory(
        parent=site.manual_index, slug="both", services=[("service", "id-card-lost"), ("service", "land-transfer")]
    )
    document = booklet.search_document()
    assert (document.code, document.agency) == ("", "")
    assert [agency.slug for agency in booklet.agencies] == ["dopa", "land"]


def test_with_a_service_that_nobody_sees_is_not_published(site):
    site.translated.unpublish()
    with pytest.raises(PublicationRefused):
        site.manual.save_revision().publish()


@pytest.mark.parametrize("way", ["private", "agency private", "down"])
def test_is_not_found_by_the_name_of_a_service_that_is_not_for_everybody(site, way):
    from search.models import SearchDocument

    if way == "down":
        site.translated.unpublish()
    else:
        page = site.translated if way == "private" else site.agency
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    for document in SearchDocument.objects.filter(type="manual"):
        assert document.keywords == ""
    if way != "down":
        restriction.delete()
        assert SearchDocument.objects.get(type="manual", locale="th").keywords == site.translated.title
