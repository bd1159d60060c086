"""A neutral document becomes a PDF that is whole, or a sentence why not."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from manuals.pdf.document import Document
from manuals.pdf.words import NAMES
from portal.pdf import making
from portal.pdf.compiler import Order
from portal.pdf.drawings import drawable, printable_colour, qr_code
from portal.pdf.faults import PdfRefused
from portal.pdf.making import MEMORY, SECONDS, Pdf
from portal.pdf.repertoire import all_prepared, refuse_unprintable

TEMPLATES = Path(__file__).resolve().parent / "templates"


def make_pdf(document: Document, *, in_process: bool = False, seconds: float = SECONDS, memory: int = MEMORY) -> Pdf:
    """``make_pdfs`` of a single document, which may take ``seconds``."""
    return make_pdfs([document], in_process=in_process, seconds=seconds, memory=memory)[0]


def make_pdfs(
    documents: Sequence[Document], *, in_process: bool = False, seconds: float | None = None, memory: int = MEMORY
) -> list[Pdf]:
    """The PDF/UA-1 of each document; the same document gives the same bytes. Raises PdfRefused with a sentence, which
    names the document where there are several; then there is none of any.

    Typst runs in one process of its own for all of them that may take ``seconds`` (None: by their number, see
    ``making.seconds_for``) and ``memory`` (bytes of address space), with an empty environment. ``in_process``: at once
    and without limits, for previews of one service and for tests.
    """
    if not documents:
        return []
    orders = [order_of(document) for document in documents]
    limit = making.seconds_for(len(documents)) if seconds is None else seconds
    made, fault = making.at_once(orders) if in_process else making.guarded(orders, limit, memory)
    pdfs = []
    for place, document in enumerate(documents):
        try:
            if place >= len(made):
                raise fault or making.not_whole()
            pdfs.append(checked(document, made[place]))
        except PdfRefused as refused:
            if len(documents) == 1:
                raise
            raise PdfRefused(naming(document, refused.sentence)) from refused
    return pdfs


def order_of(document: Document) -> Order:
    template = TEMPLATES / f"{document.kind}.typ"
    return Order(str(template), json.dumps(plain(document), ensure_ascii=False), one_page=document.kind == "sheet")


def naming(document: Document, sentence: str) -> str:
    named = {
        "manual": gettext("Manual “%(title)s” (%(language)s): %(sentence)s"),
        "booklet": gettext("Booklet “%(title)s” (%(language)s): %(sentence)s"),
        "sheet": gettext("Counter sheet “%(title)s” (%(language)s): %(sentence)s"),
    }[document.kind]
    return named % {"title": document.title, "language": document.language, "sentence": sentence}


def plain(document: Document) -> dict[str, Any]:
    """What the templates read: the document's texts made ready, with the QR codes. Raises PdfRefused."""
    missing = [name for name in NAMES if name not in document.words]
    if missing:
        raise ValueError(f"Fixed words are missing: {', '.join(missing)}")
    if not document.title.strip():
        raise PdfRefused(gettext("The document has no title; a PDF needs one."))
    for service in document.services:
        if not service.title.strip():
            raise PdfRefused(gettext("The service “%(code)s” has no title; a PDF needs one.") % {"code": service.code})
    centre = document.centre
    printable_colour(centre.colour)
    printable_colour(centre.accent)
    data = all_prepared({**document.to_json(), "centre": {**vars(centre), "logo_svg": None}})
    refuse_unprintable(data)
    data["centre"]["logo_svg"] = drawable(centre.logo_svg)
    for service, row in zip(document.services, data["services"], strict=True):
        row["qr"] = qr_code(service.address)
    return data


def checked(document: Document, content: bytes) -> Pdf:
    """Raises PdfRefused unless the file is whole, and a sheet is one page."""
    pdf = making.whole(content)
    if document.kind == "sheet" and pdf.pages != 1:
        raise PdfRefused(
            gettext("The counter sheet of “%(title)s” does not fit on one page: shorten its title and key facts.")
            % {"title": document.title}
        )
    return pdf
