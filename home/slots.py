"""What the centre shows on every page."""

from home.feedback.slots import useful
from home.models.centre import CentrePage
from home.tree_facts import main_location, opening_state, schedule
from home.week import open_days
from portal import slots
from portal.bilingual.language import active_language
from portal.services import services
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


def survey(page) -> dict | None:
    """The way to the two questions about the service, and to what others answered; None for one that is not public."""
    code = getattr(page, "code", "")
    return {"code": code} if code in services() else None


def register() -> None:
    slots.register("site.footer", template="home/slots/footer.html", context=footer, queries=0)
    slots.register("page.useful", template="home/slots/useful.html", context=useful, queries=0)
    slots.register("service.survey", template="home/slots/survey.html", context=survey, queries=0)
    slots.register("search.help", template="home/slots/person.html", context=person, queries=0)
