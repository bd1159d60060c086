import datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from home.models import Need
from home.records.needs import decide, proposals, propose
from portal.accounts import HEADS, STAFF
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WEEK = (datetime.date(2026, 11, 1), datetime.date(2026, 11, 7))
NEXT = (datetime.date(2026, 11, 8), datetime.date(2026, 11, 14))
PROPOSALS = "/admin/standard/records/proposals/"


def test_the_same_need_again_renews_its_count():
    first = propose("search", "พาสปอร์ต", "พาสปอร์ต", 4, WEEK)
    again = propose("search", "พาสปอร์ต", "พาสปอร์ต", 9, NEXT)
    assert first.pk == again.pk
    assert (again.count, again.starts) == (9, NEXT[0])
    assert propose("suggestion", "พาสปอร์ต", "พาสปอร์ต", 1, WEEK).pk != first.pk


def test_what_was_decided_stays_decided():
    need = propose("search", "x", "x", 4, WEEK)
    decide(need, "declined", "ไม่ใช่งานของศูนย์", UserFactory())
    assert propose("search", "x", "x", 40, NEXT).decision == "declined"
    assert list(proposals()) == []


@pytest.mark.parametrize(
    "given",
    [
        ("rumour", "x", "x", 1, WEEK),
        ("search", "", "x", 1, WEEK),
        ("search", "x" * 201, "x", 1, WEEK),
        ("search", "x", " \u200b", 1, WEEK),
        ("search", "x", "x", -1, WEEK),
        ("search", "x", "x", 1, WEEK[::-1]),
    ],
    ids=["source", "no key", "long key", "no words", "count", "period"],
)
def test_what_is_no_need_is_refused(given):
    with pytest.raises(ValueError):
        propose(*given)
    assert not Need.objects.exists()


def test_words_are_stored_clean_and_cut():
    assert propose("search", "x", "\x00ก\u200bข" + "ค" * 300, 1, WEEK).words == "กข" + "ค" * 198


class TestScreen:
    @pytest.fixture
    def head(self, client):
        user = UserFactory(groups=[HEADS])
        client.force_login(user)
        return user

    @pytest.fixture
    def need(self):
        return propose("search", "x", "ทำพาสปอร์ต", 4, WEEK)

    def decided(self, client, need, **given):
        data = {"row": need.pk} | {f"{need.pk}-{name}": value for name, value in ({"need": need.pk} | given).items()}
        return client.post(PROPOSALS, data, follow=True)

    def test_the_most_frequent_stand_first_twenty_a_page(self, client, head):
        for number in range(25):
            propose("search", f"k{number}", f"ความต้องการ {number}", number, WEEK)
        first = client.get(PROPOSALS)
        assert [need.count for need, _form in first.context["rows"]] == list(range(24, 4, -1))
        assert len(client.get(f"{PROPOSALS}?page=2").context["rows"]) == 5
        assert client.get(f"{PROPOSALS}?page=3").status_code == 404
        assert client.get(f"{PROPOSALS}?decision=no").context["asked"] == "proposed"

    def test_it_is_adopted_and_owned(self, client, head, need):
        self.decided(client, need, decision="adopted")
        need.refresh_from_db()
        assert (need.decision, need.owner, need.decided_on) == ("adopted", head, localdate())

    def test_declining_without_a_reason_is_refused_and_what_was_chosen_stays(self, client, head, need):
        response = self.decided(client, need, decision="declined")
        assert '<option value="declined" selected>' in response.content.decode()
        need.refresh_from_db()
        assert need.decision == "proposed"
        self.decided(client, need, decision="declined", reason="ไม่ใช่งานของศูนย์")
        need.refresh_from_db()
        assert (need.decision, need.reason) == ("declined", "ไม่ใช่งานของศูนย์")

    def test_what_is_put_off_waits_on_its_own_list(self, client, head, need):
        self.decided(client, need, decision="later")
        assert client.get(PROPOSALS).context["rows"] == []
        assert len(client.get(f"{PROPOSALS}?decision=later").context["rows"]) == 1

    def test_another_decision_is_not_overwritten(self, client, head, need):
        decide(need, "adopted", "", UserFactory())
        self.decided(client, need, decision="declined", reason="x")
        need.refresh_from_db()
        assert need.decision == "adopted"

    @pytest.mark.parametrize("data", [{}, {"row": "9", "9-need": "9"}, {"row": "x" * 5000}], ids=["none", "no", "long"])
    def test_nonsense_changes_nothing(self, client, head, need, data):
        assert client.post(PROPOSALS, data).status_code == 200
        assert Need.objects.get().decision == "proposed"

    @pytest.mark.parametrize("groups", [[STAFF], ["Editors dopa"], []], ids=["staff", "editor", "nobody"])
    def test_others_neither_see_nor_decide(self, client, need, groups):
        client.force_login(UserFactory(groups=groups))
        assert client.get(PROPOSALS).status_code in (302, 403)
        assert client.post(PROPOSALS, {"row": need.pk}).status_code in (302, 403)

    def test_the_head_finds_it_in_the_menu(self, client, head):
        html = client.get("/admin/").content.decode()
        assert reverse("home_records_proposals") in html
        assert reverse("home_records_cover") in html
