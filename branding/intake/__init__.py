"""Uploads are read safely: what comes out can be stored and handed to anybody. No model and no query here."""

from branding.intake.approval import read_approval
from branding.intake.faults import UploadRefused
from branding.intake.master import read_master
from branding.intake.names import safe_name
from branding.intake.office import OfficeFile, read_office
from branding.intake.raster import Raster, read_raster
from branding.intake.removals import Removal
from branding.intake.svg import CleanSvg, read_svg

__all__ = [
    "CleanSvg",
    "OfficeFile",
    "Raster",
    "Removal",
    "UploadRefused",
    "read_approval",
    "read_master",
    "read_office",
    "read_raster",
    "read_svg",
    "safe_name",
]
