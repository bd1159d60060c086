"""What editors may enter of a location: a sentence at the field for what cannot be, nothing half stored."""

import datetime
from decimal import Decimal

import pytest
import wagtail_factories
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from home import tree_facts
from home.coordinates import map_links
from home.models import (
    AccessFeature,
    Counter,
    Facility,
    FloorPlan,
    Location,
    LocationPhone,
    OpeningException,
    OpeningHours,
)
from portal.accounts import ADMINISTRATORS, HEADS
from portal.models import PortalImage
from tests.factories import LocationFactory, UserFactory

pytestmark = pytest.mark.django_db
TIME, LATER = datetime.time(8, 30), datetime.time(16, 30)
DAY, BEFORE = datetime.date(2026, 12, 1), datetime.date(2026, 11, 30)
REASON = {"reason_th": "ซ้อมหนีไฟ", "reason_en": "Fire drill"}


class ImageFactory(wagtail_factories.ImageFactory):
    alt_th, alt_en = "แผนที่", "Map"

    class Meta:
        model = PortalImage


def fault(instance, field, exclude=("location",)):
    with pytest.raises(ValidationError) as refused:
        instance.full_clean(exclude=exclude)
    return " ".join(refused.value.message_dict[field])


def place(**values):
    names = {"name_th": "ศูนย์", "name_en": "Centre", "address_th": "ถนน", "address_en": "Road"}
    return Location(**{"code": "main", **names, **values})


@pytest.mark.usefixtures("english")
class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("coordinate", "value"),
        [("latitude", "91"), ("latitude", "-90.00001"), ("longitude", "180.1"), ("longitude", "-181")],
    )
    def test_a_point_off_the_earth(self, db, coordinate, value):
        point = {"latitude": Decimal(17), "longitude": Decimal(103), coordinate: Decimal(value)}
        assert f"The {coordinate} must be between" in fault(place(**point), coordinate)

    def test_a_point_off_the_earth_is_refused_by_the_database_too(self, db):
        with pytest.raises(IntegrityError), transaction.atomic():
            LocationFactory(latitude=Decimal(99), longitude=Decimal(1))

    @pytest.mark.parametrize(("given_one", "empty"), [("latitude", "longitude"), ("longitude", "latitude")])
    def test_half_a_point(self, db, given_one, empty):
        assert fault(place(**{given_one: Decimal(10)}), empty) == "Enter both coordinates, or neither."

    def test_words_in_one_language_only(self, db):
        assert fault(place(parking_th="จอดฟรี"), "parking_en") == "Fill in both languages, or neither."
        assert fault(place(transport_en="Bus 2"), "transport_th") == "Fill in both languages, or neither."

    def test_a_second_main_location(self, db):
        LocationFactory()
        assert "The main location is “Joint Service Centre”." in fault(place(code="other"), "is_main")
        place(code="other", is_main=False).full_clean()

    def test_a_map_without_its_text_alternative(self, db):
        assert "text alternative" in fault(place(map_image=ImageFactory(alt_en="")), "map_image")
        place(map_image=ImageFactory()).full_clean()

    def test_a_phone_that_is_a_program(self):
        phone = LocationPhone(number="javascript:alert(1)", purpose_th="ก", purpose_en="a")
        assert "is not a phone number" in fault(phone, "number")

    @pytest.mark.parametrize("closes", [datetime.time(8), TIME])
    def test_hours_that_end_before_they_begin(self, closes):
        hours = OpeningHours(weekday=0, opens=TIME, closes=closes)
        assert fault(hours, "closes") == "The closing time must be later than the opening time."

    def test_an_exception_whose_last_day_comes_before_its_first(self):
        exception = OpeningException(starts=DAY, ends=BEFORE, **REASON)
        assert fault(exception, "ends") == "The last day must not be before the first day."

    def test_an_exception_of_more_than_a_year(self):
        exception = OpeningException(starts=DAY, ends=DAY + datetime.timedelta(days=366), **REASON)
        assert fault(exception, "ends").startswith("An exception may last a year at most.")
        OpeningException(starts=DAY, ends=DAY + datetime.timedelta(days=365), **REASON).full_clean(exclude=["location"])

    @pytest.mark.parametrize(
        ("times", "field"),
        [({"opens": TIME}, "closes"), ({"closes": TIME}, "opens"), ({"opens": LATER, "closes": TIME}, "closes")],
    )
    def test_an_exception_with_half_its_times_or_in_the_wrong_order(self, times, field):
        assert "time" in fault(OpeningException(starts=DAY, **times, **REASON), field)

    def test_an_exception_without_a_reason_in_both_languages(self):
        fault(OpeningException(starts=DAY, reason_th="ปิด"), "reason_en")

    def test_a_floor_plan_without_a_plan(self):
        plan = FloorPlan(zone="before", words_th="ตรงไป", words_en="Straight on")
        assert fault(plan, "image") == "Choose a picture or a document."

    def test_a_floor_plan_without_words(self, db):
        fault(FloorPlan(zone="before", image=ImageFactory()), "words_th")

    def test_a_facility_of_which_there_is_none(self):
        facility = Facility(zone="before", name_th="น้ำดื่ม", name_en="Water", count=0)
        assert "Leave out what the centre does not have" in fault(facility, "count")

    def test_a_feature_that_does_not_exist(self):
        fault(AccessFeature(feature="helicopter"), "feature")

    @pytest.mark.parametrize("number", ["", "หนึ่ง", "1234567", "1-2", "<b>"])
    def test_a_counter_without_a_proper_number(self, number):
        fault(Counter(number=number, name_th="ก", name_en="a"), "number")


def test_a_counter_in_thai_digits_is_the_same_counter():
    counter = Counter(number=" ๑๒ ", name_th="ก", name_en="a")
    counter.full_clean(exclude=["location"])
    assert counter.number == "12"


COORDINATES = st.decimals(-90, 90, places=5)


@given(COORDINATES, COORDINATES)
def test_a_map_is_an_address_of_one_of_two_known_hosts(latitude, longitude):
    for _name, address in map_links(latitude, longitude):
        assert address.startswith(
            ("https://www.openstreetmap.org/?mlat=", "https://www.google.com/maps/search/?api=1&")
        )
        assert f"{latitude:f}" in address
        assert "E" not in address.rpartition("/")[2]


class TestRowsTogether:
    """Through the editors' form."""

    @pytest.fixture
    def location(self):
        return LocationFactory()

    @pytest.fixture
    def editor(self, client, homes):
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        return client

    def form(self, location, **rows):
        """What the form sends with these rows, and no others."""
        data = {
            "code": "main", "name_th": "ศูนย์", "name_en": "Centre", "address_th": "ถนน", "address_en": "Road",
            "email": "", "latitude": "", "longitude": "", "map_image": "", "is_main": "on",
            **{f"{name}_{code}": "" for name in ("transport", "parking", "accessibility") for code in ("th", "en")},
        }  # fmt: skip
        for relation in ("phones", "hours", "exceptions", "access_features", "facilities", "floor_plans", "counters"):
            given_rows = rows.get(relation, [])
            data |= {
                f"{relation}-TOTAL_FORMS": len(given_rows), f"{relation}-INITIAL_FORMS": 0,
                f"{relation}-MIN_NUM_FORMS": 0, f"{relation}-MAX_NUM_FORMS": 1000,
            }  # fmt: skip
            for number, row in enumerate(given_rows):
                data |= {f"{relation}-{number}-{name}": value for name, value in {"ORDER": number + 1, **row}.items()}
        return data

    def send(self, editor, location, **rows):
        return editor.post(
            reverse("wagtailsnippets_home_location:edit", args=[location.pk]), self.form(location, **rows)
        )

    def refused(self, editor, location, relation, rows):
        """The errors of each row; nothing was stored."""
        before = OpeningHours.objects.count(), Counter.objects.count(), OpeningException.objects.count()
        response = self.send(editor, location, **{relation: rows})
        assert response.status_code == 200
        assert before == (OpeningHours.objects.count(), Counter.objects.count(), OpeningException.objects.count())
        return [dict(form.errors) for form in response.context_data["form"].formsets[relation].forms]

    MORNING = {"weekday": 0, "opens": "08:30", "closes": "12:00"}
    AFTERNOON = {"weekday": 0, "opens": "12:00", "closes": "16:30"}

    def test_a_lunch_break_makes_two_rows_of_one_day(self, editor, location):
        afternoon = {**self.AFTERNOON, "opens": "13:00"}
        assert self.send(editor, location, hours=[self.MORNING, afternoon]).status_code == 302
        assert location.hours.filter(opens="13:00").count() == 1

    def test_spans_that_overlap_are_refused_at_the_later_row(self, editor, location):
        late = {**self.AFTERNOON, "opens": "11:59"}
        errors = self.refused(editor, location, "hours", [self.MORNING, late])
        assert errors[0] == {}
        assert "08:30–12:00" in errors[1]["opens"][0]

    def test_the_same_hours_of_another_day_are_fine(self, editor, location):
        assert self.send(editor, location, hours=[self.MORNING, {**self.MORNING, "weekday": 1}]).status_code == 302

    def test_closing_before_opening_is_told_at_its_field_once(self, editor, location):
        (errors,) = self.refused(editor, location, "hours", [{**self.MORNING, "closes": "08:00"}])
        assert list(errors) == ["closes"]
        assert len(errors["closes"]) == 1

    def test_two_exceptions_of_one_day_are_refused_unless_their_hours_lie_apart(self, editor, location):
        closed = {"starts": "2569-12-01", "ends": "", "opens": "", "closes": "", **REASON}
        morning, afternoon = ({**closed, "opens": a, "closes": b} for a, b in (("08:00", "10:00"), ("13:00", "15:00")))
        errors = self.refused(editor, location, "exceptions", [closed, {**morning, "ends": "2569-12-05"}])
        assert "starts" in errors[1]
        assert self.send(editor, location, exceptions=[morning, afternoon]).status_code == 302
        assert {exception.starts for exception in location.exceptions.all()} == {DAY}

    def test_a_counter_twice_is_refused(self, editor, location):
        counter = {"number": "12", "name_th": "ก", "name_en": "a", "zone": "point"}
        errors = self.refused(editor, location, "counters", [counter, {**counter, "number": "๑๒"}])
        assert "number" in errors[1]

    def test_two_counters_may_exchange_their_numbers(self, editor, location):
        first, second = (
            Counter.objects.create(location=location, number=n, name_th=n, name_en=n, sort_order=int(n)) for n in "12"
        )
        rows = [
            {"id": first.pk, "number": "2", "name_th": "1", "name_en": "1", "zone": "point"},
            {"id": second.pk, "number": "1", "name_th": "2", "name_en": "2", "zone": "point"},
        ]
        data = self.form(location, counters=rows) | {"counters-INITIAL_FORMS": 2}
        address = reverse("wagtailsnippets_home_location:edit", args=[location.pk])
        assert editor.post(address, data).status_code == 302
        assert dict(location.counters.values_list("name_th", "number")) == {"1": "2", "2": "1"}

    def test_a_row_that_is_deleted_is_not_compared(self, editor, location):
        assert self.send(editor, location, hours=[self.MORNING, {**self.MORNING, "DELETE": "on"}]).status_code == 302

    def test_a_feature_twice_and_a_plan_twice_are_refused(self, editor, location):
        feature = {"feature": "ramp", "available": "True", "note_th": "", "note_en": ""}
        assert "feature" in self.refused(editor, location, "access_features", [feature, feature])[1]
        plan = {"zone": "before", "image": ImageFactory().pk, "document": "", "words_th": "ก", "words_en": "a"}
        assert "zone" in self.refused(editor, location, "floor_plans", [plan, plan])[1]

    def test_who_may_not_change_locations_cannot(self, client, location, homes):
        client.force_login(UserFactory(groups=[HEADS]))
        assert self.send(client, location, hours=[]).status_code in {302, 403}
        assert location.hours.count() == 7


class TestInMemory:
    def test_exceptions_of_one_day_are_one_special_day_in_order(self, english):
        location = LocationFactory()
        for opens, closes in ((13, 15), (8, 10)):
            OpeningException.objects.create(
                location=location, starts=datetime.date(2026, 12, 1), opens=datetime.time(opens),
                closes=datetime.time(closes), **REASON,
            )  # fmt: skip
        special = tree_facts.schedule().exceptions[datetime.date(2026, 12, 1)]
        assert [opens.hour for opens, _closes in special.spans] == [8, 13]
        assert special.reason.name == "Fire drill"

    def test_spans_that_touch_are_one(self):
        location = LocationFactory(hours=None)
        OpeningHours.objects.create(location=location, weekday=0, opens=LATER, closes=datetime.time(18))
        assert tree_facts.schedule().week[0] == [(TIME, datetime.time(18))]
