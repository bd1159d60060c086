"""What an edition changes, as much of it as a notice holds; and the editions that are announced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Case, F, When

from manuals.editions.comparison import Change, in_words
from manuals.editions.in_force import EditionFacts, Key, digits, editions_of, in_force
from manuals.models.edition import Edition
from manuals.web.files import part_of
from manuals.web.remembered import is_remembered
from portal.models import BasePage
from service_pages.codes import names_of_services

# Sentences in a notice; the list of editions holds all.
MOST_TOLD = 6


def read(key: Key, shown: EditionFacts | None, coming: Iterable[EditionFacts], language: str) -> Mapping[int, Edition]:
    """By number: the edition ``shown``, those ``coming``; one query, none where there is neither.

    What they said is read of ``shown`` only, unless its document in ``language`` is remembered.
    """
    number = shown.number if shown else 0
    numbers = {number, *(one.number for one in coming)} - {0}
    if not numbers:
        return {}
    found = Edition.objects.filter(manual_key=UUID(digits(key)), number__in=numbers).defer("data")
    if shown is None or is_remembered(key, shown, language):
        return {row.number: row for row in found}
    rows = {row.number: row for row in found.annotate(shown_data=Case(When(number=number, then=F("data"))))}
    rows[number].data = rows[number].shown_data
    return rows


@dataclass
class Changes:
    """Of an edition of ``page`` since the one before. ``code``: of one of its services only; '' for all of it."""

    page: BasePage
    edition: EditionFacts
    stored: Edition
    code: str = ""

    @property
    def address(self) -> str:
        """Where the edition is read."""
        return f"{self.page.path_url}editions/{self.edition.number}/{part_of(self.edition, self.code)}"

    @cached_property
    def _changes(self) -> list[Change]:
        changes = self.stored.changes_since_the_last
        return [change for change in changes if change.service == self.code] if self.code else changes

    @cached_property
    def before(self) -> int | None:
        """The number of the edition before; None for the first."""
        numbers = [one.number for one in editions_of(self.page.translation_key) if one.number < self.edition.number]
        return max(numbers, default=None)

    @property
    def groups(self) -> list[tuple[str, list[str]]]:
        """Heading and sentences; the heading is '' where all are of one service."""
        told = in_words(self._changes[:MOST_TOLD], self.page.language, names_of_services(self.page.language))
        return [("", told[0][1])] if len(told) == 1 else told

    @property
    def more(self) -> int:
        """How many are not told."""
        return max(0, len(self._changes) - MOST_TOLD)

    @property
    def full(self) -> str:
        """The address where all of them are."""
        return f"{self.page.path_url}editions/#edition-{self.edition.number}"

    @cached_property
    def compared(self) -> int | None:
        """The number of the edition to compare with: the one in force, or the one before."""
        present = in_force(self.page.translation_key)
        return present.number if present and present.number != self.edition.number else self.before

    @property
    def comparison(self) -> str:
        """The address of the comparison; '' for a first edition."""
        return f"{self.page.path_url}compare/?from={self.compared}&to={self.edition.number}" if self.compared else ""
