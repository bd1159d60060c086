"""Who answers a visitor: the engine of the settings, or the database's own in its place, within a second.

Nobody waits for an engine that was found away: a thread looks whether it is back, while the database answers.
"""

import logging
import threading
from collections.abc import Callable

from django.conf import settings

from search.engines import get_engine, substitute_of
from search.engines.base import Engine, Expected, Hits, SearchUnavailableError
from search.engines.breaker import Breaker
from search.engines.expectations import expected
from search.pending import waiting
from search.query import Query

logger = logging.getLogger(__name__)

# One for each server and set of indexes that this process has asked.
_breakers: dict[tuple[str, str], Breaker] = {}


class Answering:
    """Asks for one answer. An engine that is given is asked itself and has no substitute.

    ``name`` and ``is_substitute`` are right when all searches for this answer are done.
    """

    def __init__(self, engine: Engine | None = None):
        self._asked = self._answers = engine or get_engine()
        self._substitute = None if engine else substitute_of(self._asked)
        if self._substitute and breaker().is_open:
            self._answers = self._substitute
            _look_whether_it_is_back(self._asked)

    @property
    def name(self) -> str:
        return self._answers.name

    @property
    def is_substitute(self) -> bool:
        return self._answers is not self._asked

    def search(self, query: Query, audience: str, filters: dict[str, str] | None = None) -> Hits:
        """As ``Engine.search``. Raises SearchUnavailableError when the substitute cannot answer either."""
        if self._answers is self._asked and self._substitute:
            try:
                hits = self._asked.search(query, audience, filters)
            except SearchUnavailableError as error:
                _away(error)
                self._answers = self._substitute
            else:
                breaker().answered()
                return hits
        return self._answers.search(query, audience, filters)


def state() -> dict[str, str | int | None]:
    """Who answers now, who should, and how many documents wait: for whatever watches the portal.

    Looks at the engine as a search does, and as seldom.
    """
    try:
        engine = get_engine()
    except SearchUnavailableError:
        return {"engine": None, "answers": None, "waiting": 0}
    if not breaker().is_open:
        try:
            engine.require_ready()
        except SearchUnavailableError as error:
            _away(error)
    return {"engine": engine.name, "answers": Answering().name, "waiting": waiting(engine.name)[0]}


def breaker() -> Breaker:
    return _breakers.setdefault((settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX), Breaker())


def in_background(function: Callable[[], None]) -> None:
    threading.Thread(target=function, name="search-probe", daemon=True).start()


def _away(error: SearchUnavailableError) -> None:
    if breaker().failed():
        logger.warning("The database answers in its place. %s", error)


def _look_whether_it_is_back(engine: Engine) -> None:
    """After each pause, by one request and without keeping it: what the database knows is read here, not in the thread."""
    this = breaker()
    if this.probe():
        wanted = expected(engine.name)
        in_background(lambda: _probe(engine, wanted, this))


def _probe(engine: Engine, wanted: Expected, this: Breaker) -> None:
    try:
        wanted.require_fresh()
        engine.check(wanted)
    except SearchUnavailableError:
        return
    this.close()
    logger.info("The search engine %s answers again.", engine.name)
