"""Which manual covers which service, from the tree in memory: for the list of manuals, a service's own page and its editors.

The manual of a service is the published one whose edition in force is of that service alone; while it has none, the one whose
page is.
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils import timezone

from manuals.editions.in_force import Key, digits, in_force
from manuals.models.edition import Edition
from portal.bilingual.language import THAI
from portal.tree import Node, Tree, snapshot
from service_pages.models import ServicePage

# Codes of the services of every published manual, in their order, by translation key (32 hexadecimal digits).
COVERED = "manuals.covered"


def loader(model) -> Callable[[], dict[str, tuple[str, ...]]]:
    """Reads the services of the manuals (``model``) in one query a generation."""

    def load() -> dict[str, tuple[str, ...]]:
        manuals = model.objects.filter(live=True, locale__language_code=THAI)
        return {
            key.hex: tuple(row["value"] for row in services.raw_data)
            for key, services in manuals.values_list("translation_key", "services")
        }

    return load


def withholder(load: Callable[[], dict[str, tuple[str, ...]]]) -> Callable[[Iterable[Node]], set[str]]:
    """Finds the manuals of one service that is not for everybody. A booklet goes on saying what it said.

    ``load``: from ``loader``. Two queries a generation, and none while every service is public.
    """

    def withheld(nodes: Iterable[Node]) -> set[str]:
        private = {node.slug for node in nodes if node.restricted and issubclass(node.model, ServicePage)}
        if not private:
            return set()
        issued = Edition.objects.filter(service__in=private).values_list("manual_key", flat=True)
        covering = (key for key, codes in load().items() if len(codes) == 1 and codes[0] in private)
        return {*covering, *(key.hex for key in issued)}

    return withheld


def codes_of(key: Key, day: date | None = None) -> tuple[str, ...]:
    """What a published manual is of: the services of its edition in force on ``day`` (today), in their order; those of
    its page while none is in force.
    """
    return _codes_within(snapshot(), key, day)


def _codes_within(tree: Tree, key: Key, day: date | None) -> tuple[str, ...]:
    edition = in_force(key, day, tree)
    return edition.codes if edition else tree.facts(COVERED).get(digits(key), ())


def key_of_service(code: str) -> str | None:
    """The key of the published manual of this service alone, also of one that is not for everybody; None for none."""
    tree, today = snapshot(), timezone.localdate()
    return tree.remembered(("manuals.of_services", today), lambda: _of_services(tree, today)).get(code)


def manual_of_service(code: str, language: str) -> Node | None:
    """The page of ``key_of_service``; None where there is none that everybody may see."""
    key = key_of_service(code)
    node = snapshot().by_key(key, language) if key else None
    return None if node is None or node.restricted else node


def _of_services(tree: Tree, day: date) -> dict[str, str]:
    """Where several are of one service, one whose page is of it alone too goes first.

    All from this one tree: while a transaction changes it, each ``snapshot()`` is built anew.
    """
    found: dict[str, str] = {}
    for key, _page in sorted(tree.facts(COVERED).items(), key=lambda item: (len(item[1]), item[0])):
        alone = _codes_within(tree, key, day)
        if len(alone) == 1:
            found.setdefault(alone[0], key)
    return found
