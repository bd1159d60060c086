"""The facets of an answer as links that work without JavaScript; a value that does not exist is told in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.indexing import PUBLIC
from search import labels
from search.engines.base import FACETS
from search.finding import Answer
from search.models import SearchDocument

PARAMETERS = FACETS
# What a sentence about a wrong value names of the right ones.
NAMED = 25


class UnknownValueError(Exception):
    """A facet was asked for a value that no public page has; the message says so and names the ones there are."""


@dataclass(frozen=True)
class Choice:
    """One value of a facet. Choosing the chosen one again takes it away."""

    code: str
    label: str
    count: int
    url: str
    chosen: bool


def chosen(parameters: Mapping[str, str]) -> dict[str, str]:
    """The facet values asked for, as they came."""
    return {name: value for name in PARAMETERS if (value := parameters.get(name, "").strip())}


def require_known(filters: dict[str, str], answer: Answer) -> None:
    """Raises UnknownValueError for a value that no public document has; a query for each that the answer lacks."""
    for name, value in filters.items():
        if value not in answer.facets.get(name, ()) and not _documents_with(name, value).exists():
            message = _("%(facet)s: “%(value)s” is not one of the choices. Choices: %(accepted)s.")
            accepted = ", ".join(_known(name)) or _("none so far")
            raise UnknownValueError(message % {"facet": labels.FACETS[name], "value": value[:60], "accepted": accepted})


@dataclass(frozen=True)
class FacetList:
    """``address`` is the path of the results page; ``names`` those of agencies and topics by facet and code."""

    answer: Answer
    filters: dict[str, str]
    address: str
    names: dict[str, dict[str, str]]

    @cached_property
    def facets(self) -> list[tuple[str, str, list[Choice]]]:
        """Name, heading and choices of the facets that leave something to choose."""
        found = [(name, str(heading), self._choices(name)) for name, heading in labels.FACETS.items()]
        return [facet for facet in found if len(facet[2]) > 1 or facet[0] in self.filters]

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Label and address of each chosen value, to take it away again."""
        return [(choice.label, choice.url) for _, _, choices in self.facets for choice in choices if choice.chosen]

    def url(self, filters: dict[str, str]) -> str:
        """The first page of the same question with other filters."""
        return f"{self.address}?{urlencode({'q': self.answer.text} | filters)}"

    def _choices(self, name: str) -> list[Choice]:
        counts = self.answer.facets.get(name, Counter())
        present = self.filters.get(name)
        values = sorted(counts, key=lambda value: (-counts[value], value))
        if present and present not in counts:
            values.append(present)
        return [self._choice(name, value, counts.get(value, 0), value == present) for value in values]

    def _choice(self, name: str, value: str, count: int, is_chosen: bool) -> Choice:
        others = {other: code for other, code in self.filters.items() if other != name}
        url = self.url(others if is_chosen else others | {name: value})
        return Choice(value, self._label(name, value), count, url, is_chosen)

    def _label(self, name: str, value: str) -> str:
        return str(self._labels[name].get(value, value))

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {"mode": labels.MODES, "type": labels.TYPES} | self.names


def _documents_with(name: str, value: str):
    public = SearchDocument.objects.filter(audience=PUBLIC)
    return public.filter(topics__contains=f" {value} ") if name == "topic" else public.filter(**{name: value})


def _known(name: str) -> list[str]:
    column = "topics" if name == "topic" else name
    values = (
        SearchDocument.objects.filter(audience=PUBLIC).exclude(**{column: ""}).values_list(column, flat=True).distinct()
    )
    return sorted({code for value in values for code in value.split()})[:NAMED]
