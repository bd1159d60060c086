"""Pictures made for tests: drawings, photographs, and files that are something else or too much."""

import io
import random
import struct
import zlib
from functools import cache

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFilter

from portal.models import PortalImage


def drawing(width=2000, height=1200) -> Image.Image:
    """Plain areas and lines, as of a floor plan."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for number in range(12):
        box = (number * width // 13, height // 4, (number + 1) * width // 13, height * 3 // 4)
        draw.rectangle(box, fill=["#0b4650", "#eff5f5", "#f2b632"][number % 3], outline="black", width=3)
    return image


@cache
def photograph(width=1500, height=1000) -> Image.Image:
    """Many colours without an edge, as of a camera; the same at each call."""
    noise = Image.frombytes("RGB", (150, 100), random.Random(7).randbytes(150 * 100 * 3))
    return noise.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))


def halves(width=1000, height=500, left="red", right="blue") -> Image.Image:
    image = Image.new("RGB", (width, height), left)
    image.paste(right, (width // 2, 0, width, height))
    return image


def as_file(image: Image.Image, format_name="PNG", **options) -> bytes:
    output = io.BytesIO()
    image.save(output, format_name, **options)
    return output.getvalue()


def stored(content: bytes | Image.Image, name="picture.png", **given) -> PortalImage:
    """A picture with its text alternatives, unless ``given`` has others."""
    if isinstance(content, Image.Image):
        content = as_file(content, {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.rsplit(".", 1)[1]])
    texts = {"title": "ผังอาคาร", "alt_th": "ผังอาคารชั้นหนึ่ง", "alt_en": "Plan of the first floor"}
    return PortalImage.objects.create(file=ContentFile(content, name=name), **(texts | given))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(width=30_000, height=30_000) -> bytes:
    """The head of a PNG of this size with a few of its bytes: whoever unpacks it needs gigabytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
        + chunk(b"IEND", b"")
    )
