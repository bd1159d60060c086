"""The centre as a location of HSDS.

Its address is one text here, where HSDS takes an address apart (city, province, postal code, all needed): it stands in
the description.
"""

from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from home.opening import Schedule
from home.tree_facts import main_location, schedule

# Of what the portal keeps no UUID of: locations, topics.
NAMESPACE = str(uuid5(NAMESPACE_URL, "https://docs.openreferral.org/#joint-service-centre"))
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOURS_FROM_UTC = 7  # Thailand, all year


def location(language: str) -> dict | None:
    """The main location, from memory; None before one is entered."""
    here = main_location()
    if here is None:
        return None
    own = _identity("location", here.code)
    numbers = [phone.number for phone in here.phones.all()]
    made = {
        "id": own,
        "location_type": "physical",
        "name": getattr(here, f"name_{language}"),
        "description": getattr(here, f"address_{language}"),
        "transportation": getattr(here, f"transport_{language}"),
        "latitude": _degrees(here.latitude),
        "longitude": _degrees(here.longitude),
        "phones": [
            {"id": _identity("phone", here.code, number), "location_id": own, "number": number} for number in numbers
        ],
        "schedules": _schedules(schedule(here), here.code, own),
    }
    return {name: value for name, value in made.items() if value not in (None, "", [])}


def _identity(*parts: str) -> str:
    return str(uuid5(UUID(NAMESPACE), "/".join(parts)))


def _degrees(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _schedules(hours: Schedule, code: str, own: str) -> list[dict]:
    """One a weekday and span; holidays and exceptions are told on the page of the centre."""
    return [
        {
            "id": _identity("schedule", code, WEEKDAYS[weekday], f"{opens:%H:%M}"),
            "location_id": own,
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": WEEKDAYS[weekday],
            "opens_at": f"{opens:%H:%M}",
            "closes_at": f"{closes:%H:%M}",
            "timezone": HOURS_FROM_UTC,
        }
        for weekday, spans in sorted(hours.week.items())
        for opens, closes in spans
    ]
