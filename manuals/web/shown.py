"""An edition as its readers see it: the neutral document, what it is today, and where its parts and files are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from manuals.editions.in_force import EditionFacts, in_force
from manuals.editions.periods import Period, in_words, periods_of
from manuals.models.edition import Edition
from manuals.pdf.document import Document, Service
from manuals.web.covered import manual_of_service
from manuals.web.document import BOOKLET, contents_of, holds_thai
from manuals.web.files import FileLink, files_of
from manuals.web.remembered import Presented, presented
from portal.bilingual.dates import format_date
from portal.models import BasePage
from portal.tree import Node


class State(StrEnum):
    """What an edition is today."""

    IN_FORCE = "in-force"
    AHEAD = "ahead"
    EARLIER = "earlier"
    WITHDRAWN = "withdrawn"

    @property
    def word(self) -> str:
        return str(WORDS[self])

    @classmethod
    def of(cls, edition: EditionFacts, present_edition: EditionFacts | None, today: date) -> "State":
        if edition.withdrawn:
            return cls.WITHDRAWN
        if present_edition and edition.number == present_edition.number:
            return cls.IN_FORCE
        return cls.AHEAD if edition.effective > today else cls.EARLIER


WORDS = {
    State.IN_FORCE: pgettext_lazy("an edition", "In force"),
    State.AHEAD: pgettext_lazy("an edition", "Announced"),
    State.EARLIER: pgettext_lazy("an edition", "No longer in force"),
    State.WITHDRAWN: pgettext_lazy("an edition", "Withdrawn"),
}


def end_of(edition: EditionFacts, periods: list[Period]) -> list[tuple[str, str]]:
    """Label and value of until when it was or is in force and since when it is withdrawn, as far as there is such a day."""
    found = []
    if len(periods) != 1:
        found.append((_("When it was in force"), in_words(periods)))
    elif periods[0].last:
        found.append((_("In force until"), format_date(periods[0].last)))
    if edition.withdrawn:
        found.append((_("Withdrawn on"), format_date(edition.withdrawn)))
    return found


@dataclass
class Shown:
    """An edition of ``page`` (a manual). ``stored``: its row, with what it said."""

    page: BasePage
    edition: EditionFacts
    stored: Edition

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def in_force(self) -> EditionFacts | None:
        """The edition in force today."""
        return in_force(self.page.translation_key, self.today)

    @cached_property
    def state(self) -> State:
        return State.of(self.edition, self.in_force, self.today)

    @property
    def is_in_force(self) -> bool:
        return self.state is State.IN_FORCE

    @cached_property
    def periods(self) -> list[Period]:
        """When it was in force or is going to be, as far as is known today."""
        return periods_of(self.page.translation_key, self.edition.number)

    @cached_property
    def _made(self) -> Presented:
        return presented(self.page.translation_key, self.edition, self.page.language, lambda: self.stored.data)

    @property
    def document(self) -> Document:
        """In the language of the page; that some of it is in Thai is said by the page and not within it."""
        return self._made.document

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Label and value of what the edition says of itself; its end beside its beginning."""
        number, effective, *others = self.document.edition
        return [number, effective, *end_of(self.edition, self.periods), *others]

    def in_thai(self, place: int | None = None) -> bool:
        """Whether words of its English page are Thai; of the page of the service at ``place`` in a booklet."""
        if not self._made.fell_back:
            return False
        document = self.document
        if place is not None:
            return holds_thai(document.services[place])
        services = [(one.title, one.agency) for one in document.services] if self.is_booklet else document.services
        return holds_thai((document.title, document.foreword, document.appendices, tuple(services)))

    @property
    def is_booklet(self) -> bool:
        return self.document.kind == BOOKLET

    @property
    def has_english(self) -> bool:
        """Whether the manual's own words were there in English when the edition was issued."""
        return self._made.has_english

    @property
    def address(self) -> str:
        """Where this edition is read: the manual's own address while it is in force."""
        return self.page.path_url if self.is_in_force else f"{self.page.path_url}editions/{self.edition.number}/"

    def address_of(self, service: Service) -> str:
        return f"{self.address}services/{service.code}/"

    @property
    def files(self) -> list[FileLink]:
        """The manual in both languages and, where it is of one service, its counter sheets."""
        return files_of(self.page.translation_key, self.edition)

    @property
    def chapters(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The services of a booklet by agency: name of the agency; address and title of each service."""
        found: dict[str, list[tuple[str, str]]] = {}
        for service in self.document.services:
            found.setdefault(service.agency, []).append((self.address_of(service), service.title))
        return list(found.items())

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and heading of each part of the page."""
        return contents_of(self.document)


@dataclass
class ShownService:
    """A service of a booklet on a page of its own, with the ways to those before and after it."""

    shown: Shown
    place: int

    @property
    def service(self) -> Service:
        return self.shown.document.services[self.place]

    @property
    def contents(self) -> list[tuple[str, str]]:
        return [(part.anchor, part.heading) for part in self.service.parts if part.blocks]

    @cached_property
    def later(self) -> tuple[Node, EditionFacts] | None:
        """The service's own manual, where an edition of it took effect after this booklet: that one applies."""
        manual = manual_of_service(self.service.code, self.shown.page.language)
        own = in_force(manual.translation_key, self.shown.today) if manual else None
        if manual is None or own is None or own.effective <= self.shown.edition.effective:
            return None
        return manual, own

    @property
    def address(self) -> str:
        return self.shown.address_of(self.service)

    def _neighbour(self, place: int) -> tuple[str, str] | None:
        services = self.shown.document.services
        if not 0 <= place < len(services):
            return None
        return self.shown.address_of(services[place]), services[place].title

    @property
    def previous(self) -> tuple[str, str] | None:
        """Address and title."""
        return self._neighbour(self.place - 1)

    @property
    def next(self) -> tuple[str, str] | None:
        return self._neighbour(self.place + 1)

    @property
    def files(self) -> list[FileLink]:
        return files_of(self.shown.page.translation_key, self.shown.edition, self.service.code)
