"""Orders become files that are whole, or a sentence why not: Typst in a process of its own, with limits."""

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from portal.pdf import compiler
from portal.pdf.compiler import Order
from portal.pdf.faults import PdfRefused

SECONDS, SECONDS_EACH_MORE, LONGEST = 60, 1, 180
MEMORY = 2 * 1024**3  # bytes of address space; a booklet of fifty services takes about 0.3 GiB

Made = tuple[list[bytes], PdfRefused | None]


@dataclass(frozen=True)
class Pdf:
    """``sha256``: hexadecimal, of ``content``."""

    content: bytes
    sha256: str
    pages: int


def seconds_for(number: int) -> float:
    """How long ``number`` documents may take together; a sheet or a short manual takes about 0.05 seconds."""
    return min(SECONDS + (number - 1) * SECONDS_EACH_MORE, LONGEST)


def failed(reason: str) -> PdfRefused:
    return PdfRefused(gettext("The PDF could not be made: %(reason)s.") % {"reason": reason.rstrip(".")})


def not_whole() -> PdfRefused:
    return PdfRefused(gettext("The PDF could not be made: the file is not whole."))


def at_once(orders: Sequence[Order]) -> Made:
    """As ``guarded``, in this process."""
    made: list[bytes] = []
    try:
        for order in orders:
            made.append(compiler.compiled(order))
    except compiler.CompilerError as fault:
        return made, failed(str(fault))
    return made, None


def guarded(orders: Sequence[Order], seconds: float, memory: int = MEMORY) -> Made:
    """The files that the compiler made in a process of its own, in their order, and why the next one is not among them.

    The process may take ``seconds`` and ``memory`` (bytes of address space); its environment is empty.
    """
    order = json.dumps({"orders": [order.plain() for order in orders], "memory": memory}).encode()
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


def whole(content: bytes) -> Pdf:
    """Raises PdfRefused unless the file has pages and text."""
    pages = compiler.pages_of(content)
    if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF") or not pages:
        raise not_whole()
    if b"/ToUnicode" not in content:
        raise PdfRefused(gettext("The PDF could not be made: there is no text in it."))
    return Pdf(content, hashlib.sha256(content).hexdigest(), pages)
