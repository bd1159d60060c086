"""From the file of a picture to the files that browsers get: upright, in sRGB, without what a camera wrote into it.

A file is measured before it is unpacked, and unpacked once for all sizes.
"""

import io
import math
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.utils.functional import cached_property
from PIL import Image, ImageCms, ImageOps
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, Filter, SourceImageIOError
from willow.plugins.pillow import PillowImage

from portal.pictures.shapes import DRAWING, PHOTOGRAPH, TRANSPARENT

# Pixels. A JPEG is unpacked at the size that is needed, so that it may be a large photograph.
MOST_PIXELS = 25_000_000
MOST_PIXELS_OF_JPEG = 50_000_000
QUALITIES: dict[str, dict[str, Any]] = {
    "jpeg": {"quality": 78, "optimize": True, "progressive": True},
    "png": {"optimize": True},
    "webp": {"quality": 78, "method": 4},
    "webp-lossless": {"lossless": True, "quality": 60, "method": 4},
    "avif": {"quality": 55, "speed": 6},
}
# Of the 65,536 places where a picture is probed: a drawing has fewer colours, a photograph many times as many.
MOST_COLOURS_OF_DRAWING, PROBES = 1_500, 256
# Of a file's name, so that its path fits its column.
NAME_LENGTH = 80


class UnreadablePictureError(SourceImageIOError):
    """The file is damaged, no picture, or larger than what is unpacked."""


def most_pixels(format_name: str) -> int:
    return MOST_PIXELS_OF_JPEG if format_name in {"JPEG", "MPO"} else MOST_PIXELS


class Pixels:
    """A picture, unpacked for some of Wagtail's filter specs. Raises UnreadablePictureError."""

    def __init__(self, owner, specs: list[str], file: IO[bytes]):
        self.owner = owner
        try:
            self.image, self.size = _unpacked(owner, specs, file)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise UnreadablePictureError(f"Picture {owner.pk} cannot be read: {error}") from error

    @cached_property
    def kind(self) -> tuple[str, ...]:
        """The formats that suit it."""
        if self.format_name == "jpeg":
            return PHOTOGRAPH
        probe = self.image.resize((PROBES, PROBES), Image.Resampling.NEAREST).convert("RGBA")
        if probe.getcolors(MOST_COLOURS_OF_DRAWING):
            return DRAWING
        return PHOTOGRAPH if probe.getchannel("A").getextrema() == (255, 255) else TRANSPARENT

    @property
    def format_name(self) -> str:
        return "jpeg" if self.image.format in {"JPEG", "MPO"} else str(self.image.format).lower()

    def file(self, spec: str) -> File:
        """The file for ``spec``, in the format that it names, else in that of the original.

        Its name tells the original by its hash: another original has other addresses, which no cache knows.
        """
        wanted = Filter(spec)
        named = [part.removeprefix("format-") for part in spec.split("|") if part.startswith("format-")]
        original = settings.WAGTAILIMAGES_FORMAT_CONVERSIONS.get(self.format_name, self.format_name)
        format_name = named[0] if named else original
        extension = IMAGE_FORMAT_EXTENSIONS[format_name.split("-")[0]]
        key = wanted.get_cache_key(self.owner) or "all"
        ending = f".{self.owner.get_file_hash()[:8]}.{key}.{spec.replace('|', '.')}{extension}"
        name = PurePath(self.owner.file.name).stem[: max(1, NAME_LENGTH - len(ending))] + ending
        return File(self._written(wanted, format_name), name=name)

    def size_of(self, spec: str) -> tuple[int, int]:
        """Width and height in pixels of the file for ``spec``."""
        width, height = Filter(spec).get_transform(self.owner, self.size).size
        return max(1, round(width)), max(1, round(height))

    def _written(self, wanted: Filter, format_name: str) -> io.BytesIO:
        willow = PillowImage(_in_srgb(self._cut(wanted)))
        for operation in wanted.filter_operations:
            willow = operation.run(willow, self.owner, {}) or willow
        if format_name == "jpeg":
            willow = willow.set_background_color_rgb((255, 255, 255))
        image, output = willow.image, io.BytesIO()
        if self.kind is DRAWING and image.mode == "RGB" and format_name in DRAWING:
            # Plain areas keep their colour exactly, and the greys of edges become few: the file is a third smaller.
            image = image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        image.save(output, format_name.split("-")[0].upper(), **QUALITIES.get(format_name, {}))
        output.seek(0)
        return output

    def _cut(self, wanted: Filter) -> Image.Image:
        area = wanted.get_transform(self.owner, self.size).get_rect().round()
        across, down = self.image.width / self.size[0], self.image.height / self.size[1]
        box = (
            max(0, area.left) * across,
            max(0, area.top) * down,
            min(self.size[0], area.right) * across,
            min(self.size[1], area.bottom) * down,
        )
        # Lanczos would draw faint lines beside the edges of a drawing.
        way = Image.Resampling.HAMMING if self.kind is DRAWING else Image.Resampling.LANCZOS
        return self.image.resize(self.size_of(wanted.spec), way, box=box, reducing_gap=3)


def _unpacked(owner, specs: list[str], file: IO[bytes]) -> tuple[Image.Image, tuple[int, int]]:
    """The picture, a JPEG perhaps smaller than it is, and its full size upright."""
    image: Image.Image = Image.open(file)
    if image.width * image.height > most_pixels(image.format or ""):
        raise UnreadablePictureError(f"{image.width} × {image.height} pixels are too many")
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    size = (image.height, image.width) if turned else image.size
    scale = max(_scale(Filter(spec), owner, size) for spec in specs)
    format_name = image.format
    image.draft(None, (math.ceil(image.width * scale), math.ceil(image.height * scale)))
    image.load()
    if image.mode not in {"L", "RGB", "RGBA", "CMYK"}:
        image = _plain(image)
    ImageOps.exif_transpose(image, in_place=True)
    image.format = format_name
    return image, size


def _scale(wanted: Filter, owner, size: tuple[int, int]) -> float:
    transform = wanted.get_transform(owner, size)
    area = transform.get_rect()
    return min(1.0, max(transform.size[0] / max(area.width, 1), transform.size[1] / max(area.height, 1)))


def _plain(image: Image.Image) -> Image.Image:
    """As colours or greys of eight bits, its profile kept."""
    if image.mode.startswith("I"):
        plain = image.point(lambda value: value / 256).convert("L")
    else:
        plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    plain.info = dict(image.info)
    return plain


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as every screen takes them; a broken profile is as none. Of the rest of what the file tells nothing stays."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile := image.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    image = image.convert(mode)
    image.info = {}
    return image
