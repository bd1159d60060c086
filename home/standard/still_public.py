"""Which addresses that were kept may be named now: a page or document may have become private, or gone, since."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model

from portal.bilingual.language import active_language
from portal.collections import is_public
from portal.tree import Node, home_url, snapshot

PAGES = "wagtail_serve"
_DOCUMENT = re.compile(r"/documents/(\d{1,9})/")


def still_public(addresses: Iterable[str]) -> set[str]:
    """One query where documents are among them, and none else. Addresses of pages are of the active language."""
    addresses = set(addresses)
    found = {address: _DOCUMENT.match(address) for address in addresses}
    ids = {int(match[1]) for match in found.values() if match}
    documents = get_document_model().objects.in_bulk(ids) if ids else {}
    return {
        address
        for address, match in found.items()
        if (is_public(documents.get(int(match[1]))) if match else _is_open(address))
    }


def _is_open(address: str) -> bool:
    """Of another site, or no page: a view decides itself; else a page that everybody may see."""
    parts = urlsplit(address)
    if parts.netloc:
        return True
    try:
        if resolve(parts.path).url_name != PAGES:
            return True
    except Resolver404:
        return False
    language = active_language()
    node, left_over = snapshot().find(language, parts.path.removeprefix(home_url(language).rstrip("/")))
    return bool(node and not node.restricted and (not left_over or _answers(node, left_over)))


def _answers(node: Node, left_over: list[str]) -> bool:
    """Whether a page shows something at an address of its own below it."""
    title_below = getattr(node.model, "title_below", None)
    return bool(title_below and len(left_over) == 1 and title_below(left_over[0]))
