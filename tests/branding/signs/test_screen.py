"""The screen of signs: who may, what is downloaded, and sentences for what cannot be made."""

import html
import io
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.users.models import UserProfile

from branding.rights import CHANGE
from branding.signs.filling import signs
from branding.signs.forms import SignForm
from branding.signs.views import CHANGE_LOCATION
from home.models import Counter, Location, OpeningHours
from portal.accounts import ADMINISTRATORS, STAFF, TRANSLATORS
from portal.pdf import making
from tests.factories import LocationFactory, UserFactory


@pytest.fixture(autouse=True)
def made_at_once(monkeypatch):
    """Files are made in this process: the guarded one is tested by itself."""
    monkeypatch.setattr(making, "guarded", lambda orders, *limits: making.at_once(orders))


@pytest.fixture
def location(homes) -> Location:
    location = LocationFactory()
    for number in ("1", "2"):
        Counter.objects.create(location=location, number=number, name_th="ทะเบียน", name_en="Registration")
    return location


@pytest.fixture
def address() -> str:
    return reverse("branding_signs")


@pytest.fixture
def carer(client, homes):
    user = UserFactory(groups=[ADMINISTRATORS])
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


def choice(location: Location, **changes) -> dict:
    values = {"kind": "counter", "location": location.pk, "counter": "", "size": "a5", "layout": "", "format": "pdf"}
    return values | changes


def sentences(answer) -> str:
    """What the screen says; a lazy sentence would be told in the language of the test."""
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize(("group", "may"), [(ADMINISTRATORS, True), (TRANSLATORS, False), (STAFF, False)])
def test_is_for_those_who_care_for_the_centre(client, location, address, group, may):
    client.force_login(UserFactory(groups=[group]))
    answers = client.get(address), client.post(address, choice(location))
    assert [answer.status_code == 200 for answer in answers] == [may, may]


@pytest.mark.parametrize("right", [CHANGE, CHANGE_LOCATION])
def test_is_for_whoever_has_one_of_two_rights(client, location, address, right):
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", right.partition(".")[2]]))
    client.force_login(user)
    assert client.get(address).status_code == 200


def test_strangers_are_asked_to_sign_in(client, location, address):
    assert client.get(address).status_code == 302


class TestTheFile:
    def test_holds_a_page_for_each_counter(self, carer, location, address):
        answer = carer.post(address, choice(location))
        assert answer["Content-Disposition"] == 'attachment; filename="counter-a5.pdf"'
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.count(b"/Type/Page/") + answer.content.count(b"/Type/Page\n") == 2

    def test_of_one_counter_bears_its_number(self, carer, location, address):
        chosen = location.counters.last()
        answer = carer.post(address, choice(location, counter=chosen.pk, kind="tent"))
        assert f"tent-{chosen.number}-a5.pdf" in answer["Content-Disposition"]

    def test_of_one_drawing_is_an_svg(self, carer, location, address):
        answer = carer.post(address, choice(location, kind="hours", format="svg"))
        assert answer["Content-Type"] == "image/svg+xml"
        assert answer.content.startswith(b"<svg")

    def test_of_several_drawings_is_a_zip_that_is_the_same_every_time(self, carer, location, address):
        answer = carer.post(address, choice(location, format="svg"))
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.namelist() == ["001-counter-1-a5.svg", "002-counter-2-a5.svg"]
        assert carer.post(address, choice(location, format="svg")).content == answer.content

    def test_of_many_counters_is_several_pdfs_in_a_zip(self, carer, location, address, monkeypatch):
        monkeypatch.setattr("branding.signs.making.IN_A_FILE", 2)
        for number in ("3", "4", "5"):
            Counter.objects.create(location=location, number=number, name_th="ทะเบียน", name_en="Registration")
        answer = carer.post(address, choice(location))
        assert "counter-a5-pdf.zip" in answer["Content-Disposition"]
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.namelist() == [
                "001-counter-1-to-2-a5.pdf",
                "002-counter-3-to-4-a5.pdf",
                "003-counter-5-a5.pdf",
            ]
            assert all(archive.read(name).startswith(b"%PDF-") for name in archive.namelist())

    def test_lists_services_where_that_is_chosen(self, carer, location, address, monkeypatch):
        asked = []
        monkeypatch.setattr(
            "branding.signs.files.signs", lambda *given, **chosen: asked.append(chosen) or signs(*given, **chosen)
        )
        carer.post(address, choice(location, with_services="on"))
        carer.post(address, choice(location))
        assert asked == [{"with_services": True}, {"with_services": False}]

    def test_is_told_to_come_in_parts(self, carer, location, address):
        assert "More than 30 signs, or 15 with services, come as several PDF files" in sentences(carer.get(address))


class TestBadInput:
    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"kind": "flag"}, "Choose a kind of sign from the list."),
            ({"kind": ""}, "Choose a kind of sign from the list."),
            ({"location": "999999"}, "Choose a location from the list."),
            ({"location": "x" * 300}, "Choose a location from the list."),
            ({"location": str(10**30)}, "Choose a location from the list."),
            ({"counter": "999999"}, "Choose a counter from the list, or all counters."),
            ({"counter": "1 OR 1=1"}, "Choose a counter from the list, or all counters."),
            ({"size": "a0"}, "Choose a paper from A5 to A1."),
            ({"layout": "round"}, "Choose portrait or landscape."),
            ({"format": "docx"}, "Choose PDF or SVG."),
            ({"kind": "plate", "size": "a1"}, "“Name plate” is made on these papers: A5, A4, A3."),
            ({"kind": "tent", "layout": "landscape"}, "is made in this way only: Portrait."),
        ],
    )
    def test_is_answered_with_a_sentence(self, carer, location, address, changes, told):
        answer = carer.post(address, choice(location) | changes)
        assert answer.status_code == 200
        assert told in sentences(answer)

    def test_a_counter_of_another_location_is_told(self, carer, location, address):
        other = LocationFactory(code="other", is_main=False, name_en="Branch")
        answer = carer.post(address, choice(other, counter=location.counters.first().pk))
        assert "is not at “Branch”" in sentences(answer)

    def test_what_is_not_entered_is_told_and_the_choice_stays(self, carer, location, address):
        OpeningHours.objects.all().delete()
        answer = carer.post(address, choice(location, kind="hours"))
        assert "No opening hours of the week are entered" in sentences(answer)
        assert answer.context["form"]["kind"].value() == "hours"

    def test_an_empty_form_tells_all_that_is_missing(self, carer, location, address):
        assert carer.post(address, {}).status_code == 200

    def test_without_a_location_the_screen_says_so(self, carer, address):
        assert "No location is entered yet" in carer.get(address).content.decode()


def test_the_form_asks_the_database_few_times(location, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        str(SignForm())


@pytest.mark.parametrize(
    ("origin", "demonstration", "told"),
    [
        ("http://localhost:8000", False, True),
        ("http://localhost:8000", True, False),
        ("https://portal.go.th", False, False),
    ],
    ids=["this machine", "demonstration", "public"],
)
def test_an_address_that_only_this_machine_opens_is_told(
    carer, location, address, settings, origin, demonstration, told
):
    settings.WAGTAILADMIN_BASE_URL, settings.DEMONSTRATION = origin, demonstration
    assert ("which only this machine can open" in sentences(carer.get(address))) == told
