"""The worker of the queue: the one of django-tasks-db, that outlives a database which is busy or does not answer.

By itself it ends when it cannot begin a transaction: one long write, and no import or mail is ever done again.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connections
from django.utils.autoreload import autoreload_started
from django_tasks_db.management.commands import db_worker

from portal.operations import companions

PAUSE_SECONDS = 5
# SQLite has one writer. Visitors are told after 5 s that the portal is busy (portal/operations/databases.py).
BUSY_SECONDS = 30

logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    def handle(self, **options):
        with patience():
            if options["reload"]:  # in the process that works, not in the one that watches it
                autoreload_started.connect(_reloaded)
            elif not options["batch"]:
                companions.start()
            while True:
                try:
                    return super().handle(**options)  # drops connections that are broken
                except (InterfaceError, OperationalError) as error:
                    if options["batch"]:
                        raise
                    logger.warning("The worker begins again in %d seconds: %s", PAUSE_SECONDS, error)
                time.sleep(PAUSE_SECONDS)


def _reloaded(**kwargs) -> None:
    companions.start()


@contextmanager
def patience() -> Iterator[None]:
    """Connections to SQLite that are opened meanwhile wait longer for another writer."""
    waiting = [connection for connection in connections.all() if connection.vendor == "sqlite"]
    before = [connection.settings_dict["OPTIONS"] for connection in waiting]
    try:
        for connection in waiting:
            connection.settings_dict["OPTIONS"] = connection.settings_dict["OPTIONS"] | {"timeout": BUSY_SECONDS}
        yield
    finally:
        for connection, options in zip(waiting, before, strict=True):
            connection.settings_dict["OPTIONS"] = options
