"""The citizen manual of a service and its edition in force; from memory."""

from dataclasses import dataclass
from datetime import date

from manuals.editions.in_force import EditionFacts, in_force, record_ahead
from manuals.web.covered import manual_of_service
from portal.tree import Node


@dataclass(frozen=True)
class ManualInForce:
    """``manual``: its page in the language that was asked for. ``ahead``: since when the record of the service says
    something else than the edition; None while they agree."""

    manual: Node
    edition: EditionFacts
    ahead: date | None = None


def manual_in_force(service: Node, language: str) -> ManualInForce | None:
    """None where the service has no manual, or none with an edition in force today."""
    node = manual_of_service(service.slug, language)
    edition = in_force(node.translation_key) if node else None
    if node is None or edition is None:
        return None
    return ManualInForce(node, edition, record_ahead(node.translation_key, service.translation_key, edition.number))
