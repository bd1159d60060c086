"""The file of a picture without what a camera or a program wrote into it: place, day, device, names, comments, previews.

What shows stays as it is, byte for byte: pixels, transparency, colour profile. Only a picture that was held turned is written
anew, upright, for its turn is told by what goes; and an AVIF with metadata, where they cannot be cut out.
"""

import io
import re
import struct
import warnings
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageOps

from portal.pictures.pixels import MOST_PIXELS, most_pixels

ORIENTATION = 0x0112
WRITTEN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 92, "method": 4},
    "AVIF": {"quality": 90, "speed": 6},
}
# Frames, tables and scans (ITU-T T.81, table B.1). Of application segments three are kept, by how they begin.
JPEG_SEGMENTS = {*range(0xC0, 0xC8), *range(0xC9, 0xD0), *range(0xDA, 0xE0)}
JFIF, JFIF_LENGTH = 0xE0, 14  # without a preview
JPEG_APPLICATIONS = {JFIF: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
JPEG_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)  # neither filling nor a restart within a scan
SCAN, JPEG_END = 0xDA, 0xD9
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_CHUNKS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"pHYs",
    b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"sBIT", b"bKGD", b"cICP", b"mDCV", b"cLLI",
}  # fmt: skip
WEBP_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"}
WEBP_TELLS_METADATA = 0b1100  # of the flags: EXIF and XMP
AVIF_BOXES, AVIF_ITEMS = {b"ftyp", b"meta", b"mdat"}, (b"Exif", b"mime", b"uri ")


UNREADABLE = (OSError, SyntaxError, ValueError, IndexError, struct.error, MemoryError, Image.DecompressionBombError)


def without_metadata(content: bytes) -> bytes:
    """``content`` itself where it holds none, or is no JPEG, PNG, WebP or AVIF that can be read."""
    cut = _way(content)
    if cut is None:
        return content
    try:
        bare = cut(content)
    except UNREADABLE:
        bare = None
    if bare == content:
        return content
    try:
        if bare is None or _is_turned(content):
            return cut(_anew(content))
    except UNREADABLE:
        pass
    return content if bare is None else bare


def _way(content: bytes) -> Callable[[bytes], bytes] | None:
    if content.startswith(b"\xff\xd8\xff"):
        return _cut_jpeg
    if content.startswith(PNG_START):
        return _cut_png
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _cut_webp
    if content[4:8] == b"ftyp" and b"avif" in content[8:64]:
        return _same_avif
    return None


def _cut_jpeg(content: bytes) -> bytes:
    """To the end of the first picture: cameras write others behind it. Raises ValueError where it does not end."""
    kept, at = [b"\xff\xd8"], 2
    while marker := JPEG_MARKER.search(content, at):
        kind, begin = marker[1][0], marker.end()
        if kind == JPEG_END:
            return b"".join([*kept, b"\xff\xd9"])
        at = begin + int.from_bytes(content[begin : begin + 2])
        segment = _jpeg_segment(kind, content[begin + 2 : at])
        if kind == SCAN:
            behind = JPEG_MARKER.search(content, at)
            segment += content[at : behind.start() if behind else at]
        if segment or kind in JPEG_SEGMENTS:
            kept.append(marker[0][-2:] + content[begin : begin + 2] + segment)
    raise ValueError("The picture does not end.")


def _jpeg_segment(kind: int, body: bytes) -> bytes:
    """What is kept of it: all, or b"" for nothing."""
    if kind in JPEG_SEGMENTS:
        return body
    beginning = JPEG_APPLICATIONS.get(kind)
    has_preview = kind == JFIF and len(body) > JFIF_LENGTH
    return body if beginning and body.startswith(beginning) and not has_preview else b""


def _cut_png(content: bytes) -> bytes:
    """Raises struct.error where it does not end."""
    kept, at = [PNG_START], len(PNG_START)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if kind in PNG_CHUNKS:
            kept.append(content[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end


def _cut_webp(content: bytes) -> bytes:
    """Raises struct.error where it does not end."""
    kept, at = [b"WEBP"], 12
    whole = 8 + struct.unpack_from("<I", content, 4)[0]
    while at < whole:
        kind, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if kind == b"VP8X":
            flags = content[at + 8] & ~WEBP_TELLS_METADATA
            kept.append(content[at : at + 8] + bytes([flags]) + content[at + 9 : end])
        elif kind in WEBP_CHUNKS:
            kept.append(content[at:end])
        at = end
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _same_avif(content: bytes) -> bytes:
    """Raises ValueError where it holds more than pictures: its parts are found by their places, so that none is cut out."""
    at = 0
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        held = content[at : at + length] if kind == b"meta" else b""
        if length < 8 or kind not in AVIF_BOXES or any(item in held for item in AVIF_ITEMS):
            raise ValueError("The picture holds metadata.")
        at += length
    return content


def _is_turned(content: bytes) -> bool:
    with Image.open(io.BytesIO(content)) as image:
        return image.getexif().get(ORIENTATION, 1) != 1


def _anew(content: bytes) -> bytes:
    """Upright, in its colours and with their profile. A JPEG of more than 25 million pixels has half its width and height
    then, so that turning it takes no more memory than that of another picture. Raises what Pillow does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the portal's own limit is lower
        with Image.open(io.BytesIO(content), formats=[*WRITTEN]) as image:
            format_name = "JPEG" if image.format == "MPO" else str(image.format)
            if image.width * image.height > most_pixels(format_name):
                raise ValueError("The picture has too many pixels.")
            if image.width * image.height > MOST_PIXELS:
                image.draft(None, (image.width // 2, image.height // 2))
            profile, shows = image.info.get("icc_profile"), image.info.get("transparency")
            ImageOps.exif_transpose(image, in_place=True)
            image.info = {} if shows is None else {"transparency": shows}
            written = io.BytesIO()
            image.save(written, format_name, icc_profile=profile, **WRITTEN[format_name])
    return written.getvalue()
