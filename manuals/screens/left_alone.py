"""A service goes out of sight and its manual stays: whoever did it is told which edition people go on reading."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, PageViewRestriction

from manuals.editions.in_force import EditionFacts, in_force
from manuals.models import CitizenManualPage
from manuals.web.covered import COVERED
from portal.bilingual.language import THAI
from portal.tree import snapshot
from service_pages.codes import public_services
from service_pages.models import ServicePage

# What a request notes before pages are deleted: the codes of their services.
NOTED = "manuals_codes_of_deleted"
MOST_TOLD = 5


def note(request, pages: Iterable[Page]) -> None:
    setattr(request, NOTED, codes_below(pages))


def noted(request) -> set[str]:
    return getattr(request, NOTED, set())


def codes_below(pages: Iterable[Page]) -> set[str]:
    """Codes of the Thai services on ``pages`` or below them."""
    found: set[str] = set()
    for page in pages:
        services = ServicePage.objects.descendant_of(page, inclusive=True).filter(locale__language_code=THAI)
        found.update(services.exclude(code="").values_list("code", flat=True))
    return found


def warn(request, codes: set[str]) -> None:
    """A message for each manual with an edition in force that is of services which are not for everybody any more."""
    gone = codes - public_services(THAI).keys()
    private = _are_private(gone)
    found = _manuals_with(gone)
    for manual, edition in found[:MOST_TOLD]:
        facts = {"title": manual.title, "number": edition.number}
        button = messages.button(reverse("manuals_one", args=[manual.pk]), _("Editions"))
        messages.warning(request, _sentence(edition, private) % facts, buttons=[button])
    if len(found) > MOST_TOLD:
        message = _("So it is with %(number)d more manuals. The list of citizen manuals has them all.")
        button = messages.button(reverse("manuals_list"), _("Citizen manuals"))
        messages.warning(request, message % {"number": len(found) - MOST_TOLD}, buttons=[button])


def _sentence(edition: EditionFacts, private: bool) -> str:
    if len(edition.codes) > 1:
        return _(
            "The booklet “%(title)s” goes on saying what its edition %(number)s says of a service that is no longer for everybody. Issue the next edition without it."
        )
    if private:
        return _(
            "The manual “%(title)s” with its edition %(number)s is shown to nobody either, until everybody may see its service again."
        )
    return _(
        "The manual “%(title)s” is still there, with edition %(number)s in force, while its service is no longer published. Withdraw the edition, or publish the service again."
    )


def _manuals_with(codes: set[str]) -> list[tuple[CitizenManualPage, EditionFacts]]:
    """The Thai pages of published manuals whose edition in force has one of these services."""
    editions = {key: in_force(key) for key in snapshot().facts(COVERED)} if codes else {}
    found = {key: edition for key, edition in editions.items() if edition and not codes.isdisjoint(edition.codes)}
    pages = CitizenManualPage.objects.filter(translation_key__in=found, locale__language_code=THAI).order_by("path")
    return [(page, found[page.translation_key.hex]) for page in pages] if found else []


def _are_private(codes: set[str]) -> bool:
    """Whether a service is there and published, for some people only."""
    services = ServicePage.objects.live().filter(code__in=codes, locale__language_code=THAI) if codes else ()
    restricted = PageViewRestriction.objects.values_list("page__path", flat=True) if codes else ()
    paths = tuple(restricted)
    return any(service.path.startswith(paths) for service in services)
