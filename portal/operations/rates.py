"""How often one address may ask: counted by the minute, in the cache ``rates``."""

import time
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from portal.operations.proxies import visitor_address

WINDOW = 60  # seconds


def limited(name: str, refusal: Callable[[HttpRequest, int, int], HttpResponse]):
    """Answers with ``refusal(request, limit, seconds)`` from the request on that is one too many in a minute.

    The limit is ``settings.REQUEST_LIMITS[name]``, for one address; what comes from nowhere (a socket without proxies) is
    not counted. The refusal gets ``Retry-After``: the seconds until the next minute begins. Each process counts for
    itself unless ``CACHES["rates"]`` is shared.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            limit = settings.REQUEST_LIMITS[name]
            if counted(name, visitor_address(request)) <= limit:
                return view(request, *args, **kwargs)
            seconds = seconds_left()
            response = refusal(request, limit, seconds)
            response.headers["Retry-After"] = str(seconds)
            return response

        return guarded

    return decorate


def seconds_left() -> int:
    """Until the next minute of counting begins, 1 to ``WINDOW``."""
    return WINDOW - int(time.time()) % WINDOW


def counted(name: str, who: str | None) -> int:
    """How often ``who`` (an address, a place) has asked in this minute, this time included; 0 where nobody knows who asks."""
    if who is None:
        return 0
    rates, key = caches["rates"], f"{name}/{who}/{int(time.time()) // WINDOW}"
    if rates.add(key, 1, WINDOW):
        return 1
    try:
        return rates.incr(key)
    except ValueError:  # the minute ended, or another process made room, between the two
        return 1
