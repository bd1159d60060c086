"""Cards for counters: a page each with a code that a phone reads, and the screen that makes them."""

import datetime
import re
from dataclasses import replace

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from home.models import Counter, Location, SurveySettings
from home.survey import cards, places
from home.survey.place import Channel
from home.survey.places import counters, read
from portal.accounts import HEADS
from portal.pdf.drawings import qr_code
from portal.pdf.faults import PdfRefused
from portal.services import Service
from tests.factories import UserFactory
from tests.portal.pdf.reading import exact, pdfium_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def twelve(counter):
    return next(counters())


def token_of(address):
    return re.search(r"/survey/(?:c|kiosk)/([^/]+)/$", address)[1]


def test_an_address_leads_to_its_counter_until_the_end_of_a_month(twelve, counter):
    place = read(token_of(cards.address(twelve, Channel.QR)), Channel.QR)
    assert place.counter == counter
    assert cards.last_day() > timezone.localdate()
    assert (cards.last_day() + datetime.timedelta(days=1)).day == 1


def test_the_only_service_of_a_counter_is_in_its_address(twelve, code, monkeypatch):
    titles = {"th": "บริการ", "en": "Service"}
    only = Service(code, titles, titles, "complete", "dopa", titles, counters=("12",))
    monkeypatch.setattr(places, "services", lambda: {code: only})
    assert read(token_of(cards.address(twelve, Channel.KIOSK)), Channel.KIOSK).service == code
    monkeypatch.setattr(places, "services", lambda: {code: only, "other": replace(only, code="other")})
    assert read(token_of(cards.address(twelve, Channel.KIOSK)), Channel.KIOSK).service == ""


@pytest.mark.parametrize("paper", cards.PAPERS)
def test_each_counter_has_a_page_in_both_languages(twelve, paper):
    Counter.objects.create(
        location=Location.objects.get(), number="ABC123", sort_order=9,
        name_th="งานทะเบียนราษฎร " * 7,
        name_en="Civil registration " * 6,
    )  # fmt: skip
    made = cards.make_pdf(list(counters()), paper, in_process=True)
    assert made.pages == 2
    pages = pdfium_pages(made.content)
    for page, number in zip(pages, ("12", "ABC123"), strict=True):
        assert number in exact(page)
        assert "Howwastheservice?" in exact(page)
        assert "Validuntil" in exact(page)
    for mark in (b"/StructTreeRoot", b"pdfuaid:part", b"/Lang(th)"):
        assert mark in made.content


def test_the_same_cards_of_a_month_are_the_same_bytes(twelve):
    assert cards.make_pdf([twelve], "a6", in_process=True) == cards.make_pdf([twelve], "a6", in_process=True)


def test_the_code_is_large_enough_for_a_phone(twelve):
    """At least 0.4 millimetres a module on the smallest card (ISO/IEC 18004 for common phones)."""
    import segno

    modules = segno.make(cards.address(twelve, Channel.QR), micro=False, error="m").symbol_size(border=4)[0]
    assert 78 * 105 / 148 / modules >= 0.4


def test_without_counters_there_is_a_sentence(site, english):
    with pytest.raises(PdfRefused, match="No counters are entered"):
        cards.make_pdf([], "a5")


def test_the_screen_gives_the_cards_and_the_addresses_of_tablets(client, twelve, english):
    client.force_login(UserFactory(groups=[HEADS]))
    page = client.get(reverse("home_survey_cards")).content.decode()
    assert "/survey/kiosk/main.12" in page
    asked = {"channel": "qr", "counter": "main.12", "paper": "a6"}
    made = client.post(reverse("home_survey_cards"), asked)
    assert made["Content-Type"] == "application/pdf"
    assert 'filename="survey-card-main.12-a6.pdf"' in made["Content-Disposition"]
    with pypdfium2.PdfDocument(made.content) as document:
        assert len(document) == 1
    for wrong in ({"counter": "main.99"}, {"paper": "a0"}, {"channel": "page"}, {"channel": ""}):
        assert client.post(reverse("home_survey_cards"), asked | wrong)["Content-Type"].startswith("text/html")


def test_a_sheet_leads_the_tablet_of_a_counter_to_its_address(client, twelve, monkeypatch):
    client.force_login(UserFactory(groups=[HEADS]))
    drawn = []
    monkeypatch.setattr(cards, "qr_code", lambda address: drawn.append(address) or qr_code(address))
    made = client.post(reverse("home_survey_cards"), {"channel": "kiosk", "counter": "", "paper": "a5"})
    assert drawn == [cards.address(twelve, Channel.KIOSK)]
    assert 'filename="survey-tablet-a5.pdf"' in made["Content-Disposition"]
    (page,) = pdfium_pages(made.content)
    assert "Forofficers:scanwiththetablet" in exact(page)
    assert "Howwastheservice?" not in exact(page)


def test_cards_are_valid_for_as_long_as_the_rules_say(twelve):
    before = cards.last_day()
    SurveySettings.objects.create(card_months=12)
    assert cards.last_day() > before
