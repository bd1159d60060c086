"""The page of the centre: words written on it, facts from its location, in both languages."""

import datetime
import json
import re
from decimal import Decimal

import pytest
import wagtail_factories
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from home import tree_facts
from home.models import (
    AccessFeature,
    Counter,
    Facility,
    FloorPlan,
    Holiday,
    Location,
    LocationPhone,
    OpeningException,
    OpeningHours,
)
from portal import tree
from portal.models import PortalDocument, PortalImage
from search.models import SearchDocument
from tests.factories import CentrePageFactory, LocationFactory

pytestmark = pytest.mark.django_db


class ImageFactory(wagtail_factories.ImageFactory):
    alt_th, alt_en = "แผนที่", "Map"

    class Meta:
        model = PortalImage


def words(html: str) -> str:
    """The words of the main part."""
    main = re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")])
    return re.sub(r" (?=[,:)])", "", " ".join(main.split()))


def json_ld(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


@pytest.fixture
def full(site):
    """The main location with a row of every kind."""
    location = Location.objects.get()
    location.latitude, location.longitude = Decimal("17.41250"), Decimal("103.54800")
    location.parking_th, location.parking_en = "จอดฟรี", "Free parking"
    location.map_image = ImageFactory()
    location.save()
    AccessFeature.objects.create(location=location, feature="lift", available=False)
    AccessFeature.objects.create(
        location=location, feature="ramp", note_th="ประตูทิศใต้", note_en="South entrance", sort_order=1
    )
    for zone, name in (("before", "น้ำดื่ม"), ("point", "จอคิว")):
        english = "Water" if zone == "before" else "Screens"
        Facility.objects.create(location=location, zone=zone, name_th=name, name_en=english, count=2)
        FloorPlan.objects.create(
            location=location, zone=zone, image=ImageFactory(), words_th="เดินตรงไป", words_en="Walk straight on"
        )
    Counter.objects.create(location=location, number="1", name_th="ทะเบียน", name_en="Registration")
    today = tree_facts.local_now().date()
    OpeningException.objects.create(
        location=location, starts=today + datetime.timedelta(days=2), reason_th="ซ้อมหนีไฟ", reason_en="Fire drill"
    )
    Holiday.objects.create(date=today + datetime.timedelta(days=4), name_th="วันหยุดตัวอย่าง", name_en="Sample holiday")
    return location


class TestThePage:
    def test_it_says_where_when_and_what_there_is_in_both_languages(self, client, site, full):
        thai = words(client.get("/centre/").content.decode())
        english = words(client.get("/en/centre/").content.decode())
        for text in ("ถนนทดสอบ อำเภอเมือง", "จอดฟรี", "ประตูทิศใต้", "น้ำดื่ม", "เดินตรงไป", "ซ้อมหนีไฟ", "วันหยุดตัวอย่าง"):
            assert text in thai
        for text in (
            "Test Road",
            "Free parking",
            "South entrance",
            "Water",
            "Walk straight on",
            "Fire drill",
            "Sample holiday",
        ):
            assert text in english
        assert "ให้บริการในที่เดียว" in thai

    def test_yes_and_no_are_words_and_what_is_there_comes_first(self, client, site, full):
        text = words(client.get("/en/centre/").content.decode())
        assert re.search(r"Ramp: yes South entrance .*Lift: no", text)

    def test_maps_are_plain_links_and_nothing_is_loaded_from_them(self, client, site, full):
        html = client.get("/centre/").content.decode()
        assert (
            'href="https://www.openstreetmap.org/?mlat=17.41250&amp;mlon=103.54800#map=17/17.41250/103.54800"' in html
        )
        assert "<iframe" not in html
        assert not re.search(r'(src|srcset)="(https?:)?//', html)

    def test_a_lunch_break_is_told(self, client, site):
        location = Location.objects.get()
        location.hours.all().delete()
        for opens, closes in ((8, 12), (13, 16)):
            times = {"opens": datetime.time(opens), "closes": datetime.time(closes)}
            OpeningHours.objects.create(location=location, weekday=0, **times)
        text = words(client.get("/en/centre/").content.decode())
        assert "Monday 08:00 to 12:00, 13:00 to 16:00 (closed from 12:00 to 13:00)" in text
        assert "Tuesday–Sunday Closed" in text

    def test_an_exception_of_today_is_told_at_the_top(self, client, site, full):
        today = tree_facts.local_now().date()
        OpeningException.objects.create(location=full, starts=today, reason_th="ปิดซ่อม", reason_en="Repairs")
        assert "Closed now (Repairs)" in words(client.get("/en/").content.decode())

    def test_every_phone_can_be_tapped_and_says_what_it_is_for(self, client, site):
        location = Location.objects.get()
        LocationPhone.objects.create(
            location=location, number="1111 ext 5", purpose_th="ร้องเรียน", purpose_en="Complaints", sort_order=9
        )
        html = client.get("/en/centre/").content.decode()
        assert 'href="tel:1111;ext=5"' in html
        assert "Complaints 1111 ext 5" in words(html)

    def test_another_location_may_be_chosen_and_is_the_same_in_english(self, client, site):
        branch = LocationFactory(code="branch", name_th="สาขา", name_en="Branch office", is_main=False)
        page = CentrePageFactory(parent=site.home, slug="branch", location=branch)
        assert "สาขา" in words(client.get("/branch/").content.decode())
        assert "Branch office" in words(client.get("/en/branch/").content.decode())
        branch.delete()
        page = type(page).objects.get(pk=page.pk)
        assert page.facts.location == Location.objects.get()

    def test_without_a_location_the_words_stand_alone(self, client, site):
        Location.objects.all().delete()
        for address in ("/centre/", "/en/centre/"):
            assert client.get(address).status_code == 200
        assert "ให้บริการในที่เดียว" in words(client.get("/centre/").content.decode())

    def test_the_contents_lead_to_parts_that_are_there(self, client, site, full):
        html = client.get("/centre/").content.decode()
        anchors = re.findall(r'<a href="#([^"]+)"', html)
        assert len(anchors) > 7
        assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []

    def test_the_foot_of_every_page_leads_to_it(self, client, site):
        for address, page in (("/news/", "/centre/"), ("/en/news/", "/en/centre/")):
            html = client.get(address).content.decode()
            footer = html[html.index("<footer") :]
            assert f'<strong><a href="{page}">' in footer


class TestFloorPlans:
    def test_a_picture_of_a_private_collection_is_not_shown(self, client, site, full):
        private = Collection.get_first_root_node().add_child(name="ลับ")
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        image = FloorPlan.objects.get(zone="before").image
        before = client.get("/centre/").content.decode().count("<picture>")
        image.collection = private
        image.save()
        assert client.get("/centre/").content.decode().count("<picture>") == before - 1

    def test_a_document_can_be_taken_away_unless_it_is_private(self, client, site, full):
        file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
        document = PortalDocument.objects.create(title="ผังฉบับพิมพ์", file=file)
        FloorPlan.objects.filter(zone="before").update(image=None, document=document)
        tree.changed()
        assert document.url in client.get("/centre/").content.decode()
        CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
        assert document.url not in client.get("/centre/").content.decode()

    def test_a_file_that_has_gone_breaks_nothing(self, client, site, full):
        image = FloorPlan.objects.get(zone="before").image
        image.file.storage.delete(image.file.name)
        assert client.get("/centre/").status_code == 200


class TestInMemory:
    def test_a_changed_row_shows_at_once(self, client, site):
        client.get("/")
        LocationPhone.objects.update_or_create(location=Location.objects.get(), defaults={"number": "1567"})
        assert 'href="tel:1567"' in client.get("/").content.decode()

    def test_the_location_with_all_its_rows_costs_no_query(self, site, rf, django_assert_num_queries):
        def view(request):
            tree_facts.main_location()
            with django_assert_num_queries(0):
                location = tree_facts.main_location()
                assert [phone.number for phone in location.phones.all()] == ["0 2000 0000"]
                assert not [*location.exceptions.all(), *location.facilities.all(), *location.floor_plans.all()]

        tree.TreeMiddleware(view)(rf.get("/"))

    def test_a_picture_that_is_given_another_text_shows_it(self, client, site):
        image = ImageFactory()
        Location.objects.get().delete()
        LocationFactory(map_image=image, latitude=Decimal("17.5"), longitude=Decimal("103.5"))
        assert 'alt="แผนที่"' in client.get("/centre/").content.decode()
        image.alt_th = "แผนที่ใหม่"
        image.save()
        assert 'alt="แผนที่ใหม่"' in client.get("/centre/").content.decode()

    def test_the_page_with_everything_costs_five_queries_at_most(self, client, site, full):
        for address in ("/centre/", "/en/centre/"):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            assert len(captured) <= 5, [query["sql"] for query in captured]


class TestStructuredData:
    def test_it_is_a_government_office_with_address_hours_and_features(self, client, site, full):
        data = json_ld(client.get("/en/centre/").content.decode())
        assert data["@type"] == "GovernmentOffice"
        assert data["name"] == "Joint Service Centre"
        assert data["address"] == {
            "@type": "PostalAddress", "streetAddress": "Test Road, Mueang District", "addressCountry": "TH",
        }  # fmt: skip
        assert data["geo"] == {"@type": "GeoCoordinates", "latitude": 17.4125, "longitude": 103.548}
        (week,) = data["openingHoursSpecification"]
        assert (week["opens"], week["closes"], len(week["dayOfWeek"])) == ("08:30", "16:30", 7)
        features = {feature["name"]: feature["value"] for feature in data["amenityFeature"]}
        assert features == {"Ramp": True, "Lift": False, "Water": 2, "Screens": 2}

    def test_holidays_and_exceptions_are_days_of_their_own(self, client, site, full):
        special = json_ld(client.get("/centre/").content.decode())["specialOpeningHoursSpecification"]
        today = tree_facts.local_now().date()
        assert [entry["validFrom"] for entry in special] == [
            (today + datetime.timedelta(days=number)).isoformat() for number in (2, 4)
        ]
        assert {(entry["opens"], entry["closes"]) for entry in special} == {("00:00", "00:00")}

    def test_without_a_location_it_is_an_office_all_the_same(self, client, site):
        Location.objects.all().delete()
        data = json_ld(client.get("/en/centre/").content.decode())
        assert (data["@type"], data["name"]) == ("GovernmentOffice", "Our centre")


class TestSearch:
    def body(self, site, language="th"):
        return SearchDocument.objects.get(key=f"page:{site.centre.translation_key}", locale=language).body

    def test_the_search_knows_the_words_of_the_place_in_both_languages(self, site, full):
        assert "จอดฟรี" in self.body(site)
        assert "Free parking" in self.body(site, "en")
        assert "ให้บริการในที่เดียว" in self.body(site)

    def test_it_follows_a_changed_row(self, site, full):
        Facility.objects.create(location=full, zone="before", name_th="ตู้เอทีเอ็ม", name_en="Cash machine")
        assert "ตู้เอทีเอ็ม" in self.body(site)
        assert "Cash machine" in self.body(site, "en")
