"""What proves that the centre meets a standard: measures, which each app gives by an ``evidence.py`` of its own.

A measure is a function that looks at live content and says what it found. Which criterion asks for it, and how old its
evidence may be, is said by the standard's data (home/standard); so one measure may prove criteria of several standards.
"""

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from django.utils.functional import Promise, lazy
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.ages import later
from portal.bilingual.fiscal_years import FiscalYear

T = TypeVar("T")


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
    """What a measure is asked: the state of ``day`` within its fiscal year, with the options of the standard's data.

    ``months``: after so many the evidence is old, None where it does not age; the state follows from ``Finding.as_of`` by
    itself, this is for the sentence. ``seen``: what the measures of one board have looked at together; see ``once``.
    """

    day: datetime.date
    options: Mapping[str, Any] = field(default_factory=dict)
    seen: dict[tuple, Any] = field(default_factory=dict, repr=False, compare=False)
    months: int | None = None

    @property
    def year(self) -> FiscalYear:
        return FiscalYear.of(self.day)

    def is_old(self, day: datetime.date) -> bool:
        """Whether evidence of ``day`` is older than its interval."""
        return self.months is not None and later(day, self.months) < self.day

    def once(self, look: Callable[..., T], *arguments: Hashable) -> T:
        """What ``look(*arguments)`` gives, asked once for all measures of a board."""
        key = (look, *arguments)
        if key not in self.seen:
            self.seen[key] = look(*arguments)
        return self.seen[key]


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
    """``key``: ``app.name``, stable, for it stands in standards' data. ``queries``: the most it may cost.

    ``options``: those that the standards' data may give, whole numbers from 0 to the one named here.
    """

    key: str
    name: Promise
    find: Callable[[Asked], Finding]
    queries: int
    options: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file of a fiscal year's evidence pack. ``path``: within the pack, letters a to z, digits, ``/``, ``.`` and ``-``."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Wish:
    """What people seem to need: ``words``, met ``count`` times from ``since`` until ``until``.

    ``source``: search, score, suggestion or study; ``key``: what the source knows it by, 1 to 200 characters.
    """

    source: str
    key: str
    words: str
    count: int
    since: datetime.date
    until: datetime.date


_measures: dict[str, Measure] = {}
_wishes: list[Callable[[datetime.date], Iterable[Wish]]] = []
_exhibits: dict[str, Callable[[FiscalYear], Iterable[Exhibit]]] = {}


PERCENT, DAYS, NUMBER = 100, 3_660, 1_000_000  # the most of options that are per cent, days or numbers of things


def measure(key: str, name: Promise, *, queries: int, **options: int) -> Callable:
    """Registers a function as the measure ``key``, with its options and the most of each.

    Raises ValueError where another function has the key.
    """

    def register(find: Callable[[Asked], Finding]) -> Callable[[Asked], Finding]:
        known = _measures.get(key)
        if known and (known.find.__module__, known.find.__qualname__) != (find.__module__, find.__qualname__):
            raise ValueError(f"Two measures are called {key!r}.")
        _measures[key] = Measure(key, name, find, queries, options)
        return find

    return register


def wishes_of(find: Callable[[datetime.date], Iterable[Wish]]) -> Callable[[datetime.date], Iterable[Wish]]:
    """Registers a function that says what people seem to need as of a day; few, the most frequent first."""
    _wishes.append(find)
    return find


def wishes(day: datetime.date) -> Iterator[Wish]:
    """Of all apps."""
    _discover()
    for find in _wishes:
        yield from find(day)


def exhibits_of(folder: str) -> Callable:
    """Registers a function that gives the files of a fiscal year, all below ``folder`` of the pack."""

    def register(find: Callable[[FiscalYear], Iterable[Exhibit]]) -> Callable[[FiscalYear], Iterable[Exhibit]]:
        _exhibits[folder] = find
        return find

    return register


def exhibit_folders() -> list[str]:
    """The folders of a pack, in the order of ``exhibits``."""
    _discover()
    return sorted(_exhibits)


def exhibits(year: FiscalYear) -> Iterator[Exhibit]:
    """The files of all apps for a fiscal year, by folder. Raises ValueError for a path that is not below its folder."""
    _discover()
    for folder, find in sorted(_exhibits.items()):
        for exhibit in find(year):
            if not exhibit.path.startswith(f"{folder}/"):
                raise ValueError(f"{exhibit.path!r} is not below {folder!r}.")
            yield exhibit


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


def at_least(per_cent: float) -> str:
    """What is asked for, as a sentence in the active language."""
    return gettext("At least %(least)s per cent is asked for.") % {"least": f"{per_cent:g}"}


def said(sentence: Callable[[], str]) -> Promise:
    """A sentence that is put into words whenever it is read, in the language of the reader."""
    return cast(Promise, lazy(sentence, str)())
