"""What a citizen manual needs before it may be published; its facts are its services', which have their own list."""

from django.utils.translation import gettext_lazy as _

from portal.bilingual.language import THAI
from portal.editorial.requirements import Requirement
from service_pages.codes import public_services


def are_public(page) -> bool:
    """Whether everybody may see all services of the manual; from memory."""
    return public_services(THAI).keys() >= set(page.service_codes)


MANUAL = [
    # C 6.3: a manual makes known purpose, goals and services
    Requirement("purpose", _("The purpose is missing. People must see at once what the manual is for.")),
    Requirement(
        "services", _("The services are missing. A manual is made from services: choose at least one by its code.")
    ),
    Requirement(
        "services",
        _(
            "A service of the manual is not published, or not everybody may see it. Publish it first, or take it out of the manual."
        ),
        met=are_public,
        code="public",
    ),
]
