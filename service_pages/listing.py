"""The list of services narrowed by facets: every value is a link, every count is what the link will show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.db.models.functions import Left, Length
from django.utils.translation import gettext as _

from portal.facets import Facet, FacetLinks, NoSuchChoice, removals
from portal.models import BasePage
from portal.tree import STEPLEN, Node, snapshot
from service_pages import facts
from service_pages.models.service import ServiceQuerySet
from service_pages.models.topic import Topic
from service_pages.modes import MODES

AGENCY, TOPIC, MODE = "agency", "topic", "mode"
PARAMETERS = (AGENCY, TOPIC, MODE)


@dataclass
class ServiceFilter:
    """The services below ``page`` that match the query ``GET``; ``topic`` is given by the address of a topic's page."""

    page: BasePage
    everything: ServiceQuerySet
    GET: Mapping[str, str]
    topic: Topic | None = None

    @cached_property
    def agencies(self) -> dict[str, Node]:
        return {node.slug: node for node in snapshot().children(self.page.node)} if self.page.node else {}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.code: topic for topic in snapshot().facts(facts.TOPICS).values()}

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        return {
            AGENCY: {code: node.title for code, node in self.agencies.items()},
            TOPIC: {code: topic.name for code, topic in self.topics.items()},
            MODE: {code: str(label) for code, label in MODES},
        }

    @property
    def headings(self) -> dict[str, str]:
        return {AGENCY: _("Agency"), TOPIC: _("Topic"), MODE: _("What the centre does")}

    def _choices(self, name: str) -> list[tuple[str, str]]:
        """Label and address of each value of a facet alone."""
        links = FacetLinks(self.page.path_url, {})
        return [(label, links.choose(name, code)) for code, label in self.labels[name].items()]

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The facet values asked for. Raises NoSuchChoice (404), in words, for a value that does not exist."""
        chosen = {}
        for name in PARAMETERS:
            if value := self.GET.get(name, ""):
                if value not in self.labels[name]:
                    raise NoSuchChoice(self.headings[name], value, self._choices(name))
                chosen[name] = value
        if self.topic:
            chosen[TOPIC] = self.topic.code
        return chosen

    @cached_property
    def services(self):
        return self._narrowed(PARAMETERS)

    def _narrowed(self, names):
        query = self.everything
        if AGENCY in names and AGENCY in self.chosen:
            query = query.filter(path__startswith=self.agencies[self.chosen[AGENCY]].path)
        if TOPIC in names and TOPIC in self.chosen:
            query = query.filter(service_topics__topic__code=self.chosen[TOPIC])
        if MODE in names and MODE in self.chosen:
            query = query.filter(mode=self.chosen[MODE])
        return query

    def _counts(self, name: str) -> dict[str, int]:
        """Services for each value of a facet, the other facets applied; counted once a generation."""
        applied = tuple(self.chosen.get(other) for other in PARAMETERS if other != name)
        return snapshot().remembered((self.page.pk, name, applied), lambda: self._counted(name))

    def _counted(self, name: str) -> dict[str, int]:
        others = self._narrowed([other for other in PARAMETERS if other != name]).live().public().order_by()
        if name == AGENCY:
            by_path = (
                others.annotate(above=Left("path", Length("path") - STEPLEN)).values_list("above").annotate(Count("pk"))
            )
            codes = {node.path: code for code, node in self.agencies.items()}
            return {codes[path]: count for path, count in by_path if path in codes}
        column = {TOPIC: "service_topics__topic__code", MODE: "mode"}[name]
        return dict(others.values_list(column).annotate(Count("pk")))

    def _facet(self, name: str) -> Facet:
        counts = self._counts(name)
        chosen = self.chosen.get(name)
        links = self._links(name)
        values = [
            links.value(name, code, label, counts.get(code, 0), code == chosen)
            for code, label in self.labels[name].items()
            if counts.get(code) or code == chosen
        ]
        return Facet(name, self.headings[name], values)

    def _links(self, name: str) -> FacetLinks:
        """The links of a facet; a topic's page keeps its topic in the address, but for choosing another."""
        if not self.topic:
            return FacetLinks(self.page.path_url, self.chosen)
        chosen = {key: code for key, code in self.chosen.items() if key != TOPIC}
        return FacetLinks(self.page.path_url + ("" if name == TOPIC else f"topics/{self.topic.code}/"), chosen)

    @cached_property
    def facets(self) -> list[Facet]:
        """Three queries the first time in a generation."""
        return [self._facet(name) for name in (TOPIC, AGENCY, MODE)]

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Label and address of each chosen value, to take it away again; a topic's page without its topic is another."""
        return removals(facet for facet in self.facets if not (self.topic and facet.name == TOPIC))
