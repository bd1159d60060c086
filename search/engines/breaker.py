"""Who does not answer is not asked again for a while, so that one visitor waits for it and not all of them."""

import threading
import time
from collections.abc import Callable

FIRST_SECONDS, LONGEST_SECONDS = 1.0, 10.0


class Breaker:
    """Closed while all is well. Opened by a failure for 1 s, then for twice as long each time, at most 10 s."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._lock = threading.Lock()
        self._pause = 0.0
        self._until: float | None = None

    @property
    def is_open(self) -> bool:
        return self._until is not None

    def failed(self) -> bool:
        """Whether this failure is news: of many requests that fail together the first one opens it."""
        with self._lock:
            if self._until is not None:
                return False
            self._open()
            return True

    def probe(self) -> bool:
        """True to one caller after each pause: it should find out, and no other meanwhile."""
        with self._lock:
            if self._until is None or self._clock() < self._until:
                return False
            self._open()
            return True

    def close(self) -> None:
        """All seems well. The next pause is still a longer one until an answer has come."""
        with self._lock:
            self._until = None

    def answered(self) -> None:
        self._pause = 0.0

    def _open(self) -> None:
        self._pause = min(max(2 * self._pause, FIRST_SECONDS), LONGEST_SECONDS)
        self._until = self._clock() + self._pause
