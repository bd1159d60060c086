"""What a serving process loads before its first request, so that no visitor waits for it; commands do not pay for it."""

from collections.abc import Callable

_tasks: list[Callable[[], object]] = []


def register(task: Callable[[], object]) -> None:
    """``task`` runs once in each serving process (portal/wsgi.py)."""
    _tasks.append(task)


def run() -> None:
    for task in _tasks:
        task()
