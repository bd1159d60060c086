"""What signs there are, and on which papers. A sign is for one counter or for the whole location."""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TEMPLATES = Path(__file__).resolve().parent / "templates"

# Millimetres, short side first (ISO 216).
PAPERS = {"a5": (148, 210), "a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841)}
PORTRAIT, LANDSCAPE = "portrait", "landscape"
LAYOUTS = [(LANDSCAPE, _("Landscape")), (PORTRAIT, _("Portrait"))]
PDF: Final = "pdf"
SVG: Final = "svg"
FORMATS = [
    (PDF, _("PDF, a page for each sign")),
    (SVG, _("SVG, for sign makers; several come in a ZIP file")),
]


# From how many metres the smallest letters of a paper are read: from a chair, and on boards and posters that are gone up to,
# from nearer.
DISTANCES = {"a5": 0.7, "a4": 1.0, "a3": 1.4, "a2": 2.0, "a1": 2.8}
NEAR = {"a5": 0.5, "a4": 0.7, "a3": 1.0, "a2": 1.4, "a1": 2.0}
POSTER_DISTANCES = {"a5": 0.5, "a4": 0.6, "a3": 0.8, "a2": 1.1, "a1": 1.5}
# ISO 9241-303: capitals are seen under 16 minutes of arc at least. Those of the font are 0.7 of its size high.
ARC = math.tan(math.radians(16 / 60))
CAPITAL = 0.7
POINTS_PER_METRE = 72 / 0.0254


def points_for(metres: float) -> float:
    """The size of letters that can be read from a distance."""
    return round(metres * ARC / CAPITAL * POINTS_PER_METRE, 1)


@dataclass(frozen=True)
class SignKind:
    """``of_counters``: one sign for each counter, else one for the location. ``layouts``: the first is the usual one.

    ``distances``: by paper, in metres, from where its smallest letters are read. ``may_list``: services are listed where
    that is asked for. ``goes_on``: what one page does not hold stands on further ones.
    """

    code: str
    name: Promise
    of_counters: bool
    sizes: tuple[str, ...]
    layouts: tuple[str, ...]
    distances: dict[str, float] = field(default_factory=lambda: DISTANCES, hash=False)
    may_list: bool = False
    goes_on: bool = False

    def least(self, paper: "Paper") -> float:
        """The smallest size of the letters that a sign is for, in points."""
        return points_for(self.distances[paper.size])

    def near(self, paper: "Paper") -> float:
        """The same of what stands at the foot: whose sign it is, and what the code is for."""
        return min(self.least(paper), points_for(NEAR[paper.size]))

    @property
    def template(self) -> str:
        return str(TEMPLATES / f"{self.code}.typ")


@dataclass(frozen=True)
class Paper:
    """A size of ``PAPERS`` and how it lies."""

    size: str
    layout: str

    @property
    def sides(self) -> tuple[int, int]:
        """Width and height in millimetres."""
        short, long = PAPERS[self.size]
        return (short, long) if self.layout == PORTRAIT else (long, short)

    def __str__(self) -> str:
        return self.size.upper()


ALL, UP_TO_A3 = tuple(PAPERS), ("a5", "a4", "a3")
BOTH = (PORTRAIT, LANDSCAPE)
KINDS = {
    kind.code: kind
    for kind in (
        SignKind("counter", _("Counter sign"), True, ALL, (LANDSCAPE, PORTRAIT), may_list=True),
        SignKind("plate", _("Name plate"), True, UP_TO_A3, (LANDSCAPE,)),
        SignKind("tent", _("Desk tent, folded in the middle"), True, UP_TO_A3, (PORTRAIT,), NEAR),
        SignKind("poster", _("Queue-hall poster of all counters"), False, ALL, BOTH, POSTER_DISTANCES, goes_on=True),
        SignKind("hours", _("Opening-hours board"), False, ALL, BOTH, NEAR),
    )
}
