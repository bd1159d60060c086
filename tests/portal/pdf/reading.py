"""A PDF read back by the two engines that readers' programs are made of."""

import re
import subprocess
import unicodedata

import pypdfium2

from tests import requirements

UNSEEN = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff]")
PDFIUM_LINE_END_HYPHEN = "\ufffe"  # how pdfium tells a hyphen that ends a line


def exact(text: str) -> str:
    """What must be equal: every sign in NFC. No reader tells spaces reliably."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text.replace(PDFIUM_LINE_END_HYPHEN, "-")))


def pdfium_pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [text_of(page) for page in pdf]


def text_of(page) -> str:
    layer = page.get_textpage()
    try:
        return layer.get_text_range()
    finally:
        layer.close()
        page.close()


def poppler_pages(content: bytes) -> list[str]:
    program = requirements.need("poppler")
    done = subprocess.run([program, "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


READERS = {"pdfium": pdfium_pages, "poppler": poppler_pages}
