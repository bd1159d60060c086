"""Everything that is made from one master: sizes, icons, PDF, proposals, pictures of shared links. No model and no query here."""

from branding.derivatives.engine import make, proposals, shared_picture
from branding.derivatives.manifest import manifest
from branding.derivatives.master import PURPOSES, Derivative, DerivativesRefused, Master

__all__ = [
    "PURPOSES",
    "Derivative",
    "DerivativesRefused",
    "Master",
    "make",
    "manifest",
    "proposals",
    "shared_picture",
]
