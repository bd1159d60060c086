"""The picture of the home page: found by its id, since a look that is tried on has its own."""

from portal.models import PortalImage
from portal.pictures import ShownPicture, shown
from portal.tree import snapshot

SHAPE = "wide"


def picture(image_id: int | None) -> ShownPicture | None:
    """None where there is none, or it is not for everybody. From memory."""
    if not image_id:
        return None
    find = PortalImage.objects.filter(pk=image_id).first
    return shown(snapshot().remembered(("branding.hero", image_id), find), SHAPE)
