"""What the centre shows on every page."""

from collections.abc import Sequence

from home.models.location import WEEKDAYS
from home.opening import Span, weekly
from home.tree_facts import main_location, opening_state, schedule
from portal import slots


def footer(page) -> dict:
    """Address, phone, opening state, and the hours of the week for paper; ``page`` is None on error pages."""
    return {"location": main_location(), "opening": opening_state(), "weekly_hours": weekly_hours()}


def weekly_hours() -> list[tuple[str, Sequence[Span]]]:
    """The days in words ("Monday–Friday") with their spans."""
    names = dict(WEEKDAYS)
    return [
        (str(names[first]) if first == last else f"{names[first]}–{names[last]}", spans)
        for first, last, spans in weekly(schedule())
    ]


def register() -> None:
    slots.register("site.footer", template="home/slots/footer.html", context=footer, queries=0)
