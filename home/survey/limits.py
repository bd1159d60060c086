"""How many answers a place may give in a minute: counted in the database, so that the limit is that of all processes."""

import time

from django.core.cache import caches
from django.db import connection

from home.survey.place import Place
from portal.operations.rates import WINDOW

# A minute that has ended makes room for the next; of a full one nothing is counted, and no row comes back. Whoever still
# asks in an earlier minute (it waited, or its clock is behind) counts in the latest.
_COUNT = """
INSERT INTO home_surveyminute (place, minute, answers) VALUES (%s, %s, 1)
ON CONFLICT (place) DO UPDATE SET
    answers = CASE WHEN home_surveyminute.minute < excluded.minute THEN 1 ELSE home_surveyminute.answers + 1 END,
    minute = CASE WHEN home_surveyminute.minute < excluded.minute THEN excluded.minute ELSE home_surveyminute.minute END
WHERE home_surveyminute.minute < excluded.minute OR home_surveyminute.answers < %s
RETURNING answers
"""


def is_full(place: Place) -> bool:
    """Whether this process has found no room there in this minute: then nobody needs to ask the database again."""
    return _full(place) in caches["rates"]


def has_room(place: Place, limit: int) -> bool:
    """Counts one more answer of this minute at a place; False, and nothing is counted, where there were ``limit``.

    To be called in the transaction that stores the answer: what is not stored is not counted, and who comes at the same
    moment waits for it. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [place.key, minute(), limit])
        found = cursor.fetchone() is not None
    if not found:
        caches["rates"].set(_full(place), True, WINDOW)
    return found


def minute() -> int:
    """Since 1970."""
    return int(time.time()) // WINDOW


def _full(place: Place) -> str:
    return f"home.survey-full/{place.key}/{minute()}"
