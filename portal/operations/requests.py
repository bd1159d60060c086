"""Requests that no page can answer: refused with a sentence before they reach the database."""

from urllib.parse import unquote_to_bytes

from portal.views.errors import bad_request


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
    """400 for addresses, queries and form fields with a NUL or with bytes that are not UTF-8 (trap: 500 on PostgreSQL)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        # WSGI gives the path as latin-1 of the bytes that came in.
        path = request.META.get("PATH_INFO", "").encode("latin-1", "replace")
        if is_unreadable(query) or b"\0" in path or not _is_utf8(path):
            return bad_request(request)
        if request.method == "POST" and _form_has_nul(request):
            return bad_request(request)
        return self.get_response(request)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _form_has_nul(request) -> bool:
    if request.content_type not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return False
    return any("\0" in value for _, values in request.POST.lists() for value in values)
