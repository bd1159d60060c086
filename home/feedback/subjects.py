"""What readers give their word on: public pages, known by their translation key, and routes that have no page of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.standard.page import StandardPage
from home.standard.routes import PARTS
from portal.bilingual.language import active_language
from portal.services import services
from portal.tree import snapshot

CENTRE = {
    "home_statistics": _("Who uses our services"),
    "home_survey_satisfaction": _("Satisfaction of visitors"),
}
OF_SERVICES = {"home_statistics_service": _("Users by month"), "home_survey_results": _("Satisfaction")}
BELOW_THE_STANDARD = {part.route: part for part in PARTS}
_ROUTES = UUID("6f0c5d0e-53c1-4f0c-9a55-6a3f0f4f7c9b")  # the space of names from which routes have their keys


@dataclass(frozen=True, slots=True)
class Subject:
    """``key``: the translation key of a page, or the key of a route; ``title`` and ``url`` (path) in the active language."""

    key: UUID
    title: str
    url: str


def subject_of(key: UUID | str) -> Subject | None:
    """The page or route with this key; None for what is not for everybody."""
    node = snapshot().by_key(key, active_language())
    if node:
        return None if node.restricted else Subject(UUID(node.translation_key), node.title, node.url)
    try:
        return route_of(_names().get(UUID(str(key)), ""))
    except ValueError:
        return None


def route_of(name: str) -> Subject | None:
    """The route ``name``, one of a service as ``name/code``; None where there is none, or none for everybody."""
    if title := CENTRE.get(name):
        return Subject(key_of(name), str(title), reverse(name))
    if part := BELOW_THE_STANDARD.get(name):
        node = next(iter(snapshot().of_model(StandardPage, active_language())), None)
        return Subject(key_of(name), str(part.title), f"{node.url}{part.name}/") if node else None
    route, _slash, code = name.partition("/")
    service = services().get(code) if route in OF_SERVICES else None
    return (
        Subject(key_of(name), f"{OF_SERVICES[route]}: {service.title}", reverse(route, kwargs={"code": code}))
        if service
        else None
    )


def key_of(name: str) -> UUID:
    """Under which words on a route are stored: made of its name alone, so that neither may change."""
    return uuid5(_ROUTES, name)


def _names() -> dict[UUID, str]:
    return snapshot().remembered("home.feedback.routes", lambda: {key_of(name): name for name in _all_names()})


def _all_names() -> Iterator[str]:
    yield from (*CENTRE, *BELOW_THE_STANDARD)
    for route in OF_SERVICES:
        yield from (f"{route}/{code}" for code in services())
