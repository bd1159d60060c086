"""A service whose record has moved on since its manual's last edition is written down, and taken off again."""

import datetime

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from manuals.editions import ahead
from manuals.editions.ahead import look_again
from manuals.editions.in_force import record_ahead, record_ahead_of_manual
from manuals.editions.issuing import issue, withdraw
from manuals.models import Edition, RecordAhead
from portal import tree
from service_pages.models import ServicePage
from tests.factories import fee_row
from tests.manuals.editions.samples import NOTE, POSITION, Manual


@pytest.fixture
def manual(site):
    return Manual(["id-card-lost"])


def make(manual, number=1, days=0):
    day = timezone.localdate() + datetime.timedelta(days=days)
    return issue(manual, number=number, effective=day, change_note=NOTE, approved_by=POSITION,
                 in_process=True)  # fmt: skip


def publish(page: ServicePage, **changes) -> None:
    page = ServicePage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


class TestAService:
    def since(self, site, number=1):
        (manual,) = set(Edition.objects.filter(service="id-card-lost").values_list("manual_key", flat=True)) or {""}
        return record_ahead(manual, site.translated.translation_key, number)

    def test_without_a_manual_is_not_ahead(self, site):
        publish(site.translated, fees=[fee_row(amount=30)])
        assert self.since(site) is None

    def test_is_still_ahead_of_the_edition_in_force_when_the_next_one_is_announced(self, manual, site):
        make(manual)
        publish(site.translated, result="บัตร")
        make(manual, 2, days=40)
        assert self.since(site, 1) == timezone.localdate()
        assert self.since(site, 2) is None
        assert record_ahead_of_manual(manual.translation_key) is None
        publish(site.translated, result="บัตรใหม่")
        assert self.since(site, 2) == timezone.localdate()
        assert record_ahead_of_manual(manual.translation_key) == timezone.localdate()

    def test_a_fault_in_looking_is_logged_and_undoes_nothing(self, manual, site, monkeypatch, caplog):
        make(manual)

        def away(codes):
            raise OperationalError("database is locked")

        monkeypatch.setattr(ahead, "look_again", away)
        publish(site.translated, result="บัตร")
        assert ServicePage.objects.get(pk=site.translated.pk).result == "บัตร"
        assert "was not worked out for: id-card-lost" in caplog.text

    def test_is_ahead_from_the_day_of_its_change(self, manual, site, monkeypatch):
        make(manual)
        monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date(2030, 1, 1))
        publish(site.translated, result="บัตร")
        monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date(2030, 1, 9))
        publish(site.translated, appeal="อุทธรณ์")
        assert self.since(site) == datetime.date(2030, 1, 1)

    def test_is_not_ahead_by_what_is_no_part_of_an_edition(self, manual, site):
        make(manual)
        publish(
            site.translated, last_checked=datetime.date(2026, 11, 20), content_owner="ฝ่ายทะเบียน", status="suspended"
        )
        assert self.since(site) is None

    def test_is_level_again_when_the_record_is_as_it_was(self, manual, site):
        make(manual)
        publish(site.translated, result="บัตร")
        publish(site.translated, result="")
        assert self.since(site) is None

    def test_is_level_again_with_the_next_edition_and_ahead_again_when_that_is_withdrawn(self, manual, site):
        make(manual)
        publish(site.translated, result="บัตร")
        second = make(manual, 2)
        assert self.since(site, 2) is None
        withdraw(second, NOTE)
        assert self.since(site) == timezone.localdate()

    def test_of_a_booklet_is_ahead_of_that_booklet(self, site):
        booklet = Manual(["id-card-lost", "house-move"])
        make(booklet)
        publish(site.translated, result="บัตร")
        assert record_ahead(booklet.translation_key, site.translated.translation_key, 1) == timezone.localdate()
        assert record_ahead(booklet.translation_key, site.untranslated.translation_key, 1) is None
        assert record_ahead_of_manual(booklet.translation_key) == timezone.localdate()

    def test_that_was_taken_down_says_nothing(self, manual, site):
        make(manual)
        site.translated.unpublish()
        look_again(["id-card-lost", "never-heard-of"])
        assert not RecordAhead.objects.exists()

    def test_follows_a_new_name_of_its_agency(self, manual, site):
        make(manual)
        site.agency.title = "กรมใหม่"
        site.agency.save_revision().publish()
        assert self.since(site) == timezone.localdate()

    def test_is_looked_at_once_a_transaction_when_that_has_committed(self, manual, site, monkeypatch, commit):
        make(manual)
        looked = []
        monkeypatch.setattr(tree, "after_commit", transaction.on_commit)
        monkeypatch.setattr(ahead, "look_again", lambda codes: looked.append(set(codes)))
        with commit():
            publish(site.translated, result="บัตร")
            publish(site.untranslated, result="ย้าย")
            assert looked == []
        assert looked == [{"id-card-lost", "house-move"}]

    def test_costs_readers_nothing(self, manual, site, django_assert_num_queries):
        make(manual)
        publish(site.translated, result="บัตร")
        of = (manual.translation_key, site.translated.translation_key, 1)
        record_ahead(*of)
        with django_assert_num_queries(1):  # the generation
            assert record_ahead(*of)
