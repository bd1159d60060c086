"""The file of a picture, looked at before it is stored: what it is, how large, whether it is whole; its metadata go.

A file is known by its content, and measured by its head before its pixels are unpacked.
"""

import math
import warnings
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField

from portal.pictures.metadata import without_metadata
from portal.pictures.pixels import most_pixels

# Names of the endings that a format may have, the usual one first; Pillow calls a photograph with a preview MPO.
ENDINGS = {"JPEG": ("jpg", "jpeg"), "MPO": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "AVIF": ("avif",)}
LOOKED_FOR = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "BMP"]
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class PictureFileField(WagtailImageField):
    """Takes a single picture that browsers can show; a sentence says of any other what it is and what to do."""

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        refuse_other_formats(file, file.name)
        refuse_what_cannot_be_shown(file, file.name)
        return bare(file)

    def check_image_file_size(self, f):
        if f.size > self.max_upload_size:
            facts = {"name": f.name, "size": filesizeformat(f.size), "most": self.max_upload_size_text}
            raise ValidationError(
                _("“%(name)s” has %(size)s. A picture may have up to %(most)s: save it with fewer pixels.") % facts
            )


def bare(file):
    """``file`` from its start, or another of the same name that holds the picture without what a camera wrote into it."""
    file.seek(0)
    content = file.read()
    kept = without_metadata(content)
    file.seek(0)
    return file if kept == content else SimpleUploadedFile(file.name, kept, getattr(file, "content_type", None))


def refuse_other_formats(file, name: str) -> None:
    """Raises ValidationError for what is no picture that browsers show, told by its first bytes."""
    file.seek(0)
    head = file.read(1024)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        message = _(
            "“%(name)s” is a HEIC photograph, which most browsers cannot show. Export it as JPEG; on an iPhone choose "
            "Settings, Camera, Formats, Most Compatible."
        )
    elif head.startswith(b"GIF8"):
        message = _("“%(name)s” is a GIF. Save it as PNG; a picture here does not move.")
    elif b"<svg" in head.lower() or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        message = _("“%(name)s” is a drawing in SVG or a text. Export the drawing as PNG, at least 1,920 pixels wide.")
    else:
        return
    raise ValidationError(message % {"name": name})


def refuse_what_cannot_be_shown(file, name: str) -> None:
    """Raises ValidationError for another format, another ending, too many pixels, more than one picture, or damage."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the portal's own limit is lower
            with Image.open(file, formats=LOOKED_FOR) as image:
                _refuse_by_head(image, name)
                _unpack(image)
    except Image.DecompressionBombError:
        raise ValidationError(
            _("“%(name)s” has far too many pixels. A picture may have up to %(most)d million: save it smaller.")
            % {"name": name, "most": most_pixels("") // 1_000_000}
        ) from None
    except (OSError, SyntaxError, ValueError, MemoryError):
        raise ValidationError(
            _(
                "“%(name)s” cannot be read as a picture: it is damaged, incomplete or something else. Open it in a program "
                "for pictures and save it as JPEG or PNG."
            )
            % {"name": name}
        ) from None


def _refuse_by_head(image: Image.Image, name: str) -> None:
    facts: dict[str, Any] = {
        "name": name,
        "format": image.format,
        "width": f"{image.width:,}",
        "height": f"{image.height:,}",
    }
    endings = ENDINGS.get(image.format or "")
    if endings is None:
        raise ValidationError(
            _("“%(name)s” is a picture in the format %(format)s. Save it as JPEG, PNG, WebP or AVIF.") % facts
        )
    if PurePath(name).suffix.lower().lstrip(".") not in endings:
        facts |= {
            "format": "JPEG" if image.format == "MPO" else image.format,
            "wanted": f"{PurePath(name).stem}.{endings[0]}",
        }
        raise ValidationError(
            _("“%(name)s” holds a %(format)s picture. Rename it to “%(wanted)s” and upload it again.") % facts
        )
    most = most_pixels(image.format or "")
    if image.width * image.height > most:
        facts["most"] = most // 1_000_000
        raise ValidationError(
            _(
                "“%(name)s” has %(width)s × %(height)s pixels. A picture in this format may have up to %(most)d million: "
                "save it smaller."
            )
            % facts
        )
    frames = getattr(image, "n_frames", 1) if image.format != "MPO" else 1
    if frames > 1:
        raise ValidationError(
            _("“%(name)s” is an animation of %(frames)d pictures. Save one of them as PNG and upload that.")
            % (facts | {"frames": frames})
        )


def _unpack(image: Image.Image) -> None:
    """All of it, a JPEG at an eighth of its size: what is cut off or damaged shows."""
    image.draft(None, (math.ceil(image.width / 8), math.ceil(image.height / 8)))
    image.load()
