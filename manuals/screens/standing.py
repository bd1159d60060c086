"""Where a manual stands: its editions, and what its services say otherwise than the last of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from manuals.editions.comparison import compare, in_words
from manuals.editions.data import freeze
from manuals.editions.in_force import EditionFacts, editions_of, in_force
from manuals.editions.issuing import next_number
from manuals.models import CitizenManualPage
from manuals.models.edition import Edition
from manuals.web.gone import names_of_services
from manuals.web.shown import State
from portal.bilingual.language import active_language


@dataclass
class Standing:
    """Of the Thai page of a manual, in the language of the person."""

    manual: CitizenManualPage

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def editions(self) -> list[tuple[EditionFacts, State]]:
        """The latest first, each with what it is today."""
        key = self.manual.translation_key
        present = in_force(key, self.today)
        return [(facts, State.of(facts, present, self.today)) for facts in reversed(editions_of(key))]

    @cached_property
    def last(self) -> Edition | None:
        """From the database and not from memory: somebody may have issued it since this request began."""
        return Edition.objects.filter(manual_key=self.manual.translation_key).order_by("number").last()

    @cached_property
    def next_number(self) -> int:
        return next_number(self.manual.translation_key)

    @cached_property
    def _now(self) -> tuple[dict | None, list[str]]:
        if not self.manual.was_published:
            return None, [_("The page of this manual has not been published yet. An administrator publishes it.")]
        try:
            return freeze(self.manual), []
        except ValidationError as error:
            return None, error.messages

    @property
    def faults(self) -> list[str]:
        """Why no edition can be issued now, in sentences."""
        return self._now[1]

    @cached_property
    def changes(self) -> list[tuple[str, list[str]]]:
        """Heading and sentences of what differs now from the last edition; [] before a first one."""
        if self._now[0] is None or self.last is None:
            return []
        changes = compare(self.last.data, self._now[0])
        return in_words(changes, active_language(), names_of_services(active_language()))

    @property
    def is_equal(self) -> bool:
        """Whether a new edition would say what the last one says."""
        return bool(self.last and self._now[0] is not None and not self.changes)
