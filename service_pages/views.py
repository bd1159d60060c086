from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from portal.tree import snapshot
from service_pages.models import ServiceCode


def short_address(request, code):
    """``/s/<code>`` on QR codes: to the service's page in the language of the address; 404 with a sentence otherwise."""
    owner = ServiceCode.objects.filter(code=code[:60].lower()).first()
    node = snapshot().by_key(owner.translation_key, request.LANGUAGE_CODE) if owner else None
    if node is None or node.restricted:
        raise Http404(_("There is no service with the code “%(code)s” at this centre.") % {"code": code[:60]})
    return redirect(node.url)
