"""Errors in words, in the language of the address. They cost no query that could fail again, but for the 404's search."""

import sys
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.bilingual.language import LANGUAGES
from portal.bilingual.middleware import language_of_path
from portal.not_found import NotFoundHere

MAX_WORDS = 80
# Here it depends on who asks whether there is anything.
FILES = ("/documents/", settings.MEDIA_URL)


def words_of_address(path: str) -> str:
    """What a mistyped address may have meant: its last component as words for the search field."""
    last = next((part for part in reversed(unquote(path, errors="replace").split("/")) if part), "")
    if last in LANGUAGES:
        return ""
    return last.replace("-", " ").replace("_", " ").replace("\ufffd", "")[:MAX_WORDS].strip()


def page_not_found(request, exception=None):
    """404. A file that is not for this reader is answered as one that is not there, to the last header."""
    is_file = request.path_info.startswith(FILES)
    told = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    reason = "" if is_file else told
    context = {"reason": reason, "words": words_of_address(request.path)}
    if isinstance(exception, NotFoundHere):
        context = {"reason": reason, "words": "", "heading": exception.heading, "choices": exception.choices}
    response = render(request, "404.html", context, status=404)
    if is_file:
        patch_vary_headers(response, ["Cookie"])
    return response


def permission_denied(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_refused(request, reason=""):
    return render(request, "403.html", {"form_expired": True}, status=403)


def bad_request(request, exception=None, reason=""):
    """400 for what no page can read. Standalone: the request may be too broken for the ordinary frame."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return _standalone(request, "400.html", 400, reason=reason)


def method_not_allowed(request, methods):
    """405 for a method that no page has; ``methods`` are those that some page has."""
    response = _standalone(request, "405.html", 405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def too_large(request, most: int | None = None):
    """413 for more than anybody sends here, in bytes. Nothing of the body is read."""
    return _standalone(request, "413.html", 413, most=(most or settings.LARGEST_REQUEST) // 1_000_000)


def server_error(request):
    """500; 503 where it is the database that does not answer, or is busy with a long write."""
    if isinstance(sys.exc_info()[1], InterfaceError | OperationalError):
        return unavailable(request)
    return _standalone(request, "500.html", 500)


def unavailable(request):
    """503 with a plain notice, for maintenance and for a database that does not answer."""
    response = _standalone(request, "503.html", 503)
    response.headers["Retry-After"] = "60"
    return response


def _standalone(request, template: str, status: int, **context) -> HttpResponse:
    language = language_of_path(request.path_info)
    with translation.override(language):
        return HttpResponse(render_to_string(template, context), status=status, headers={"Content-Language": language})
