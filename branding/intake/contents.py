"""What an uploaded file is, told by its first bytes and never by its name; and what any logo must be."""

from typing import IO, NoReturn

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from branding.intake.faults import UploadRefused

PROPORTIONS = 20  # the longer side of a logo in shorter sides, at most
FIRST = 1024
STARTS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"%PDF-": "pdf",
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"%!PS": "postscript",
    b"\xc5\xd0\xd3\xc6": "postscript",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
SENTENCES = {
    "": _("The portal does not know what kind of file this is."),
    "empty": _("The file is empty."),
    "svg": _("This is an SVG drawing, whatever its name says."),
    "png": _("This is a PNG picture, whatever its name says."),
    "jpeg": _("This is a JPEG picture, whatever its name says."),
    "webp": _("This is a WebP picture, whatever its name says."),
    "heif": _("This is a HEIC or AVIF picture."),
    "gif": _("This is a GIF picture."),
    "bmp": _("This is a BMP picture."),
    "tiff": _("This is a TIFF picture."),
    "pdf": _("This is a PDF."),
    "postscript": _("This is a PostScript file."),
    "gzip": _("This is a compressed file (such as SVGZ). Unpack it first."),
    "zip": _("This is a ZIP archive. Unpack it first."),
    "utf-16": _("The file is written in UTF-16. Save it anew in UTF-8."),
}


def read_bytes(file: IO[bytes] | bytes, most: int, name: str) -> bytes:
    """The whole content; raises UploadRefused after ``most`` bytes, whatever the file says of its own size."""
    data = file if isinstance(file, bytes) else file.read(most + 1)
    if len(data) > most:
        raise UploadRefused(name, gettext("The file is larger than %(most)d MB.") % {"most": most // 1_000_000})
    return data


def kind_of(data: bytes) -> str:
    """A key of ``SENTENCES``."""
    if not data:
        return "empty"
    for start, kind in STARTS.items():
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return "heif"
    begin = data[:FIRST].removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin[:4] in (b"<\0?\0", b"<\0s\0") or begin[:4] in (b"\0<\0?", b"\0<\0s"):
        return "utf-16"
    return "svg" if begin.startswith(b"<") else ""


def refuse_kind(name: str, kind: str, wanted: str) -> NoReturn:
    raise UploadRefused(name, f"{SENTENCES[kind]} {wanted}")


def refuse_proportions(name: str) -> NoReturn:
    problem = gettext(
        "One side is more than %(most)d times as long as the other. Trim the empty space around the logo."
    )
    raise UploadRefused(name, problem % {"most": PROPORTIONS})
