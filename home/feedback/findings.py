"""What the words on pages show: the pages that help least."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from home.feedback.models import PageFeedback

DAYS, LEAST_WORDS, MOST_PAGES = 180, 5, 20


@dataclass(frozen=True, slots=True)
class WeakPage:
    """``translation_key``: of a page, public or not by now; how many found it useful, and how many did not."""

    translation_key: str
    useful: int
    useless: int

    @property
    def share(self) -> float:
        """Of those who found it useful, 0 to 1."""
        return self.useful / (self.useful + self.useless)


def worst_pages(day: datetime.date, most: int = MOST_PAGES) -> list[WeakPage]:
    """Pages that more readers found useless than useful in the ``DAYS`` up to ``day``, the worst first; one query.

    Only pages on which at least ``LEAST_WORDS`` readers said something count.
    """
    since = day - datetime.timedelta(days=DAYS)
    rows = PageFeedback.objects.filter(day__gt=since, day__lte=day).order_by().values("translation_key")
    sums = rows.annotate(good=Count("pk", filter=Q(useful=True)), bad=Count("pk", filter=Q(useful=False)))
    weak = [
        WeakPage(row["translation_key"].hex, row["good"], row["bad"])
        for row in sums
        if row["good"] + row["bad"] >= LEAST_WORDS and row["bad"] > row["good"]
    ]
    return sorted(weak, key=lambda page: (page.share, -page.useless, page.translation_key))[:most]
