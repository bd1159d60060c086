"""A neutral document becomes a PDF that is whole, or a sentence why not."""

import hashlib
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import segno
from django.utils.translation import gettext

from manuals.pdf import compiler
from manuals.pdf.document import Document
from manuals.pdf.faults import PdfRefused
from manuals.pdf.repertoire import all_prepared, refuse_unprintable
from manuals.pdf.words import NAMES

SECONDS, SECONDS_EACH_MORE, LONGEST = 60, 1, 180
MEMORY = 2 * 1024**3  # bytes of address space; a booklet of fifty services takes about 0.3 GiB
COLOUR = re.compile("#[0-9a-fA-F]{6}")
DRAWN_TEXT = re.compile(r"<(?:\w+:)?(?:text|foreignObject|image)\b")


@dataclass(frozen=True)
class Pdf:
    """``sha256``: hexadecimal, of ``content``."""

    content: bytes
    sha256: str
    pages: int


def make_pdf(document: Document, *, in_process: bool = False, seconds: float = SECONDS, memory: int = MEMORY) -> Pdf:
    """``make_pdfs`` of a single document, which may take ``seconds``."""
    return make_pdfs([document], in_process=in_process, seconds=seconds, memory=memory)[0]


def make_pdfs(
    documents: Sequence[Document], *, in_process: bool = False, seconds: float | None = None, memory: int = MEMORY
) -> list[Pdf]:
    """The PDF/UA-1 of each document; the same document gives the same bytes. Raises PdfRefused with a sentence, which
    names the document where there are several; then there is none of any.

    Typst runs in one process of its own for all of them that may take ``seconds`` (None: by their number, see
    ``seconds_for``) and ``memory`` (bytes of address space), with an empty environment. ``in_process``: at once and
    without limits, for previews of one service and for tests.
    """
    if not documents:
        return []
    orders = [(document.kind, json.dumps(plain(document), ensure_ascii=False)) for document in documents]
    limit = seconds_for(len(documents)) if seconds is None else seconds
    made, fault = at_once(orders) if in_process else guarded(orders, limit, memory)
    pdfs = []
    for place, document in enumerate(documents):
        try:
            if place >= len(made):
                raise fault or PdfRefused(gettext("The PDF could not be made: the file is not whole."))
            pdfs.append(checked(document, made[place]))
        except PdfRefused as refused:
            if len(documents) == 1:
                raise
            raise PdfRefused(naming(document, refused.sentence)) from refused
    return pdfs


def seconds_for(number: int) -> float:
    """How long ``number`` documents may take together; a sheet or a short manual takes about 0.05 seconds."""
    return min(SECONDS + (number - 1) * SECONDS_EACH_MORE, LONGEST)


def naming(document: Document, sentence: str) -> str:
    named = {
        "manual": gettext("Manual “%(title)s” (%(language)s): %(sentence)s"),
        "booklet": gettext("Booklet “%(title)s” (%(language)s): %(sentence)s"),
        "sheet": gettext("Counter sheet “%(title)s” (%(language)s): %(sentence)s"),
    }[document.kind]
    return named % {"title": document.title, "language": document.language, "sentence": sentence}


def failed(reason: str) -> PdfRefused:
    return PdfRefused(gettext("The PDF could not be made: %(reason)s.") % {"reason": reason.rstrip(".")})


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
    if not COLOUR.fullmatch(centre.colour):
        raise PdfRefused(
            gettext("The centre's colour “%(colour)s” is not one; it is written as #0b4650.")
            % {"colour": centre.colour}
        )
    data = all_prepared({**document.to_json(), "centre": {**vars(centre), "logo_svg": None}})
    refuse_unprintable(data)
    data["centre"]["logo_svg"] = drawable(centre.logo_svg)
    for service, row in zip(document.services, data["services"], strict=True):
        row["qr"] = qr_code(service.address)
    return data


def drawable(logo: str | None) -> str | None:
    """The logo as it is; raises PdfRefused when a part of it would be missing in print."""
    if not logo or not logo.strip():
        return None
    if "<svg" not in logo or DRAWN_TEXT.search(logo):
        raise PdfRefused(
            gettext("The logo cannot be printed: it must be an SVG drawn in paths, without text and pictures.")
        )
    return logo


@lru_cache(maxsize=512)
def qr_code(address: str) -> str:
    """An SVG with the four quiet modules that the standard asks for. Raises PdfRefused for an address that is too long."""
    out = io.BytesIO()
    try:
        code = segno.make(address, micro=False, error="m")
    except (segno.DataOverflowError, ValueError) as fault:
        sentence = gettext("No QR code can be made of the address “%(address)s”.") % {"address": address[:80]}
        raise PdfRefused(sentence) from fault
    code.save(out, kind="svg", border=4, dark="#000000", light="#ffffff", xmldecl=False)
    return out.getvalue().decode("ascii")


def at_once(orders: Sequence[tuple[str, str]]) -> tuple[list[bytes], PdfRefused | None]:
    """As ``guarded``, in this process."""
    made: list[bytes] = []
    try:
        for order in orders:
            made.append(compiler.compiled(*order))
    except compiler.CompilerError as fault:
        return made, failed(str(fault))
    return made, None


def guarded(orders: Sequence[tuple[str, str]], seconds: float, memory: int) -> tuple[list[bytes], PdfRefused | None]:
    """The files that the compiler made in a process of its own, in their order, and why the next one is not among them."""
    order = json.dumps({"documents": orders, "memory": memory}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-I", compiler.__file__],
            input=order,
            capture_output=True,
            timeout=seconds,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        sentence = gettext("The PDF was not ready within %(seconds)s seconds and was given up.")
        return compiler.frames(late.stdout or b""), PdfRefused(sentence % {"seconds": f"{seconds:g}"})
    except OSError as fault:
        return [], failed(str(fault))
    made = compiler.frames(done.stdout)
    if done.returncode < 0:
        sentence = gettext("Making the PDF was ended from outside or for want of memory (%(signal)s).")
        return made, PdfRefused(sentence % {"signal": signal.Signals(-done.returncode).name})
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        return made, failed(said[-1] if said else f"exit code {done.returncode}")
    return made, None


def checked(document: Document, content: bytes) -> Pdf:
    """Raises PdfRefused unless the file has pages and text, and a sheet is one page."""
    pages = compiler.pages_of(content)
    if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF") or not pages:
        raise PdfRefused(gettext("The PDF could not be made: the file is not whole."))
    if b"/ToUnicode" not in content:
        raise PdfRefused(gettext("The PDF could not be made: there is no text in it."))
    if document.kind == "sheet" and pages != 1:
        raise PdfRefused(
            gettext("The counter sheet of “%(title)s” does not fit on one page: shorten its title and key facts.")
            % {"title": document.title}
        )
    return Pdf(content, hashlib.sha256(content).hexdigest(), pages)
