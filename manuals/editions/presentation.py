"""From the data of an edition to the neutral document that web page and PDF are made from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from manuals.editions.data import SCHEMA_VERSION
from manuals.editions.in_force import EditionFacts
from manuals.editions.look import in_print
from manuals.editions.version_1 import documents
from manuals.pdf.document import Document, Kind, Language

PRESENTERS = {1: documents}


def _presenter(version: Any):
    if version not in PRESENTERS:
        known = ", ".join(map(str, PRESENTERS))
        raise ValueError(f"There is no presenter for data of version {version!r}. Known: {known}.")
    return PRESENTERS[version]


def present(
    data: Mapping[str, Any],
    language: Language,
    *,
    kind: Kind = "manual",
    edition: EditionFacts | None = None,
    day: date,
) -> Document:
    """The manual or booklet in ``language``, whatever the active one. ``edition`` None: a draft; ``day``: what it bears.

    What has no English is told in Thai, and a note at the beginning says so once.
    """
    return _presenter(data.get("schema_version")).present(data, language, kind, edition, day, in_print(language))


def present_sheet(
    record: Mapping[str, Any],
    language: Language,
    *,
    centre: Mapping[str, Any],
    edition: EditionFacts | None = None,
    day: date,
    schema_version: int = SCHEMA_VERSION,
) -> Document:
    """The counter sheet of a service. ``record`` and ``centre``: as in the data of an edition of ``schema_version``."""
    return _presenter(schema_version).present_sheet(record, language, centre, edition, day, in_print(language))
