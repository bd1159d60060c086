"""What runs beside the tasks of the worker for as long as it does: apps register functions that never return."""

import threading
from collections.abc import Callable

_companions: list[Callable[[], None]] = []


def register(companion: Callable[[], None]) -> None:
    """``companion`` runs in a thread of each worker. It may end with its process at any moment, and catches what it can mend."""
    _companions.append(companion)


def start() -> None:
    for companion in _companions:
        threading.Thread(target=companion, name=companion.__module__, daemon=True).start()
