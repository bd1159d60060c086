"""The papers of several services in chosen cases, as one list: what is needed twice stands there once, with both needs.

Nothing here reads the database or the language: names are compared as the rows hold them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from portal.tables.texts import cleaned
from service_pages.blocks.choices import CASES, FOREIGNER, JURISTIC, PERSON

Key = tuple[str, str, bool]


@dataclass(frozen=True)
class Quantity:
    """A number of papers. ``number`` None: nobody has stated any; not ``complete``: a part of it is not stated."""

    number: int | None
    complete: bool

    @classmethod
    def of(cls, number: int | None) -> "Quantity":
        return cls(number, number is not None)

    @classmethod
    def sum(cls, quantities: Iterable["Quantity"]) -> "Quantity":
        """What is not stated counts as nothing and makes the sum incomplete; of no quantities it is 0."""
        found = list(quantities)
        stated = [quantity.number for quantity in found if quantity.number is not None]
        return cls(sum(stated) if stated or not found else None, all(quantity.complete for quantity in found))

    @classmethod
    def greatest(cls, quantities: Iterable["Quantity"]) -> "Quantity":
        found = list(quantities)
        stated = [quantity.number for quantity in found if quantity.number is not None]
        return cls(max(stated, default=None), all(quantity.complete for quantity in found))

    @classmethod
    def least(cls, quantities: Iterable["Quantity"]) -> "Quantity":
        """Of papers that stand for each other; incomplete too where they differ."""
        found = list(quantities)
        stated = [quantity.number for quantity in found if quantity.number is not None]
        is_same = len(set(stated)) == 1
        return cls(min(stated, default=None), is_same and all(quantity.complete for quantity in found))

    @property
    def is_at_least(self) -> bool:
        return bool(self.number) and not self.complete

    @property
    def shown(self) -> int | None:
        """The number to show; None, "not stated", also where only nothing is known of it."""
        return self.number if self.complete else self.number or None


@dataclass(frozen=True)
class Demand:
    """That a service asks for a paper: its page and its row."""

    service: object
    row: object

    @property
    def value(self):
        return self.row.value

    @property
    def key(self) -> Key:
        """Equal for the same paper: its name and condition but for case and blanks, and whether it is counted in sets."""
        return legible(self.value["name"]), legible(self.value.get("condition")), self.value.is_in_sets


def legible(text: str | None) -> str:
    return " ".join(cleaned(text or "").casefold().split())


@dataclass(frozen=True)
class Paper:
    """A paper with everything that asks for it. One original is shown at every counter; copies are handed in."""

    demands: tuple[Demand, ...]

    @property
    def first(self) -> Demand:
        return self.demands[0]

    @property
    def is_in_sets(self) -> bool:
        return self.first.value.is_in_sets

    @property
    def is_shared(self) -> bool:
        """Whether more than one row asks for it: then each is shown with its own numbers."""
        return len(self.demands) > 1

    @property
    def noted(self) -> list[Demand]:
        """The rows whose note differs from those before."""
        return self._telling("note")

    @property
    def issued(self) -> list[Demand]:
        """The rows that name who issues it, each issuer once."""
        return self._telling("issuer")

    def _telling(self, name: str) -> list[Demand]:
        told = {legible(demand.value.get(name)): demand for demand in reversed(self.demands) if demand.value.get(name)}
        return list(reversed(told.values()))

    @property
    def is_counted(self) -> bool:
        return self.originals.shown is not None or self.copies.shown is not None

    @cached_property
    def originals(self) -> Quantity:
        """The most that one service asks for. Its own rows add up: the cards of two people are two cards."""
        services = _grouped(self.demands, lambda demand: demand.service)
        return Quantity.greatest(Quantity.sum(_quantities(demands, "originals")) for demands in services.values())

    @cached_property
    def copies(self) -> Quantity:
        return Quantity.sum(_quantities(self.demands, "copies"))


@dataclass(frozen=True)
class Need:
    """What has to be brought: a paper, or one of several that stand for each other."""

    papers: tuple[Paper, ...]

    @property
    def has_choice(self) -> bool:
        return len(self.papers) > 1

    @property
    def demands(self) -> list[Demand]:
        return list(chain.from_iterable(paper.demands for paper in self.papers))

    @property
    def is_in_sets(self) -> bool:
        return self.papers[0].is_in_sets

    @property
    def is_conditional(self) -> bool:
        """Whether it is needed only in a case that a sentence tells."""
        return all(demand.value.get("condition") for demand in self.demands)

    @property
    def copies(self) -> Quantity:
        return Quantity.least(paper.copies for paper in self.papers)

    @property
    def originals(self) -> Quantity:
        return Quantity.least(paper.originals for paper in self.papers)


@dataclass(frozen=True)
class PaperList:
    """``sure``: needed in the chosen cases; ``conditional``: only if what their condition says holds."""

    sure: tuple[Need, ...]
    conditional: tuple[Need, ...]

    @property
    def needs(self) -> tuple[Need, ...]:
        return self.sure + self.conditional

    @property
    def copies(self) -> Quantity:
        """Sheets to copy for what is sure; sets are no sheets."""
        return Quantity.sum(need.copies for need in self.sure if not need.is_in_sets)

    @property
    def sets(self) -> Quantity:
        return Quantity.sum(need.copies for need in self.sure if need.is_in_sets)


def applies(value, cases: Collection[str]) -> bool:
    """Whether a row of papers or fees is for somebody in these cases; one that names no case is for everybody."""
    return not value.get("cases") or not set(value["cases"]).isdisjoint(cases)


def cases_at(service, cases: Collection[str]) -> Collection[str]:
    """What somebody in ``cases`` is to a service. A company that comes to one which only tells people apart may be any of
    them, or act through any: nothing it may need is left out."""
    kinds = _kinds(service)
    if JURISTIC in cases and JURISTIC not in kinds:
        return {*cases, *kinds}
    return cases


def list_papers(services: Iterable, cases: Collection[str]) -> PaperList:
    """What ``services`` (with ``rows["documents"]``) ask of somebody in ``cases``, in their order."""
    found: dict[frozenset[Key], list[Demand]] = defaultdict(list)
    for service in services:
        for demands in _asked(service, cases):
            found[frozenset(demand.key for demand in demands)] += demands
    needs = [Need(_papers(demands)) for demands in found.values()]
    return PaperList(
        tuple(need for need in needs if not need.is_conditional),
        tuple(need for need in needs if need.is_conditional),
    )


def _asked(service, cases: Collection[str]) -> Iterator[list[Demand]]:
    """The rows of a service that are needed: each alone, or with those that stand for it."""
    groups: dict[str, list[Demand]] = {}
    own_cases = cases_at(service, cases)
    for row in service.rows["documents"]:
        if not applies(row.value, own_cases):
            continue
        demand = Demand(service, row)
        letter = row.value.get("one_of")
        if not letter:
            yield [demand]
        elif letter in groups:
            groups[letter].append(demand)
        else:
            groups[letter] = [demand]
    yield from groups.values()


def _papers(demands: Iterable[Demand]) -> tuple[Paper, ...]:
    return tuple(Paper(tuple(same)) for same in _grouped(demands, lambda demand: demand.key).values())


def _grouped(demands: Iterable[Demand], key) -> dict[object, list[Demand]]:
    groups: dict[object, list[Demand]] = defaultdict(list)
    for demand in demands:
        groups[key(demand)].append(demand)
    return groups


def _quantities(demands: Iterable[Demand], name: str) -> Iterator[Quantity]:
    return (Quantity.of(demand.value.get(name)) for demand in demands)


def told_apart(services: Iterable) -> set[str]:
    """The cases that papers or fees differ by, and the other kinds of people where one kind is named."""
    return set(chain.from_iterable(_named(service) | _kinds(service) for service in services))


def undecided_kinds(services: Iterable, cases: Collection[str]) -> set[str]:
    """The kinds of people of which one must first be chosen; empty where the cases say enough.

    Individuals and companies are told apart; where no company is named, individuals and foreign nationals are. A foreign
    national may still be either where companies are named.
    """
    open_kinds = (kinds for kinds in map(_kinds, services) if not kinds & set(cases) and JURISTIC not in cases)
    return set(chain.from_iterable(open_kinds))


def _named(service) -> set[str]:
    rows = service.rows["documents"] + service.rows["fees"]
    return {case for row in rows for case in row.value.get("cases") or ()} & set(dict(CASES))


def _kinds(service) -> set[str]:
    """The kinds of people that a service tells apart."""
    named = _named(service)
    if JURISTIC in named or (PERSON in named and FOREIGNER not in named):
        return {PERSON, JURISTIC}
    return {PERSON, FOREIGNER} if PERSON in named else set()
