"""What of the things found the reader may see, and where: the tree is asked once more, which makes a late index harmless."""

from portal.bilingual.language import LANGUAGES
from portal.tree import Tree, snapshot
from search.documents import is_page, node_of
from search.engines.base import Hit


def visible(hits: list[Hit], language: str) -> list[Hit]:
    """One hit for all languages of a thing, the best; none for pages that cannot be read in this language's tree."""
    tree = snapshot()
    seen: dict[str, Hit] = {}
    for hit in hits:
        if hit.key not in seen and (address(hit.key, language, tree) or not is_page(hit.key)):
            seen[hit.key] = hit
    return list(seen.values())


def address(key: str, language: str, tree: Tree) -> str | None:
    """The path of a page in the tree of ``language``; None when it is no page, not live there, or not offered to all."""
    node = node_of(key, language, tree)
    return node.url if node and node.is_offered else None


def is_offered(key: str, tree: Tree) -> bool:
    """Whether everybody may read it in one language at least; the tree knows that at once, a document may be late."""
    return not is_page(key) or any(address(key, language, tree) for language in tree.locales)


def languages(key: str, tree: Tree) -> tuple[str, ...]:
    """Those in which something can be read: an alias shows the other language. What is no page has all."""
    if not is_page(key):
        return LANGUAGES
    nodes = {code: node_of(key, code, tree) for code in LANGUAGES}
    return tuple(code for code, node in nodes.items() if node and not node.alias)
