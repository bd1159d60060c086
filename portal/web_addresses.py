"""Addresses on the web that may stand behind a link."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SCHEMES = ("https://", "http://")


def validate_web_address(text: str) -> None:
    """Raises ValidationError with a sentence for an address of another scheme, or without one."""
    if not text.lower().startswith(SCHEMES):
        raise ValidationError(_("Enter an address that begins with https:// or http://."))
