"""What the centre shows on every page."""

from home.models.centre import CentrePage
from home.tree_facts import main_location, opening_state, schedule
from home.week import open_days
from portal import slots
from portal.bilingual.language import active_language
from portal.tree import Node, snapshot


def footer(page) -> dict:
    """Address, phone, opening state, and the hours of the week for paper; ``page`` is None on error pages."""
    return {
        "location": main_location(),
        "centre": centre_page(),
        "opening": opening_state(),
        "weekly_hours": open_days(schedule()),
    }


def person(page) -> dict | None:
    """Whom to ask: phone, e-mail and opening state of the main location, and where more stands; None before one is entered."""
    location = main_location()
    return {"location": location, "centre": centre_page(), "opening": opening_state()} if location else None


def centre_page() -> Node | None:
    """The page of the centre in the reader's language, from memory."""
    return next(iter(snapshot().of_model(CentrePage, active_language())), None)


def register() -> None:
    slots.register("site.footer", template="home/slots/footer.html", context=footer, queries=0)
    slots.register("search.help", template="home/slots/person.html", context=person, queries=0)
