"""What all addresses of open data have in common: anybody's program may read them, and asks again only for news."""

import functools
import hashlib
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition

from portal.bilingual.language import THAI
from portal.tree import snapshot
from service_pages.codes import public_services

METHODS = "GET, HEAD, OPTIONS"
# Raise it when the same services are written in another way: what clients keep is then asked for anew.
EDITION = 2
BOTH = "th, en"
STANDING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Language",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, no-cache",
}


class RefusedError(Exception):
    """The question cannot be answered; the message is the sentence that is sent with ``status``."""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


def no_such_service(code: str) -> RefusedError:
    message = _("There is no service with the code “%(code)s” at this centre.")
    return RefusedError(404, message % {"code": code[:60]})


def etag(request: HttpRequest, code: str | None = None) -> str | None:
    """Another one after each change that readers can see, on each day, and for each address; from memory.

    The day counts because temporary notices come and go by it. None for a service that is not there.
    """
    if code is not None and not _is_known(code):
        return None
    state = (EDITION, snapshot().generation, timezone.localdate(), request.get_full_path())
    return f'"{hashlib.sha256(repr(state).encode()).hexdigest()[:32]}"'


def _is_known(code: str) -> bool:
    return code.lower() in public_services(THAI) or snapshot().by_key(code, THAI) is not None


def open_data(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """GET and HEAD with an ETag, OPTIONS for browsers that ask beforehand, 405 with a sentence for anything else."""
    conditional = condition(etag_func=etag)(view)

    @csrf_exempt
    @functools.wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = _answer(conditional, request, *args, **kwargs)
        for name, value in STANDING.items():
            response.headers[name] = value
        response.headers.setdefault("Content-Language", BOTH)
        return response

    return answer


def _answer(view, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
    if request.method == "OPTIONS":
        allowed = {"Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "If-None-Match"}
        return HttpResponse(status=204, headers={"Allow": METHODS, **allowed})
    if request.method not in ("GET", "HEAD"):
        message = _("%(method)s is not accepted here. Accepted: %(methods)s.")
        sentence = message % {"method": request.method, "methods": METHODS}
        return _sentence(405, sentence, headers={"Allow": METHODS})
    try:
        response = view(request, *args, **kwargs)
    except RefusedError as error:
        return _sentence(error.status, str(error))
    return _headers_only(response) if request.method == "HEAD" and response.streaming else response


def _sentence(status: int, sentence: str, headers: dict | None = None) -> JsonResponse:
    response = as_response({"error": sentence}, status=status, headers=headers)
    response.headers["Content-Language"] = THAI
    return response


def _headers_only(response: HttpResponseBase) -> HttpResponse:
    """Nothing is read from the database to be thrown away by the server."""
    return HttpResponse(status=response.status_code, headers=response.headers)


def as_response(data: dict, content_type: str = "application/json", **options) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False}, content_type=content_type, **options)


def streamed(pieces: Iterator[str], content_type: str, name: str = "") -> StreamingHttpResponse:
    """``name``: of the file that a browser saves it under; '' to show it."""
    response = StreamingHttpResponse((piece.encode() for piece in pieces), content_type=content_type)
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
