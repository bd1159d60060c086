"""Pages behind a password of their own, one for all who were given it."""

from django.utils import translation
from wagtail.views import authenticate_with_password

from portal.bilingual.language import THAI
from portal.tree import snapshot


def page_password(request, page_view_restriction_id, page_id):
    """Wagtail's check of the password, answered in the language of the page, since the address names none."""
    node = snapshot().node(page_id)
    request.LANGUAGE_CODE = node.language if node else THAI
    with translation.override(request.LANGUAGE_CODE):
        response = authenticate_with_password(request, page_view_restriction_id, page_id)
        if hasattr(response, "render"):
            response.render()
    response.headers["Content-Language"] = request.LANGUAGE_CODE
    return response
