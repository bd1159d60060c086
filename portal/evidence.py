"""What proves that the centre meets a standard: measures, which each app gives by an ``evidence.py`` of its own.

A measure is a function that looks at live content and says what it found. Which criterion asks for it, and how old its
evidence may be, is said by the standard's data (home/standard); so one measure may prove criteria of several standards.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, cast

from django.utils.functional import Promise, lazy
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


def measure(key: str, name: Promise, *, queries: int) -> Callable:
    """Registers a function as the measure ``key``. Raises ValueError where another function has the key."""

    def register(find: Callable[[Asked], Finding]) -> Callable[[Asked], Finding]:
        known = _measures.get(key)
        if known and (known.find.__module__, known.find.__qualname__) != (find.__module__, find.__qualname__):
            raise ValueError(f"Two measures are called {key!r}.")
        _measures[key] = Measure(key, name, find, queries)
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


def said(sentence: Callable[[], str]) -> Promise:
    """A sentence that is put into words whenever it is read, in the language of the reader."""
    return cast(Promise, lazy(sentence, str)())
