"""Pictures, handed out only to those who may see their collection."""

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404
from wagtail.models import CollectionViewRestriction

from portal.collections import may_open, permission_for
from portal.models import PortalImage, PortalRendition

CACHE_SECONDS = 300


def media(request, path):
    """A picture or one of its renditions. 404 for any other file, and for one that has gone or asks for a permission."""
    image, file = _image_and_file(path)
    if not may_open(request.user, image):
        raise Http404
    restrictions = list(image.collection.get_view_restrictions())
    for restriction in restrictions:
        if not restriction.accept_request(request):
            if restriction.restriction_type == CollectionViewRestriction.PASSWORD or request.user.is_authenticated:
                raise Http404
            return redirect_to_login(request.get_full_path())
    is_private = restrictions or permission_for(image)
    try:
        response = FileResponse(file.open("rb"))
    except FileNotFoundError:
        raise Http404 from None
    response.headers["Cache-Control"] = "private, no-store" if is_private else f"public, max-age={CACHE_SECONDS}"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _image_and_file(path: str):
    rendition = PortalRendition.objects.filter(file=path).select_related("image__collection").first()
    if rendition:
        return rendition.image, rendition.file
    image = PortalImage.objects.filter(file=path).select_related("collection").first()
    if image is None:
        raise Http404
    return image, image.file
