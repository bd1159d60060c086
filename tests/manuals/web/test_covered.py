"""The manual of a service: the published one whose edition in force, else whose page, is of that service alone."""

import pytest

from manuals.making import make_manual, manual_of
from manuals.models import CitizenManualPage
from manuals.web.covered import codes_of, key_of_service, manual_of_service
from manuals.web.gone import names_of_services
from portal.editorial.refused import PublicationRefused
from tests.factories import AgencyPageFactory, CitizenManualPageFactory, ServicePageFactory
from tests.manuals.stored import days, edition_of, with_fee, withdraw
from tests.manuals.web.reading import text_of
from tests.manuals.web.test_index import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

BOTH = [("service", "id-card-lost"), ("service", "house-move")]


def page_now_of(manual, rows):
    manual = CitizenManualPage.objects.get(pk=manual.pk)
    manual.services = rows
    manual.save_revision().publish()
    return manual


def test_a_second_service_on_the_page_takes_nothing_from_the_first_until_an_edition_says_so(client, site):
    edition_of(site.manual, 1, days(-5))
    page_now_of(site.manual, BOTH)
    assert "/manuals/id-card-lost/" in text_of(client, site.translated.get_url())
    assert manual_of(site.translated) == site.manual
    edition_of(page_now_of(site.manual, BOTH), 2, days(-1))
    assert "/manuals/id-card-lost/" not in text_of(client, site.translated.get_url())
    assert manual_of_service("id-card-lost", "th") is None


def test_a_booklet_whose_page_is_reduced_is_no_manual_of_the_service_that_is_left(client, site):
    booklet = CitizenManualPageFactory(parent=site.manual_index, slug="centre", title="รวมเล่ม", services=BOTH)
    edition_of(booklet, 1, days(-5))
    page_now_of(booklet, [("service", "house-move")])
    assert "/manuals/centre/" not in text_of(client, site.untranslated.get_url())
    assert "2 งานบริการ" in text_of(client, "/manuals/")
    assert manual_of(site.untranslated) is None


def test_while_no_edition_is_in_force_its_page_decides(site):
    edition = edition_of(site.manual, 1, days(-5))
    page_now_of(site.manual, BOTH)
    assert codes_of(site.manual.translation_key) == ("id-card-lost",)
    withdraw(edition)
    assert codes_of(site.manual.translation_key) == ("id-card-lost", "house-move")


def test_a_second_manual_of_a_service_alone_is_refused_with_a_sentence(site):
    second = CitizenManualPageFactory(parent=site.manual_index, slug="second", services=BOTH)
    with pytest.raises(PublicationRefused) as refused:
        page_now_of(second, [("service", "id-card-lost")])
    assert [item.code for item in refused.value.missing] == ["only"]
    assert key_of_service("id-card-lost") == site.manual.translation_key.hex


def test_the_manual_itself_is_published_again_and_again(site):
    edition_of(site.manual, 1, days(-5))
    assert page_now_of(site.manual, [("service", "id-card-lost")]).live


def test_an_unpublished_one_is_found_and_not_made_twice(site):
    site.manual.unpublish()
    assert manual_of(site.translated) == site.manual
    assert make_manual(site.translated) == site.manual


class TestAServiceThatIsGone:
    @pytest.fixture(params=["deleted", "unpublished"])
    def manual(self, request, site):
        from manuals.editions.data import freeze

        data = freeze(site.manual)
        edition_of(site.manual, 1, days(-5), with_fee(data, 10))
        edition_of(site.manual, 2, days(-3), data)
        site.translated.delete() if request.param == "deleted" else site.translated.unpublish()
        return site.manual

    @pytest.mark.parametrize(("prefix", "name"), [("", "การขอมีบัตรประจำตัวประชาชนใหม่"), ("/en", "New identity card")])
    def test_keeps_its_name_in_the_list_of_editions(self, client, site, manual, prefix, name):
        text = text_of(client, f"{prefix}/manuals/id-card-lost/editions/")
        assert f"<h3>{name}</h3>" in text
        assert "<h3>id-card-lost</h3>" not in text

    def test_has_its_manual_under_its_agency_in_the_list(self, client, site, manual):
        text = text_of(client, "/manuals/")
        assert f">{site.agency.title}</h2>" in text
        assert "/manuals/id-card-lost/" in text_of(client, "/manuals/?agency=dopa")

    def test_costs_a_reader_nothing(self, client, manual):
        for tail in ("", "id-card-lost/editions/"):
            assert len(queries(client, f"/manuals/{tail}")) <= 3


def test_an_agency_that_is_gone_too_is_called_as_the_edition_calls_it(client, site):
    land = AgencyPageFactory(parent=site.index, slug="land", title="กรมที่ดิน")
    ServicePageFactory(parent=land, code="land-transfer", title="การโอนที่ดิน")
    rows = [("service", "land-transfer")]
    manual = CitizenManualPageFactory(parent=site.manual_index, slug="land-transfer", title="โอน", services=rows)
    edition_of(manual, 1, days(-5))
    land.delete()
    assert ">กรมที่ดิน</h2>" in text_of(client, "/manuals/")
    assert names_of_services("en")["land-transfer"] == "การโอนที่ดิน"


def test_the_preview_of_a_booklet_leads_to_the_thai_page_of_a_service_without_english(site):
    from manuals.web.preview import Draft
    from tests.factories import english_of

    booklet = page_now_of(site.manual, BOTH)
    english_of(site.translated).unpublish()
    chapters = Draft(english_of(booklet)).chapters
    addresses = {address for _agency, entries in chapters for address, _title in entries}
    assert site.translated.get_url() in addresses
