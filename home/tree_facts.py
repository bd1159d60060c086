"""What the centre's pages say of its locations, kept in memory with the tree (portal/tree.py)."""

import datetime

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from home.models.hours import Holiday, OpeningException, OpeningHours
from home.models.location import Location
from home.models.phones import LocationPhone
from home.models.premises import AccessFeature, Counter, Facility, FloorPlan
from home.opening import BANGKOK, OpeningState, Schedule, state_at
from home.schedules import DAYS_BACK, schedule_of
from portal import tree
from portal.tree import snapshot

LOCATIONS, HOLIDAYS = "home.locations", "home.holidays"
NO_SCHEDULE = Schedule({})
ROW_MODELS = (LocationPhone, OpeningHours, OpeningException, AccessFeature, Facility, FloorPlan, Counter)


def local_now() -> datetime.datetime:
    """This moment in Thailand, whatever zone the server or a signed-in editor lives in."""
    return timezone.now().astimezone(BANGKOK)


def load_locations() -> dict[int, Location]:
    """All locations with their rows, the main one first."""
    return {location.pk: location for location in Location.objects.with_rows().order_by("-is_main", "pk")}


def load_holidays() -> list[Holiday]:
    since = local_now().date() - datetime.timedelta(days=DAYS_BACK)
    return list(Holiday.objects.filter(date__gte=since))


def main_location() -> Location | None:
    """The centre's main location, from memory; None before one is entered."""
    return next(iter(snapshot().facts(LOCATIONS).values()), None)


def location(pk: int | None) -> Location | None:
    """A location, from memory; the main one for None or for one that has gone."""
    return snapshot().facts(LOCATIONS).get(pk) or main_location()


def schedule(of: Location | None = None) -> Schedule:
    """Hours, holidays and exceptions of a location, from memory; of the main one for None."""
    of = of or main_location()
    if of is None:
        return NO_SCHEDULE
    holidays, today = snapshot().facts(HOLIDAYS), local_now().date()
    return snapshot().remembered(("home.schedule", of.pk, today), lambda: schedule_of(of, holidays, today))


def opening_state(of: Location | None = None) -> OpeningState | None:
    """Open or closed at this moment, None before hours are entered."""
    known = schedule(of)
    return state_at(known, local_now()) if known.is_known else None


def connect() -> None:
    tree.register(LOCATIONS, load_locations)
    tree.register(HOLIDAYS, load_holidays)
    for model in (Holiday, Location, *ROW_MODELS):
        post_save.connect(tree.changed, sender=model, dispatch_uid="home.tree_facts")
        post_delete.connect(tree.changed, sender=model, dispatch_uid="home.tree_facts")
