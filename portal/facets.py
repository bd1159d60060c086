"""Facets narrow a list by links that work without JavaScript; a value that does not exist is told with those that do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.not_found import NotFoundHere


@dataclass(frozen=True)
class FacetValue:
    """One link of a facet; choosing the chosen value again takes it away. ``count`` is what the link will show;
    None where that is not known."""

    code: str
    label: str
    count: int | None
    url: str
    chosen: bool


class Facet(NamedTuple):
    name: str
    heading: str
    values: list[FacetValue]


@dataclass(frozen=True)
class FacetLinks:
    """Addresses of the same list with one choice changed, at its first page.

    ``chosen``: the value of each facet by the facet's name. ``kept``: what stands before the facets, such as the question.
    """

    address: str
    chosen: Mapping[str, str]
    kept: Mapping[str, str] = field(default_factory=dict)

    def choose(self, name: str, code: str) -> str:
        return self._url({**self._others(name), name: code})

    def remove(self, name: str) -> str:
        return self._url(self._others(name))

    def value(self, name: str, code: str, label: str, count: int | None, chosen: bool) -> FacetValue:
        return FacetValue(code, label, count, self.remove(name) if chosen else self.choose(name, code), chosen)

    def _others(self, name: str) -> dict[str, str]:
        return {other: code for other, code in self.chosen.items() if other != name}

    def _url(self, choices: Mapping[str, str]) -> str:
        query = urlencode({**self.kept, **choices})
        return f"{self.address}?{query}" if query else self.address


def removals(facets: Iterable[Facet]) -> list[tuple[str, str]]:
    """Label and address of each chosen value, to take it away again."""
    return [(value.label, value.url) for facet in facets for value in facet.values if value.chosen]


class NoSuchChoice(NotFoundHere):
    """The address is right, but its query asks for a value that does not exist. ``choices``: label and address of others."""

    def __init__(self, heading: str, value: str, choices: Iterable[tuple[str, str]]):
        message = _("%(facet)s: “%(value)s” is not one of the choices.") % {"facet": heading, "value": value[:60]}
        super().__init__(_("There is no such choice"), message, choices)
