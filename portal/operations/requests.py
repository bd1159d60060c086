"""Requests that no page can answer: refused with a sentence before they reach the database."""

from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from portal.operations.bodies import UnreadableError, is_readable_form, json_object
from portal.views.errors import bad_request, method_not_allowed, too_large

MOST_DIGITS = 20
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_WITH_BODY = ("POST", "PUT", "PATCH", "DELETE")
# What browsers send to the ``ping`` of a link that is followed: the word PING, which nobody reads.
_PING = "text/ping"
_URLENCODED, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
# What Wagtail reads as a JSON object and passes on by name: field of a form, names that the object may hold.
_JSON_FIELDS = {"workflow-action-extra-data": {"comment"}}


def is_unreadable(raw: str) -> bool:
    """Whether a percent-encoded text holds a NUL or is not UTF-8."""
    data = unquote_to_bytes(raw)
    if b"\0" in data:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


class RefuseUnreadableRequests:
    """400 for addresses, queries, cookies and bodies that cannot be read, or that PostgreSQL takes no part of (NUL, lone
    surrogates); 413 for bodies longer than LARGEST_REQUEST, before a byte of them is kept; 405 for methods that no page has, TRACE among them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return method_not_allowed(request, METHODS)
        # Django leaves bytes of the path that are not UTF-8 percent-encoded.
        if is_unreadable(request.META.get("QUERY_STRING", "")) or is_unreadable(request.path_info):
            return bad_request(request)
        if any("\0" in value for value in request.COOKIES.values()):
            return bad_request(request)
        if claimed_bytes(request) > settings.LARGEST_REQUEST:
            return too_large(request)
        if request.method in _WITH_BODY:
            try:
                _read_body(request)
            except (UnreadableError, MultiPartParserError):
                return bad_request(request)
        return self.get_response(request)


def claimed_bytes(request) -> int:
    """How long the body says that it is; what is no number is read as an empty body, as Django does."""
    claimed = request.META.get("CONTENT_LENGTH") or ""
    return int(claimed[:MOST_DIGITS]) if claimed.isascii() and claimed.isdigit() else 0


def _read_body(request) -> None:
    """UnreadableError unless the body is empty, a form, a JSON object or a ping. Nothing here takes a form by PATCH."""
    if request.content_type == _PING and request.body == b"PING":
        return
    if request.content_type not in {_URLENCODED, _MULTIPART} or request.method == "PATCH":
        if request.body:
            json_object(request.body)
        return
    form = _form(request)
    if not is_readable_form(form.lists()):
        raise UnreadableError("a field of the form")
    for name, accepted in _JSON_FIELDS.items():
        for value in form.getlist(name):
            if not set(json_object(value.encode())) <= accepted:
                raise UnreadableError(name)


def _form(request) -> QueryDict:
    """The fields of a form; Django reads only those that come by POST, wagtail-localize also takes them by PUT."""
    if request.method == "POST":
        return request.POST
    if request.content_type == _URLENCODED:
        return QueryDict(request.body, encoding="utf-8")
    parser = MultiPartParser(request.META, BytesIO(request.body), request.upload_handlers, "utf-8")
    return parser.parse()[0]
