"""Forms that anybody may send without a cookie: what each carries so that another site, or an old copy, cannot send it.

A page with such a form is made anew for each reader (``for_anybody`` keeps it out of caches); the form carries
``signed_form(purpose)`` in the hidden field ``FIELD``. ``read_form`` gives the nonce that was signed. A form counts once
because its ``fingerprint`` is stored with what was sent, in a unique column.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

FIELD = "signed_form"
LONGEST = timedelta(hours=12)
_OWN = {"same-origin", "none"}  # Sec-Fetch-Site: by a page of this site, by the reader's own hand (a reload)
_SALT = "portal.operations.anonymous_forms"


class FormRefused(Exception):
    """``sentence``: why, for people, lazy. ``may_try_again``: whether the same words may come in a fresh form;
    ``came_too_soon``: whether this very form may come again later."""

    def __init__(self, sentence: Promise, *, may_try_again: bool, came_too_soon: bool = False):
        super().__init__(sentence)
        self.sentence, self.may_try_again, self.came_too_soon = sentence, may_try_again, came_too_soon


def signed_form(purpose: str) -> str:
    """A new nonce with its time, signed for ``purpose`` only; letters, digits, ``-``, ``_`` and ``:``, under 100 of them."""
    return _signer(purpose).sign(secrets.token_urlsafe(16))


def read_form(
    request: HttpRequest, purpose: str, *, longest: timedelta = LONGEST, soonest: timedelta = timedelta(0)
) -> str:
    """The nonce of the form that was sent, signed for ``purpose`` between ``longest`` and ``soonest`` ago.

    Raises FormRefused for a form that another site sent, was signed for another purpose, is too old or came too soon.
    """
    if not is_from_here(request):
        raise FormRefused(
            _("This form was sent from another site. Please open it here and send it."), may_try_again=False
        )
    sent, signer = request.POST.get(FIELD, ""), _signer(purpose)
    try:
        nonce = signer.unsign(sent, max_age=longest)
    except SignatureExpired:
        raise FormRefused(_("This form was open for too long. Please send it again."), may_try_again=True) from None
    except BadSignature:
        raise FormRefused(_("This form is incomplete. Please send it again."), may_try_again=True) from None
    if soonest and not _is_older(signer, sent, soonest):
        sentence = _("This form came back too quickly. Please wait a moment and send it again.")
        raise FormRefused(sentence, may_try_again=True, came_too_soon=True)
    return nonce


def fingerprint(nonce: str) -> str:
    """What is stored of a form, in a unique column, so that it counts once: 32 characters that tell nothing."""
    return salted_hmac(_SALT, nonce, algorithm="sha256").hexdigest()[:32]


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form. What says nothing of it is no browser of today."""
    fetched = request.headers.get("Sec-Fetch-Site")
    if fetched is not None:
        return fetched in _OWN
    told = request.headers.get("Origin") or request.headers.get("Referer")
    return told is None or _origin(told) in {_origin(request.build_absolute_uri("/")), *settings.CSRF_TRUSTED_ORIGINS}


def for_anybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view with such a form: no token of a cookie is asked for, and no answer is kept by a cache."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return answer


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"{_SALT} {purpose}")


def _is_older(signer: TimestampSigner, sent: str, age: timedelta) -> bool:
    try:
        signer.unsign(sent, max_age=age)
    except SignatureExpired:
        return True
    return False


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
