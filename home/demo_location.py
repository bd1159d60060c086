"""Sample content: the location with all its rows, from home/demo_data/centre.yaml, and two years of holidays."""

import datetime
from pathlib import Path

from django.core.files import File
from django.db import transaction

from home.holidays.reading import read_days
from home.holidays.storing import store
from home.models import (
    AccessFeature,
    Counter,
    Facility,
    FloorPlan,
    Holiday,
    Location,
    LocationPhone,
    OpeningException,
    OpeningHours,
)
from portal.models import PortalImage
from portal.tables.faults import Faults

PICTURES = Path(__file__).parent / "demo_data" / "pictures"


def build_holidays(path: Path) -> None:
    """The same way an editor imports a list; days that are there already are left as edited."""
    there = set(Holiday.objects.values_list("date", flat=True))
    store([day for day in read_days(path.name, path.read_bytes(), Faults()) if day.date not in there])


@transaction.atomic
def build(centre: dict) -> None:
    """Make the location unless it is there."""
    if Location.objects.filter(code=centre["location"]["code"]).exists():
        return
    location = Location.objects.create(**centre["location"], map_image=_picture(centre["map"]))
    for row in centre["hours"]:
        OpeningHours.objects.create(location=location, weekday=row["weekday"], **_times(row))
    for row in centre["exceptions"]:
        reason = {name: row[name] for name in ("reason_th", "reason_en")}
        starts = datetime.date.fromisoformat(row["starts"])
        OpeningException.objects.create(location=location, starts=starts, **reason, **_times(row))
    for model, name in ((LocationPhone, "phones"), (AccessFeature, "access_features"), (Facility, "facilities")):
        for number, row in enumerate(centre[name]):
            model.objects.create(location=location, sort_order=number, **row)
    for row in centre["floor_plans"]:
        words = {name: row[name] for name in ("zone", "words_th", "words_en")}
        FloorPlan.objects.create(location=location, image=_picture(row), **words)
    _build_counters(location, centre["counters"])


def _times(row: dict) -> dict[str, datetime.time]:
    return {name: datetime.time.fromisoformat(row[name]) for name in ("opens", "closes") if name in row}


def _build_counters(location: Location, groups: list[dict]) -> None:
    for group in groups:
        first, last = group["numbers"]
        for number in range(first, last + 1):
            names = {name: group[name] for name in ("name_th", "name_en")}
            Counter.objects.create(location=location, number=str(number), sort_order=number, **names)


def _picture(row: dict) -> PortalImage:
    texts = {name: row[name] for name in ("title", "alt_th", "alt_en")}
    with (PICTURES / f"{row['picture']}.png").open("rb") as file:
        return PortalImage.objects.create(file=File(file, name=f"{row['picture']}.png"), **texts)
