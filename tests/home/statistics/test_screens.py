"""The editors' screens of counts: a whole page or nothing, 0 and no data apart, nothing of others overwritten unseen."""

import datetime
import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.models import ServiceMonth, TypicalTime
from home.statistics import choosing, screens
from home.statistics.models import Source
from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from tests.factories import UserFactory
from tests.home.statistics.counts import OCTOBER, count

pytestmark = pytest.mark.django_db
ENTRY, IMPORT, TIMES, USE = (f"/admin/standard/statistics/{name}" for name in ("", "import/", "times/", "use/"))
MONTH = f"{ENTRY}?month=2568-10"
LIST = "service,month,channel,users\nid-card-lost,2568-10,counter,10\nhouse-move,10/2025,online,0\n"


@pytest.fixture
def head(client, site):
    client.force_login(UserFactory(groups=[HEADS], username="head"))
    return client


def shown(response) -> str:
    return html.unescape(re.search(r'name="shown" value="([^"]*)"', response.content.decode())[1])


def send(client, address=MONTH, form=None, **fields):
    """``fields``: typed text by channel of the service id-card-lost."""
    data = {f"{name}.id-card-lost": typed for name, typed in fields.items()}
    return client.post(address, {"shown": shown(form or client.get(address)), **data})


def users():
    return {(row.service_code, row.channel): row.users for row in ServiceMonth.objects.all()}


class TestWhoMay:
    @pytest.mark.parametrize("address", [ENTRY, IMPORT, TIMES, USE, f"{ENTRY}template/", f"{ENTRY}export/"])
    def test_heads_and_administrators_and_nobody_else(self, client, site, address):
        for groups, status in (
            ([HEADS], 200),
            ([ADMINISTRATORS], 200),
            ([TRANSLATORS], 302),
            ([STAFF], 302),
            ([], 302),
        ):
            client.force_login(UserFactory(groups=groups))
            assert client.get(address).status_code == status, groups

    def test_the_menu_leads_there(self, head, client):
        assert ENTRY in client.get("/admin/").content.decode()
        client.force_login(UserFactory(groups=[TRANSLATORS]))
        assert ENTRY not in client.get("/admin/").content.decode()


class TestEntry:
    def test_it_begins_with_the_last_month_that_is_over(self, head):
        assert head.get(ENTRY).context_data["grid"].month == choosing.last_month()

    def test_counts_are_stored_with_who_and_how(self, head):
        assert send(head, counter="๑๒", online="0").status_code == 302
        assert users() == {("id-card-lost", "counter"): 12, ("id-card-lost", "online"): 0}
        row = ServiceMonth.objects.first()
        assert (row.by.username, row.source, row.month) == ("head", Source.ENTERED, OCTOBER)

    def test_an_emptied_field_is_no_data_again_and_the_rest_is_not_touched(self, head):
        count(users=10)
        other = count("house-move", 3)
        later = count(month=datetime.date(2025, 11, 1))
        head.post(MONTH, {"shown": shown(head.get(MONTH)), "counter.house-move": "3"})
        assert set(ServiceMonth.objects.values_list("pk", flat=True)) == {other.pk, later.pk}
        assert ServiceMonth.objects.get(pk=other.pk).at == other.at

    def test_one_wrong_field_keeps_all_out_and_what_was_typed_stays(self, head):
        text = send(head, counter="5", online="-1", phone="x").content.decode()
        assert users() == {}
        for typed in ("5", "-1", "x"):
            assert f'value="{typed}"' in text
        assert text.count('aria-invalid="true"') == 2

    def test_what_was_changed_meanwhile_is_not_overwritten_unseen(self, head):
        form = head.get(MONTH)
        count(users=99)
        refused = send(head, form=form, counter="5")
        assert users() == {("id-card-lost", "counter"): 99}
        assert "99" in refused.content.decode()
        assert 'value="5"' in refused.content.decode()
        assert send(head, form=refused, counter="5").status_code == 302
        assert users() == {("id-card-lost", "counter"): 5}

    @pytest.mark.parametrize("token", ["", "x", "a:b:c"])
    def test_a_form_that_is_not_ours_stores_nothing(self, head, token):
        head.post(MONTH, {"shown": token, "counter.id-card-lost": "5"})
        assert users() == {}

    @pytest.mark.parametrize("query", ["month=2568-13", "month=x", "month=2999-01", "agency=moon", "year=x"])
    def test_what_cannot_be_chosen_is_told_or_left_out(self, head, query):
        response = head.get(f"{ENTRY}?{query}")
        assert response.status_code == 200
        assert ("help-critical" in response.content.decode()) == query.startswith("month")

    def test_a_page_that_there_is_not_is_404(self, head):
        assert head.get(f"{ENTRY}?page=9").status_code == 404

    def test_services_of_an_agency_and_those_not_public_can_be_chosen(self, head, site):
        site.untranslated.unpublish()
        agency = site.agency.slug
        names = [row.service.code for row in head.get(f"{MONTH}&agency={agency}").context_data["grid"].rows]
        assert names == ["id-card-lost"]
        hidden = [row.service.code for row in head.get(f"{MONTH}&agency=-").context_data["grid"].rows]
        assert "house-move" in hidden
        assert "id-card-lost" not in hidden

    def test_a_field_of_a_service_that_is_not_shown_is_not_stored(self, head):
        head.post(MONTH, {"shown": shown(head.get(MONTH)), "counter.moon": "5", "fax.id-card-lost": "5"})
        assert users() == {}

    def test_a_script_is_shown_as_it_was_typed(self, head):
        assert "<script>x" not in send(head, counter="<script>x").content.decode()


class TestImport:
    def upload(self, client, content=LIST, name="counts.csv"):
        return client.post(IMPORT, {"file": SimpleUploadedFile(name, content.encode())})

    def confirm(self, client, response):
        return client.post(IMPORT, {name: response.context_data[name] for name in ("counts", "seen")})

    def test_old_and_new_are_shown_and_stored_only_when_confirmed(self, head):
        count(users=7)
        response = self.upload(head)
        assert re.search(r"7 → <strong>10</strong>", response.content.decode())
        assert users() == {("id-card-lost", "counter"): 7}
        assert self.confirm(head, response).status_code == 302
        assert users() == {("id-card-lost", "counter"): 10, ("house-move", "online"): 0}
        assert set(ServiceMonth.objects.values_list("by__username", "source")) == {("head", Source.IMPORTED)}

    def test_faults_are_listed_and_there_is_nothing_to_confirm(self, head):
        text = self.upload(head, LIST + "moon,2568-10,counter,1\n").content.decode()
        assert "“moon”" in text
        assert 'name="counts"' not in text

    def test_what_was_changed_meanwhile_is_shown_once_more(self, head):
        response = self.upload(head)
        count(users=99)
        again = self.confirm(head, response)
        assert users() == {("id-card-lost", "counter"): 99}
        assert re.search(r"99 → <strong>10</strong>", again.content.decode())
        assert self.confirm(head, again).status_code == 302

    @pytest.mark.parametrize("change", [lambda text: text + "x", lambda text: "", lambda text: text[::-1]])
    def test_a_confirmation_that_was_changed_stores_nothing(self, head, change):
        counts = self.upload(head).context_data["counts"]
        assert head.post(IMPORT, {"counts": change(counts), "seen": ""}).status_code == 302
        assert users() == {}

    def test_a_confirmation_of_somebody_else_stores_nothing(self, head):
        response = self.upload(head)
        head.force_login(UserFactory(groups=[HEADS]))
        self.confirm(head, response)
        assert users() == {}

    def test_without_a_file_the_form_says_so(self, head):
        assert head.post(IMPORT, {}).context_data["form"].errors

    def test_what_is_exported_can_be_imported(self, head):
        self.confirm(head, self.upload(head))
        answer = b"".join(head.get(f"{ENTRY}export/?year=2569").streaming_content).decode()
        assert answer.removeprefix("\ufeff").splitlines() == [
            "service,month,channel,users", "house-move,2025-10,online,0", "id-card-lost,2025-10,counter,10",
        ]  # fmt: skip
        again = self.upload(head, answer)
        assert again.context_data["plan"].unchanged == 2


class TestTimes:
    def send(self, client, minutes="12.5", n="30", method="คิว"):
        address = f"{TIMES}?year=2569"
        return send(client, address, minutes=minutes, n=n, method=method)

    def test_a_typical_time_is_stored_and_taken_back(self, head):
        assert self.send(head).status_code == 302
        row = TypicalTime.objects.get()
        assert (row.service_code, row.year, float(row.minutes), row.n, row.by.username) == (
            "id-card-lost",
            2026,
            12.5,
            30,
            "head",
        )
        self.send(head, "", "", "")
        assert not TypicalTime.objects.exists()

    @pytest.mark.parametrize(
        "fields",
        [
            ("", "30", ""),
            ("-1", "30", ""),
            ("NaN", "30", ""),
            ("5", "0", ""),
            ("5", "", ""),
            ("1e99", "3", ""),
            ("5", "3", "x" * 201),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_stored(self, head, fields):
        response = self.send(head, *fields)
        assert response.status_code == 200
        assert 'aria-invalid="true"' in response.content.decode()
        assert not TypicalTime.objects.exists()


class TestUse:
    def test_services_without_users_and_without_data_are_told_apart(self, head):
        count(users=0)
        found = head.get(f"{USE}?year=2569").context_data["use"]
        assert [service.code for service in found.unused] == ["id-card-lost"]
        assert [service.code for service in found.unknown] == ["house-move"]

    def test_a_promise_that_is_not_kept_is_told(self, head, site, english):
        TypicalTime.objects.create(service_code="id-card-lost", year=2026, minutes=10_000, n=3)
        (row,) = head.get(f"{USE}?year=2569").context_data["times"].page
        assert (row.promised, row.is_kept) == (10, False)

    def test_a_year_without_data_says_so(self, head):
        assert head.get(f"{USE}?year=2550").status_code == 200


def test_the_addresses_have_names():
    assert reverse(screens.ENTRY) == ENTRY
