"""What several people do at the same moment: each in a thread and a connection of its own, on PostgreSQL.

A test holds a row, lets the others begin until each waits for it, and lets go: nothing depends on how fast a machine is.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection, transaction

WAIT_SECONDS = 20
WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    " AND backend_type = 'client backend'"
)


class Others:
    """People who begin a deed one after another. At the end of the block all of them are done, whatever became of it."""

    def __init__(self, pool: ThreadPoolExecutor):
        self._pool = pool

    def begin(self, deed: Callable, *args) -> Future:
        """What comes of ``deed(*args)``, in its own connection."""
        return self._pool.submit(_in_own_connection, deed, *args)

    def begin_and_wait(self, deed: Callable, *args) -> Future:
        """As ``begin``, and returns when one more waits for a lock. Raises AssertionError where none comes to wait."""
        before = waiting()
        future = self.begin(deed, *args)
        until_waiting(before + 1)
        return future


@contextmanager
def others(most: int = 16):
    with ThreadPoolExecutor(most) as pool:
        yield Others(pool)


@contextmanager
def held(rows):
    """The rows of a queryset, locked by another transaction until the block ends; then it commits."""
    with transaction.atomic():
        list(rows.select_for_update().order_by("pk"))
        yield


def waiting() -> int:
    """How many connections with this database wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # a transaction sees the state at its first look otherwise
        cursor.execute(WAITING)
        return cursor.fetchone()[0]


def until_waiting(number: int) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while (now := waiting()) != number:
        assert time.monotonic() < deadline, f"{now} wait for a lock, not {number}"
        time.sleep(0.005)


def _in_own_connection(deed: Callable, *args):
    try:
        return deed(*args)
    finally:
        connection.close()
