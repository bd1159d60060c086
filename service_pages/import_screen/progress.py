"""How far the worker is, where every process sees it and outside the transaction of the import.

SQLite has one writer and an import is one transaction, so the database cannot hold it. The entry goes by itself when
nothing is heard any more: it is the worker's sign of life, too.
"""

import contextlib
import time
from dataclasses import dataclass

from django.core.cache import caches

from service_pages.models.service_import import LIFE_SECONDS, ServiceImport

EVERY_SECONDS = 1.0


@dataclass(frozen=True)
class Progress:
    """``total`` 0 while the file is being read."""

    done: int = 0
    total: int = 0
    code: str = ""


class Telling:
    """What ``import_services`` calls after each service; tells it at most once a second, and the last one."""

    def __init__(self, import_id: int):
        self.import_id, self.last = import_id, 0.0
        self.tell(Progress())

    def __call__(self, done: int, total: int, code: str) -> None:
        if done == total or time.monotonic() - self.last >= EVERY_SECONDS:
            self.tell(Progress(done, total, code))

    def tell(self, progress: Progress) -> None:
        self.last = time.monotonic()
        with contextlib.suppress(OSError):  # a full disk does not stop an import
            _cache().set(_key(self.import_id), (progress.done, progress.total, progress.code), LIFE_SECONDS)


def progress_of(import_id: int) -> Progress | None:
    """None when nothing has been heard for LIFE_SECONDS."""
    told = None
    with contextlib.suppress(OSError):  # nor does it keep a page from being shown
        told = _cache().get(_key(import_id))
    return Progress(*told) if told else None


def is_dead(running: ServiceImport) -> bool:
    """Whether the worker that had begun ``running`` gives no sign of life any more."""
    return running.is_quiet and progress_of(running.pk) is None


def is_forgotten(waiting: ServiceImport) -> bool:
    """Whether nobody takes up ``waiting`` though no other import holds it up: no worker runs, or its task was lost."""
    if not (waiting.is_waiting and waiting.is_quiet):
        return False
    running = ServiceImport.objects.filter(turn=True).defer("content", "faults", "report").first()
    return running is None or is_dead(running)


def _cache():
    return caches["progress"]


def _key(import_id: int) -> str:
    return f"service-import-{import_id}"
