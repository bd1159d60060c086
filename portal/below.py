"""What an address below a page shows, where a route of the page answers it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Below:
    """``tail`` follows the path of the page and ends in a slash; ``title`` and ``description`` stand for the page's own."""

    tail: str
    title: str
    description: str = ""
