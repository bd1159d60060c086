"""Which manual covers which service, from the tree in memory: for the list of manuals and for a service's own page."""

from collections.abc import Callable, Iterable

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


def codes_of(node: Node) -> tuple[str, ...]:
    return snapshot().facts(COVERED).get(node.translation_key, ())


def manual_of_service(code: str, language: str) -> Node | None:
    """The manual of this service alone; None where there is none that everybody may see."""
    tree = snapshot()
    return tree.remembered(("manuals.of_services", language), lambda: _of_services(tree, language)).get(code)


def _of_services(tree: Tree, language: str) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, codes in tree.facts(COVERED).items():
        node = tree.by_key(key, language)
        if len(codes) == 1 and node and not node.restricted:
            found[codes[0]] = node
    return found
