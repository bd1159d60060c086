"""What the page of the centre shows of its location, all from memory."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from home.models.location import Location
from home.models.premises import ZONES, AccessFeature, Counter, Facility, FloorPlan
from home.opening import OpeningState, Schedule, SpecialDay, special_days
from home.tree_facts import local_now, location, opening_state, schedule
from home.week import Days, week_in_words
from portal.collections import is_public
from portal.pictures import ShownPicture, shown

# Holidays and exceptions that people may plan by.
PLAN_DAYS, PLAN_ROWS = 75, 8


@dataclass(frozen=True)
class Zone:
    """An area of the standard with its facilities and its plan (None where there is none)."""

    code: str
    name: Promise
    facilities: list[Facility]
    plan: FloorPlan | None

    @property
    def picture(self) -> ShownPicture | None:
        return shown(self.plan.image, "plan") if self.plan else None

    @property
    def document(self):
        return self.plan.document if self.plan and is_public(self.plan.document) else None


@dataclass
class CentreFacts:
    """A location, its schedule and the day it is read on (in Thailand)."""

    location: Location
    schedule: Schedule
    today: datetime.date

    @classmethod
    def of(cls, location_id: int | None) -> "CentreFacts | None":
        """The facts of a location, of the main one for None; None before one is entered."""
        found = location(location_id)
        return cls(found, schedule(found), local_now().date()) if found else None

    @property
    def opening(self) -> OpeningState | None:
        return opening_state(self.location)

    @property
    def week(self) -> list[Days]:
        return week_in_words(self.schedule) if self.schedule.week else []

    @cached_property
    def special_days(self) -> list[tuple[datetime.date, SpecialDay]]:
        """The next days with other hours than usual."""
        return special_days(self.schedule, self.today, PLAN_DAYS)[:PLAN_ROWS]

    @property
    def map_picture(self) -> ShownPicture | None:
        return shown(self.location.map_image, "plan")

    @property
    def access(self) -> list[AccessFeature]:
        """What is there first, then what is not."""
        return sorted(self.location.access_features.all(), key=lambda feature: not feature.available)

    @cached_property
    def zones(self) -> list[Zone]:
        """The areas that have a facility or a plan, in the order in which visitors pass them."""
        plans = {plan.zone: plan for plan in self.location.floor_plans.all()}
        facilities = list(self.location.facilities.all())
        zones = [Zone(code, name, [f for f in facilities if f.zone == code], plans.get(code)) for code, name in ZONES]
        return [zone for zone in zones if zone.facilities or zone.plan]

    @property
    def counters(self) -> list[Counter]:
        return list(self.location.counters.all())

    @property
    def parts(self) -> list[tuple[str, Promise]]:
        """Anchor and heading of each part that has something to say, in reading order."""
        has_access = self.location.accessibility or self.access
        parts = [
            ("hours", _("Opening hours"), self.week or self.special_days),
            ("place", _("Where and how to get there"), True),
            ("contact", _("Contact"), self.location.main_phone or self.location.email),
            ("access", _("Accessibility"), has_access),
            ("facilities", _("Facilities"), self.zones),
            ("counters", _("Counters and agencies"), True),
        ]
        return [(anchor, heading) for anchor, heading, filled in parts if filled]

    @property
    def words(self) -> str:
        """The words of the place in the active language, for the search; a thing a line."""
        here = self.location
        named = [*self.location.phones.all(), *self.access, *self.location.facilities.all(), *self.counters]
        return "\n".join(
            filter(None, [here.name, here.address, here.transport, here.parking, here.accessibility, *map(str, named)])
        )
