"""The way from a page in the editor to the screens of its manual."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from manuals.making import manual_of
from manuals.models import CitizenManualPage
from manuals.screens.scope import Scope
from portal.bilingual.counterparts import thai_of
from service_pages.models import ServicePage


@dataclass(frozen=True)
class Way:
    label: str
    address: str


def way_to_manual(page: Page, user) -> Way | None:
    """From a service to its manual, or to where it is made; from a manual to its editions; None where there is no way for
    this account.
    """
    thai = thai_of(page) if isinstance(page, ServicePage | CitizenManualPage) else None
    if thai is None:
        return None
    scope, thai = Scope.of(user), thai.specific
    if isinstance(thai, CitizenManualPage):
        return Way(_("Editions"), reverse("manuals_one", args=[thai.pk])) if scope.may_see(thai) else None
    manual = manual_of(thai)
    if manual and scope.sees_service(thai):
        return Way(_("Citizen manual"), reverse("manuals_one", args=[manual.pk]))
    if not manual and thai.code and scope.may_make(thai):
        return Way(_("Make the manual"), reverse("manuals_make", args=[thai.pk]))
    return None
