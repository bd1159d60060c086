"""Addresses of a theme's links: other sites, by https alone."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

_is_address = URLValidator(schemes=["https"])


def validate_https(text: str) -> None:
    """Raises ValidationError for what is no address that begins with https://, or names an account in it."""
    try:
        _is_address(text)
        named = "@" in urlsplit(text).netloc
    except (ValidationError, ValueError):
        named = True
    if named:
        raise ValidationError(
            _("Enter the whole address, beginning with https://, for example https://www.facebook.com/yourcentre."),
            code="address",
        )
