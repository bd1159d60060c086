"""Further standards: items that only added evidence proves, and what of them everybody sees."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from home.standard import catalogue
from home.standard.judging import board
from home.standard.keeping import keep_all
from home.standard.models import AddedEvidence, ShownStandard, StandardFile
from portal.accounts import HEADS, STAFF
from portal.ages import later
from portal.evidence import State
from tests.factories import StandardPageFactory, UserFactory
from tests.home.standard.conftest import SMALL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_standard", "homes")]
DAY = datetime.date(2026, 11, 23)
LIST = """
key: open-list
year: 2026
name: {th: รายการเปิดเผย, en: OPENLISTMARK}
source: {th: สำนักงาน, en: Office}
groups:
  - code: basic
    number: ""
    name: {th: พื้นฐาน, en: Basic}
    criteria:
      - code: structure
        number: "O1"
        name: {th: โครงสร้าง, en: Structure}
        text: {th: ข้อความ, en: ITEMMARK}
      - code: contact
        name: {th: ติดต่อ, en: Contact}
        text: {th: ข้อความ, en: Text}
        measures:
          - {key: test.first}
"""


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(is_superuser=True))


@pytest.fixture
def further(client, administrator):
    """An administrator has added a standard by one more file."""
    file = SimpleUploadedFile("list.yaml", LIST.encode())
    assert client.post(reverse("home_standard_files"), {"file": file}).status_code == 302
    return catalogue.standards()["open-list"]


def add(**values) -> AddedEvidence:
    words = {"title_th": "ผัง", "title_en": "Chart", "url": "https://example.org/", "day": DAY}
    return AddedEvidence.objects.create(standard="open-list", criterion="structure", **words | values)


def state(standard, day=DAY) -> State:
    return board(standard, day).standings["structure"].state


class TestAnItemWithoutMeasure:
    def test_is_missing_until_evidence_is_added_and_falls_when_it_goes(self, further):
        assert state(further) == State.MISSING
        added = add()
        assert state(further) == State.MET
        added.delete()
        assert state(further) == State.MISSING

    def test_is_out_of_date_when_the_time_of_its_evidence_is_over(self, further):
        add(months=1)
        assert state(further, later(DAY, 1)) == State.MET
        assert state(further, later(DAY, 1) + datetime.timedelta(days=1)) == State.OUTDATED
        add(months=12)
        assert state(further, later(DAY, 2)) == State.MET

    def test_is_missing_while_its_evidence_cannot_be_opened(self, further):
        add(url="")
        standing = board(further, DAY).standings["structure"]
        assert (standing.state, bool(standing.additions[0].fault)) == (State.MISSING, True)

    def test_is_not_met_by_evidence_of_a_day_to_come(self, further):
        add(day=DAY + datetime.timedelta(days=1))
        assert state(further) == State.MISSING

    def test_says_that_added_evidence_proves_it_and_asks_for_no_measure(self, client, further):
        html = client.get("/admin/standard/of/open-list/structure/").content.decode()
        assert "O1 โครงสร้าง" in html
        assert 'name="stands_for"' not in html
        assert 'name="stands_for"' in client.get("/admin/standard/of/open-list/contact/").content.decode()

    def test_takes_evidence_on_its_screen(self, client, further):
        typed = {"title_th": "ผัง", "title_en": "Chart", "day": "1/11/2569", "months": 12, "url": "https://example.org/"}
        client.post("/admin/standard/of/open-list/evidence/structure/", typed)
        assert AddedEvidence.objects.get().criterion == "structure"


class TestWhatEverybodySees:
    @pytest.fixture
    def page(self, thai_home, further):
        keep_all(timezone.localdate())
        return StandardPageFactory(parent=thai_home)

    def show(self, client, show="1"):
        return client.post(reverse("home_standard_show", args=["open-list"]), {"show": show})

    def test_nothing_until_a_head_shows_it_and_nothing_once_it_is_hidden(self, client, page):
        address = f"{page.url}open-list/"
        for shown in ("", "1", ""):
            self.show(client, shown)
            status = client.get(address).status_code
            listed = f'href="{address}"' in client.get(page.url).content.decode()
            assert (status, listed) == ((200, True) if shown else (404, False))

    def test_each_item_with_its_state_in_the_readers_language(self, client, page):
        self.show(client)
        html = client.get(f"{page.url}open-list/").content.decode()
        assert '<h3 id="criterion-structure">O1 โครงสร้าง</h3>' in html
        assert "test.first says" in html

    def test_a_head_may_show_it_and_staff_may_not(self, client, page):
        for group, number in ((STAFF, 0), (HEADS, 1)):
            client.force_login(UserFactory(groups=[group]))
            self.show(client)
            assert ShownStandard.objects.count() == number

    def test_the_centres_own_is_always_shown(self, client, page):
        address = reverse("home_standard_show", args=[catalogue.MAIN])
        assert client.post(address, {"show": "1"}).status_code == 404

    def test_a_standard_that_was_removed_is_shown_no_more(self, client, page):
        self.show(client)
        client.post(reverse("home_standard_file_remove", args=["open-list"]))
        assert client.get(f"{page.url}open-list/").status_code == 404
        assert client.get(page.url).status_code == 200

    def test_a_standard_that_comes_again_is_hidden_at_first(self, client, page):
        self.show(client)
        stored = StandardFile.objects.get(key="open-list")
        client.post(reverse("home_standard_file_remove", args=["open-list"]))
        StandardFile.objects.create(text=stored.text)
        assert client.get(f"{page.url}open-list/").status_code == 404

    def test_what_proves_it_for_staff_alone_is_told_and_not_linked(self, client, page, answers):
        answers["test.first"] = type(answers["test.first"])(
            State.MET, "says", {}, (type(answers["test.first"].proofs[0])("INSIDEMARK", "/admin/x/"),)
        )
        self.show(client)
        keep_all(timezone.localdate())
        html = client.get(f"{page.url}open-list/").content.decode()
        assert "INSIDEMARK" not in html
        assert "standard__inside" in html


@pytest.mark.parametrize("key", ["plans", "satisfaction"])
def test_a_standard_cannot_take_the_address_of_another_page(client, administrator, key):
    file = SimpleUploadedFile("list.yaml", SMALL.replace("joint-service-centre", key).encode())
    assert client.post(reverse("home_standard_files"), {"file": file}).status_code == 200
    assert key not in catalogue.standards()
