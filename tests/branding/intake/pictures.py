"""Pictures as offices send them, made here, and pictures that promise what they do not hold."""

import io
import struct
import zlib

from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"


def picture(mode="RGB", size=(200, 100), left="red", right="blue"):
    """Two colours, side by side."""
    image = Image.new(mode, size, left)
    image.paste(right, (size[0] // 2, 0, *size))
    return image


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(kind, data, length=None):
    """``length``: what the chunk says of itself."""
    said = len(data) if length is None else length
    return struct.pack(">I", said) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_header(width, height, depth=8, colours=2):
    return PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))


def png_of(width, height, *chunks):
    """A whole black picture, packed row by row, with chunks before the pixels."""
    packer, row = zlib.compressobj(9), b"\0" + b"\0" * (3 * width)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png_header(width, height) + b"".join(chunks) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def webp_header(width, height, flags=0):
    body = bytes([flags, 0, 0, 0]) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + body


def jpeg_header(width, height, colours=3):
    frame = struct.pack(">BHHB", 8, height, width, colours) + b"\1\x11\0" * colours
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
