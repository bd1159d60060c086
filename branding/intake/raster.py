"""An uploaded PNG, JPEG or WebP becomes upright pixels in sRGB and nothing else, or a sentence why not."""

import io
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext
from PIL import Image, ImageCms, ImageOps

from branding.intake.contents import PROPORTIONS, kind_of, read_bytes, refuse_kind, refuse_proportions
from branding.intake.faults import UploadRefused
from branding.intake.headers import Header, header_of

MOST_BYTES = 20_000_000
# A decoder takes up to 12 bytes a pixel, that of four inks and that of WebP more.
MOST_PIXELS, MOST_PIXELS_OF_INKS, MOST_PIXELS_OF_WEBP = 25_000_000, 15_000_000, 10_000_000
LEAST_SIDE = 64  # of the shorter side
PERCEPTUAL = ImageCms.Intent.PERCEPTUAL
SAVED = {"png": {"compress_level": 3}, "jpeg": {"quality": 92}}
ACCEPTED = {"png": "PNG", "jpeg": "JPEG", "webp": "WEBP"}


@dataclass(frozen=True)
class Raster:
    """``data``: the picture anew, without metadata. ``format``: "png" or "jpeg". ``width``, ``height`` in pixels."""

    data: bytes
    format: str
    width: int
    height: int
    has_alpha: bool


def read_raster(file: IO[bytes] | bytes, name: str) -> Raster:
    """The pixels, turned as the camera was held, in sRGB with 8 bits a colour; WebP becomes PNG. Raises UploadRefused.

    Nothing is decoded before kind and size are known and accepted.
    """
    data = read_bytes(file, MOST_BYTES, name)
    header = accepted_header(data, name)
    try:
        with Image.open(io.BytesIO(data), formats=list(ACCEPTED.values())) as image:
            picture = _upright_srgb(image)
    except MemoryError:
        raise
    except Exception as error:
        # Pillow raises whatever a damaged file makes it stumble over.
        raise UploadRefused(name, gettext("The picture is damaged and cannot be read. Save it anew.")) from error
    if not _shows_something(picture):
        raise UploadRefused(name, gettext("The picture shows nothing: all of it is of one colour."))
    kind = "jpeg" if header.format == "jpeg" else "png"
    out = io.BytesIO()
    picture.save(out, ACCEPTED[kind], **SAVED[kind])
    return Raster(out.getvalue(), kind, picture.width, picture.height, picture.mode in ("RGBA", "LA"))


def _shows_something(picture: Image.Image) -> bool:
    if picture.mode in ("RGBA", "LA") and not picture.getchannel("A").getbbox():
        return False
    channels = map(picture.getchannel, picture.getbands())
    return any(low != high for low, high in (channel.getextrema() for channel in channels))


def accepted_header(data: bytes, name: str) -> Header:
    """Raises UploadRefused by what the header promises."""
    if (kind := kind_of(data)) not in ACCEPTED:
        refuse_kind(name, kind, gettext("PNG, JPEG and WebP are accepted."))
    header = header_of(data)
    if header is None or not header.width or not header.height:
        raise UploadRefused(name, gettext("The picture is damaged and cannot be read. Save it anew."))
    if header.animated:
        raise UploadRefused(name, gettext("The picture moves. A picture of a single frame is accepted."))
    sizes = {"width": f"{header.width:,}", "height": f"{header.height:,}"}
    most = MOST_PIXELS
    if header.format == "webp":
        most = MOST_PIXELS_OF_WEBP
    elif header.inks:
        most = MOST_PIXELS_OF_INKS
    if header.width * header.height > most:
        problem = gettext("The picture is %(width)s × %(height)s pixels; at most %(most)d million pixels are accepted.")
        raise UploadRefused(name, problem % {**sizes, "most": most // 1_000_000})
    if min(header.width, header.height) < LEAST_SIDE:
        problem = gettext(
            "The picture is %(width)s × %(height)s pixels; at least %(least)d pixels on the shorter side are needed."
        )
        raise UploadRefused(name, problem % {**sizes, "least": LEAST_SIDE})
    if max(header.width, header.height) > min(header.width, header.height) * PROPORTIONS:
        refuse_proportions(name)
    return header


def _upright_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    picture = _in_srgb(_eight_bits(image), profile)
    picture.info = {}  # no place, date, comment or thumbnail goes on
    return picture


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("P", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Without a transparency that hides nothing. A profile that cannot be used is passed over, as browsers do."""
    if image.mode in ("RGBA", "LA") and image.getextrema()[-1] == (255, 255):
        image = image.convert(image.mode.removesuffix("A"))
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):
            image = _through_profile(image, profile)
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
    if image.mode == "CMYK":
        changed = ImageCms.profileToProfile(image, source, target, PERCEPTUAL, outputMode="RGB")
        return changed or image
    ImageCms.profileToProfile(image, source, target, PERCEPTUAL, inPlace=True)
    return image
