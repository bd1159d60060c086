from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.editorial.publishing import PublicationRefused
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
        for message in exception.messages:
            messages.error(request, message)
        if exception.page_id:
            address = reverse("wagtailadmin_pages:edit", args=[exception.page_id])
        else:
            address = reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
