"""What an index outside the database should hold, as the database knows it."""

from django.db.models import Count

from search.engines.base import Expected
from search.models import SearchDocument
from search.pending import waiting


def expected(engine: str) -> Expected:
    """Two queries; what waits is counted first, so that a change in between is allowed for."""
    pending, since = waiting(engine)
    counted = SearchDocument.objects.values_list("audience").annotate(count=Count("pk"))
    return Expected(dict(counted.order_by()), pending, since)
