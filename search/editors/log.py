"""Writes the counts of searches: additions in one statement a row, so that processes need not know of each other."""

import datetime
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from portal.indexing import PUBLIC
from search.editors.models import PageClicks, QueryLog
from search.models import SearchDocument

# Whoever asks nonsense for hours fills no disk, and leaves room for what people ask: of so many questions a day no new
# one is taken, of so many that found nothing no new one that finds nothing.
MOST_ROWS_A_DAY, MOST_WITHOUT_RESULT_A_DAY = 20_000, 5_000
# Opened results that one question can account for; the rest is no reader.
MOST_CLICKS_A_SEARCH = 5

_ADD_SEARCHES = """
    INSERT INTO search_querylog (query, language, day, asked, without_result, clicks) VALUES (%s, %s, %s, %s, %s, 0)
    ON CONFLICT (query, language, day) DO UPDATE SET asked = search_querylog.asked + excluded.asked,
        without_result = search_querylog.without_result + excluded.without_result
"""
_ADD_CLICKS = """
    INSERT INTO search_pageclicks (key, language, day, clicks) VALUES (%s, %s, %s, %s)
    ON CONFLICT (key, language, day) DO UPDATE SET clicks = search_pageclicks.clicks + excluded.clicks
"""


@dataclass(frozen=True)
class Asked:
    """What was asked, normalised, in one language on one day."""

    query: str
    language: str
    day: datetime.date


@dataclass
class Counts:
    """``opened``: how often which result was opened, by its key."""

    asked: int = 0
    without_result: int = 0
    opened: dict[str, int] = field(default_factory=dict)


def write(counts: Iterable[tuple[Asked, Counts]]) -> None:
    """Add the counts in one transaction. Raises django.db.Error, and then nothing of them is written."""
    with transaction.atomic():
        # In one order in all processes, so that none waits for another in a circle.
        for what, count in sorted(counts, key=lambda item: astuple(item[0])):
            if count.asked:
                _add_searches(what, count)
            if count.opened:
                _add_clicks(what, count.opened)


def forget_old() -> int:
    """Delete what is older than ``SEARCH_LOG_DAYS``; the number of rows."""
    before = timezone.localdate() - datetime.timedelta(days=settings.SEARCH_LOG_DAYS)
    return sum(model.objects.filter(day__lt=before).delete()[0] for model in (QueryLog, PageClicks))


def _add_searches(what: Asked, count: Counts) -> None:
    if not _has_room(what, count):
        return
    row = (what.query, what.language, what.day, count.asked, count.without_result)
    with connection.cursor() as cursor:
        cursor.execute(_ADD_SEARCHES, row)


def _has_room(what: Asked, count: Counts) -> bool:
    of_the_day = QueryLog.objects.filter(day=what.day)
    if of_the_day.filter(query=what.query, language=what.language).exists():
        return True
    if count.without_result < count.asked:
        return of_the_day.count() < MOST_ROWS_A_DAY
    empty = Count("pk", filter=Q(without_result=F("asked")))
    taken = of_the_day.aggregate(all=Count("pk"), empty=empty)
    return taken["all"] < MOST_ROWS_A_DAY and taken["empty"] < MOST_WITHOUT_RESULT_A_DAY


def _add_clicks(what: Asked, opened: dict[str, int]) -> None:
    """Only of a question that was asked that day, or the day before by somebody who read past midnight, and only of what
    is public."""
    days = (what.day, what.day - datetime.timedelta(days=1))
    row = QueryLog.objects.filter(query=what.query, language=what.language, day__in=days).order_by("-day").first()
    if row is None:
        return
    public = SearchDocument.objects.filter(audience=PUBLIC, key__in=opened).values_list("key", flat=True)
    room = row.asked * MOST_CLICKS_A_SEARCH - row.clicks
    for key in sorted(set(public)):
        taken = min(opened[key], room)
        if taken > 0:
            room -= taken
            QueryLog.objects.filter(pk=row.pk).update(clicks=F("clicks") + taken)
            with connection.cursor() as cursor:
                cursor.execute(_ADD_CLICKS, (key, what.language, row.day, taken))
