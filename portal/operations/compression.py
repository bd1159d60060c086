"""Text that the application makes is sent compressed; static files are compressed once, when they are collected."""

import re
import secrets

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

_TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml|javascript)\b|image/svg\+xml")
_BROTLI = re.compile(r"(?:^|,)\s*br\s*(?:,|$|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))")
QUALITY = 5  # a page takes a millisecond, as with gzip, and is a tenth smaller
SHORTEST = 200  # bytes; less does not become smaller
MOST_PADDING = 50  # bytes that cannot be foreseen
_REFUSED = re.compile(r"\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)")


class CompressTextMiddleware(GZipMiddleware):
    """Django's own, with its random padding against guessing secrets from lengths (BREACH), for text only; pages as Brotli.

    Pictures, archives and PDFs are compressed already: they keep their length. A part of a file (206) is a part of what
    was not compressed. ``Vary: Accept-Encoding`` is set on every answer that could have been compressed.
    """

    def process_response(self, request, response):
        if response.get("Content-Encoding") == "None":
            # Wagtail writes the word for a document that has no encoding; strict clients refuse to read it.
            del response.headers["Content-Encoding"]
        if not _TEXT.match(response.get("Content-Type", "")) or response.has_header("Content-Range"):
            return response
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if _BROTLI.search(accepted) and _is_whole_page(response):
            return _as_brotli(response)
        if _REFUSED.search(accepted):
            patch_vary_headers(response, ("Accept-Encoding",))
            return response
        return super().process_response(request, response)


def _is_whole_page(response) -> bool:
    if response.streaming or response.has_header("Content-Encoding"):
        return False
    return response["Content-Type"].startswith("text/html") and len(response.content) >= SHORTEST


def _as_brotli(response):
    """A page ends with a comment of random length, which blurs its length as the padding of gzip does."""
    padding = b"<!--%s-->" % secrets.token_hex(secrets.randbelow(MOST_PADDING + 1)).encode()
    response.content = brotli.compress(response.content + padding, mode=brotli.MODE_TEXT, quality=QUALITY)
    patch_vary_headers(response, ("Accept-Encoding",))
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"
    return response
