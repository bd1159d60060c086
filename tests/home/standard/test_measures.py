"""What the record of the place proves turns with the record."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from home.models import Counter, Facility, FloorPlan, Location
from home.standard import measures
from portal.evidence import Asked, State
from portal.models import PortalDocument

pytestmark = pytest.mark.django_db
ASKED = Asked(datetime.date(2026, 11, 23), {"each": 2, "most": 1})
ZONES = ("before", "point")


def test_without_a_location_all_is_missing(homes):
    for find in (measures.place, measures.area, measures.layout_before, measures.layout_point, measures.facilities):
        assert find(ASKED).state == State.MISSING


def test_the_way_to_the_centre(site):
    found = measures.place(ASKED)
    assert (found.state, found.numbers["told"]) == (State.PARTLY, 2)
    location = Location.objects.get()
    for name in ("transport", "parking", "accessibility"):
        setattr(location, f"{name}_th", "ก")
        setattr(location, f"{name}_en", "a")
    location.latitude, location.longitude = "13.75", "100.5"
    location.save()
    assert measures.place(ASKED).state == State.MET


def test_counters_for_the_services(site):
    assert measures.area(ASKED).state == State.MISSING
    location = Location.objects.get()
    Counter.objects.create(location=location, number="1", name_th="ก", name_en="a")
    assert measures.area(ASKED).state == State.PARTLY
    Counter.objects.create(location=location, number="2", name_th="ก", name_en="a")
    assert measures.area(ASKED).state == State.MET


@pytest.mark.parametrize(
    ("find", "zone"), list(zip((measures.layout_before, measures.layout_point), ZONES, strict=True)), ids=ZONES
)
def test_layout_of_an_area(site, find, zone):
    assert find(ASKED).state == State.MISSING
    plan = FloorPlan.objects.create(location=Location.objects.get(), zone=zone, words_th="ก", words_en="a")
    assert find(ASKED).state == State.PARTLY
    plan.document = PortalDocument.objects.create(title="ผัง", file=ContentFile(b"%PDF-1.4", "plan.pdf"))
    plan.save()
    assert find(ASKED).state == State.MET


def test_facilities_in_both_areas(site):
    location = Location.objects.get()
    for zone in ZONES:
        assert measures.facilities(ASKED).state != State.MET
        for _number in range(2):
            Facility.objects.create(location=location, zone=zone, name_th="ก", name_en="a")
    assert measures.facilities(ASKED).state == State.MET


def test_every_sentence_is_said_in_the_readers_language(site):
    found = measures.area(ASKED)
    with translation.override("en"):
        assert "2 services at 0 counters" in str(found.says)
