"""The board for heads and administrators, and the public page."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from home.models import CriterionMonth, StandardFile
from home.standard import catalogue
from home.standard.keeping import keep_all, last_kept
from home.standard.models import AddedEvidence, Care
from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from portal.evidence import State
from tests.factories import InformationPageFactory, StandardPageFactory, UserFactory
from tests.home.standard.conftest import SMALL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_standard", "homes")]
BOARD = "/admin/standard/"
ONE = "/admin/standard/of/joint-service-centre/1.1/"
ADD = "/admin/standard/of/joint-service-centre/evidence/1.1/"


@pytest.fixture
def head(client):
    user = UserFactory(groups=[HEADS])
    client.force_login(user)
    return user


@pytest.fixture
def administrator(client):
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


class TestWhoMaySeeIt:
    @pytest.mark.parametrize("group", [STAFF, TRANSLATORS])
    def test_others_do_not(self, client, group):
        client.force_login(UserFactory(groups=[group]))
        for address in (BOARD, ONE):
            assert client.get(address).status_code == 302

    @pytest.mark.parametrize("group", [HEADS, ADMINISTRATORS])
    def test_heads_and_administrators_do(self, client, group):
        client.force_login(UserFactory(groups=[group]))
        assert client.get(BOARD).status_code == 200

    def test_files_are_for_administrators(self, client, head):
        assert client.get(reverse("home_standard_files")).status_code == 302

    @pytest.mark.parametrize("address", ["of/other/", "of/other/1.1/", "of/joint-service-centre/9.9/"])
    def test_what_is_not_there_is_not_found(self, client, head, address):
        assert client.get(BOARD + address).status_code == 404


class TestTheBoard:
    def test_says_state_figure_and_why(self, client, head, answers):
        answers.say("test.first", State.MET, as_of=datetime.date(2020, 1, 1))
        html = client.get(BOARD).content.decode()
        assert "test.first says" in html
        assert "ล้าสมัย" in html or "Out of date" in html
        assert "2563" in html

    def test_narrows_to_a_state(self, client, head):
        assert "1.1 " in client.get(BOARD + "?state=met").content.decode()
        assert "test.first says" not in client.get(BOARD + "?state=missing").content.decode()
        assert "test.first says" in client.get(BOARD + "?state=nonsense").content.decode()

    def test_tells_who_closes_a_gap(self, client, head, answers):
        answers.say("test.first", State.MISSING)
        address = "/admin/standard/of/joint-service-centre/care/1.1/"
        client.post(address, {"owner": head.pk, "due": "1/12/2569", "note": "ทำ"})
        care = Care.objects.get()
        assert (care.owner, care.due) == (head, datetime.date(2026, 12, 1))
        assert str(head) in client.get(BOARD).content.decode()
        assert client.post(address, {"due": "31/2/2569"}).status_code == 200
        assert Care.objects.get().due == datetime.date(2026, 12, 1)


class TestEvidence:
    def typed(self, **values):
        return {"title_th": "รายงาน", "title_en": "Report", "day": "1/11/2569", "months": 12, **values}

    def test_is_added_and_removed(self, client, head, thai_home):
        page = InformationPageFactory(parent=thai_home)
        client.post(ADD, self.typed(page=page.pk))
        added = AddedEvidence.objects.get()
        assert (added.page_key, added.owner) == (page.translation_key, head)
        assert "รายงาน" in client.get(ONE).content.decode()
        client.post(f"{ADD}{added.pk}/remove/")
        assert not AddedEvidence.objects.exists()

    def test_without_a_link_is_refused_and_what_was_typed_stays(self, client, head):
        response = client.post(ADD, self.typed())
        assert response.status_code == 200
        assert 'value="Report"' in response.content.decode()
        assert not AddedEvidence.objects.exists()

    def test_of_another_criterion_cannot_be_removed(self, client, head):
        added = AddedEvidence.objects.create(
            standard="x", criterion="1.1", title_th="ก", title_en="a", url="https://example.org/", day="2026-11-01"
        )
        assert client.post(f"{ADD}{added.pk}/remove/").status_code == 404


class TestFiles:
    def upload(self, client, text):
        file = SimpleUploadedFile("มาตรฐาน.yaml", text.encode() if isinstance(text, str) else text)
        return client.post(reverse("home_standard_files"), {"file": file})

    def test_a_further_standard_is_added_and_removed(self, client, administrator):
        assert self.upload(client, SMALL.replace("key: joint-service-centre", "key: open-data")).status_code == 302
        assert "open-data" in catalogue.standards()
        assert client.get("/admin/standard/of/open-data/").status_code == 200
        assert (
            client.get(reverse("home_standard_file", args=["open-data"]))
            .content.decode()
            .startswith("\nkey: open-data")
        )
        client.post(reverse("home_standard_file_remove", args=["open-data"]))
        assert "open-data" not in catalogue.standards()

    @pytest.mark.parametrize(
        "text",
        [b"\xff\xfe", "- 1", SMALL.replace("test.second", "test.none")],
        ids=["no text", "no standard", "no measure"],
    )
    def test_a_wrong_file_is_refused_and_nothing_stored(self, client, administrator, text):
        assert self.upload(client, text).status_code == 200
        assert not StandardFile.objects.exists()


class TestKeeping:
    def test_the_month_is_kept_and_kept_again(self, answers):
        today = timezone.localdate()
        keep_all(today)
        answers.say("test.first", State.MISSING)
        keep_all(today)
        row = CriterionMonth.objects.get()
        assert (row.month, row.state) == (today.replace(day=1), State.PARTLY)
        assert {finding["key"] for finding in row.findings} == {"test.first", "test.second"}

    def test_since_when_a_state_holds(self, answers, small_standard):
        for month, state in ((7, State.MET), (8, State.MISSING), (9, State.MET), (10, State.MET)):
            answers.say("test.first", state)
            answers.say("test.second", state)
            keep_all(datetime.date(2026, month, 15))
        assert last_kept(small_standard).criteria["1.1"].since == datetime.date(2026, 9, 1)

    def test_the_button_keeps_it(self, client, head):
        client.post(reverse("home_standard_keep"))
        assert CriterionMonth.objects.count() == 1


class TestThePublicPage:
    def test_before_anything_is_kept_it_says_so(self, client, thai_home):
        page = StandardPageFactory(parent=thai_home)
        assert client.get(page.url).status_code == 200

    def test_it_says_what_was_kept_in_few_queries(self, client, thai_home, django_assert_max_num_queries):
        page = StandardPageFactory(parent=thai_home)
        keep_all(timezone.localdate())
        client.get(page.url)
        with django_assert_max_num_queries(10):
            html = client.get(page.url).content.decode()
        assert "test.first says" in html
        assert re.search(r'<a href="/standard/satisfaction/">proof</a>', html)
        assert "เกณฑ์หนึ่ง" in html

    def test_what_is_not_public_is_not_linked(self, client, thai_home, answers):
        page = StandardPageFactory(parent=thai_home)
        finding = answers["test.first"]
        answers["test.first"] = answers["test.second"] = type(finding)(finding.state, "says", {}, ())
        keep_all(timezone.localdate())
        assert ">proof</a>" not in client.get(page.url).content.decode()
