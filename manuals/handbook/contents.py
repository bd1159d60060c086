"""The handbook as a book: its sections in reading order with their numbers, from memory."""

from collections import defaultdict
from dataclasses import dataclass

from manuals.handbook.memory import INDEX, PAGE, SectionFacts, facts_of, is_narrowed
from portal.tree import Node, snapshot


@dataclass(frozen=True, slots=True)
class Entry:
    """A section in the list of contents. ``number``: its place, such as 2.3; ``level`` 1 is right below the index."""

    node: Node
    number: str
    level: int
    facts: SectionFacts


def index_node(language: str) -> Node | None:
    """The first page of the handbook; None where there is none or it is not published."""
    return snapshot().remembered(("manuals.index", language), lambda: _index(language))


def _index(language: str) -> Node | None:
    nodes = (node for node in snapshot().nodes if node.language == language)
    return next((node for node in nodes if node.model._meta.label_lower == INDEX), None)


def outline(language: str) -> tuple[Entry, ...]:
    """All published sections in the tree of ``language``, in reading order.

    A section that a restriction of its own keeps from some readers is left out for all: the list is the same for
    everybody who may read the handbook.
    """
    return snapshot().remembered(("manuals.outline", language), lambda: tuple(_entries(language)))


def _entries(language: str):
    index = index_node(language)
    if index is None:
        return
    counted: dict[str, int] = defaultdict(int)
    numbers = {index.path: ""}
    for node in snapshot().below(index):
        facts = facts_of(node) if node.model._meta.label_lower == PAGE else None
        if facts is None or is_narrowed(node) or node.parent_path not in numbers:
            continue
        counted[node.parent_path] += 1
        above = numbers[node.parent_path]
        numbers[node.path] = f"{above}.{counted[node.parent_path]}" if above else str(counted[node.parent_path])
        yield Entry(node, numbers[node.path], node.depth - index.depth, facts)


def place_of(page_id: int, language: str) -> tuple[Entry | None, Entry | None, Entry | None]:
    """The sections before, at and after the page in reading order; all None for a page that is not in the list."""
    entries = outline(language)
    at = next((number for number, entry in enumerate(entries) if entry.node.page_id == page_id), None)
    if at is None:
        return None, None, None
    before = entries[at - 1] if at else None
    after = entries[at + 1] if at + 1 < len(entries) else None
    return before, entries[at], after
