"""The counters of the hall to choose from, and which services an officer serves there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from home.tree_facts import main_location
from manuals.models import OfficerCounters
from portal.tree import Node
from service_pages.codes import SERVICE
from service_pages.counters import AgencyServices, table

# Of an agency so many services are listed; the others are found by typing.
MOST_LISTED = 60


@dataclass(frozen=True)
class CounterChoice:
    """A counter with its agencies. An agency at no counter of the hall stands for itself: ``number`` is '' then.

    ``value``: the number, or the agency's slug.
    """

    value: str
    number: str
    entries: tuple[AgencyServices, ...]

    @property
    def label(self) -> str:
        names = ", ".join(entry.agency.title for entry in self.entries)
        if not self.number:
            return names
        numbered = _("Counter %(number)s") % {"number": self.number}
        return f"{numbered} · {names}" if names else numbered

    def serves(self, code: str) -> bool:
        return any(node.slug == code for entry in self.entries for node in entry.services)


@dataclass
class Desk:
    """An agency that an officer serves, at which of the chosen counters, with its services."""

    agency: Node
    services: list[Node]
    numbers: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[Node]:
        return self.services[:MOST_LISTED]

    @property
    def hidden(self) -> int:
        """How many services are not listed."""
        return len(self.services) - len(self.shown)


def choices(language: str) -> dict[str, CounterChoice]:
    """All counters by their value, in the order of the hall; from memory."""
    location = main_location()
    found: dict[str, CounterChoice] = {}
    for row in table(location.counters.all() if location else [], language):
        entries = tuple(row.agencies)
        for number in row.numbers:
            value = number or entries[0].agency.slug
            found[value] = CounterChoice(value, number, entries)
    return found


def chosen_by(user, known: dict[str, CounterChoice]) -> list[CounterChoice]:
    """What an officer has chosen and still exists, in the order of the hall; one query."""
    stored = OfficerCounters.objects.filter(user=user).values_list("chosen", flat=True).first() or []
    return [choice for value, choice in known.items() if value in stored]


def choose(user, values: Collection[str]) -> None:
    OfficerCounters.objects.update_or_create(user=user, defaults={"chosen": sorted(set(values))})


def desks(chosen: Iterable[CounterChoice]) -> list[Desk]:
    """The agencies at the chosen counters, each once."""
    found: dict[str, Desk] = {}
    for choice in chosen:
        for agency, services in choice.entries:
            own = [node for node in services if node.model._meta.label_lower == SERVICE]
            desk = found.setdefault(agency.path, Desk(agency, own))
            desk.numbers += [choice.number] if choice.number else []
    return list(found.values())


def services_of(served: Iterable[Desk]) -> dict[str, Node]:
    """The services of some desks by code."""
    return {node.slug: node for desk in served for node in desk.services}
