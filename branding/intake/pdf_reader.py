"""A PDF that is kept as a record, looked through by itself: whether it opens, and what in it could act.

Run as a script it reads a line of JSON (the limits ``memory`` in bytes, ``seconds`` of processor time, ``pages``) and then
the PDF from standard input, and writes one word to standard output: ``fine``, or what is wrong. It imports nothing of the
project, so that it starts quickly and its death is nobody else's.
"""

import io
import json
import re
import resource
import sys
from collections.abc import Iterator

FINE, DAMAGED, ENCRYPTED, LONG, UNCHECKED = "fine", "damaged", "encrypted", "long", "unchecked"
SCRIPT, OPENS, ATTACHMENT, SENDS = "script", "opens", "attachment", "sends"
PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
OPEN_FILES = 32

# Names that stand in a PDF only where it does such a thing (ISO 32000-2, 7.11, 12.6, 12.7, 13).
FORBIDDEN = {
    b"Encrypt": ENCRYPTED,
    **dict.fromkeys((b"JavaScript", b"Rendition", b"RichMedia", b"XFA"), SCRIPT),
    **dict.fromkeys((b"Launch", b"GoToR", b"GoToE", b"Movie"), OPENS),
    **dict.fromkeys((b"EmbeddedFile", b"EmbeddedFiles"), ATTACHMENT),
    **dict.fromkeys((b"SubmitForm", b"ImportData"), SENDS),
}
NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


def names_of(data: bytes) -> Iterator[bytes]:
    for found in NAME.finditer(data):
        yield ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), found[1])


def verdict(data: bytes) -> str:
    """The first thing that a forbidden name stands for."""
    return next((FORBIDDEN[name] for name in names_of(data) if name in FORBIDDEN), FINE)


def looked_through(data: bytes, pages: int) -> str:
    """The file as it came is looked through, and as pdfium writes it anew: then no object is packed any more."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return ENCRYPTED if error.err_code == PASSWORD_NEEDED else DAMAGED
    if (found := verdict(data)) != FINE:
        return found
    if not len(document):
        return DAMAGED
    if len(document) > pages:
        return LONG
    document[0].close()
    anew = io.BytesIO()
    document.save(anew)
    return verdict(anew.getvalue())


def limit_itself(memory: int, seconds: int) -> None:
    """Memory and time; no file grows by its hand, no process is begun (unless it is root's), few files are open at once."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    limit_itself(order["memory"], order["seconds"])
    data = sys.stdin.buffer.read()
    try:
        found = looked_through(data, order["pages"])
    except MemoryError:
        found = UNCHECKED
    except Exception:
        # Libraries raise whatever a damaged file makes them stumble over.
        found = DAMAGED
    sys.stdout.write(found)


if __name__ == "__main__":
    main()
