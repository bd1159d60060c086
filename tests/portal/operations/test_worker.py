"""The worker outlives a database that is busy, and whatever ends it, it is started again."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker as original

from portal.management.commands import db_worker
from portal.operations.queue import update_references

SERVE = Path(__file__).resolve().parents[3] / "deploy" / "serve"
WORK = {"interval": 0, "startup_delay": False, "reload": False}
LOCKED = "database is locked"
DEADLINE_SECONDS = 10


@pytest.fixture
def busy(monkeypatch):
    """``busy(times)``: so often, another writer holds the database when the worker begins a transaction."""
    real = original.exclusive_transaction

    def busy(times):
        left = [None] * times

        @contextmanager
        def transaction(using=None):
            if left:
                left.pop()
                raise OperationalError(LOCKED)
            with real(using):
                yield

        monkeypatch.setattr(original, "exclusive_transaction", transaction)
        return left

    return busy


@pytest.fixture
def pauses(monkeypatch):
    """The pauses of the worker, in seconds; none is made."""
    made: list[float] = []
    monkeypatch.setattr(db_worker.time, "sleep", made.append)
    return made


@pytest.mark.django_db
class TestTheWorker:
    def test_goes_on_when_a_busy_database_is_free_again(self, work_off, busy, pauses, caplog):
        result = update_references.enqueue([])
        left = busy(2)
        call_command("db_worker", max_tasks=1, **WORK)
        result.refresh()
        assert result.status == TaskResultStatus.SUCCESSFUL
        assert left == []
        assert pauses[:2] == [db_worker.PAUSE_SECONDS] * 2
        assert LOCKED in caplog.text

    def test_tells_the_fault_when_it_was_asked_to_work_off_and_end(self, work_off, busy, pauses):
        busy(1)
        with pytest.raises(OperationalError, match=LOCKED):
            work_off()
        assert pauses == []

    def test_ends_with_any_other_fault(self, work_off, monkeypatch, pauses):
        def fail(worker):
            raise ZeroDivisionError

        monkeypatch.setattr(original.Worker, "run", fail)
        with pytest.raises(ZeroDivisionError):
            call_command("db_worker", **WORK)

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has a single writer")
    def test_waits_longer_for_another_writer_than_visitors_do(self, work_off, monkeypatch):
        def timeout():
            return connection.get_connection_params()["timeout"]

        before, seen = timeout(), []
        monkeypatch.setattr(original.Worker, "run", lambda worker: seen.append(timeout()))
        work_off()
        assert seen == [db_worker.BUSY_SECONDS]
        assert before == timeout() < db_worker.BUSY_SECONDS


class TestTheDemonstration:
    """``deploy/serve`` with programs in place of Python, gunicorn and sleep, which write down how they were called."""

    @pytest.fixture
    def calls(self, tmp_path):
        for name, does in (
            ("python", "exit 1"),
            ("gunicorn", "exec tail -f /dev/null"),
            ("sleep", "exec /bin/sleep 0.1"),
        ):
            program = tmp_path / name
            program.write_text(f'#!/bin/sh\necho "$0 $$ $*" >>"{tmp_path}/calls"\n{does}\n', encoding="utf-8")
            program.chmod(0o700)
        return tmp_path / "calls"

    def wait_for(self, condition):
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def test_starts_a_worker_that_has_ended_again_until_it_is_stopped_itself(self, calls):
        def told(name):
            lines = calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
            return [line.split() for line in lines if line.partition(" ")[0].endswith(f"/{name}")]

        environment = os.environ | {"PATH": f"{calls.parent}:{os.environ['PATH']}"}
        serve = subprocess.Popen([SERVE], env=environment, stdout=subprocess.DEVNULL)
        try:
            self.wait_for(lambda: len(told("python")) > 2 and told("gunicorn"))
        finally:
            serve.send_signal(signal.SIGTERM)
            serve.wait(timeout=DEADLINE_SECONDS)
        time.sleep(0.3)
        count = len(told("python"))
        time.sleep(0.5)
        assert len(told("python")) == count
        assert all(call[2:4] == ["manage.py", "db_worker"] for call in told("python"))
        assert told("sleep")[0][2] == "5"
        web = told("gunicorn")[0]
        self.wait_for(lambda: not Path(f"/proc/{web[1]}").exists())
        assert web[web.index("--limit-request-line") + 1] == "8190"
