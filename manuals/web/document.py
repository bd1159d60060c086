"""The neutral document of frozen data."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, cast

from manuals.editions.in_force import EditionFacts
from manuals.editions.presentation import present
from manuals.pdf.document import Document, Kind, Language, Note
from portal.bilingual.language import THAI, language_of

BOOKLET = "booklet"


def contents_of(document: Document) -> list[tuple[str, str]]:
    """Anchor and heading of each part of the document's page; of a booklet the list of its services comes first."""
    words, is_booklet = document.words, document.kind == BOOKLET
    services = [("contents", words["contents"])] if is_booklet else []
    foreword = [("foreword", words["foreword"])] if document.foreword else []
    own = () if is_booklet else document.services[0].parts
    parts = [(part.anchor, part.heading) for part in (*own, *document.appendices) if part.blocks]
    return [*services, *foreword, *parts]


def document_of(data: Mapping[str, Any], language: str, edition: EditionFacts | None, day: date) -> Document:
    """A booklet where there are several services, else a manual; in ``language``, ``edition`` None for a draft."""
    kind: Kind = "booklet" if len(data["services"]) > 1 else "manual"
    return present(data, cast(Language, language), kind=kind, edition=edition, day=day)


def without_language_note(document: Document) -> tuple[Document, bool]:
    """The document without the remark that some of it is in Thai, and whether it had that: a page says it at its top."""
    if document.foreword and isinstance(document.foreword[0], Note):
        return replace(document, foreword=document.foreword[1:]), True
    return document, False


def holds_thai(value: Any) -> bool:
    """Whether a text within a part of a document is Thai."""
    if isinstance(value, str):
        return language_of(value) == THAI
    if isinstance(value, tuple):
        return any(map(holds_thai, value))
    if is_dataclass(value):
        return any(holds_thai(getattr(value, one.name)) for one in fields(value))
    return False
