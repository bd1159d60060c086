"""Counter mode is as private as the handbook: who may not read that learns nothing, of no address and of no code."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters

from manuals.handbook.rights import may_read

# What was sent after the session had ended is gone; the address that they come back to says so.
LOST = "signed-out"


def for_officers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Strangers are asked to sign in, others without the right get 404, whatever the rest of the address.

    Nobody keeps the answer, and no report of an error holds what was sent.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            sent = request.method == "POST"
            return redirect_to_login(f"{request.path}?{LOST}=1" if sent else request.get_full_path())
        if not may_read(request.user):
            raise Http404
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return sensitive_post_parameters()(guarded)
