"""What every save leaves to the worker, made short.

Wagtail queues two tasks for every save, and one publication saves a page five times. One of the two is for a search
index, which the editors' search does not have: it reads the tables themselves. The other keeps the index of what refers
to what ("used in three places"): here a transaction that commits leaves one task with the things it has saved, and rows
that were replaced on the way are not looked for in vain.
"""

import threading

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django_tasks import task
from modelcluster.fields import ParentalKey
from modelsearch.index import Indexed
from wagtail import signal_handlers
from wagtail.tasks import update_reference_index_task

# A task of the worker ends in seconds, so that others get their turn.
MOST_PER_TASK = 100

_transaction = threading.local()


class Saved:
    """What one transaction has saved: pairs of a model (``app.model``) and a primary key."""

    def __init__(self) -> None:
        self.keys: set[tuple[str, str]] = set()
        self.is_committed = False

    def enqueue(self) -> None:
        """Called when the transaction has committed."""
        self.is_committed = True
        keys = [list(key) for key in sorted(self.keys)]
        for start in range(0, len(keys), MOST_PER_TASK):
            update_references.enqueue(keys[start : start + MOST_PER_TASK])

    @property
    def is_current(self) -> bool:
        """Whether it will be called at the end of this transaction: what is taken back takes its callbacks with it."""
        return not self.is_committed and any(entry[1] == self.enqueue for entry in connection.run_on_commit)


def keep_short() -> None:
    """Called at start-up, before Wagtail connects its receivers to the models."""
    signal_handlers.update_reference_index_on_save = after_save
    Indexed.search_auto_update = False


def after_save(instance, raw=False, **kwargs) -> None:
    """Remember what was saved until the transaction commits."""
    if raw or getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        return
    key = _owner(instance)
    if key is None:
        return
    saved = getattr(_transaction, "saved", None)
    if saved and saved.is_current:
        saved.keys.add(key)
        return
    saved = _transaction.saved = Saved()
    saved.keys.add(key)
    transaction.on_commit(saved.enqueue, robust=True)


@task()
def update_references(keys: list[list[str]]) -> None:
    """``keys``: as in Saved. What is gone meanwhile has no references."""
    for label, pk in keys:
        model = apps.get_model(label)
        try:
            update_reference_index_task.call(model._meta.app_label, model._meta.model_name, pk)
        except ObjectDoesNotExist:
            continue


def _owner(instance) -> tuple[str, str] | None:
    """A row of a page is indexed with its page, which stays when its rows are replaced; None for a row of nothing."""
    parental = next((field for field in instance._meta.get_fields() if isinstance(field, ParentalKey)), None)
    if parental is None:
        return instance._meta.label_lower, str(instance.pk)
    pk = getattr(instance, parental.attname)
    return (parental.related_model._meta.label_lower, str(pk)) if pk else None
