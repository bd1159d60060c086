"""The services that everybody may see, for apps that know them by their codes only. ``service_pages`` provides them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from portal import tree
from portal.bilingual.language import active_language
from portal.tree import snapshot

FACT = "portal.services"


@dataclass(frozen=True, slots=True)
class Service:
    """``titles`` and ``urls`` (paths) by language; ``mode``: information, forward or complete.

    ``agency``: its code, with ``agency_titles`` by language. ``counters``: numbers of the counters that its agency names.
    ``promised_minutes``: what the service says it takes, where that is stated in minutes and hours alone.
    """

    code: str
    titles: Mapping[str, str]
    urls: Mapping[str, str]
    mode: str
    agency: str
    agency_titles: Mapping[str, str]
    counters: tuple[str, ...] = ()
    promised_minutes: float | None = None

    @property
    def title(self) -> str:
        """In the active language."""
        return self.titles[active_language()]

    @property
    def url(self) -> str:
        return self.urls[active_language()]

    @property
    def agency_title(self) -> str:
        return self.agency_titles[active_language()]


class _Provided:
    services: Callable[[], Mapping[str, Service]] = dict
    codes: Callable[[], Collection[str]] = tuple


def provide(services: Callable[[], Mapping[str, Service]], codes: Callable[[], Collection[str]]) -> None:
    """``services``: by code, in the order of the Thai dictionary, called once a generation of the tree.

    ``codes``: all codes that were ever reserved, those of services that are not public too.
    """
    _Provided.services, _Provided.codes = services, codes


def services() -> Mapping[str, Service]:
    """By code, in the order of the Thai dictionary; from memory."""
    return snapshot().facts(FACT)


def reserved_codes() -> frozenset[str]:
    """The codes of all services there are or were, public or not: for staff. One query."""
    return frozenset(_Provided.codes())


def connect() -> None:
    tree.register(FACT, lambda: _Provided.services())
