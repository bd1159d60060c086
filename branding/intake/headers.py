"""What the first bytes of a PNG, JPEG or WebP promise, read before any of its pixels takes memory."""

from dataclasses import dataclass

from branding.intake.contents import kind_of

# Markers of JPEG that begin a frame and tell its size; the others in this range are tables.
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
STANDALONE = {0x01, *range(0xD0, 0xD8)}
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
INKS = 4


@dataclass(frozen=True)
class Header:
    """``format``: "png", "jpeg" or "webp". ``width``, ``height`` in pixels, as stored. ``inks``: four colours for a press."""

    format: str
    width: int
    height: int
    animated: bool = False
    inks: bool = False


def header_of(data: bytes) -> Header | None:
    """None for another kind of file, or one whose first parts are damaged."""
    kind = kind_of(data)
    reader = READERS.get(kind)
    try:
        return reader(data) if reader else None
    except IndexError:  # it ends before it says
        return None


def _png(data: bytes) -> Header | None:
    if data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = (int.from_bytes(data[place : place + 4], "big") for place in (16, 20))
    place, animated = 33, False
    while place + 8 <= len(data) and data[place + 4 : place + 8] != b"IDAT":
        animated = animated or data[place + 4 : place + 8] == b"acTL"
        place += 12 + int.from_bytes(data[place : place + 4], "big")
    return Header("png", width, height, animated)


def _jpeg(data: bytes) -> Header | None:
    place = 2
    while True:
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF:  # padding
            place += 1
        elif marker in STANDALONE:
            place += 2
        elif marker in FRAMES:
            height, width = (int.from_bytes(data[start : start + 2], "big") for start in (place + 5, place + 7))
            return Header("jpeg", width, height, inks=data[place + 9] == INKS)
        elif marker in (START_OF_SCAN, END_OF_IMAGE):
            return None
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4], "big"))


def _webp(data: bytes) -> Header | None:
    """The largest of the sizes that its parts tell: the canvas and each picture."""
    sizes: list[tuple[int, int]] = []
    animated, place = False, 12
    while place + 8 <= len(data):
        name, length = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        body = data[place + 8 : place + 8 + min(length, 16)].ljust(16, b"\0")
        if name == b"VP8X":
            animated = animated or bool(body[0] & 2)
            sizes.append((1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")))
        elif name == b"VP8 ":
            width, height = (int.from_bytes(body[start : start + 2], "little") & 0x3FFF for start in (6, 8))
            sizes.append((width, height))
        elif name == b"VP8L":
            bits = int.from_bytes(body[1:5], "little")
            sizes.append((1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)))
        animated = animated or name in (b"ANIM", b"ANMF")
        place += 8 + length + length % 2
    if not sizes:
        return None
    return Header("webp", max(width for width, _ in sizes), max(height for _, height in sizes), animated)


READERS = {"png": _png, "jpeg": _jpeg, "webp": _webp}
