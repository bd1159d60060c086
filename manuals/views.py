"""The QR code of a service's permanent address."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from portal.pdf.drawings import qr_code
from service_pages.codes import public_services

DAY_SECONDS = 24 * 3600


def service_qr(request, code):
    """As SVG: the whole permanent address of a service that everybody may see, in the language of this one.

    404 with a sentence for any other code.
    """
    if code not in public_services(request.LANGUAGE_CODE):
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:60]})
    address = request.build_absolute_uri(request.path.removesuffix("/qr.svg"))
    headers = {"X-Robots-Tag": "noindex", "Cache-Control": f"public, max-age={DAY_SECONDS}"}
    return HttpResponse(qr_code(address), content_type="image/svg+xml", headers=headers)
