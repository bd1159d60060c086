"""What signs say of the location, its counters and hours, and what they lead to."""

import datetime

import pytest

from branding.signs.content import Pair
from branding.signs.filling import centre, pair, signs
from branding.signs.kinds import KINDS
from home.models import Counter, Holiday, Location, OpeningHours
from portal.pdf.faults import PdfRefused
from tests.factories import AgencyPageFactory, LocationFactory, SampleSite, ServicePageFactory


@pytest.fixture
def location(db) -> Location:
    return LocationFactory()


def counter(location: Location, number: str = "1", thai: str = "ทะเบียน", english: str = "Registration") -> Counter:
    at = location.counters.count()
    return Counter.objects.create(location=location, number=number, name_th=thai, name_en=english, sort_order=at)


def made(code: str, location: Location):
    location = Location.objects.get(pk=location.pk)
    return signs(KINDS[code], location, list(location.counters.all()))


def refusal(code: str, location: Location) -> str:
    with pytest.raises(PdfRefused) as refused:
        made(code, location)
    return refused.value.sentence


class TestAPair:
    @pytest.mark.parametrize(
        ("thai", "english", "said"),
        [
            ("ที่ดิน", "Land", ("ที่ดิน", "Land")),
            ("ที่ดิน", "", ("ที่ดิน", "")),
            ("ที่ดิน", "ที่ดิน", ("ที่ดิน", "")),
            ("ที่ดิน", "งานที่ดิน", ("ที่ดิน", "")),
            ("", "Land", ("Land", "")),
            ("TM30", "TM30", ("TM30", "")),
            (" ", "", ("", "")),
        ],
    )
    def test_says_nothing_twice(self, thai, english, said):
        assert pair(thai, english) == said


class TestACounter:
    def test_bears_its_number_and_name_in_both_languages(self, location):
        counter(location, "A1")
        (sign,) = made("counter", location)
        assert (sign.number, sign.name) == ("A1", ("ทะเบียน", "Registration"))

    def test_names_its_agencies_and_leads_to_its_only_service(self, homes):
        site = SampleSite.build(homes[0])
        agency = AgencyPageFactory(parent=site.index, slug="land", title="สำนักงานที่ดิน", counters="7-8")
        ServicePageFactory(parent=agency, code="land-deed", slug="land-deed")
        place = Location.objects.get()
        counter(place, "8", "ที่ดิน", "Land")
        (sign,) = made("counter", place)
        assert [line.th for line in sign.lines] == ["สำนักงานที่ดิน"]
        assert sign.address == "http://127.0.0.1:8000/s/land-deed"

    def test_of_several_services_leads_to_their_agency(self, homes):
        site = SampleSite.build(homes[0])
        agency = AgencyPageFactory(parent=site.index, slug="land", title="สำนักงานที่ดิน", counters="8")
        for code in ("land-deed", "land-map"):
            ServicePageFactory(parent=agency, code=code, slug=code)
        place = Location.objects.get()
        counter(place, "8")
        (sign,) = made("counter", place)
        assert sign.address.endswith("/land/")

    def test_without_agencies_leads_to_the_centre(self, homes):
        place = Location.objects.get(pk=LocationFactory().pk)
        counter(place)
        (sign,) = made("counter", place)
        assert sign.lines == ()
        assert sign.address == "http://127.0.0.1:8000/"
        assert sign.scan.en == "Scan to find your service"

    def test_without_a_name_bears_that_of_its_agency(self, homes):
        site = SampleSite.build(homes[0])
        AgencyPageFactory(parent=site.index, slug="land", title="สำนักงานที่ดิน", counters="8")
        place = Location.objects.get()
        counter(place, "8", "", "")
        (sign,) = made("plate", place)
        assert (sign.name.th, sign.lines) == ("สำนักงานที่ดิน", ())

    def test_without_a_name_and_agency_is_a_counter(self, location):
        counter(location, "8", "", "")
        (sign,) = made("counter", location)
        assert sign.name.en or sign.name.th

    def test_is_asked_for_where_there_is_none(self, location):
        for code in ("counter", "plate", "tent", "poster"):
            assert "No counters are entered for “Joint Service Centre”" in refusal(code, location)


class TestThePoster:
    def test_tells_counters_of_one_name_in_one_row(self, location):
        for number in ("1", "2", "3"):
            counter(location, number)
        counter(location, "4", "ที่ดิน", "Land")
        counter(location, "5")
        (sign,) = made("poster", location)
        assert [(row.label.th, row.value.en) for row in sign.rows] == [
            ("1–3", "Registration"),
            ("4", "Land"),
            ("5", "Registration"),
        ]


class TestTheHours:
    def test_are_those_of_the_week_with_closed_days_quieter(self, location):
        OpeningHours.objects.filter(weekday__gte=5).delete()
        (sign,) = made("hours", location)
        assert [(row.value.th, row.value.en, row.is_quiet) for row in sign.rows[:1]] == [
            ("08.30–16.30\u00a0น.", "08:30–16:30", False)
        ]
        assert (len(sign.rows), sign.rows[1].is_quiet) == (2, True)

    def test_tell_a_break_at_noon(self, location):
        OpeningHours.objects.update(closes=datetime.time(12))
        for weekday in range(7):
            OpeningHours.objects.create(
                location=location, weekday=weekday, opens=datetime.time(13), closes=datetime.time(16, 30)
            )
        (sign,) = made("hours", location)
        assert sign.rows[0].value == ("08.30–12.00, 13.00–16.30\u00a0น.", "08:30–12:00, 13:00–16:30")

    def test_say_that_holidays_are_closed_where_holidays_are_entered(self, location):
        rows = len(made("hours", location)[0].rows)
        Holiday.objects.create(date=datetime.date(2999, 1, 1), name_th="วันขึ้นปีใหม่", name_en="New Year")
        assert len(made("hours", location)[0].rows) == rows + 1

    def test_are_asked_for_where_there_are_none(self, location):
        OpeningHours.objects.all().delete()
        assert "No opening hours of the week are entered" in refusal("hours", location)


def test_the_centre_bears_what_the_site_wears(location):
    said = centre(Location.objects.get())
    assert said.name == Pair("ศูนย์บริการร่วม", "Joint Service Centre")
    assert said.contact.th == "0 2000 0000"
    assert str(said.logo_svg).startswith("<svg")
    assert said.colours["primary"] == "#0b4650"
