"""The list of all manuals that are in force today, from the tree in memory: no query, however many there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from manuals.editions.in_force import EditionFacts, in_force
from manuals.web.files import MANUAL, FileLink, files_of
from manuals.web.gone import gone
from portal.bilingual.alphabet import sort_key
from portal.facets import Facet, FacetLinks, NoSuchChoice, removals
from portal.models import BasePage
from portal.tree import Node, snapshot
from service_pages.codes import public_services
from service_pages.models import AgencyPage
from service_pages.opendata.pairs import preferred

AGENCY = "agency"


@dataclass(frozen=True)
class Entry:
    """A manual with its edition in force. ``agencies``: those of its services, each once, as pages of the same tree.

    ``earlier``: names of agencies that are gone, as the edition has them.
    """

    node: Node
    edition: EditionFacts
    agencies: tuple[Node, ...]
    earlier: tuple[str, ...] = ()

    @property
    def services(self) -> int:
        return len(self.edition.codes)

    @property
    def is_of_one_agency(self) -> bool:
        return len(self.agencies) + len(self.earlier) == 1

    @property
    def heading(self) -> str:
        """Under what the list shows it."""
        names = [*(agency.title for agency in self.agencies), *self.earlier]
        return names[0] if self.is_of_one_agency else _("Several agencies")

    @property
    def files(self) -> list[FileLink]:
        """The whole manual in both languages."""
        return [link for link in files_of(self.node.translation_key, self.edition) if link.kind == MANUAL]


def entries_of(index: Node, day: date) -> list[Entry]:
    """The public manuals below the list that are in force on ``day``: booklets first, then by agency, then by title.

    Made once a day and generation.
    """
    return snapshot().remembered(("manuals.list", index.page_id, day), lambda: _entries(index, day))


def _entries(index: Node, day: date) -> list[Entry]:
    tree = snapshot()
    found = []
    for node in tree.children(index):
        edition = in_force(node.translation_key, day)
        if edition:
            found.append(Entry(node, edition, *_agencies(edition.codes, index.language)))
    return sorted(found, key=lambda entry: _place(entry, index.language))


def _agencies(codes: Iterable[str], language: str) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """The agencies of services by the pages of the services; of services that are gone by what the edition says."""
    tree, services, missing = snapshot(), public_services(language), gone()
    by_code = {node.slug: node for node in tree.of_model(AgencyPage, language)}
    agencies: dict[str, Node] = {}
    earlier: dict[str, str] = {}
    for code in codes:
        agency = tree.parent(services[code]) if code in services else None
        lost = None if agency else missing.get(code)
        if lost:
            agency = by_code.get(lost.agency)
            earlier |= {} if agency else {lost.agency: preferred(lost.agency_name, language)}
        if agency:
            agencies[agency.slug] = agency
    return tuple(agencies.values()), tuple(filter(None, earlier.values()))


def _place(entry: Entry, language: str):
    single = entry.is_of_one_agency
    return (
        single,
        sort_key(entry.heading, language) if single else sort_key("", language),
        sort_key(entry.node.title, language),
    )


@dataclass
class ManualFilter:
    """The manuals of ``page`` (the list) that match the query ``GET``."""

    page: BasePage
    GET: Mapping[str, str]

    @cached_property
    def everything(self) -> list[Entry]:
        return entries_of(self.page.node, timezone.localdate()) if self.page.node else []

    @cached_property
    def agencies(self) -> dict[str, Node]:
        """Those that have a manual, by code, in alphabetical order."""
        found = {agency.slug: agency for entry in self.everything for agency in entry.agencies}
        return dict(sorted(found.items(), key=lambda item: sort_key(item[1].title, self.page.language)))

    @cached_property
    def chosen(self) -> str:
        """The code of the agency asked for, or ''. Raises NoSuchChoice (404) for one that has no manual."""
        code = self.GET.get(AGENCY, "")
        if code and code not in self.agencies:
            choices = [
                (node.title, FacetLinks(self.page.path_url, {}).choose(AGENCY, key))
                for key, node in self.agencies.items()
            ]
            raise NoSuchChoice(_("Agency"), code, choices)
        return code

    @cached_property
    def entries(self) -> list[Entry]:
        if not self.chosen:
            return self.everything
        return [entry for entry in self.everything if self.chosen in {agency.slug for agency in entry.agencies}]

    @cached_property
    def facets(self) -> list[Facet]:
        links = FacetLinks(self.page.path_url, {AGENCY: self.chosen} if self.chosen else {})
        counts = dict.fromkeys(self.agencies, 0)
        for entry in self.everything:
            for agency in entry.agencies:
                counts[agency.slug] += 1
        values = [
            links.value(AGENCY, code, node.title, counts[code], code == self.chosen)
            for code, node in self.agencies.items()
        ]
        return [Facet(AGENCY, _("Agency"), values)]

    @property
    def removals(self) -> list[tuple[str, str]]:
        return removals(self.facets)
