"""The sitemap of both trees: every public page once, with its translation beside it; aliases are not listed."""

from datetime import datetime
from itertools import islice
from xml.sax.saxutils import escape

from django.http import HttpResponse
from wagtail.models import Page

from portal.bilingual.language import THAI
from portal.tree import Node, Tree, snapshot

START = '<?xml version="1.0" encoding="utf-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST_ADDRESSES = 50_000  # the protocol's limit


def sitemap(request):
    """The whole as one answer, from the tree in memory and one query for when pages were published."""
    tree = snapshot()
    base = escape(f"{request.scheme}://{request.get_host()}")
    changed = dict(Page.objects.filter(live=True).values_list("pk", "last_published_at"))
    listed = (node for node in tree.nodes if node.is_offered and tree.is_translated(node))
    addresses = [_address(tree, node, base, changed.get(node.page_id)) for node in islice(listed, MOST_ADDRESSES)]
    text = f'{START}<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">{"".join(addresses)}</urlset>'
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _address(tree: Tree, node: Node, base: str, changed: datetime | None) -> str:
    """``changed``: in UTC, whose day is told."""
    modified = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{base}{escape(node.url)}</loc>{modified}{_alternates(tree, node, base)}</url>"


def _alternates(tree: Tree, node: Node, base: str) -> str:
    real = {
        code: escape(other.url)
        for code, other in tree.translations(node).items()
        if tree.is_translated(other) and other.is_offered
    }
    if len(real) < 2:
        return ""
    links = {**real, "x-default": real.get(THAI, escape(node.url))}
    return "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{base}{url}"/>' for code, url in links.items())
