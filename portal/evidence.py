"""What proves that the centre meets a standard: measures, which each app gives by an ``evidence.py`` of its own.

A measure is a function that looks at live content and says what it found. Which criterion asks for it, and how old its
evidence may be, is said by the standard's data (home/standard); so one measure may prove criteria of several standards.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from portal.bilingual.fiscal_years import FiscalYear


class State(StrEnum):
    """How far a criterion is met. ``OUTDATED``: it was, but its evidence is older than its interval."""

    MET, PARTLY, MISSING, OUTDATED = "met", "partly", "missing", "outdated"

    @property
    def label(self) -> Promise:
        return _LABELS[self]


_LABELS = {
    State.MET: _("Met"),
    State.PARTLY: _("Partly met"),
    State.MISSING: _("Missing"),
    State.OUTDATED: _("Out of date"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a measure is asked: the state of ``day`` within its fiscal year, with the options of the standard's data."""

    day: datetime.date
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def year(self) -> FiscalYear:
        return FiscalYear.of(self.day)


@dataclass(frozen=True, slots=True)
class Proof:
    """A link that proves: its words in the active language, its path, its day, whether everybody may follow it."""

    label: str | Promise
    url: str
    day: datetime.date | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a measure found.

    ``says``: one sentence, lazy, how the figure comes about, with its numbers. ``numbers``: the same, fit for JSON.
    ``as_of``: the day of the evidence where it ages; None for what is true of the content of this moment.
    """

    state: State
    says: str | Promise
    numbers: Mapping[str, int | float | str | None] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    as_of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """``key``: ``app.name``, stable, for it stands in standards' data. ``queries``: the most it may cost."""

    key: str
    name: Promise
    find: Callable[[Asked], Finding]
    queries: int


_measures: dict[str, Measure] = {}


def measure(key: str, name: Promise, *, queries: int) -> Callable:
    """Registers a function as the measure ``key``. Raises ValueError where another function has the key."""

    def register(find: Callable[[Asked], Finding]) -> Callable[[Asked], Finding]:
        known = _measures.get(key)
        if known and (known.find.__module__, known.find.__qualname__) != (find.__module__, find.__qualname__):
            raise ValueError(f"Two measures are called {key!r}.")
        _measures[key] = Measure(key, name, find, queries)
        return find

    return register


def measures() -> Mapping[str, Measure]:
    """All measures of the installed apps, by key."""
    _discover()
    return _measures


@cache
def _discover() -> None:
    autodiscover_modules("evidence")


def share(part: int, whole: int, least: float = 100.0) -> State:
    """The state of ``part`` of ``whole``: met from ``least`` per cent on; missing where there is nothing."""
    if not part or not whole:
        return State.MISSING
    return State.MET if 100 * part >= least * whole else State.PARTLY
