"""Who has read what: the officer's button, the head's report."""

import csv
import io

import pytest

from manuals.handbook.receipts import Report
from manuals.models import ReadReceipt
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def confirm(client, page, version):
    return client.post(f"{page.get_url()}read/", {"version": version})


class TestTheButton:
    def test_an_officer_confirms_the_present_version(self, client, handbook, officer):
        client.force_login(officer)
        assert confirm(client, handbook.opening, 1)["Location"] == "/staff/opening/#read"
        assert ReadReceipt.objects.filter(user=officer, section__code="H-001", version=1).count() == 1
        assert "/read/" not in client.get("/staff/opening/").content.decode()

    def test_twice_is_once(self, client, handbook, officer):
        client.force_login(officer)
        for _time in range(2):
            confirm(client, handbook.opening, 1)
        assert ReadReceipt.objects.count() == 1

    def test_a_new_version_asks_again(self, client, handbook, officer):
        client.force_login(officer)
        confirm(client, handbook.opening, 1)
        handbook.opening.version, handbook.opening.change_note = 2, "ใหม่"
        handbook.opening.save_revision().publish()
        assert 'action="/staff/opening/read/"' in client.get("/staff/opening/").content.decode()

    def test_a_correction_asks_nobody(self, client, handbook, officer):
        client.force_login(officer)
        confirm(client, handbook.opening, 1)
        handbook.opening.purpose = "แก้คำผิด"
        handbook.opening.save_revision().publish()
        assert "/read/" not in client.get("/staff/opening/").content.decode()

    @pytest.mark.parametrize("version", ["2", "0", "", "x", "๑", "9" * 400])
    def test_another_version_than_the_present_is_told_and_not_stored(self, client, handbook, officer, version):
        client.force_login(officer)
        response = confirm(client, handbook.opening, version)
        assert response.status_code == 200
        assert 'role="alert"' in response.content.decode()
        assert not ReadReceipt.objects.exists()

    def test_one_word_stands_for_both_languages(self, client, handbook, officer):
        client.force_login(officer)
        client.post("/en/staff/lost-card/read/", {"version": 1})
        assert "/read/" not in client.get("/staff/lost-card/").content.decode()

    def test_it_is_not_reached_by_a_link(self, client, handbook, officer):
        client.force_login(officer)
        assert client.get("/staff/opening/read/").status_code == 405

    def test_a_forged_one_is_refused(self, handbook, officer):
        from django.test import Client

        client = Client(enforce_csrf_checks=True)
        client.force_login(officer)
        assert confirm(client, handbook.opening, 1).status_code == 403

    @pytest.mark.parametrize("groups", [None, [], ["Translators"]])
    def test_nobody_without_the_right_confirms_anything(self, client, handbook, groups):
        if groups is not None:
            client.force_login(UserFactory(groups=groups))
        confirm(client, handbook.opening, 1)
        assert not ReadReceipt.objects.exists()


class TestTheReport:
    @pytest.fixture
    def read(self, client, handbook, officer):
        client.force_login(officer)
        confirm(client, handbook.opening, 1)
        client.logout()
        return UserFactory(groups=["Staff"], username="second", first_name="=cmd()")

    def test_by_section(self, handbook, officer, read):
        lines = list(Report.now("th").by_section)
        assert [(line.entry.facts.code, line.read) for line in lines] == [("H-001", 1), ("H-002", 0), ("H-003", 0)]
        assert lines[0].missing == [read]

    def test_by_officer(self, handbook, officer, read):
        lines = {line.officer: line for line in Report.now("th").by_officer}
        assert lines[officer].read == 1
        assert [entry.facts.code for entry in lines[read].missing] == ["H-001", "H-002", "H-003"]

    def test_only_the_present_version_counts(self, handbook, officer, read):
        handbook.opening.version, handbook.opening.change_note = 2, "ใหม่"
        handbook.opening.save_revision().publish()
        assert next(iter(Report.now("th").by_section)).read == 0

    def test_who_left_the_group_or_the_house_is_left_out(self, handbook, officer, read):
        officer.groups.clear()
        read.is_active = False
        read.save()
        assert Report.now("th").officers == []

    def test_it_is_for_heads_and_administrators(self, client, handbook, head, officer):
        for address in ("/staff/read-receipts/", "/staff/read-receipts/csv/"):
            for groups in (["Heads"], ["Administrators"]):
                client.force_login(UserFactory(groups=groups))
                assert client.get(address).status_code == 200
            client.force_login(officer)
            assert client.get(address).status_code == 404

    def test_only_they_are_shown_the_way(self, client, handbook, head, officer):
        for user, shown in ((head, True), (officer, False)):
            client.force_login(user)
            assert ("/staff/read-receipts/" in client.get("/staff/").content.decode()) == shown

    @pytest.mark.parametrize("address", ["/staff/read-receipts/", "/en/staff/read-receipts/?by=officer"])
    def test_the_page_names_officers_and_sections(self, client, handbook, head, read, address):
        client.force_login(head)
        html = client.get(address).content.decode()
        assert "H-002" in html
        assert "=cmd()" in html

    def test_csv_is_safe_from_formulas(self, client, handbook, head, read):
        client.force_login(head)
        response = client.get("/staff/read-receipts/csv/")
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert len(rows) == 1 + 3 * 2
        assert {row[3] for row in rows[1:]} == {"officer", "'=cmd()"}
        assert all(row[5] for row in rows if row[:1] == ["H-001"] and row[4] == "officer")

    def test_it_costs_the_same_for_many_officers(self, handbook, django_assert_num_queries):
        Report.now("th")
        for _number in range(5):
            UserFactory(groups=["Staff"])
        with django_assert_num_queries(3):  # one is the generation of the tree
            report = Report.now("th")
            list(report.by_section)
            list(report.by_officer)
