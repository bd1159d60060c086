"""The list of manuals an account answers for: a service with its manual, or a booklet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from manuals.editions.in_force import EditionFacts, in_force, record_ahead_of_manual
from manuals.models import CitizenManualPage
from manuals.screens.scope import Scope
from portal.bilingual.language import THAI
from service_pages.models import ServicePage


@dataclass(frozen=True)
class Listed:
    """``manual`` is None for a service that has none yet; ``service`` is None for a booklet.

    ``ahead_since``: the day since when the service's record says something else than the last edition.
    """

    service: ServicePage | None
    manual: CitizenManualPage | None
    edition: EditionFacts | None
    ahead_since: date | None
    may_issue: bool

    @property
    def title(self) -> str:
        found = self.manual or self.service
        return found.title if found else ""

    @property
    def address(self) -> str:
        """The screen of the manual, or the one that makes it; '' where the account may not make it."""
        if self.manual:
            return reverse("manuals_one", args=[self.manual.pk])
        return reverse("manuals_make", args=[self.service.pk]) if self.service and self.may_issue else ""

    @classmethod
    def all_of(cls, scope: Scope) -> list["Listed"]:
        """Booklets first, then the services in the order of the tree; a handful of queries, however many there are."""
        return list(cls._all(scope))

    @classmethod
    def _all(cls, scope: Scope) -> Iterator["Listed"]:
        today = timezone.localdate()
        manuals = CitizenManualPage.objects.filter(locale__language_code=THAI).order_by("path")
        by_slug = {manual.slug: manual for manual in manuals}
        services = list(scope.services())
        codes = {service.code for service in services}
        for manual in manuals:
            if manual.slug not in codes and scope.may_see(manual):
                key = manual.translation_key
                yield cls(None, manual, in_force(key, today), record_ahead_of_manual(key), scope.may_issue(manual))
        for service in services:
            manual = by_slug.get(service.code)
            edition = in_force(manual.translation_key, today) if manual else None
            ahead = record_ahead_of_manual(manual.translation_key) if manual else None
            yield cls(service, manual, edition, ahead, scope.may_make(service))
