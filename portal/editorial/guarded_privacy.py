"""Privacy is decided on the Thai page and is the same in both languages."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page

from portal.bilingual.counterparts import thai_of


@require_admin_access
def guarded_privacy(request, page_id):
    """Wagtail's view, for those who may publish the Thai page: what they set on the English page, Thai takes over."""
    page = get_object_or_404(Page, pk=page_id)
    thai = thai_of(page)
    if thai and not thai.permissions_for_user(request.user).can_set_view_restrictions():
        raise PermissionDenied
    response = page_viewset_registry.as_view("set_privacy", page_id_kwarg="page_id")(request, page_id=page_id)
    if request.method == "POST":
        for told in hooks.get_hooks("after_set_privacy"):  # Wagtail has no hook here
            told(request, thai or page)
    return response
