"""What a citizen manual needs before it may be published; its facts are its services', which have their own list."""

from django.utils.translation import gettext_lazy as _

from portal.editorial.requirements import Requirement

MANUAL = [
    # C 6.3: a manual makes known purpose, goals and services
    Requirement("purpose", _("The purpose is missing. People must see at once what the manual is for.")),
    Requirement(
        "services", _("The services are missing. A manual is made from services: choose at least one by its code.")
    ),
]
