"""The list of services narrowed by facets: every value is a link, every count is what the link will show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from portal.bilingual.alphabet import sort_key
from portal.facets import Facet, FacetLinks, NoSuchChoice, removals
from portal.models import BasePage
from portal.tree import Node, snapshot
from service_pages import facts
from service_pages.directory import AGENCY, AUDIENCE, MODE, TOPIC, Directory, Listing
from service_pages.models.classification import AUDIENCES
from service_pages.models.topic import Topic
from service_pages.modes import MODES

# In the order in which they are offered.
PARAMETERS = (TOPIC, AUDIENCE, AGENCY, MODE)


@dataclass
class ServiceFilter:
    """The services below ``page`` that match the query ``GET``; ``topic`` is given by the address of a topic's page."""

    page: BasePage
    GET: Mapping[str, str]
    topic: Topic | None = None

    @cached_property
    def directory(self) -> Directory:
        return Directory.now(self.page.language)

    @cached_property
    def agencies(self) -> dict[str, Node]:
        """By code, in alphabetical order of their names."""
        nodes = snapshot().children(self.page.node) if self.page.node else []
        return {node.slug: node for node in sorted(nodes, key=lambda node: sort_key(node.title, self.page.language))}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.code: topic for topic in snapshot().facts(facts.TOPICS).values()}

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        return {
            TOPIC: {code: topic.name for code, topic in self.topics.items()},
            AUDIENCE: {code: str(label) for code, label in AUDIENCES},
            AGENCY: {code: node.title for code, node in self.agencies.items()},
            MODE: {code: str(label) for code, label in MODES},
        }

    @property
    def headings(self) -> dict[str, str]:
        return {
            TOPIC: _("Topic"),
            AUDIENCE: _("For whom"),
            AGENCY: _("Agency"),
            MODE: _("What the centre does"),
        }

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
    def services(self) -> Listing:
        """In alphabetical order."""
        return Listing(self.directory, self._narrowed(PARAMETERS))

    @cached_property
    def _everything(self) -> int:
        return self.directory.of_agencies(self.agencies.values())

    def _narrowed(self, names: Iterable[str]) -> int:
        """The set of services with the chosen values of these facets."""
        found = self._everything
        for name in names:
            if name in self.chosen:
                found &= self._with_value(name, self.chosen[name])
        return found

    def _with_value(self, name: str, code: str) -> int:
        if name == AGENCY:
            return self.directory.with_value(AGENCY, self.agencies[code].path)
        return self.directory.with_value(name, self.topics[code].pk if name == TOPIC else code)

    def _counts(self, name: str) -> dict[str, int]:
        """Services for each value of a facet, the other facets applied."""
        others = self._narrowed(other for other in PARAMETERS if other != name)
        return {code: (others & self._with_value(name, code)).bit_count() for code in self.labels[name]}

    def _facet(self, name: str) -> Facet:
        counts = self._counts(name)
        chosen = self.chosen.get(name)
        links = self._links(name)
        values = [
            links.value(name, code, label, counts[code], code == chosen)
            for code, label in self.labels[name].items()
            if counts[code] or code == chosen
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
        return [self._facet(name) for name in PARAMETERS]

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Label and address of each chosen value, to take it away again; a topic's page without its topic is another."""
        return removals(facet for facet in self.facets if not (self.topic and facet.name == TOPIC))
