"""Counts searches and opened results in memory; a thread of the process adds them to the log once a second.

A visitor waits for none of it, and a database that is locked, read-only or away is asked again later. What a process has
counted in its last second before it is killed is lost.
"""

import atexit
import datetime
import logging
import re
import threading
import time

from django.db import Error, connection
from django.utils import timezone

from search.analysis import normalise
from search.editors import log
from search.editors.log import Asked, Counts
from search.editors.models.query_log import LONGEST_KEY
from search.editors.personal import looks_personal

EVERY_SECONDS, AFTER_FAILURE_SECONDS = 1, 10
# While the database takes nothing, no more than so many different questions are kept, and of each so many opened results.
MOST_WAITING, MOST_OPENED = 2_000, 30
_KEY = re.compile(r"[a-z]+:[\w-]+", re.ASCII)

logger = logging.getLogger(__name__)


class Tally:
    """What this process has counted and not yet written."""

    def __init__(self) -> None:
        self._waiting: dict[Asked, Counts] = {}
        self._lock = threading.Lock()
        self._awake = threading.Event()
        self._thread: threading.Thread | None = None
        self._tidied: datetime.date | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def searched(self, text: str, language: str, results: int) -> None:
        """Somebody asked for ``text`` and ``results`` were found; nothing is kept of what looks personal."""
        if query := as_logged(text):
            with self._lock:
                if counts := self._counts(query, language, MOST_WAITING):
                    counts.asked += 1
                    counts.without_result += not results
            self._wake()

    def opened(self, text: str, language: str, key: str) -> None:
        """Somebody opened the result with this key after asking for ``text``, or says so.

        Room for questions that nobody has asked of late is only up to half of ``MOST_WAITING``.
        """
        if len(key) <= LONGEST_KEY and _KEY.fullmatch(key) and (query := as_logged(text)):
            with self._lock:
                if counts := self._counts(query, language, MOST_WAITING // 2):
                    _add_opened(counts, key, 1)
            self._wake()

    def write(self) -> bool:
        """Add what waits to the log; whether that was possible. What was not written waits on."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        try:
            if waiting:
                log.write(waiting.items())
        except Error as error:
            logger.info("The search log waits: %s", error)
            with self._lock:
                self._put_back(waiting)
            return False
        self._tidy()
        return True

    def _counts(self, query: str, language: str, room: int) -> Counts | None:
        """What waits for a question of today; None when it is new and ``room`` questions wait already."""
        what = Asked(query, language, timezone.localdate())
        if len(self._waiting) >= room and what not in self._waiting:
            return None
        return self._waiting.setdefault(what, Counts())

    def _put_back(self, waiting: dict[Asked, Counts]) -> None:
        for what, counts in self._waiting.items():
            if what not in waiting and len(waiting) >= MOST_WAITING:
                continue
            before = waiting.setdefault(what, Counts())
            before.asked += counts.asked
            before.without_result += counts.without_result
            for key, clicks in counts.opened.items():
                _add_opened(before, key, clicks)
        self._waiting = waiting

    def _tidy(self) -> None:
        """Once a day: what is too old goes. Where that cannot be, with the next that is written."""
        today = timezone.localdate()
        if self._tidied == today:
            return
        try:
            log.forget_old()
        except Error as error:
            logger.info("Old rows of the search log stay for now: %s", error)
        else:
            self._tidied = today

    def _wake(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            with self._lock:
                if self._thread is None or not self._thread.is_alive():  # a process that was forked has none
                    self._thread = threading.Thread(target=self._run, name="search-log", daemon=True)
                    self._thread.start()
        self._awake.set()

    def _run(self) -> None:
        while True:
            self._awake.wait()
            self._awake.clear()
            time.sleep(EVERY_SECONDS)
            while not self._write_and_close():
                time.sleep(AFTER_FAILURE_SECONDS)

    def _write_and_close(self) -> bool:
        try:
            return self.write()
        finally:
            connection.close()

    def finish(self) -> None:
        """At the end of the process: what still waits is written, or lost."""
        if self._waiting:
            self._write_and_close()


def _add_opened(counts: Counts, key: str, clicks: int) -> None:
    if key in counts.opened or len(counts.opened) < MOST_OPENED:
        counts.opened[key] = counts.opened.get(key, 0) + clicks


def as_logged(text: str) -> str:
    """A question as the log keeps it: normalised, its spaces single; '' for one that is not kept."""
    if looks_personal(text):
        return ""
    query = " ".join(normalise(text).split())
    return "" if looks_personal(query) else query


tally = Tally()
atexit.register(tally.finish)
