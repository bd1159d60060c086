"""An edition as its readers see it: the neutral document, what it is today, and where its parts and files are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from django.utils import timezone
from django.utils.translation import pgettext_lazy

from manuals.editions.in_force import EditionFacts, in_force
from manuals.models.edition import Edition
from manuals.pdf.document import Document, Service
from manuals.web.document import BOOKLET, document_of
from manuals.web.files import FileLink, files_of
from portal.models import BasePage


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


@dataclass
class Shown:
    """An edition of ``page`` (a manual). ``stored``: its row, with what it said."""

    page: BasePage
    edition: EditionFacts
    stored: Edition

    @property
    def data(self) -> dict:
        return self.stored.data

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
    def document(self) -> Document:
        """In the language of the page."""
        return document_of(self.data, self.page.language, self.edition, self.edition.effective)

    @property
    def is_booklet(self) -> bool:
        return self.document.kind == BOOKLET

    @property
    def has_english(self) -> bool:
        """Whether the manual's own words were there in English when the edition was issued."""
        return bool(self.data["manual"]["title"]["en"])

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
        parts = [] if self.is_booklet else self.document.services[0].parts
        return [(part.anchor, part.heading) for part in (*parts, *self.document.appendices) if part.blocks]


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
