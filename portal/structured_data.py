"""schema.org of what every page has."""

from collections.abc import Sequence

from portal.tree import Node, snapshot


def absolute(path: str) -> str:
    """A path of the portal with the site's scheme and host; from memory."""
    site = snapshot().site
    return f"{site.root_url}{path}" if site else path


def breadcrumb_list(nodes: Sequence[Node]) -> dict | None:
    """The way from the home page down to the last of ``nodes``; None for the home page itself, which has none."""
    if len(nodes) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": node.title, "item": absolute(node.url)}
        for position, node in enumerate(nodes, 1)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
