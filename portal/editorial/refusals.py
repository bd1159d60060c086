from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from wagtail.admin import messages

from portal.editorial.refused import PublicationRefused
from portal.operations.headers import ADMIN_PREFIX


class RefusedPublicationMiddleware:
    """Tells an editor why a publication was refused, on the page's own form, with the draft kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, PublicationRefused) or not request.path.startswith(ADMIN_PREFIX):
            return None
        messages.error(request, _sentence(exception))
        address = _address(request, exception)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


def _sentence(refused: PublicationRefused) -> str:
    if not refused.missing:
        return refused.headline
    reasons = format_html_join("", "<li>{}</li>", ((item.message,) for item in refused.missing))
    return format_html("{}<ul>{}</ul>", refused.headline, reasons)


def _address(request, refused: PublicationRefused) -> str:
    """The form of the page that was refused; for a copy, which is not there, the form that asked for it."""
    if refused.page_id:
        return reverse("wagtailadmin_pages:edit", args=[refused.page_id])
    if request.resolver_match and request.resolver_match.view_name == "wagtailadmin_pages:copy":
        return request.get_full_path()
    return reverse("wagtailadmin_home")
