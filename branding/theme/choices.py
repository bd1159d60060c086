"""What can be chosen beside colours: type among the fonts that the portal ships, and the shape of corners."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Font(TextChoices):
    """``DEVICE`` loads nothing. Papers are set in Sarabun whatever is chosen: their font is in the file."""

    SARABUN = "sarabun", _("Sarabun, the font of Thai official papers")
    DEVICE = "device", _("The device's own font")


class Shape(TextChoices):
    SHARP = "sharp", _("Sharp corners")
    SOFT = "soft", _("Soft corners")
    ROUND = "round", _("Round corners")


STACKS: dict[str, str] = {Font.SARABUN: "", Font.DEVICE: "system-ui,sans-serif"}
RADII: dict[str, str] = {Shape.SHARP: "0px", Shape.SOFT: "", Shape.ROUND: "12px"}
