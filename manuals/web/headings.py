"""What the parts of frozen data are called in a comparison."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from service_pages.sections import SECTIONS

HEADINGS: dict[str, Promise] = {section.anchor: section.heading for section in SECTIONS} | {
    "manual": _("Words of the manual"),
    "goals": _("Goals"),
    "appendices": _("Appendices"),
    "centre": _("The centre"),
    "agency": _("Agency"),
    "service": _("Service"),
    "services": _("Services"),
}


def heading_of(part: str) -> str:
    """The heading of a part by its anchor, in the active language; parts without one of their own are about the service."""
    return str(HEADINGS.get(part, HEADINGS["service"]))
