"""Has engines outside the database follow the documents: a thread of the worker, so that no editor waits for them.

What has changed stands in the database (pending.py) until the engine has confirmed it. So nothing is lost when a process,
the server or the machine ends at any moment: whoever starts next goes on.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

from search import indexing
from search.consistency import index_differences, rebuild_is_due
from search.engines import ElasticsearchEngine
from search.engines.base import (
    Engine,
    IndexIncompleteError,
    IndexLostError,
    IndexRedError,
    SearchUnavailableError,
)
from search.engines.expectations import expected
from search.pending import PendingDocument, remember
from search.turns import turn

# How often what has changed is looked for, whether the indexes are there with as many documents as they should have,
# and whether they have the same hashes.
POLL_SECONDS, LOOK_SECONDS, COMPARE_SECONDS = 0.25, 5, 600
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1, 30
# A red index comes back when its server does; one that has not by then has lost its data.
RED_SECONDS = 60
MEND_AGAIN_SECONDS = 60

logger = logging.getLogger(__name__)


class Follower:
    """One engine. ``step`` does what is to be done and says how many seconds may pass before the next one."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic):
        self.engine = engine
        self._clock = clock
        self._look_at = self._compare_at = self._mend_at = clock()
        self._pause = 0.0
        self._failing_since: float | None = None

    def step(self) -> float:
        """Never raises: what fails is told once and tried again, after pauses that grow to 30 s."""
        try:
            return self._step()
        except SearchUnavailableError as error:
            return self._failed(str(error))
        except (DatabaseError, InterfaceError) as error:
            connection.close()
            return self._failed(f"The database does not answer: {error}")
        except Exception:
            logger.exception("The index cannot follow.")
            return LONGEST_PAUSE_SECONDS

    def _step(self) -> float:
        is_due = self._clock() >= self._look_at
        if not is_due and not PendingDocument.objects.filter(engine=self.engine.name).exists():
            return POLL_SECONDS
        with turn() as is_ours:
            if is_ours:
                if is_due:
                    self._look()
                indexing.catch_up(self.engine)
                self._well()
        return POLL_SECONDS

    def _look(self) -> None:
        """Notice what nobody has told: data lost, indexes replaced, documents gone."""
        try:
            self.engine.check(expected(self.engine.name))
            self._mend_at = self._clock()
            if self._clock() >= self._compare_at:
                self._compare()
        except IndexIncompleteError as error:
            if self._may_mend():
                logger.warning("%s They are compared.", error)
                self._compare()
        except IndexLostError as error:
            self._rebuild(error)
        except IndexRedError as error:
            if self._failing_since is None or self._clock() - self._failing_since < RED_SECONDS:
                raise
            self._rebuild(error)
        self._look_at = self._clock() + LOOK_SECONDS

    def _compare(self) -> None:
        found = index_differences(self.engine)
        if ids := {*(document.pk for document in found.missing), *(pk for _audience, pk in found.extra)}:
            logger.warning("%d documents of the index %s differ; they are mended.", len(ids), self.engine.name)
            remember(self.engine.name, ids)
        self._compare_at = self._clock() + COMPARE_SECONDS

    def _may_mend(self) -> bool:
        """Not at once again what has just been mended in vain."""
        if self._clock() < self._mend_at:
            return False
        self._mend_at = self._clock() + MEND_AGAIN_SECONDS
        return True

    def _rebuild(self, reason: Exception) -> None:
        if not self._may_mend():
            raise reason
        logger.warning("%s It is built anew now.", reason)
        indexing.rebuild_engine(self.engine)

    def _failed(self, sentence: str) -> float:
        if self._failing_since is None:
            self._failing_since = self._clock()
            logger.warning("The index %s does not follow; it is tried again. %s", self.engine.name, sentence)
        self._look_at = self._clock()
        self._pause = min(max(2 * self._pause, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
        return self._pause

    def _well(self) -> None:
        if self._failing_since is not None:
            logger.warning("The index %s follows again.", self.engine.name)
        self._failing_since, self._pause = None, 0.0


def follow_for_ever() -> None:
    """What runs beside the tasks of the worker (portal/operations/companions.py)."""
    with suppress(DatabaseError, InterfaceError):
        if rebuild_is_due():
            logger.warning("The analysis of words has changed: search_index should be run.")
    connection.close()
    if settings.ELASTICSEARCH_URL:
        follower, ended = Follower(ElasticsearchEngine()), threading.Event()
        while not ended.wait(follower.step()):
            pass
