"""The sitemap of both trees: every public page once, with its translation beside it; aliases are not listed."""

from itertools import islice
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Page

from portal.bilingual.language import THAI
from portal.tree import Node, Tree, snapshot

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST_ADDRESSES = 50_000  # the protocol's limit


def sitemap(request):
    tree = snapshot()
    base = f"{request.scheme}://{request.get_host()}"
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    changed = dict(Page.objects.filter(live=True).values_list("pk", "last_published_at"))
    listed = (node for node in tree.nodes if not node.restricted and tree.is_translated(node))
    for node in islice(listed, MOST_ADDRESSES):
        _write(xml, tree, node, base, changed.get(node.page_id))
    xml.endElement("urlset")
    xml.endDocument()
    return response


def _write(xml: SimplerXMLGenerator, tree: Tree, node: Node, base: str, changed) -> None:
    xml.startElement("url", AttributesImpl({}))
    xml.addQuickElement("loc", base + node.url)
    if changed:
        xml.addQuickElement("lastmod", changed.date().isoformat())
    real = {
        code: other
        for code, other in tree.translations(node).items()
        if tree.is_translated(other) and not other.restricted
    }
    if len(real) > 1:
        for code, other in real.items():
            xml.addQuickElement("xhtml:link", attrs={"rel": "alternate", "hreflang": code, "href": base + other.url})
        default = real.get(THAI, node)
        xml.addQuickElement(
            "xhtml:link", attrs={"rel": "alternate", "hreflang": "x-default", "href": base + default.url}
        )
    xml.endElement("url")
