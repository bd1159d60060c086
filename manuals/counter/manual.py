"""The citizen manual of a service and its edition in force; from memory."""

from dataclasses import dataclass
from datetime import date

from manuals.editions.in_force import EditionFacts, in_force, record_ahead
from portal.tree import Node, snapshot

MANUAL = "manuals.citizenmanualpage"


@dataclass(frozen=True)
class ManualInForce:
    """``manual``: its page in the language that was asked for. ``ahead``: since when the record of the service says
    something else than the edition; None while they agree."""

    manual: Node
    edition: EditionFacts
    ahead: date | None = None


def manual_of(code: str, language: str) -> Node | None:
    """The published manual of one service, which has the code of the service as its address."""
    return snapshot().remembered(("manuals.counter.manuals", language), lambda: _manuals(language)).get(code)


def _manuals(language: str) -> dict[str, Node]:
    nodes = (node for node in snapshot().nodes if node.language == language and not node.restricted)
    return {node.slug: node for node in nodes if node.model._meta.label_lower == MANUAL}


def manual_in_force(service: Node, language: str) -> ManualInForce | None:
    """None where the service has no manual, or none with an edition in force today."""
    node = manual_of(service.slug, language)
    edition = in_force(node.translation_key) if node else None
    return ManualInForce(node, edition, record_ahead(service.translation_key)) if node and edition else None
