"""The sections of the handbook for those who show them elsewhere, such as at the counter."""

from manuals.handbook.contents import Entry, outline
from manuals.handbook.memory import is_narrowed, node_of
from manuals.handbook.references import linked
from manuals.models import HandbookPage
from portal.bilingual.language import THAI
from portal.tree import snapshot

__all__ = ["general_sections", "linked", "section_address", "sections_of_service"]


def sections_of_service(code: str, language: str) -> list[HandbookPage]:
    """The published sections about a service, in reading order; one query, none where there is no section.

    English pages for ``en`` where a section is translated, else the Thai ones. Ask for the right to read first.
    """
    return _pages([entry for entry in outline(THAI) if code and entry.facts.service == code], language)


def general_sections(language: str) -> list[HandbookPage]:
    """The published sections about no service, in reading order; as ``sections_of_service``."""
    return _pages([entry for entry in outline(THAI) if not entry.facts.service], language)


def section_address(section_id: str, language: str) -> str | None:
    """The path of a published section; None for an unknown id and one that not all who read the handbook may see."""
    node = node_of(section_id, language)
    return None if node is None or is_narrowed(node) else node.url


def _pages(entries: list[Entry], language: str) -> list[HandbookPage]:
    ids = [_best(entry, language) for entry in entries]
    found = HandbookPage.objects.in_bulk(ids) if ids else {}
    return [found[page_id] for page_id in ids if page_id in found]


def _best(entry: Entry, language: str) -> int:
    other = snapshot().by_key(entry.node.translation_key, language)
    return other.page_id if other and snapshot().is_translated(other) else entry.node.page_id
