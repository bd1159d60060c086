"""schema.org of what every page has."""

from collections.abc import Sequence

from portal.below import Below
from portal.tree import Node, snapshot


def absolute(path: str) -> str:
    """A path of the portal with the site's scheme and host; from memory."""
    site = snapshot().site
    return f"{site.root_url}{path}" if site else path


def breadcrumb_list(nodes: Sequence[Node], below: Below | None = None) -> dict | None:
    """The way from the home page down to the last of ``nodes``, and to what is shown ``below`` it; None for the home page
    itself, which has none."""
    way = [(node.title, node.url) for node in nodes]
    if below:
        way.append((below.title, nodes[-1].url + below.tail))
    if len(way) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": absolute(url)}
        for position, (title, url) in enumerate(way, 1)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
