"""The state of each criterion, from what its measures find and from evidence added by hand."""

import datetime
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.standard.added import Judged as JudgedAddition
from home.standard.added import judge, valid_until
from home.standard.models import AddedEvidence, Care
from home.standard.reading import Criterion, Demand, Group, Standard
from portal.ages import later
from portal.bilingual.dates import format_date
from portal.evidence import Asked, Finding, Proof, State, measures, said

logger = logging.getLogger(__name__)

# Takes the place of measures where a criterion has none: what a person has added, and that it can be opened.
BY_HAND = "home.by_hand"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a measure found for a criterion; ``state`` counts the age of the evidence and what stands for it."""

    demand: Demand
    finding: Finding
    state: State
    replaced_by: JudgedAddition | None = None
    due: datetime.date | None = None  # when its evidence is, or was, out of date

    @property
    def name(self) -> str:
        """Of the measure; its key where the portal has no such measure."""
        if self.demand.measure == BY_HAND:
            return _("Evidence added by hand")
        known = measures().get(self.demand.measure)
        return str(known.name) if known else self.demand.measure

    @property
    def stands_in(self) -> str:
        """What everybody is told of the evidence by hand that stands for the measure; '' where none does."""
        if self.replaced_by is None:
            return ""
        added = self.replaced_by.added
        if not added.is_public:
            return _("Evidence that is kept at the centre stands for it.")
        return _("“%(title)s” stands for it: %(reason)s") % {"title": added.title, "reason": added.reason}

    @property
    def age(self) -> str:
        """What is said of the age of the evidence; '' where it does not age."""
        if self.finding.as_of is None or self.due is None or self.replaced_by:
            return ""
        sentence = (
            _("The evidence is of %(day)s and was to be renewed by %(due)s.")
            if self.state == State.OUTDATED
            else _("The evidence is of %(day)s and is to be renewed by %(due)s.")
        )
        return sentence % {"day": format_date(self.finding.as_of), "due": format_date(self.due)}


@dataclass(frozen=True, slots=True)
class Standing:
    """A criterion with its state and all that it follows from."""

    criterion: Criterion
    state: State
    judged: tuple[Judged, ...]
    additions: tuple[JudgedAddition, ...] = ()
    care: Care | None = None

    @property
    def proofs_by_hand(self) -> list[Proof]:
        """Evidence added by hand that counts, as proofs."""
        return [
            Proof(one.added.title, one.url, one.added.day, one.added.is_public) for one in self.additions if one.holds
        ]

    @property
    def is_gap(self) -> bool:
        return self.state != State.MET


@dataclass(frozen=True)
class Board:
    """A standard as it is met on ``day``."""

    standard: Standard
    day: datetime.date
    standings: Mapping[str, Standing]

    @property
    def groups(self) -> list[tuple[Group, list[Standing]]]:
        return [(group, [self.standings[one.code] for one in group.criteria]) for group in self.standard.groups]

    @property
    def counts(self) -> list[tuple[State, int]]:
        """How many criteria are in each state, best first."""
        states = [standing.state for standing in self.standings.values()]
        return [(state, states.count(state)) for state in State]


class Memory:
    """What the measures have found on a day: each is asked once, whichever criteria ask for it."""

    def __init__(self, day: datetime.date):
        self.day = day
        self._found: dict[tuple, Finding] = {}
        self._seen: dict[tuple, Any] = {}

    def find(self, demand: Demand) -> Finding:
        if demand.measure not in measures():
            return Finding(
                State.MISSING, said(lambda: _("The portal has no measure “%(key)s”.") % {"key": demand.measure})
            )
        key = (demand.measure, demand.months, *sorted(demand.options.items()))
        if key not in self._found:
            self._found[key] = self._ask(demand)
        return self._found[key]

    def _ask(self, demand: Demand) -> Finding:
        """One measure that fails neither takes the board with it nor the other standards."""
        try:
            return measures()[demand.measure].find(Asked(self.day, demand.options, self._seen, demand.months))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            logger.exception("The measure %s failed.", demand.measure)
            return Finding(State.MISSING, said(lambda: _("This could not be computed. The administrators are told.")))


def board(standard: Standard, day: datetime.date) -> Board:
    memory = Memory(day)
    added: dict[str, list[AddedEvidence]] = defaultdict(list)
    for one in AddedEvidence.objects.filter(standard=standard.key).select_related("document__collection", "owner"):
        added[one.criterion].append(one)
    cares = {care.criterion: care for care in Care.objects.filter(standard=standard.key).select_related("owner")}
    standings = {
        code: standing(criterion, memory, added.get(code, ()), cares.get(code))
        for code, criterion in standard.criteria.items()
    }
    return Board(standard, day, standings)


def standing(
    criterion: Criterion, memory: Memory, added: Iterable[AddedEvidence] = (), care: Care | None = None
) -> Standing:
    additions = tuple(judge(one, memory.day) for one in added)
    found = tuple(_judged(demand, memory, additions) for demand in criterion.demands) or (_by_hand(additions),)
    return Standing(criterion, together([one.state for one in found]), found, additions, care)


def together(states: list[State]) -> State:
    """All met → met; all missing → missing; where something lacks → partly; else the evidence is out of date."""
    if set(states) == {State.MISSING}:
        return State.MISSING
    if {State.MISSING, State.PARTLY} & set(states):
        return State.PARTLY
    return State.OUTDATED if State.OUTDATED in states else State.MET


def _judged(demand: Demand, memory: Memory, additions: tuple[JudgedAddition, ...]) -> Judged:
    finding = memory.find(demand)
    due = later(finding.as_of, demand.months) if finding.as_of and demand.months else None
    state = State.OUTDATED if finding.state == State.MET and due and due < memory.day else finding.state
    standing_in = next((one for one in additions if one.added.stands_for == demand.measure and one.holds), None)
    if state != State.MET and standing_in:
        return Judged(demand, finding, State.MET, standing_in, due)
    return Judged(demand, finding, state, None, due)


def _by_hand(additions: tuple[JudgedAddition, ...]) -> Judged:
    """Met by what was added while it can be opened and is valid; out of date when its time is over."""
    holding = [one.added for one in additions if one.holds]
    over = [one.added for one in additions if one.is_old]
    state = State.MET if holding else State.OUTDATED if over else State.MISSING
    last = max(holding or over, key=valid_until, default=None)

    def sentence() -> str:
        if not additions:
            return _("This is proved by evidence that is added by hand. None has been added.")
        words = ngettext(
            "This is proved by evidence that is added by hand. Of %(all)d piece, %(holding)d counts.",
            "This is proved by evidence that is added by hand. Of %(all)d pieces, %(holding)d count.",
            len(additions),
        )
        return words % {"all": len(additions), "holding": len(holding)}

    numbers = {"added": len(additions), "counted": len(holding)}
    finding = Finding(state, said(sentence), numbers, (), last.day if last else None)
    return Judged(Demand(BY_HAND), finding, state, None, valid_until(last) if last else None)
