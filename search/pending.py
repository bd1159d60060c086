"""What an engine outside the database has yet to hear of: written with the change, gone when the engine has confirmed."""

import uuid
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime

from django.db import connection, models, transaction
from django.db.models import Count, Min

ROWS = 200


class PendingDocument(models.Model):
    """A document that an engine must hold, or forget, as it is now. However often it changes, it waits once."""

    engine = models.CharField(max_length=40)
    document_id = models.BigIntegerField()
    # Another one with every change, so that a change during the writing is not taken for written.
    mark = models.UUIDField(default=uuid.uuid4)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engine", "document_id"], name="search_pending_document_once")]

    def __str__(self):
        return f"{self.engine}: {self.document_id}"


def remember(engine: str, document_ids: Iterable[int]) -> None:
    """To be called in the transaction that changes the documents: both are stored or neither."""
    rows = [PendingDocument(engine=engine, document_id=pk) for pk in sorted(set(document_ids))]
    PendingDocument.objects.bulk_create(
        rows, ROWS, update_conflicts=True, unique_fields=["engine", "document_id"], update_fields=["mark"]
    )


def unsettled(engine: str, after: int = 0) -> list[PendingDocument]:
    """Those that wait the longest; not those that a transaction is marking anew at this moment.

    ``after``: the primary key of the last one that was had.
    """
    with _locking():
        rows = PendingDocument.objects.select_for_update(skip_locked=True).filter(engine=engine, pk__gt=after)
        return list(rows.order_by("pk")[:ROWS])


def settle(rows: Iterable[PendingDocument]) -> None:
    """The engine has confirmed these; those that have changed meanwhile, or are changing, stay."""
    marks = {row.pk: row.mark for row in rows}
    with transaction.atomic():
        held = PendingDocument.objects.select_for_update(skip_locked=True).filter(pk__in=marks)
        done = [row.pk for row in held if row.mark == marks[row.pk]]
        PendingDocument.objects.filter(pk__in=done).delete()


def waiting(engine: str) -> tuple[int, datetime | None]:
    """How many documents wait, and since when the oldest does; one query."""
    found = PendingDocument.objects.filter(engine=engine).aggregate(count=Count("pk"), since=Min("since"))
    return found["count"], found["since"]


def _locking():
    """Where rows are locked, a lock needs a transaction; elsewhere one would only keep others from writing."""
    return transaction.atomic() if connection.features.has_select_for_update else nullcontext()
