"""What went by unseen is mended by the worker, without a person."""

import pytest
from django.db import OperationalError

from search import consistency, indexing, looking_after
from search.attachments import following
from search.models import SearchDocument


@pytest.fixture(autouse=True)
def one_connection(monkeypatch):
    monkeypatch.setattr(looking_after.connection, "close", lambda: None)


@pytest.fixture
def wrong(site):
    """A document that is missing, one that is out of date, one that should not be."""
    SearchDocument.objects.filter(page=site.information).delete()
    type(site.news).objects.filter(pk=site.news.pk).update(title="ชื่อที่เปลี่ยนไปเงียบ ๆ")
    type(site.agency).objects.filter(pk=site.agency.pk).update(live=False)


def test_documents_follow_their_pages_again(wrong):
    assert len(consistency.differences()) > 2
    looking_after.look(are_pages_due=True)
    assert len(consistency.differences()) == 0


def test_pages_are_compared_at_times_only(wrong):
    looking_after.look(are_pages_due=False)
    assert len(consistency.differences()) > 2


def test_documents_of_another_analysis_are_left_to_a_rebuild(wrong):
    SearchDocument.objects.update(analysis_version="0")
    looking_after.look(are_pages_due=True)
    assert SearchDocument.objects.exclude(analysis_version="0").count() == 0


def test_what_differs_is_read_once_more_before_it_is_stored(site):
    page = type(site.news).objects.get(pk=site.news.pk)
    page.title = "ชื่อเก่า"
    type(page).objects.filter(pk=page.pk).update(title=page.title)
    found = consistency.differences()
    type(page).objects.filter(pk=page.pk).update(title="ชื่อใหม่")
    consistency.repair(found)
    assert SearchDocument.objects.get(page=page).title == "ชื่อใหม่"


def test_a_page_is_stored_as_it_is_and_not_as_somebody_had_read_it(site):
    page = type(site.news).objects.get(pk=site.news.pk)
    type(page).objects.filter(pk=page.pk).update(live=False)
    indexing.index_page(page)
    assert not SearchDocument.objects.filter(page=page).exists()


def test_forgotten_files_are_left_to_the_worker(db, monkeypatch):
    left = []
    monkeypatch.setattr(following, "leave_forgotten_to_worker", lambda: left.append(True))
    looking_after.look(are_pages_due=False)
    assert left == [True]


@pytest.mark.parametrize("error", [OperationalError("database is locked"), ZeroDivisionError("nothing")])
def test_no_fault_ends_it(error, db, monkeypatch, caplog):
    def fail():
        raise error

    monkeypatch.setattr(following, "leave_forgotten_to_worker", fail)
    looking_after.look(are_pages_due=False)
    assert str(error) in caplog.text
