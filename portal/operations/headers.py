"""Headers on every answer: pages, errors, redirects, static files and media."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.utils.cache import has_vary_header

ADMIN_PREFIX = "/admin/"

STANDING_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


class SecurityHeadersMiddleware:
    """Outermost, so that answers made by other middleware carry the headers too; never overwrites a stricter one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in STANDING_HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path.startswith(ADMIN_PREFIX):
            response.headers.setdefault("Cache-Control", "private, no-store")
        if has_vary_header(response, "Cookie"):
            # It depends on who asks (a private document): nobody else may get it from a cache.
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class ContentPolicyMiddleware(CSPMiddleware):
    """The public policy everywhere, the editors' policy below ``/admin/`` only."""

    def process_response(self, request, response):
        if request.path.startswith(ADMIN_PREFIX) and not hasattr(response, "_csp_replace"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return super().process_response(request, response)
