"""The one file that all others of a logo are made from: a drawing, or a large PNG."""

from typing import IO

from django.utils.translation import gettext

from branding.intake.contents import kind_of, read_bytes, refuse_kind
from branding.intake.faults import UploadRefused
from branding.intake.raster import MOST_BYTES, Raster, accepted_header, read_raster
from branding.intake.svg import CleanSvg, read_svg

LEAST_LONGER_SIDE = 2_000


def read_master(file: IO[bytes] | bytes, name: str) -> CleanSvg | Raster:
    """By content, whatever the name says. Raises UploadRefused for anything but SVG and a PNG of at least 2,000 pixels."""
    data = read_bytes(file, MOST_BYTES, name)
    kind = kind_of(data)
    if kind == "svg":
        return read_svg(data, name)
    wanted = gettext("A master is an SVG drawing, or a PNG of at least %(least)s pixels on the longer side.") % {
        "least": f"{LEAST_LONGER_SIDE:,}"
    }
    if kind != "png":
        refuse_kind(name, kind, wanted)
    header = accepted_header(data, name)
    if max(header.width, header.height) < LEAST_LONGER_SIDE:
        problem = gettext("The picture is %(width)s × %(height)s pixels.")
        problem %= {"width": f"{header.width:,}", "height": f"{header.height:,}"}
        raise UploadRefused(name, f"{problem} {wanted}")
    return read_raster(data, name)
