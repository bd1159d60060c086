"""Which counter gives which services: the counters of the hall beside those that each agency names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from home.models import Counter
from portal.bilingual.language import arabic_digits
from portal.tree import Node, snapshot
from service_pages.models import AgencyPage

_DASH = re.compile(r"\s*[-–]\s*")
_RANGE = re.compile(r"(?P<first>[0-9]{1,4})-(?P<last>[0-9]{1,4})")
# No hall is longer; a slip such as 1-9999 must not fill the page.
LONGEST_RANGE = 200
# Of an agency so many services stand in the table.
MOST_SERVICES = 12


def numbers(text: str) -> list[str]:
    """The counters that an agency names: "1-4, 7" are 1, 2, 3, 4 and 7. What is no range is taken as it stands."""
    found: list[str] = []
    for part in re.split(r"[,;/\s]+", _DASH.sub("-", arabic_digits(text).upper())):
        span = _RANGE.fullmatch(part)
        if span and 0 <= int(span["last"]) - int(span["first"]) < LONGEST_RANGE:
            found += [str(number) for number in range(int(span["first"]), int(span["last"]) + 1)]
        elif part:
            found.append(part)
    return list(dict.fromkeys(found))


class AgencyServices(NamedTuple):
    """An agency with its services in the order of the tree; the page of the agency lists those that are too many here."""

    agency: Node
    services: list[Node]

    @property
    def shown(self) -> list[Node]:
        return self.services[:MOST_SERVICES]

    @property
    def is_cut(self) -> bool:
        return len(self.services) > MOST_SERVICES


@dataclass
class CounterRow:
    """A line of the table: counters beside each other with the same agencies. ``names``: what the counters are called."""

    numbers: list[str]
    names: list[str]
    agencies: list[AgencyServices] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """1–4, or 7."""
        return self.numbers[0] if len(self.numbers) == 1 else f"{self.numbers[0]}–{self.numbers[-1]}"


def table(counters: Iterable[Counter], language: str) -> list[CounterRow]:
    """The counters in their order, each with its agencies and their services, in a language; from memory.

    Agencies at no counter of the hall stand at the end, without a number.
    """
    tree = snapshot()
    places = {node: set(counters_of(node)) for node in tree.of_model(AgencyPage, language)}
    rows: list[CounterRow] = []
    shown: set[Node] = set()
    for counter in counters:
        agencies = [
            AgencyServices(node, tree.children(node)) for node, named in places.items() if counter.number in named
        ]
        shown.update(node for node, _services in agencies)
        if rows and agencies and rows[-1].agencies == agencies:
            rows[-1].numbers.append(counter.number)
            rows[-1].names += [] if counter.name in rows[-1].names else [counter.name]
        else:
            rows.append(CounterRow([counter.number], [counter.name], agencies))
    elsewhere = [AgencyServices(node, tree.children(node)) for node in places if node not in shown]
    return rows + [CounterRow([""], [], [agency]) for agency in elsewhere]


def counters_of(agency: Node) -> list[str]:
    """The counters that the agency's page names, from memory."""
    return numbers(_numbers_of(agency))


def _numbers_of(agency: Node) -> str:
    """What the agency's page says of its counters; one query a generation for all of them."""
    known = snapshot().remembered(
        "service_pages.counters", lambda: dict(AgencyPage.objects.live().values_list("pk", "counters"))
    )
    return known.get(agency.page_id, "")
