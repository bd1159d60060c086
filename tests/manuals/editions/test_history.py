"""Editions of the past come from a file: all of them, or none, with every fault told."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from manuals.editions.history import HistoryRefused, as_it_was, read
from manuals.editions.in_force import editions_of
from manuals.management.commands import issue_editions
from manuals.models import Edition
from tests.manuals.editions.samples import Manual

GOOD = """
- manual: id-card-lost
  effective: 2562-10-01
  change_note_th: ฉบับแรก
  approved_by_th: หัวหน้าศูนย์
  before: {id-card-lost: {fees.0.amount: 10}}
- {manual: id-card-lost, number: 3, effective: 2021-10-01, change_note_th: ปรับ, approved_by_th: หัวหน้าศูนย์, approved_by_en: Head}
"""


@pytest.fixture
def file(tmp_path):
    def file(text: str):
        path = tmp_path / "history.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return file


@pytest.fixture
def manual(site, monkeypatch):
    made = Manual(["id-card-lost"], slug="id-card-lost")
    monkeypatch.setattr(issue_editions, "manual_called", lambda slug: made if slug == "id-card-lost" else None)
    return made


def refusal(path) -> str:
    with pytest.raises(HistoryRefused) as caught:
        read(path)
    return str(caught.value)


class TestReading:
    def test_years_may_be_of_either_era(self, file):
        assert [str(edition.effective) for edition in read(file(GOOD))] == ["2019-10-01", "2021-10-01"]

    def test_every_fault_is_told_with_its_place(self, file, english):
        told = refusal(file("- {manual: a, effective: '2562-13-01', colour: red}\n- {manual: b}")).split("\n")
        assert [line[:2] for line in told] == ["1:", "1:", "1:", "1:", "2:", "2:", "2:"]
        assert "“change_note_th” is missing." in told[0]
        assert "There is no “colour”." in told[2]

    @pytest.mark.parametrize("text", ["", "a: b", "- 1", "- [", "\x00"])
    def test_what_is_no_list_of_editions_is_refused(self, file, text):
        assert refusal(file(text))

    def test_a_file_that_is_not_there_is_told(self, tmp_path):
        assert refusal(tmp_path / "none.yaml")

    def test_values_by_something_else_than_codes_are_refused(self, file, english):
        text = "- {manual: a, effective: 2020-01-01, change_note_th: ก, approved_by_th: ข, before: {a: 1}}"
        assert "“before” is a list of values by path" in refusal(file(text))


class TestAsItWas:
    DATA = {"services": [{"code": "a", "fees": [{"amount": 20}]}]}

    def test_puts_an_earlier_value_in_a_copy(self):
        assert as_it_was(self.DATA, {"a": {"fees.0.amount": 10}})["services"][0]["fees"] == [{"amount": 10}]
        assert self.DATA["services"][0]["fees"] == [{"amount": 20}]

    @pytest.mark.parametrize(
        "before", [{"b": {}}, {"a": {"fees.1.amount": 1}}, {"a": {"fees.0.colour": 1}}, {"a": {"code.0": 1}}]
    )
    def test_refuses_what_is_not_there(self, before):
        with pytest.raises(HistoryRefused):
            as_it_was(self.DATA, before)


class TestTheCommand:
    def test_enters_editions_with_what_was_said_then(self, manual, file):
        call_command("issue_editions", history=file(GOOD))
        first, third = Edition.objects.order_by("number")
        assert (first.number, third.number) == (1, 3)
        assert first.data["services"][0]["fees"][0]["amount"] == 10
        assert third.changes_since_the_last[0].before["th"] == "10 บาท"
        assert len(editions_of(manual.translation_key)) == 2

    def test_knows_a_leap_day_of_the_buddhist_era(self, manual, file, folder):
        call_command("issue_editions", history=file(GOOD.replace("2021-10-01", "2567-02-29")), stdout=io.StringIO())
        assert Edition.objects.order_by("number").last().effective == datetime.date(2024, 2, 29)

    def test_of_steps_that_took_another_time_asks_for_the_total(self, manual, file, english):
        changed = GOOD.replace("fees.0.amount", "steps.0.duration")
        assert changed != GOOD
        with pytest.raises(CommandError, match="changes the total time"):
            call_command("issue_editions", history=file(changed))

    def test_enters_none_when_one_is_refused(self, manual, file, folder):
        with pytest.raises(CommandError, match="id-card-lost: "):
            call_command("issue_editions", history=file(GOOD.replace("2021-10-01", "2019-01-01")))
        assert not Edition.objects.exists()
        assert [path for path in folder.rglob("*") if path.is_file()] == []

    def test_tells_an_unknown_manual(self, db, file, english):
        with pytest.raises(CommandError, match="no manual with the address “no-such-manual”"):
            call_command("issue_editions", history=file(GOOD.replace("manual: id-card-lost", "manual: no-such-manual")))
