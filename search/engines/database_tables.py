"""The tables of the engines in the database: one that is lost is told in a sentence, as with any other engine."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, ProgrammingError

from search.engines.base import IndexLostError

UNDEFINED_TABLE = "42P01"  # PostgreSQL
NO_SUCH_TABLE = re.compile("no such (fts5 )?table")  # SQLite, and its table of the index's words

logger = logging.getLogger(__name__)


@contextmanager
def told_when_lost() -> Iterator[None]:
    """A missing table is IndexLostError; every other fault of the database stays what it is."""
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        if getattr(error.__cause__, "sqlstate", "") != UNDEFINED_TABLE and not NO_SUCH_TABLE.match(str(error)):
            raise
        sentence = "A table of the search index is missing in the database. search_index builds it anew."
        logger.error("%s", sentence)
        raise IndexLostError(sentence) from error
