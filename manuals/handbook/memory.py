"""What is known of the sections without a query: loaded once a generation of the tree (``receivers.py``)."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from portal.bilingual.language import pick
from portal.tree import Node, snapshot

SECTIONS, KEYS, VERSIONS, NARROWED = (
    f"manuals.{name}" for name in ("sections", "section_keys", "section_versions", "narrowed")
)
INDEX, PAGE = "manuals.handbookindexpage", "manuals.handbookpage"


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What is published of a section: its id, the code of its service ('' for a general one), its version."""

    code: str
    service: str
    version: int
    review_date: datetime.date | None = None

    @property
    def is_review_overdue(self) -> bool:
        return self.review_date is not None and self.review_date < timezone.localdate()


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    effective: datetime.date
    note_th: str
    note_en: str

    @property
    def note(self) -> str:
        """In the active language; Thai where there is no English."""
        return pick(self.note_th, self.note_en)


def facts_of(node: Node) -> SectionFacts | None:
    """None for a page that is no section."""
    return snapshot().facts(SECTIONS).get(node.page_id)


def node_of(section_id: str, language: str) -> Node | None:
    """The live page of a section in the tree of ``language``; None for an unknown id and for a draft."""
    key = snapshot().facts(KEYS).get(section_id)
    return snapshot().by_key(key, language) if key else None


def versions_of(section_id: str) -> tuple[Version, ...]:
    """The published versions of a section, the latest first."""
    return snapshot().facts(VERSIONS).get(section_id, ())


def is_narrowed(node: Node) -> bool:
    """Whether a restriction below the handbook's first page keeps the section from some who may read the handbook."""
    return node.path.startswith(snapshot().facts(NARROWED))
