"""Pictures of the place: with words for those who cannot see them, and shown without a query."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from portal.collections import is_public
from portal.tree import snapshot

FORMATS, WIDTHS = ("avif", "webp", "jpeg"), (480, 960)
SPECS = [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS]
SIZES = "(min-width: 60rem) 42rem, 100vw"


def require_text_alternative(instance, field: str) -> None:
    """Raises ValidationError at ``field`` when its picture lacks its text alternative in a language."""
    image = getattr(instance, field)
    if image and not (image.alt_th and image.alt_en):
        message = _("The text alternative of this picture is missing in Thai or English. Enter it with the picture.")
        raise ValidationError({field: message})


def shown(image) -> Picture | None:
    """The picture in all sizes and formats, made once a generation of the tree; None where it is not for everybody.

    Its text alternative is that of the active language.
    """
    if not is_public(image):
        return None
    renditions = snapshot().remembered(("home.picture", image.pk), lambda: get_renditions_or_not_found(image, SPECS))
    return Picture(renditions, {"sizes": SIZES, "loading": "lazy"})
