"""A frozen record in one language, with the rows as the values that know how to say themselves.

The values are those of the service's own blocks, without a block: nothing is asked of a page, a file or the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import translation

from manuals.editions.data import is_pair
from portal.bilingual.language import ENGLISH, THAI
from portal.blocks.rows import NONE, RowValue, state
from service_pages import facts
from service_pages.blocks import ROW_FIELDS
from service_pages.blocks.channels import ChannelValue
from service_pages.blocks.documents import RequiredDocumentValue
from service_pages.blocks.fees import FeeValue
from service_pages.blocks.papers import FormValue
from service_pages.blocks.steps import StepValue, TimeValue
from service_pages.blocks.times import DeadlineValue
from service_pages.blocks.words import ComplaintValue, CriterionValue
from service_pages.durations import Duration
from service_pages.ways import Way, ways_of

DECIMALS = frozenset({"duration", "value", "amount", "amount_to", "percent", "minimum", "maximum"})


class FrozenTotal(TimeValue):
    """A total whose span is kept by its parts."""

    @property
    def span(self) -> Duration | None:
        """The total as stated; None where it is the sum of the steps."""
        if not self.get("stated"):
            return None
        return Duration.restored({name: str(number) for name, number in self["parts"].items()})


VALUES: dict[str, type[RowValue]] = {
    "documents": RequiredDocumentValue,
    "totals": FrozenTotal,
    "steps": StepValue,
    "fees": FeeValue,
    "channels": ChannelValue,
    "forms": FormValue,
    "criteria": CriterionValue,
    "deadlines": DeadlineValue,
    "legal_time": TimeValue,
    "complaints": ComplaintValue,
}


@dataclass
class Speaker:
    """Says pairs in ``language``, in Thai where there is no English, and remembers that it had to."""

    language: str
    fell_back: bool = field(default=False)

    def say(self, words: Mapping[str, Any] | None) -> Any:
        """The words of a pair; '' where there are none."""
        if not words:
            return ""
        if own := words.get(self.language):
            return own
        other = words.get(THAI if self.language == ENGLISH else ENGLISH)
        self.fell_back = self.fell_back or (bool(other) and self.language == ENGLISH)
        return other or ""


@dataclass(frozen=True)
class FrozenRow:
    """Stands where a page has a child of a stream."""

    block_type: str
    id: str | None
    value: RowValue


@dataclass
class FrozenService:
    """A record of an edition as its page would be, told by ``speaker``; call it in the speaker's language.

    ``centre``: the frozen words of the centre.
    """

    record: Mapping[str, Any]
    speaker: Speaker
    centre: Mapping[str, Any] = field(default_factory=dict)

    @property
    def centre_hours(self) -> str:
        """The hours of the centre's week; '' in data from before they were kept."""
        return self.speaker.say(self.centre.get("hours"))

    def text(self, name: str) -> Any:
        """A field of the record in words: a text, or a list of texts where the field is a list."""
        return self.speaker.say(self.record.get(name))

    def fact(self, name: str) -> Any:
        return self.record.get(name)

    @cached_property
    def streams(self) -> dict[str, list[FrozenRow]]:
        """The rows of each field as a page has them, an explicit none among them."""
        return {name: self._stream(name) for name in ROW_FIELDS}

    @cached_property
    def rows(self) -> dict[str, list[FrozenRow]]:
        """The rows of each field, without an explicit none."""
        return {name: [row for row in found if row.block_type != NONE] for name, found in self.streams.items()}

    @property
    def states(self) -> dict[str, str]:
        return {name: state(found) for name, found in self.streams.items()}

    @property
    def documents(self) -> list[FrozenRow]:
        return self.streams["documents"]

    @property
    def fees(self) -> list[FrozenRow]:
        return self.streams["fees"]

    @cached_property
    def ways(self) -> list[Way]:
        return ways_of(self)

    @property
    def key_facts(self) -> facts.KeyFacts:
        return facts.KeyFacts.of(self)

    @property
    def mode(self) -> str:
        return self.record["mode"]

    def _stream(self, name: str) -> list[FrozenRow]:
        stored = self.record.get(name)
        if stored == NONE:
            return [FrozenRow(NONE, None, RowValue(None))]
        # a way that no row of totals names is reckoned anew from the steps
        told = [row for row in stored or [] if name != "totals" or row.get("id")]
        return [self.row(name, row) for row in told]

    def row(self, name: str, stored: Mapping[str, Any]) -> FrozenRow:
        values = {key: self._value(key, value) for key, value in stored.items()}
        return FrozenRow(name, stored.get("id"), VALUES.get(name, RowValue)(None, values))

    def _value(self, name: str, value: Any) -> Any:
        if is_pair(value):
            return self.speaker.say(value)
        return Decimal(str(value)) if name in DECIMALS and isinstance(value, int | float) else value


def row_in(language: str, name: str, stored: Mapping[str, Any]) -> RowValue:
    """A stored row of the field ``name`` in a language, by itself."""
    with translation.override(language):
        return FrozenService({}, Speaker(language)).row(name, stored).value
