"""The list of manuals an account answers for: a service with its manual, or a booklet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from manuals.editions.in_force import EditionFacts, in_force, record_ahead_of_manual
from manuals.models import CitizenManualPage
from manuals.screens.scope import Scope, Whereabouts, above
from portal.bilingual.language import THAI
from service_pages.models import ServicePage


@dataclass(frozen=True)
class Manual:
    """Of a Thai page. ``codes``: what it is of (manuals/web/covered.py); ``named``: the services of its page."""

    pk: int
    title: str
    key: UUID
    live: bool
    named: tuple[str, ...]
    edition: EditionFacts | None

    @property
    def codes(self) -> tuple[str, ...]:
        return self.edition.codes if self.edition else self.named

    @classmethod
    def all(cls, today: date) -> list["Manual"]:
        """In the order of the tree."""
        pages = CitizenManualPage.objects.filter(locale__language_code=THAI, alias_of=None).order_by("path")
        rows = pages.values_list("pk", "title", "translation_key", "live", "services")
        return [
            cls(pk, title, key, live, tuple(row["value"] for row in services.raw_data), in_force(key, today))
            for pk, title, key, live, services in rows
        ]


@dataclass(frozen=True)
class Listed:
    """``service``: the id of a service that has no manual yet, or whose manual this is; None for any other manual."""

    title: str
    service: int | None
    manual: Manual | None
    may_issue: bool

    @property
    def edition(self) -> EditionFacts | None:
        return self.manual.edition if self.manual else None

    @property
    def ahead_since(self) -> date | None:
        """The day since when the record of a service says something else than the last edition."""
        return record_ahead_of_manual(self.manual.key) if self.manual else None

    @property
    def address(self) -> str:
        """The screen of the manual, or the one that makes it; '' where the account may not make it."""
        if self.manual:
            return reverse("manuals_one", args=[self.manual.pk])
        return reverse("manuals_make", args=[self.service]) if self.may_issue else ""

    @classmethod
    def all_of(cls, scope: Scope) -> list["Listed"]:
        """Booklets, and manuals whose service is gone, first; then the services in the order of the tree. As many queries
        for many as for few.
        """
        return list(cls._all(scope))

    @classmethod
    def _all(cls, scope: Scope) -> Iterator["Listed"]:
        services = list(_services())
        whereabouts = Whereabouts({code: path for code, path, _pk, _title in services})
        manuals = Manual.all(timezone.localdate())
        own = _own(manuals, whereabouts.services)
        shown = {manual.pk for manual in own.values()}
        for manual in manuals:
            agencies = whereabouts.agencies(manual.named)
            if manual.pk not in shown and scope.sees(agencies):
                yield cls(manual.title, None, manual, scope.issues(agencies))
        for code, path, pk, title in services:
            if scope.sees({above(path)}):
                found = own.get(code)
                yield cls(found.title if found else title, pk, found, scope.issues({above(path)}))


def _services():
    """Code, tree path, id and title of the Thai services, in the order of the tree."""
    pages = ServicePage.objects.filter(locale__language_code=THAI, alias_of=None).exclude(code="").order_by("path")
    return pages.values_list("code", "path", "pk", "title")


def _own(manuals: list[Manual], services: dict[str, str]) -> dict[str, Manual]:
    """The manual of each service alone; published ones, and those whose page is of it alone too, go first."""
    found: dict[str, Manual] = {}
    for manual in sorted(manuals, key=lambda one: (not one.live, len(one.named), one.key.hex)):
        if len(manual.codes) == 1 and manual.codes[0] in services:
            found.setdefault(manual.codes[0], manual)
    return found
