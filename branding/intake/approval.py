"""The document by which a logo was approved: a PDF that only shows its pages, or a picture of it."""

import json
import subprocess
import sys
import tempfile
from typing import IO

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from branding.intake import pdf_reader
from branding.intake.contents import kind_of, read_bytes, refuse_kind
from branding.intake.faults import UploadRefused
from branding.intake.raster import ACCEPTED, MOST_BYTES, read_raster

MEMORY, SECONDS, PAGES = 512 * 1024**2, 20, 100  # bytes, of processor time, of the document
PATIENCE = 2  # times the seconds, for a process that waits instead of working
PROBLEMS = {
    pdf_reader.DAMAGED: _("The PDF is damaged."),
    pdf_reader.ENCRYPTED: _("The PDF is protected by a password or by restrictions."),
    pdf_reader.LONG: _("The PDF has more than 100 pages."),
    pdf_reader.UNCHECKED: _("The PDF is built in a way that cannot be checked."),
    pdf_reader.SCRIPT: _("The PDF holds a program or moving content (such as JavaScript)."),
    pdf_reader.OPENS: _("The PDF opens other files or programs."),
    pdf_reader.ATTACHMENT: _("The PDF holds attached files."),
    pdf_reader.SENDS: _("The PDF holds a form that sends what is typed."),
}
ANEW = _("Print it to a new PDF, or scan the paper, and upload that.")


def read_approval(file: IO[bytes] | bytes, name: str) -> bytes:
    """A PDF as it came, byte for byte, or a picture without metadata. Raises UploadRefused."""
    data = read_bytes(file, MOST_BYTES, name)
    kind = kind_of(data)
    if kind in ACCEPTED:
        return read_raster(data, name).data
    if kind != "pdf":
        refuse_kind(name, kind, gettext("PDF, PNG, JPEG and WebP are accepted."))
    found = _looked_through(data)
    if found != pdf_reader.FINE:
        raise UploadRefused(name, f"{PROBLEMS.get(found, PROBLEMS[pdf_reader.UNCHECKED])} {ANEW}")
    return data


def _looked_through(data: bytes) -> str:
    """What the reader says; '' if it came to no end within its limits."""
    order = json.dumps({"memory": MEMORY, "seconds": SECONDS, "pages": PAGES}).encode()
    command = [sys.executable, "-IB", pdf_reader.__file__]
    with tempfile.TemporaryFile() as given:
        given.write(order + b"\n" + data)
        given.seek(0)
        try:
            done = subprocess.run(
                command, stdin=given, capture_output=True, timeout=SECONDS * PATIENCE, env={}, check=False
            )
        except subprocess.TimeoutExpired:
            return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
