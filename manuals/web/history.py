"""All editions of a manual, the latest first, with what each has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from manuals.editions.comparison import in_words
from manuals.editions.in_force import EditionFacts, editions_of, editions_with_changes, in_force
from manuals.editions.periods import periods_of
from manuals.models.edition import Edition
from manuals.web.files import MANUAL, FileLink, files_of
from manuals.web.gone import names_of_services
from manuals.web.shown import State, end_of
from portal.models import BasePage


@dataclass(frozen=True)
class Past:
    """An edition in the list of all. ``stored``: its row, without what it said."""

    page: BasePage
    edition: EditionFacts
    stored: Edition
    state: State
    before: int | None

    @property
    def address(self) -> str:
        return f"{self.page.path_url}editions/{self.edition.number}/"

    @property
    def end(self) -> list[tuple[str, str]]:
        """Label and value of until when it was in force, and since when it is withdrawn."""
        return end_of(self.edition, periods_of(self.page.translation_key, self.edition.number))

    @property
    def comparison(self) -> str:
        """The address of the comparison with the edition before; '' for the first."""
        return f"{self.page.path_url}compare/?from={self.before}&to={self.edition.number}" if self.before else ""

    @property
    def changes(self) -> list[tuple[str, list[str]]]:
        """Heading and sentences of what differs from the edition before."""
        return in_words(self.stored.changes_since_the_last, self.page.language, names_of_services(self.page.language))

    @property
    def files(self) -> list[FileLink]:
        return [link for link in files_of(self.page.translation_key, self.edition) if link.kind == MANUAL]


@dataclass
class History:
    """One query for all editions of the manual ``page``."""

    page: BasePage

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def editions(self) -> list[Past]:
        return list(self._editions())[::-1]

    def _editions(self) -> Iterator[Past]:
        key = self.page.translation_key
        rows = {row.number: row for row in editions_with_changes(key)}
        present = in_force(key, self.today)
        before = None
        for facts in editions_of(key):
            if facts.number in rows:
                yield Past(self.page, facts, rows[facts.number], State.of(facts, present, self.today), before)
                before = facts.number
