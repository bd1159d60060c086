"""What the centre shows on every page."""

from home.tree_facts import main_location, opening_state
from portal import slots


def footer(page) -> dict:
    """Address, phone and opening state; ``page`` is None on error pages."""
    return {"location": main_location(), "opening": opening_state()}


def register() -> None:
    slots.register("site.footer", template="home/slots/footer.html", context=footer, queries=0)
