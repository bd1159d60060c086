"""One process at a time writes to an engine outside the database: an older state of a document never comes last.

A turn ends with its process, however that ends.
"""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from search.engines.base import SearchUnavailableError

# Any number that no other advisory lock of the database has.
LOCK = 7_365_617_263
ASK_AGAIN_SECONDS = 0.2


@contextmanager
def turn(wait_seconds: float = 0) -> Iterator[bool]:
    """Whether it is ours now, after waiting so long at most."""
    with _advisory(wait_seconds) if connection.vendor == "postgresql" else _file(wait_seconds) as is_ours:
        yield is_ours


@contextmanager
def own_turn(wait_seconds: float) -> Iterator[None]:
    """Raises SearchUnavailableError when another process still has it after so long."""
    with turn(wait_seconds) as is_ours:
        if not is_ours:
            raise SearchUnavailableError(
                f"Another process has been building or mending the index for {wait_seconds:.0f} seconds. "
                "Try again when it is done."
            )
        yield


@contextmanager
def _advisory(wait_seconds: float) -> Iterator[bool]:
    is_ours = _ask(lambda: _first("SELECT pg_try_advisory_lock(%s)"), wait_seconds)
    try:
        yield is_ours
    finally:
        if is_ours and connection.is_usable():
            _first("SELECT pg_advisory_unlock(%s)")


def _first(sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [LOCK])
        return cursor.fetchone()[0]


@contextmanager
def _file(wait_seconds: float) -> Iterator[bool]:
    """A database in a file is used by the processes of one machine."""
    database = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    with (Path(settings.VAR_DIR) / f"search-{database}.lock").open("w") as file:
        yield _ask(lambda: _locked(file), wait_seconds)


def _locked(file) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ask(is_ours, wait_seconds: float) -> bool:
    until = time.monotonic() + wait_seconds
    while not is_ours():
        if time.monotonic() >= until:
            return False
        time.sleep(ASK_AGAIN_SECONDS)
    return True
