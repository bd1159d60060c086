"""The facets of an answer: what there is to choose, and what to say of a value that does not exist."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.facets import Facet, FacetLinks, FacetValue, NoSuchChoice, removals
from portal.finding import AS, TYPED
from portal.indexing import PUBLIC
from search import labels
from search.engines.base import FACETS
from search.finding import Answer
from search.models import SearchDocument
from search.narrowing import LANGUAGE

PARAMETERS = (*FACETS, LANGUAGE)


def chosen(parameters: Mapping[str, str]) -> dict[str, str]:
    """The facet values asked for, as they came."""
    return {name: value for name in PARAMETERS if (value := parameters.get(name, "").strip())}


def asked_again(text: str, literal: bool) -> dict[str, str]:
    """The parameters that every address of the same question has."""
    return {"q": text, AS: TYPED} if literal else {"q": text}


@dataclass(frozen=True)
class FacetList:
    """``address`` is the path of the results page; ``names`` those of agencies and topics by facet and code."""

    answer: Answer
    filters: dict[str, str]
    address: str
    names: dict[str, dict[str, str]]
    literal: bool = False

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets that leave something to choose: no choice of which each value shows all results again."""
        found = [Facet(name, str(heading), self._values(name)) for name, heading in labels.FACETS.items()]
        return [facet for facet in found if facet.name in self.filters or self._narrows(facet)]

    @property
    def removals(self) -> list[tuple[str, str]]:
        return removals(self.facets)

    def require_known(self) -> None:
        """Raises NoSuchChoice for a value that no public document has; a query for each that the answer lacks."""
        wrong = [name for name, value in self.filters.items() if not self._is_known(name, value)]
        for name in wrong[:1]:
            right = {other: value for other, value in self.filters.items() if other not in wrong}
            links = FacetLinks(self.address, right, asked_again(self.answer.text, self.literal))
            choices = sorted((self._label(name, code), links.choose(name, code)) for code in _known(name))
            raise NoSuchChoice(str(labels.FACETS[name]), self.filters[name], choices)

    def _narrows(self, facet: Facet) -> bool:
        counts = self._counts(facet.name).values()
        return len(counts) > 1 and any(count < self.answer.total for count in counts)

    def _is_known(self, name: str, value: str) -> bool:
        if name == LANGUAGE:
            return value in labels.LANGUAGES
        return value in self.answer.facets.get(name, ()) or _documents_with(name, value).exists()

    def _values(self, name: str) -> list[FacetValue]:
        counts = self._counts(name)
        present = self.filters.get(name)
        codes = sorted(counts, key=lambda code: (-counts[code], code))
        if present and present not in counts:
            codes.append(present)
        links = FacetLinks(self.address, self.filters, asked_again(self.answer.text, self.literal))
        return [
            links.value(name, code, self._label(name, code), self._count(name, code), code == present) for code in codes
        ]

    def _count(self, name: str, code: str) -> int | None:
        """How many results the link will show; None where that is not known without following it."""
        if code == self.filters.get(name):
            return None if self.answer.limited else self.answer.total
        return None if name in self.answer.uncounted else self._counts(name)[code]

    def _counts(self, name: str) -> Counter:
        return self.answer.facets.get(name, Counter())

    def _label(self, name: str, code: str) -> str:
        return str(self._labels[name].get(code, code))

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {"mode": labels.MODES, "type": labels.TYPES, LANGUAGE: labels.LANGUAGES} | self.names


def _documents_with(name: str, value: str):
    public = SearchDocument.objects.filter(audience=PUBLIC)
    return public.filter(topics__contains=f" {value} ") if name == "topic" else public.filter(**{name: value})


def _known(name: str) -> set[str]:
    if name == LANGUAGE:
        return set(labels.LANGUAGES)
    column = "topics" if name == "topic" else name
    public = SearchDocument.objects.filter(audience=PUBLIC).exclude(**{column: ""})
    return {code for value in public.values_list(column, flat=True).distinct() for code in value.split()}
