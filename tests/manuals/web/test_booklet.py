"""A booklet of several services: contents by agency, a page a service, ways back and forth."""

import pytest
from wagtail.models import PageViewRestriction

from manuals.editions.data import freeze
from portal import tree
from portal.bilingual.translations import translate_page
from tests.factories import CitizenManualPageFactory
from tests.manuals.stored import days, edition_of, with_fee
from tests.manuals.web.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ADDRESS = "/manuals/centre/"


@pytest.fixture
def booklet(site):
    page = CitizenManualPageFactory(
        parent=site.manual_index,
        title="คู่มือของศูนย์",
        slug="centre",
        services=[("service", "id-card-lost"), ("service", "house-move")],
    )
    translate_page(page, {"title": "Manual of the centre"})
    data = freeze(page)
    edition_of(page, 1, days(-100), with_fee(data, 10))
    edition_of(page, 2, days(-10), with_fee(data, 20))
    return page


def test_its_first_page_lists_the_services_by_agency(client, booklet):
    text = text_of(client, ADDRESS)
    assert f'href="{ADDRESS}services/id-card-lost/"' in text
    assert f'href="{ADDRESS}services/house-move/"' in text
    assert "กรมการปกครอง" in text
    assert 'id="documents"' not in text
    assert "ช่องทางร้องเรียน" in text


def test_a_service_of_it_is_a_page_with_ways_to_the_others(client, booklet):
    text = text_of(client, f"{ADDRESS}services/id-card-lost/")
    assert "20 บาท" in text
    assert 'id="documents"' in text
    assert f'href="{ADDRESS}services/house-move/" rel="next"' in text
    assert 'rel="prev"' not in text
    assert 'rel="prev"' in text_of(client, f"{ADDRESS}services/house-move/")
    assert f'href="http://testserver{ADDRESS}services/id-card-lost/"' in text.partition("</head>")[0]


def test_its_contents_come_first_and_are_in_the_list_of_its_parts(client, booklet):
    text = text_of(client, ADDRESS)
    contents = text.partition('class="contents"')[2].partition("</nav>")[0]
    assert contents.index('href="#contents"') < contents.index('href="#foreword"')
    assert text.index('id="contents"') < text.index('id="foreword"')


def test_a_service_of_it_leads_to_the_service_as_it_is_today(client, site, booklet):
    text = text_of(client, f"{ADDRESS}services/id-card-lost/").partition("<article")[2]
    assert f'href="{site.translated.get_url()}"' in text


def test_a_service_of_an_old_edition_leads_within_that_edition(client, booklet):
    text = text_of(client, f"{ADDRESS}editions/1/services/id-card-lost/")
    assert "10 บาท" in text
    assert f'href="{ADDRESS}editions/1/services/house-move/"' in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'<link rel="canonical" href="http://testserver{ADDRESS}services/id-card-lost/">' in text


def test_the_sheets_of_a_service_are_on_its_page(client, booklet):
    assert f'href="{ADDRESS}editions/2/sheet-house-move.pdf"' in text_of(client, f"{ADDRESS}services/house-move/")
    assert "sheet-" not in text_of(client, ADDRESS)


@pytest.mark.parametrize(
    "tail", ["services/nothing/", "editions/1/services/nothing/", "editions/7/services/house-move/"]
)
def test_what_is_not_in_it_is_not_found_with_a_sentence(client, booklet, tail):
    assert 'class="lead"' in text_of(client, ADDRESS + tail, 404)


def test_the_only_service_of_a_manual_is_read_on_the_manual_itself(client, site):
    edition_of(site.manual, 1, days(-1))
    response = client.get("/manuals/id-card-lost/services/id-card-lost/")
    assert (response.status_code, response["Location"]) == (302, "/manuals/id-card-lost/")


def test_a_service_of_a_manual_without_an_edition_is_not_found(client, site):
    text_of(client, "/manuals/id-card-lost/services/id-card-lost/", 404)


def test_it_goes_on_saying_what_it_said_when_one_of_its_services_is_private(client, site, booklet):
    PageViewRestriction.objects.create(page=site.translated, restriction_type="login")
    tree.forget()
    assert client.get(ADDRESS).status_code == 200
    assert client.get(f"{ADDRESS}services/id-card-lost/").status_code == 200


class TestAServiceOnADay:
    PART = f"{ADDRESS}services/id-card-lost/"

    def test_is_what_the_edition_of_that_day_said(self, client, booklet):
        text = text_of(client, f"/en{self.PART}?on=2026-09-01")
        assert "10 baht" in text
        assert "On 1 September 2026 edition 1 was in force" in text
        assert f'href="/en{self.PART}"' in text.partition('class="notice__way"')[2].partition("</p>")[0]

    def test_is_asked_for_on_its_own_page(self, client, booklet):
        assert f'action="{self.PART}"' in text_of(client, self.PART)
        assert f'action="{self.PART}"' in text_of(client, f"{ADDRESS}editions/1/services/id-card-lost/")

    def test_that_is_none_is_told(self, client, booklet):
        text = text_of(client, f"{self.PART}?on=abc", 400)
        assert 'id="id_on-error"' in text
        assert 'href="#id_on"' in text
        assert "20 บาท" in text

    def test_before_the_first_edition_is_not_found(self, client, booklet):
        assert f'href="{ADDRESS}editions/1/"' in text_of(client, f"{self.PART}?on=2500-01-01", 404)

    def test_that_was_not_in_it_then_leads_to_the_edition(self, client, site, booklet):
        data = freeze(booklet)
        data["services"] = data["services"][1:]
        edition_of(
            booklet, 3, days(-1), {**data, "services": [*data["services"], {**data["services"][0], "code": "x"}]}
        )
        text = text_of(client, self.PART, 404)
        assert f'href="{ADDRESS}editions/3/"' in text


def test_an_announced_edition_is_told_on_the_page_of_a_service_with_what_it_changes_there(client, booklet):
    data = freeze(booklet)
    changed = with_fee(data, 30)
    changed["manual"]["purpose"] = {"th": "จุดประสงค์ใหม่", "en": "A new purpose"}
    edition_of(booklet, 3, days(10), changed)
    text = text_of(client, f"/en{ADDRESS}services/id-card-lost/")
    assert "Edition 3 will be in force from Thursday 3 December 2026." in text
    assert "20 → 30 baht" in text
    assert "A new purpose" not in text
    assert f'href="/en{ADDRESS}editions/3/services/id-card-lost/"' in text
    other = text_of(client, f"/en{ADDRESS}services/house-move/")
    assert "Edition 3 will be in force" in other
    assert "30 baht" not in other.partition("</header>")[0]


def test_a_service_whose_own_manual_is_newer_leads_there(client, site, booklet):
    address = f"/en{ADDRESS}services/id-card-lost/"
    edition_of(site.manual, 1, days(-50))
    assert "is newer than this booklet" not in text_of(client, address)
    edition_of(site.manual, 2, days(-5))
    text = text_of(client, address)
    assert "The manual of this service is newer than this booklet." in text
    assert 'href="/en/manuals/id-card-lost/"' in text
