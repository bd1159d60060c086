"""A service whose record has moved on since its manual's last edition is written down, and taken off again."""

import datetime

import pytest
from django.utils import timezone

from manuals.editions.ahead import changes_since, look_again
from manuals.editions.in_force import record_ahead
from manuals.editions.issuing import issue, withdraw
from manuals.models import RecordAhead
from service_pages.models import ServicePage
from tests.factories import fee_row
from tests.manuals.editions.samples import NOTE, POSITION, Manual


@pytest.fixture
def manual(site):
    return Manual(["id-card-lost"])


def make(manual, number=1):
    return issue(manual, number=number, effective=timezone.localdate(), change_note=NOTE, approved_by=POSITION,
                 in_process=True)  # fmt: skip


def publish(page: ServicePage, **changes) -> None:
    page = ServicePage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


class TestAService:
    def since(self, site):
        return record_ahead(site.translated.translation_key)

    def test_without_a_manual_is_not_ahead(self, site):
        publish(site.translated, fees=[fee_row(amount=30)])
        assert self.since(site) is None

    def test_is_ahead_from_the_day_of_its_change(self, manual, site, monkeypatch):
        make(manual)
        monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date(2030, 1, 1))
        publish(site.translated, result="บัตร")
        monkeypatch.setattr(timezone, "localdate", lambda *args: datetime.date(2030, 1, 9))
        publish(site.translated, appeal="อุทธรณ์")
        assert self.since(site) == datetime.date(2030, 1, 1)
        assert [change.part for change in changes_since("id-card-lost")] == ["result", "complaints"]

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
        assert self.since(site) is None
        withdraw(second, NOTE)
        assert self.since(site) == timezone.localdate()

    def test_of_a_booklet_alone_is_not_compared(self, site):
        make(Manual(["id-card-lost", "house-move"]))
        publish(site.translated, result="บัตร")
        assert self.since(site) is None

    def test_that_was_taken_down_says_nothing(self, manual, site):
        make(manual)
        site.translated.unpublish()
        assert changes_since("id-card-lost") == []
        look_again(["id-card-lost", "never-heard-of"])
        assert not RecordAhead.objects.exists()

    def test_follows_a_new_name_of_its_agency(self, manual, site):
        make(manual)
        site.agency.title = "กรมใหม่"
        site.agency.save_revision().publish()
        assert self.since(site) == timezone.localdate()

    def test_costs_readers_nothing(self, manual, site, django_assert_num_queries):
        make(manual)
        publish(site.translated, result="บัตร")
        self.since(site)
        with django_assert_num_queries(1):  # the generation
            assert self.since(site)
