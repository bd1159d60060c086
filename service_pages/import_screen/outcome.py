"""What an import tells on its page: counts, remarks, problems, links to the services."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import pgettext

from portal.bilingual.language import ENGLISH, THAI
from portal.tree import snapshot
from service_pages.blocks import ROW_FIELDS
from service_pages.models import ServiceImport, ServicePage

MOST_SHOWN = 300


@dataclass(frozen=True)
class Problem:
    """Where in the file, the column, the sentence."""

    place: str
    column: str
    message: str


@dataclass(frozen=True)
class Linked:
    """A service that was imported. ``thai``, ``english``: its public addresses, '' while it is not published."""

    code: str
    title: str
    edit: str
    thai: str = ""
    english: str = ""


class Outcome:
    """Of each list the first MOST_SHOWN are shown, and the rest is counted."""

    def __init__(self, item: ServiceImport):
        self.item = item

    @property
    def counts(self) -> list[tuple[str, int]]:
        labels = {
            "created": pgettext("imported services", "New"),
            "updated": pgettext("imported services", "Changed"),
            "unchanged": pgettext("imported services", "Unchanged"),
            "drafts": pgettext("imported services", "Of these, kept as drafts"),
        }
        return [(label, len(self.item.report.get(name, ()))) for name, label in labels.items()]

    @property
    def remarks(self) -> list[str]:
        return self.item.report.get("remarks", [])[:MOST_SHOWN]

    @property
    def more_remarks(self) -> int:
        return max(0, len(self.item.report.get("remarks", ())) - MOST_SHOWN)

    @property
    def faults(self) -> list[Problem]:
        """The first problems; their places without the name of the file, which stands above them."""
        return [Problem(self._within(place), *rest) for place, *rest in self.item.faults[:MOST_SHOWN]]

    def _within(self, place: str) -> str:
        return place.removeprefix(self.item.name).lstrip(", ") or place

    @property
    def more_faults(self) -> int:
        return self.item.fault_count - len(self.faults)

    @property
    def _stored(self) -> list[str]:
        return [*self.item.report.get("created", ()), *self.item.report.get("updated", ())]

    @cached_property
    def services(self) -> list[Linked]:
        """The first of the services that were stored, in the order of the file; one query."""
        return list(_linked(self._stored[:MOST_SHOWN]))

    @property
    def more_services(self) -> int:
        return max(0, len(self._stored) - MOST_SHOWN)


def _linked(codes: list[str]) -> Iterator[Linked]:
    """Titles as the account that asks may know them now: rights may have changed since the import."""
    thai = ServicePage.objects.filter(code__in=codes, locale__language_code=THAI, alias_of=None)
    pages = {page.code: page for page in thai.defer(*ROW_FIELDS)}
    tree = snapshot()
    nodes = {node.page_id: node for node in tree.of_model(ServicePage, THAI)}
    for code in codes:
        if code not in pages:
            continue
        page = pages[code]
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        node = nodes.get(page.pk)
        english = tree.translations(node).get(ENGLISH) if node else None
        yield Linked(
            code, page.get_admin_display_title(), edit, node.url if node else "", english.url if english else ""
        )
