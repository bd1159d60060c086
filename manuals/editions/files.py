"""The PDFs of an edition: all made before any is kept, and none kept when one cannot be."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from manuals.editions.in_force import EditionFacts
from manuals.editions.presentation import present, present_sheet
from manuals.models.edition import Edition, EditionFile
from manuals.pdf.document import Document, Kind, Language
from manuals.pdf.engine import make_pdfs
from portal.bilingual.language import ENGLISH, THAI
from portal.pdf.making import Pdf

FOLDER = "editions"


@dataclass(frozen=True)
class MadeFile:
    """A PDF in memory. ``service``: the code of a sheet's service, '' for the whole."""

    kind: str
    language: str
    service: str
    pdf: Pdf

    def name(self, edition: Edition) -> str:
        """Its name in the storage; two different files never share one."""
        called = "-".join(filter(None, (self.kind, self.service, self.language, self.pdf.sha256[:12])))
        return f"{FOLDER}/{edition.manual_key}/{edition.number}/{called}.pdf"


def make_files(
    data: Mapping[str, Any], edition: EditionFacts, day: date, *, in_process: bool = False
) -> list[MadeFile]:
    """The manual, or booklet of several services, and a sheet for each service, in both languages. Raises PdfRefused.

    ``in_process``: faster and without the limits of time and memory, for content that is known to be good.
    """
    found = list(documents_of(data, edition, day))
    pdfs = make_pdfs([document for _code, document in found], in_process=in_process)
    return [
        MadeFile(document.kind, document.language, code, pdf) for (code, document), pdf in zip(found, pdfs, strict=True)
    ]


def documents_of(data: Mapping[str, Any], edition: EditionFacts, day: date) -> Iterator[tuple[str, Document]]:
    """The documents of an edition with the code of a sheet's service."""
    kind: Kind = "booklet" if len(data["services"]) > 1 else "manual"
    languages: tuple[Language, ...] = (THAI, ENGLISH)
    for language in languages:
        yield "", present(data, language, kind=kind, edition=edition, day=day)
        for record in data["services"]:
            version = data["schema_version"]
            sheet = present_sheet(
                record, language, centre=data["centre"], edition=edition, day=day, schema_version=version
            )
            yield record["code"], sheet


@contextmanager
def kept(files: list[MadeFile], edition: Edition) -> Iterator[list[EditionFile]]:
    """Writes the files; yields their rows, not yet stored. When its block fails, no file stays that no row names.

    Its block holds the transaction: what fails after the commit takes no file away. Raises OSError.
    """
    written: list[str] = []
    rows = []
    try:
        for made in files:
            written.append(default_storage.save(made.name(edition), ContentFile(made.pdf.content)))
            rows.append(_row(made, edition, written[-1]))
        yield rows
    except BaseException:
        named = set(EditionFile.objects.filter(file__in=written).values_list("file", flat=True))
        for name in written:
            if name not in named:
                default_storage.delete(name)
        raise


def _row(made: MadeFile, edition: Edition, name: str) -> EditionFile:
    return EditionFile(
        edition=edition,
        kind=made.kind,
        language=made.language,
        service=made.service,
        file=name,
        sha256=made.pdf.sha256,
        size=len(made.pdf.content),
        pages=made.pdf.pages,
    )
