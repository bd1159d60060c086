"""What every template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from portal.bilingual.language import ENGLISH, THAI
from portal.site import SiteView


def portal(request):
    """``portal``: name, menu and language links of the page being shown, each computed when a template asks for it."""
    return {
        "portal": SimpleLazyObject(lambda: SiteView(request)),
        "demonstration": settings.DEMONSTRATION,
        "THAI": THAI,
        "ENGLISH": ENGLISH,
    }
