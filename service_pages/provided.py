"""What other apps may know of agencies and services: their codes, titles, ways, agencies and counters."""

from portal import agencies, services
from portal.agencies import Agency
from portal.bilingual.alphabet import sort_key
from portal.bilingual.language import LANGUAGES, THAI
from portal.services import Service
from portal.tree import Node, snapshot
from service_pages.codes import public_services
from service_pages.counters import counters_of
from service_pages.models import AgencyPage, ServiceCode, ServicePage


def offered() -> dict[str, Service]:
    """The services that everybody may see, by code, in the order of the Thai dictionary; two queries."""
    nodes = {language: public_services(language) for language in LANGUAGES}
    rows = ServicePage.objects.live().filter(locale__language_code=THAI).values_list("pk", "mode", "glance")
    kinds = {pk: (mode, _promised_minutes(glance)) for pk, mode, glance in rows}
    ordered = sorted(nodes[THAI].items(), key=lambda item: sort_key(item[1].title, THAI))
    return {
        code: _service(code, {language: found.get(code, node) for language, found in nodes.items()}, kinds)
        for code, node in ordered
        if node.page_id in kinds
    }


def present() -> dict[str, Agency]:
    """The agencies that everybody may see, by code, in the order of the Thai dictionary; from the tree."""
    tree = snapshot()
    nodes = sorted(tree.of_model(AgencyPage, THAI), key=lambda node: sort_key(node.title, THAI))
    found = {node.slug: dict.fromkeys(LANGUAGES, node) | tree.translations(node) for node in nodes}
    return {
        code: Agency(
            code,
            titles={language: node.title for language, node in pages.items()},
            urls={language: node.url for language, node in pages.items()},
        )
        for code, pages in found.items()
    }


def _service(code: str, nodes: dict[str, Node], kinds: dict[int, tuple[str, float | None]]) -> Service:
    tree = snapshot()
    mode, promised = kinds[nodes[THAI].page_id]
    agencies = {language: tree.parent(node) or node for language, node in nodes.items()}
    return Service(
        code,
        titles={language: node.title for language, node in nodes.items()},
        urls={language: node.url for language, node in nodes.items()},
        mode=mode,
        agency=agencies[THAI].slug,
        agency_titles={language: node.title for language, node in agencies.items()},
        counters=tuple(counters_of(agencies[THAI])),
        promised_minutes=promised,
    )


def _promised_minutes(glance: dict) -> float | None:
    """Of the first way, where all its steps state a time and none in days: a working day is no number of minutes."""
    way = next(iter(glance.get("times") or ()), None)
    if way is None or not way["complete"] or set(way["parts"]) != {"minutes"}:
        return None
    return float(way["parts"]["minutes"])


def register() -> None:
    agencies.provide(present)
    services.provide(offered, lambda: ServiceCode.objects.values_list("code", flat=True))
