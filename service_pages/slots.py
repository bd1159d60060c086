"""What services show on pages of other apps."""

from portal import slots
from portal.tree import snapshot
from service_pages import facts
from service_pages.codes import public_services
from service_pages.counters import table
from service_pages.models import AgencyPage, ServiceIndexPage, ServicePage


def _index(page):
    return next(iter(snapshot().of_model(ServiceIndexPage, page.language)), None)


def popular(page) -> dict | None:
    """The services of the codes on the home page, in their order; codes that are not public are left out."""
    known = public_services(page.language)
    services = [known[code] for code in page.popular_codes if code in known]
    return {"services": services, "index": _index(page)} if services else None


def topics(page) -> dict | None:
    index = _index(page)
    return {"topics": snapshot().facts(facts.TOPICS).values(), "index": index} if index else None


def agencies(page) -> dict | None:
    found = snapshot().of_model(AgencyPage, page.language)
    return {"agencies": found, "index": _index(page)} if found else None


def centre_services(page) -> dict | None:
    """Counter by counter the agencies and their services, for the page of the centre."""
    counters = page.facts.counters if page.facts else []
    rows = table(counters, page.language)
    return {"rows": rows} if rows else None


def direct(page) -> dict | None:
    """Papers, fee, time and place of a service that was asked for by its name, from its stored measures."""
    if not isinstance(page, ServicePage):
        return None
    return {"facts": facts.KeyFacts.shown(page.glance, page.mode), "place": page.place}


def register() -> None:
    slots.register("home.popular", template="service_pages/slots/popular.html", context=popular, queries=0)
    slots.register("home.topics", template="service_pages/slots/topics.html", context=topics, queries=0)
    slots.register("home.agencies", template="service_pages/slots/agencies.html", context=agencies, queries=0)
    slots.register("centre.services", template="service_pages/slots/counters.html", context=centre_services, queries=0)
    slots.register("search.direct", template="service_pages/slots/direct.html", context=direct, queries=0)
