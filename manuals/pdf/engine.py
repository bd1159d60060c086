"""A neutral document becomes a PDF that is whole, or a sentence why not."""

import hashlib
import io
import json
import re
import signal
import subprocess
import sys
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

SECONDS = 60
MEMORY = 2 * 1024**3  # bytes of address space; a booklet of fifty services takes about 0.3 GiB
PAGE = re.compile(rb"/Type\s*/Page\b")
COLOUR = re.compile("#[0-9a-fA-F]{6}")
DRAWN_TEXT = re.compile(r"<(?:\w+:)?(?:text|foreignObject|image)\b")


@dataclass(frozen=True)
class Pdf:
    """``sha256``: hexadecimal, of ``content``."""

    content: bytes
    sha256: str
    pages: int


def make_pdf(document: Document, *, in_process: bool = False, seconds: float = SECONDS, memory: int = MEMORY) -> Pdf:
    """The PDF/UA-1 of ``document``; the same document gives the same bytes. Raises PdfRefused with a sentence.

    Typst runs in a process of its own that may take ``seconds`` and ``memory`` (bytes of address space), with an
    empty environment. ``in_process``: at once and without limits, for previews of one service and for tests.
    """
    data = plain(document)
    text = json.dumps(data, ensure_ascii=False)
    try:
        content = (
            compiler.compiled(document.kind, text) if in_process else guarded(document.kind, text, seconds, memory)
        )
    except compiler.CompilerError as fault:
        raise PdfRefused(
            gettext("The PDF could not be made: %(reason)s.") % {"reason": str(fault).rstrip(".")}
        ) from fault
    return checked(document, content)


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


def guarded(kind: str, document: str, seconds: float, memory: int) -> bytes:
    """The compiler in a process of its own; raises PdfRefused when it is late or was ended."""
    order = json.dumps({"kind": kind, "document": document, "memory": memory}).encode()
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
        raise PdfRefused(
            gettext("The PDF was not ready within %(seconds)s seconds and was given up.") % {"seconds": f"{seconds:g}"}
        ) from late
    except OSError as fault:
        raise compiler.CompilerError(str(fault)) from fault
    if done.returncode < 0:
        sentence = gettext("Making the PDF was ended from outside or for want of memory (%(signal)s).")
        raise PdfRefused(sentence % {"signal": signal.Signals(-done.returncode).name})
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise compiler.CompilerError(said[-1] if said else f"exit code {done.returncode}")
    return done.stdout


def checked(document: Document, content: bytes) -> Pdf:
    """Raises PdfRefused unless the file has pages and text, and a sheet is one page."""
    pages = len(PAGE.findall(content))
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
