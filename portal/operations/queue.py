"""What every save leaves to the worker, made short.

Wagtail queues two tasks for every save, and one publication saves a page five times. One of the two is for a search
index, which the editors' search does not have: it reads the tables themselves. The other keeps the index of what refers
to what ("used in three places"): here a transaction that commits leaves one task with the things it has saved, and rows
that were replaced on the way are not looked for in vain.
"""

import threading

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django_tasks import task
from modelcluster.fields import ParentalKey
from modelsearch.index import Indexed
from wagtail import signal_handlers
from wagtail.tasks import update_reference_index_task

# A task of the worker ends in seconds, so that others get their turn.
MOST_PER_TASK = 100

_saved = threading.local()


def keep_short() -> None:
    """Called at start-up, before Wagtail connects its receivers to the models."""
    signal_handlers.update_reference_index_on_save = after_save
    Indexed.search_auto_update = False


def after_save(instance, raw=False, **kwargs) -> None:
    """Remember what was saved until the transaction commits; one that is taken back leaves at most needless work."""
    if raw or getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        return
    key = _owner(instance)
    if key:
        _keys().add(key)
        # For every save: a callback that was registered within a savepoint goes with it.
        transaction.on_commit(_enqueue, robust=True)


@task()
def update_references(keys: list[list[str]]) -> None:
    """``keys``: pairs of a model (``app.model``) and a primary key. What is gone meanwhile has no references."""
    for label, pk in keys:
        model = apps.get_model(label)
        try:
            update_reference_index_task.call(model._meta.app_label, model._meta.model_name, pk)
        except ObjectDoesNotExist:
            continue


def _keys() -> set[tuple[str, str]]:
    if not hasattr(_saved, "keys"):
        _saved.keys = set()
    return _saved.keys


def _enqueue() -> None:
    keys = sorted(_keys())
    _keys().clear()
    for start in range(0, len(keys), MOST_PER_TASK):
        update_references.enqueue([list(key) for key in keys[start : start + MOST_PER_TASK]])


def _owner(instance) -> tuple[str, str] | None:
    """A row of a page is indexed with its page, which stays when its rows are replaced; None for a row of nothing."""
    parental = next((field for field in instance._meta.get_fields() if isinstance(field, ParentalKey)), None)
    if parental is None:
        return instance._meta.label_lower, str(instance.pk)
    pk = getattr(instance, parental.attname)
    return (parental.related_model._meta.label_lower, str(pk)) if pk else None
