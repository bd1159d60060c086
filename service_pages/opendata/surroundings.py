"""What records need beside the pages of a service, read once at the start of an answer.

An answer is streamed after the request has ended: by then the tree in memory would cost a query at each use.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from portal.bilingual.language import ENGLISH, THAI
from portal.collections import PRIVATE_COLLECTIONS
from portal.tree import HELD_TEXTS, Node, Tree, snapshot
from service_pages import facts
from service_pages.codes import public_services
from service_pages.models import AgencyPage, ServicePage
from service_pages.opendata.pairs import Pair, pair


@dataclass(frozen=True)
class Surroundings:
    """``origin``: scheme and host before every address. ``agencies``: by the path of the Thai page."""

    origin: str
    today: date
    tree: Tree
    agencies: dict[str, dict]
    topics: dict[int, dict]
    complaints: list[dict]
    public_codes: frozenset[str]
    private_collections: frozenset[int]
    held: dict[int, dict]

    @classmethod
    def now(cls, origin: str) -> "Surroundings":
        """One query beside the tree's."""
        tree = snapshot()
        thai = AgencyPage.objects.live().public().filter(locale=tree.locales[THAI])
        return cls(
            origin=origin,
            today=timezone.localdate(),
            tree=tree,
            agencies={page.path: _agency(page, tree) for page in thai},
            topics={pk: _topic(topic) for pk, topic in tree.facts(facts.TOPICS).items()},
            complaints=[_complaint(channel) for channel in tree.facts(facts.COMPLAINTS)],
            public_codes=frozenset(public_services(THAI)),
            private_collections=tree.facts(PRIVATE_COLLECTIONS),
            held=tree.facts(HELD_TEXTS),
        )

    def agency(self, page: ServicePage) -> dict:
        return self.agencies[page.path[: -ServicePage.steplen]]

    def addresses(self, page: ServicePage) -> Pair:
        """The addresses of the page; English None while there is no translation that everybody may see."""
        nodes = {code: self.tree.by_key(page.translation_key, code) for code in (THAI, ENGLISH)}
        return {code: self._address(node) for code, node in nodes.items()}

    def _address(self, node: Node | None) -> str | None:
        seen = node and not node.restricted and self.tree.is_translated(node)
        return self.origin + node.url if node and seen else None

    def file(self, document) -> str | None:
        """The address of a file that everybody may have."""
        if document is None or document.collection_id in self.private_collections:
            return None
        return self.origin + document.url


def _agency(page: AgencyPage, tree: Tree) -> dict:
    english = tree.by_key(page.translation_key, ENGLISH)
    seen = english is not None and not english.restricted and tree.is_translated(english)
    return {
        "id": str(page.translation_key),
        "code": page.slug,
        "name": pair(page.title, english.title if english and seen else None),
        "phone": page.phone or None,
        "website": page.website or None,
    }


def _topic(topic) -> dict:
    return {"code": topic.code, "name": pair(topic.name_th, topic.name_en)}


def _complaint(channel) -> dict:
    names = ("name", "address", "note")
    words = {name: pair(getattr(channel, f"{name}_th"), getattr(channel, f"{name}_en")) for name in names}
    return words | {name: getattr(channel, name) or None for name in ("phone", "email", "url")}
