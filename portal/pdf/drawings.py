"""What is drawn on a paper besides its text: the logo, a colour, the QR code of an address."""

import base64
import io
import re
from functools import lru_cache

import segno
from django.utils.translation import gettext
from PIL import Image

from portal.look import PrintLogo
from portal.pdf.faults import PdfRefused

COLOUR = re.compile("#[0-9a-fA-F]{6}")
ENCLOSED = 'href="data:image/png;base64,'  # a picture that comes with the drawing
LOST_IN_PRINT = re.compile(rf"<(?:\w+:)?(?:text|foreignObject|image(?! {ENCLOSED}))\b")


def printable_colour(colour: str) -> str:
    """The colour as it is; raises PdfRefused unless it is written as ``#rrggbb``."""
    if not COLOUR.fullmatch(colour):
        raise PdfRefused(
            gettext("The centre's colour “%(colour)s” is not one; it is written as #0b4650.") % {"colour": colour}
        )
    return colour


def drawable(logo: str | None) -> str | None:
    """The logo as it is; raises PdfRefused when a part of it would be missing in print."""
    if not logo or not logo.strip():
        return None
    if "<svg" not in logo or LOST_IN_PRINT.search(logo):
        raise PdfRefused(
            gettext("The logo cannot be printed: it must be an SVG drawn in paths, without text and pictures.")
        )
    return logo


def logo_drawing(logo: PrintLogo | None) -> str | None:
    """The logo as an SVG, a PNG enclosed in one; None without a logo."""
    return logo.svg or (enclosed(logo.png) if logo.png else None) if logo else None


def enclosed(png: bytes) -> str:
    """An SVG of the size of the picture that it holds."""
    with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
        width, height = picture.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image {ENCLOSED}{base64.b64encode(png).decode("ascii")}" width="{width}" height="{height}"/></svg>'
    )


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
