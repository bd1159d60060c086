from io import BytesIO

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from portal.tree import snapshot
from service_pages.models import ServiceCode, ServiceIndexPage
from service_pages.my_list import Wish

PIXELS_A_MODULE, QUIET_MODULES = 4, 4  # ISO/IEC 18004 asks for four modules of quiet around the code


def short_address(request, code):
    """``/s/<code>`` on QR codes: to the service's page in the language of the address; 404 with a sentence otherwise."""
    owner = ServiceCode.objects.filter(code=code[:60].lower()).first()
    node = snapshot().by_key(owner.translation_key, request.LANGUAGE_CODE) if owner else None
    if node is None or node.restricted:
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:60]})
    return redirect(node.url)


def list_qr(request):
    """The QR code, as SVG, of a list of papers: of the services and cases of the query that exist, and of nothing else.

    404 with a sentence where no service is left.
    """
    index = next(iter(snapshot().of_model(ServiceIndexPage, request.LANGUAGE_CODE)), None)
    wish = Wish.of(request.GET)
    if index is None or not wish.services:
        raise Http404(_("A QR code needs at least one service of this centre: ?s= and its code."))
    address = request.build_absolute_uri(f"{index.url}list/{wish.query}")
    picture = BytesIO()
    code = segno.make(address, micro=False, error="m")
    code.save(picture, kind="svg", scale=PIXELS_A_MODULE, border=QUIET_MODULES, light="#fff", xmldecl=False)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml", headers={"X-Robots-Tag": "noindex"})
