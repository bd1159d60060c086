"""Small tables of the centre that live and die with the tree in memory (portal/tree.py)."""

from django.utils import timezone

from home.opening import OpeningState, Schedule, state_at
from portal.tree import snapshot

MAIN_LOCATION, SCHEDULE = "home.main_location", "home.schedule"


def main_location():
    """The centre's main Location, from memory; None before one is entered."""
    return snapshot().facts(MAIN_LOCATION)


def schedule() -> Schedule:
    """Weekly hours and holidays, from memory."""
    return snapshot().facts(SCHEDULE)


def opening_state() -> OpeningState | None:
    """Open or closed at this moment, None before hours are entered."""
    known = schedule()
    return state_at(known, timezone.localtime()) if known.week else None
