"""What the search shows of people's needs: what they asked for and did not find."""

import datetime
from collections.abc import Iterator

from django.db.models import Sum

from portal.evidence import Wish, wishes_of
from search.editors.models import QueryLog

DAYS, MOST, LEAST = 90, 20, 3


@wishes_of
def searches_without_result(day: datetime.date) -> Iterator[Wish]:
    """The questions that most often found nothing in the ``DAYS`` up to ``day``; none that was asked less than ``LEAST`` times."""
    since = day - datetime.timedelta(days=DAYS)
    rows = QueryLog.objects.filter(day__gt=since, day__lte=day, without_result__gt=0).order_by()
    sums = rows.values("query", "language").annotate(times=Sum("without_result")).filter(times__gte=LEAST)
    for row in sums.order_by("-times", "query")[:MOST]:
        yield Wish("search", f"{row['language']}:{row['query']}", row["query"], row["times"], since, day)
