"""One page that cannot be published does not hold up the others; its people are told."""

import datetime
import logging

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from home.models import InformationPage
from portal.models import User
from tests.factories import InformationPageFactory
from tests.portal.editorial.conftest import fresh

pytestmark = pytest.mark.django_db


def account(name: str, **facts) -> User:
    return User.objects.create_user(name, email=f"{name}@example.test", **facts)


def due(page, hours: int, user=None, **changes) -> Revision:
    """A schedule of ``page`` that came due ``hours`` ago; ``changes`` are made after it was approved."""
    draft = fresh(page)
    draft.title, draft.go_live_at = "ตามกำหนด", timezone.now() + datetime.timedelta(hours=1)
    revision = draft.save_revision(user=user)
    revision.publish()
    past = timezone.now() - datetime.timedelta(hours=hours)
    content = revision.content | {"go_live_at": past.isoformat()} | changes
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    return revision


@pytest.fixture
def pages(thai_home):
    owner = account("owner")
    return [InformationPageFactory(parent=thai_home, slug=slug, owner=owner) for slug in ("first", "second", "third")]


def titles(pages) -> list[bool]:
    return [fresh(page).title == "ตามกำหนด" for page in pages]


def test_the_others_are_published_and_the_schedule_is_cancelled(pages, caplog):
    first, second, third = pages
    due(first, 3, account("editor"), summary="")
    due(second, 2)
    due(third, 1)
    with caplog.at_level(logging.ERROR):
        call_command("publish_scheduled")
    assert titles(pages) == [False, True, True]
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert fresh(first).live
    assert not fresh(first).get_lock()
    assert PageLogEntry.objects.filter(page=first.pk, action="wagtail.schedule.cancel").exists()
    assert "cancelled" in caplog.text


def test_the_owner_and_the_last_editor_are_told_in_both_languages(pages):
    due(pages[0], 1, account("editor"), summary="รอข้อมูล")
    call_command("publish_scheduled")
    (message,) = mail.outbox
    assert sorted(message.to) == ["editor@example.test", "owner@example.test"]
    assert "ไม่ได้เผยแพร่ตามกำหนดเวลา" in message.subject
    assert "was not published as scheduled" in message.body
    assert message.body.count("รอข้อมูล") == 2
    assert "“รอข้อมูล” stands for something that is not written yet" in message.body
    assert message.body.count(f"/admin/pages/{pages[0].pk}/edit/") == 2


def test_nobody_is_told_twice_and_who_has_left_is_not(pages):
    owner = User.objects.get(username="owner")
    due(pages[0], 1, owner, summary="")
    call_command("publish_scheduled")
    assert [message.to for message in mail.outbox] == [["owner@example.test"]]
    User.objects.update(is_active=False)
    due(pages[1], 1, owner, summary="")
    call_command("publish_scheduled")
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_holds_up_nobody(pages, monkeypatch, caplog):
    def away(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("portal.editorial.cancelled_schedules.send_mail", away)
    due(pages[0], 2, summary="")
    due(pages[1], 1)
    call_command("publish_scheduled")
    assert titles(pages) == [False, True, False]
    assert "Nobody could be told" in caplog.text


def test_a_database_that_is_locked_stops_it_at_once_and_cancels_nothing(pages, monkeypatch):
    publish = Page.publish

    def locked(self, revision, **kwargs):
        if self.pk == pages[0].pk:
            raise OperationalError("database is locked")
        return publish(self, revision, **kwargs)

    due(pages[0], 2)
    due(pages[1], 1)
    monkeypatch.setattr(InformationPage, "publish", locked)
    with pytest.raises(OperationalError):
        call_command("publish_scheduled")
    assert titles(pages) == [False, False, False]
    assert Revision.objects.exclude(approved_go_live_at=None).count() == 2
    assert mail.outbox == []


def test_another_fault_stays_due_holds_up_nobody_and_fails_the_command(pages, monkeypatch):
    publish = Page.publish

    def faulty(self, revision, **kwargs):
        if self.pk == pages[0].pk:
            raise RuntimeError("a fault in the code")
        return publish(self, revision, **kwargs)

    due(pages[0], 2)
    due(pages[1], 1)
    monkeypatch.setattr(InformationPage, "publish", faulty)
    with pytest.raises(RuntimeError):
        call_command("publish_scheduled")
    assert titles(pages) == [False, True, False]
    assert Revision.objects.exclude(approved_go_live_at=None).count() == 1


def test_a_dry_run_changes_nothing(pages, capsys):
    due(pages[0], 1, summary="")
    call_command("publish_scheduled", dryrun=True)
    assert Revision.objects.exclude(approved_go_live_at=None).count() == 1
    assert mail.outbox == []
