"""What an index outside the database should hold, as the database knows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from search.engines.base import SearchUnavailableError
from search.models import SearchDocument
from search.pending import waiting

# An engine that has not followed for so long is not asked: the database knows better.
LATE = timedelta(seconds=5)


@dataclass(frozen=True)
class Expected:
    """``documents``: their number by audience. ``pending``: how many changes the engine has not confirmed yet."""

    documents: dict[str, int]
    pending: int
    since: datetime | None = None

    def require_fresh(self) -> None:
        """Raises SearchUnavailableError when changes have waited for too long."""
        if self.since and timezone.now() - self.since > LATE:
            raise SearchUnavailableError(
                f"The index is behind: {self.pending} documents wait for it since {self.since:%H:%M:%S} UTC."
            )


def expected(engine: str) -> Expected:
    """Two queries; what waits is counted first, so that a change in between is allowed for."""
    pending, since = waiting(engine)
    counted = SearchDocument.objects.values_list("audience").annotate(count=Count("pk"))
    return Expected(dict(counted.order_by()), pending, since)
