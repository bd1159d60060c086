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
    """400 for addresses, queries, cookies and form fields with a NUL, which PostgreSQL takes no part of, or with bytes
    that are not UTF-8."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Django leaves bytes of the path that are not UTF-8 percent-encoded.
        if is_unreadable(request.META.get("QUERY_STRING", "")) or is_unreadable(request.path_info):
            return bad_request(request)
        if any("\0" in value for value in request.COOKIES.values()):
            return bad_request(request)
        if request.method == "POST" and _form_has_nul(request):
            return bad_request(request)
        return self.get_response(request)


def _form_has_nul(request) -> bool:
    if request.content_type not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return False
    return any("\0" in value for _, values in request.POST.lists() for value in values)
