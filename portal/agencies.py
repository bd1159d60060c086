"""The agencies at the centre, for apps that know them by their codes only. ``service_pages`` provides them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal import tree
from portal.bilingual.language import active_language
from portal.tree import snapshot

FACT = "portal.agencies"


@dataclass(frozen=True, slots=True)
class Agency:
    """``titles`` and ``urls`` (paths) by language."""

    code: str
    titles: Mapping[str, str]
    urls: Mapping[str, str]

    @property
    def title(self) -> str:
        """In the active language."""
        return self.titles[active_language()]

    @property
    def url(self) -> str:
        return self.urls[active_language()]


class _Provided:
    agencies: Callable[[], Mapping[str, Agency]] = dict


def provide(agencies: Callable[[], Mapping[str, Agency]]) -> None:
    """``agencies``: by code, in the order of the Thai dictionary, called once a generation of the tree."""
    _Provided.agencies = agencies


def agencies() -> Mapping[str, Agency]:
    """Those that everybody may see, by code, in the order of the Thai dictionary; from memory."""
    return snapshot().facts(FACT)


def connect() -> None:
    tree.register(FACT, lambda: _Provided.agencies())
