"""PDF, DOCX and plain text to words, by itself.

Run as a script it reads a line of JSON (``kind`` and the limits ``memory`` and ``unpacked`` in bytes, ``seconds`` of
processor time, ``pages``, ``characters``) and then the file from standard input, and writes to standard output the words
as UTF-8, or on failure one of ``ENCRYPTED``, ``DAMAGED``, ``UNPACKED`` with exit code 3. It imports nothing of the
project, so that it starts quickly and its death is nobody else's. It can open what its user can open: the limits are
against files that are damaged or too much, not against a library that has been taken over.
"""

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve()
FAILED = 3
ENCRYPTED, DAMAGED, UNPACKED = "encrypted", "damaged", "unpacked"
PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_OF_DOCX = "word/document.xml"
ZIP_ENCRYPTED = 0x1
OPEN_FILES = 32


class UnreadableError(Exception):
    """Holds one of the words that tell why."""


@dataclass(frozen=True)
class Limits:
    """``memory`` and ``unpacked`` in bytes, ``seconds`` of processor time, ``characters`` of text."""

    memory: int
    seconds: int
    unpacked: int
    pages: int
    characters: int


def words_of(kind: str, content: bytes, limits: Limits) -> str:
    """The first of the words; raises UnreadableError, or whatever a damaged file makes a library stumble over."""
    pieces: list[str] = []
    length = 0
    for piece in READERS[kind](content, limits):
        pieces.append(piece)
        length += len(piece)
        if length >= limits.characters:
            break
    return "".join(pieces)[: limits.characters]


def pdf(content: bytes, limits: Limits) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(ENCRYPTED if error.err_code == PASSWORD_NEEDED else DAMAGED) from error
    for number in range(min(len(document), limits.pages)):
        page = document[number]
        layer = page.get_textpage()
        yield f"{layer.get_text_range()}\n"
        layer.close()
        page.close()


def docx(content: bytes, limits: Limits) -> Iterator[str]:
    from defusedxml import ElementTree

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > limits.unpacked:
            raise UnreadableError(UNPACKED)
        if archive.getinfo(TEXT_OF_DOCX).flag_bits & ZIP_ENCRYPTED:
            raise UnreadableError(ENCRYPTED)
        with archive.open(TEXT_OF_DOCX) as file:
            for _event, element in ElementTree.iterparse(file, forbid_dtd=True):
                if element.tag == f"{WORD}t":
                    yield element.text or ""
                elif element.tag in (f"{WORD}p", f"{WORD}br"):
                    yield "\n"
                elif element.tag == f"{WORD}tab":
                    yield " "
                element.clear()


def txt(content: bytes, limits: Limits) -> Iterator[str]:
    """UTF-8, UTF-16 with its mark, else the Thai code page of Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16")
        return
    if b"\0" in content:
        raise UnreadableError(DAMAGED)
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp874")


READERS = {"pdf": pdf, "docx": docx, "txt": txt}


def limit_itself(limits: Limits) -> None:
    """Memory and time; no file grows by its hand, no process is begun (unless it is root's), few files are open at once."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    order = json.loads(sys.stdin.buffer.readline())
    kind, limits = order["kind"], Limits(**order["limits"])
    limit_itself(limits)
    try:
        found = words_of(kind, sys.stdin.buffer.read(), limits)
    except UnreadableError as error:
        sys.stdout.write(str(error))
        sys.exit(FAILED)
    except MemoryError:
        raise
    except Exception:
        # Libraries raise whatever a damaged file makes them stumble over.
        sys.stdout.write(DAMAGED)
        sys.exit(FAILED)
    sys.stdout.buffer.write(found.encode("utf-8", "ignore"))


if __name__ == "__main__":
    main()
