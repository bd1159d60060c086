"""What runs beside the tasks of the worker: in every one that stays, in none that works off and ends."""

import threading

import pytest
from django.core.management import call_command
from django.utils.autoreload import StatReloader, autoreload_started
from django_tasks_db.management.commands import db_worker as original

from portal.management.commands import db_worker
from portal.operations import companions


@pytest.fixture
def begun(queue, db, monkeypatch):
    """Which companions have begun; the worker itself ends at once."""
    names: list[str] = []
    monkeypatch.setattr(original.Worker, "run", lambda worker: None)
    monkeypatch.setattr(original.Worker, "configure_signals", lambda worker: None)
    monkeypatch.setattr(original, "run_with_reloader", lambda run: None)
    monkeypatch.setattr(companions, "start", lambda: names.append("begun"))
    yield names
    autoreload_started.disconnect(db_worker._reloaded)


def test_they_begin_with_a_worker_that_stays(begun):
    call_command("db_worker", reload=False)
    assert begun == ["begun"]


def test_they_do_not_begin_with_one_that_works_off_and_ends(begun):
    call_command("db_worker", batch=True, reload=False)
    assert begun == []


def test_with_reloading_they_begin_where_the_work_is_done(begun):
    call_command("db_worker", reload=True)
    assert begun == []
    autoreload_started.send(sender=StatReloader())
    assert begun == ["begun"]


def test_each_has_a_thread_that_ends_with_its_process(monkeypatch):
    seen = threading.Event()
    monkeypatch.setattr(companions, "_companions", [])

    def companion():
        assert threading.current_thread().daemon
        seen.set()

    companions.register(companion)
    companions.start()
    assert seen.wait(5)
