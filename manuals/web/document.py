"""The neutral document of frozen data."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from manuals.editions.in_force import EditionFacts
from manuals.editions.presentation import present
from manuals.pdf.document import Document, Kind, Language

BOOKLET = "booklet"


def document_of(data: Mapping[str, Any], language: str, edition: EditionFacts | None, day: date) -> Document:
    """A booklet where there are several services, else a manual; in ``language``, ``edition`` None for a draft."""
    kind: Kind = "booklet" if len(data["services"]) > 1 else "manual"
    return present(data, cast(Language, language), kind=kind, edition=edition, day=day)
