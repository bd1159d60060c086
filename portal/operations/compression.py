"""Text that the application makes is sent compressed; static files are compressed once, when they are collected."""

import re

from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

_TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml|javascript)\b|image/svg\+xml")
_REFUSED = re.compile(r"\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)")


class CompressTextMiddleware(GZipMiddleware):
    """Django's own, with its random padding against guessing secrets from lengths (BREACH), for text only.

    Pictures, archives and PDFs are compressed already: they keep their length. A part of a file (206) is a part of what
    was not compressed. ``Vary: Accept-Encoding`` is set on every answer that could have been compressed.
    """

    def process_response(self, request, response):
        if response.get("Content-Encoding") == "None":
            # Wagtail writes the word for a document that has no encoding; strict clients refuse to read it.
            del response.headers["Content-Encoding"]
        if not _TEXT.match(response.get("Content-Type", "")) or response.has_header("Content-Range"):
            return response
        if _REFUSED.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            patch_vary_headers(response, ("Accept-Encoding",))
            return response
        return super().process_response(request, response)
