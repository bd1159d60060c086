"""Who is at work in the admin, for what has no request at hand: the titles of pages, the widgets of forms."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request: ContextVar = ContextVar("acting_request", default=None)


@contextmanager
def acting_for(request) -> Iterator[None]:
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def acting_user():
    """The account whose request to the admin is being answered; None elsewhere (public pages, commands, e-mail)."""
    user = getattr(_request.get(), "user", None)
    return user if user is not None and user.is_authenticated else None
