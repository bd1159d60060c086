"""What the record of the place proves: where it is, its counters, layout and facilities."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from home.models.location import Location
from home.models.premises import BEFORE_SERVICE, SERVICE_POINT
from home.slots import centre_page
from home.tree_facts import main_location
from portal.evidence import NUMBER, Asked, Finding, Proof, State, measure, said, share
from portal.services import services

MOST_PER_COUNTER = 10
# What makes a place easy to find and to reach: the attribute of the location, and its word.
_WAYS = {
    "address": pgettext_lazy("of a place", "address"),
    "has_point": _("coordinates"),
    "transport": _("how to get there"),
    "parking": _("parking"),
    "accessibility": _("accessibility"),
    "main_phone": _("phone"),
}


def _nowhere() -> Finding:
    return Finding(State.MISSING, _("No main location is entered."), {}, (_edit(None),))


def _edit(location: Location | None) -> Proof:
    if location is None:
        return Proof(_("Locations"), reverse("wagtailsnippets_home_location:list"))
    return Proof(_("Record of the location"), reverse("wagtailsnippets_home_location:edit", args=[location.pk]))


def _proofs(location: Location) -> tuple[Proof, ...]:
    page = centre_page()
    shown = (Proof(page.title, page.url, public=True),) if page else ()
    return (*shown, _edit(location))


@measure("home.place", _("Where the centre is and how it is reached"), queries=0)
def place(asked: Asked) -> Finding:
    location = main_location()
    if location is None:
        return _nowhere()
    missing = [word for name, word in _WAYS.items() if not getattr(location, name)]
    told = len(_WAYS) - len(missing)

    def sentence() -> str:
        text = gettext("%(told)d of %(all)d facts about the way to the centre are told.") % {
            "told": told,
            "all": len(_WAYS),
        }
        lacking = gettext("Missing: %(names)s.") % {"names": ", ".join(str(word) for word in missing)}
        return f"{text} {lacking}" if missing else text

    return Finding(share(told, len(_WAYS)), said(sentence), {"told": told, "all": len(_WAYS)}, _proofs(location))


@measure("home.area", _("Counters for the services"), queries=0, most=NUMBER)
def area(asked: Asked) -> Finding:
    """``most``: how many services a counter may have on average."""
    location = main_location()
    if location is None:
        return _nowhere()
    most = asked.options.get("most", MOST_PER_COUNTER)
    counters = sum(1 for counter in location.counters.all() if counter.zone == SERVICE_POINT)
    number = len(services())

    def sentence() -> str:
        return gettext("%(services)s services at %(counters)d counters; up to %(most)d a counter is fitting.") % {
            "services": f"{number:,}",
            "counters": counters,
            "most": most,
        }

    state = State.MISSING if not counters or not number else State.MET if number <= most * counters else State.PARTLY
    return Finding(state, said(sentence), {"services": number, "counters": counters}, _proofs(location))


def _layout(zone: str, area: Promise) -> Finding:
    location = main_location()
    if location is None:
        return _nowhere()
    plans = [plan for plan in location.floor_plans.all() if plan.zone == zone]
    told = [plan for plan in plans if plan.words_th and plan.words_en and (plan.image_id or plan.document_id)]

    def sentence() -> str:
        words = gettext("%(area)s: %(plans)d floor plans; told in words in both languages too: %(told)d.")
        return words % {"area": area, "plans": len(plans), "told": len(told)}

    state = State.MISSING if not plans else State.MET if told else State.PARTLY
    return Finding(state, said(sentence), {"plans": len(plans), "in words": len(told)}, _proofs(location))


LAYOUT_BEFORE, LAYOUT_POINT = _("Layout of the area before the service"), _("Layout of the service point")


@measure("home.layout_before", LAYOUT_BEFORE, queries=0)
def layout_before(asked: Asked) -> Finding:
    return _layout(BEFORE_SERVICE, LAYOUT_BEFORE)


@measure("home.layout_point", LAYOUT_POINT, queries=0)
def layout_point(asked: Asked) -> Finding:
    return _layout(SERVICE_POINT, LAYOUT_POINT)


@measure("home.facilities", _("Facilities in both areas"), queries=0, each=NUMBER)
def facilities(asked: Asked) -> Finding:
    """``each``: how many kinds each of the two areas needs."""
    location = main_location()
    if location is None:
        return _nowhere()
    each = asked.options.get("each", 1)
    zones = [facility.zone for facility in location.facilities.all()]
    before, point = zones.count(BEFORE_SERVICE), zones.count(SERVICE_POINT)

    def sentence() -> str:
        return gettext(
            "%(before)d kinds of facilities before the service and %(point)d at the service point; at least %(each)d in each area is asked for."
        ) % {"before": before, "point": point, "each": each}

    enough = sum(number >= max(each, 1) for number in (before, point))
    state = State.MET if enough == 2 else State.PARTLY if before or point else State.MISSING
    return Finding(state, said(sentence), {"before": before, "point": point}, _proofs(location))
