"""What a citizen manual needs before it may be published; its facts are its services', which have their own list."""

from django.utils.translation import gettext_lazy as _

from manuals.editions.in_force import digits
from manuals.web.covered import key_of_service
from portal.bilingual.language import THAI
from portal.editorial.requirements import Requirement
from service_pages.codes import public_services


def are_public(page) -> bool:
    """Whether everybody may see all services of the manual; from memory."""
    return public_services(THAI).keys() >= set(page.service_codes)


def is_the_only_one(page) -> bool:
    """Whether no other published manual is of the one service of this one; from memory."""
    codes = page.service_codes
    if len(codes) != 1:
        return True
    other = key_of_service(codes[0])
    return other is None or other == digits(page.translation_key)


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
    Requirement(
        "services",
        _(
            "This service has a manual of its own already. Issue the next edition of that one, or add further services to make a booklet."
        ),
        met=is_the_only_one,
        code="only",
    ),
]
