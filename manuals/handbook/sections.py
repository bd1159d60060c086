"""The sections of the handbook for those who show them elsewhere, such as at the counter."""

from manuals.handbook.contents import Entry, outline
from manuals.models import HandbookPage
from portal.bilingual.language import THAI
from portal.tree import snapshot


def sections_of_service(code: str, language: str) -> list[HandbookPage]:
    """The published sections about a service, in reading order; one query, none where there is no section.

    English pages for ``en`` where a section is translated, else the Thai ones. Ask for the right to read first.
    """
    entries = [entry for entry in outline(THAI) if code and entry.facts.service == code]
    ids = [_best(entry, language) for entry in entries]
    found = HandbookPage.objects.in_bulk(ids) if ids else {}
    return [found[page_id] for page_id in ids if page_id in found]


def _best(entry: Entry, language: str) -> int:
    other = snapshot().by_key(entry.node.translation_key, language)
    return other.page_id if other and snapshot().is_translated(other) else entry.node.page_id
