"""Where a service is given: the centre, the page that tells of it and whether it is open, all from memory."""

from dataclasses import dataclass

from home.opening import OpeningState
from home.slots import centre_page
from home.tree_facts import main_location, opening_state
from portal.bilingual.language import active_language
from portal.tree import Node, home_url, snapshot

CONTACT = "contact"


@dataclass(frozen=True)
class Place:
    """The centre's name ('' before a location is entered), the page with address and hours, the state of this moment."""

    centre: str
    contact: Node | None
    opening: OpeningState | None

    @classmethod
    def now(cls) -> "Place":
        location = main_location()
        return cls(str(location.name) if location else "", centre_page() or _contact_page(), opening_state())


def _contact_page() -> Node | None:
    """The page of the slug ``contact`` below the home page, in the reader's language, if everybody may see it."""
    language = active_language()
    node, rest = snapshot().find(language, CONTACT)
    return node if node and not rest and node.url != home_url(language) and not node.restricted else None
