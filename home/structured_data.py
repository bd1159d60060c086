"""schema.org of the centre: a government office with its address, hours and what it has."""

import datetime

from home.opening import Schedule, Span

# schema.org numbers no weekdays; Monday is 0 here.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = (datetime.time(0), datetime.time(0))


def government_office(page, facts) -> dict:
    """The page as a GovernmentOffice; what is not known is left out. ``facts``: CentreFacts or None."""
    data = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "name": page.title,
        "description": page.summary,
        "url": page.get_full_url(),
        **(_place(facts) if facts else {}),
    }
    return {key: value for key, value in data.items() if value}


def _place(facts) -> dict:
    here = facts.location
    return {
        "name": here.name,
        "address": {"@type": "PostalAddress", "streetAddress": here.address, "addressCountry": "TH"},
        "geo": {"@type": "GeoCoordinates", "latitude": float(here.latitude), "longitude": float(here.longitude)}
        if here.has_point
        else None,
        "hasMap": next((address for _name, address in here.map_links), None),
        "telephone": here.main_phone.number if here.main_phone else None,
        "email": here.email,
        "openingHoursSpecification": weekly_hours(facts.schedule),
        "specialOpeningHoursSpecification": [
            spec for day, special in facts.special_days for spec in _special_hours(day, special.spans)
        ],
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": str(feature), "value": feature.available}
            for feature in facts.access
        ]
        + [
            {"@type": "LocationFeatureSpecification", "name": facility.name, "value": facility.count or True}
            for facility in here.facilities.all()
        ],
    }


def weekly_hours(schedule: Schedule) -> list[dict]:
    """One specification a span, with all weekdays that have it."""
    days: dict[Span, list[str]] = {}
    for weekday, spans in sorted(schedule.week.items()):
        for span in spans:
            days.setdefault(span, []).append(f"https://schema.org/{WEEKDAYS[weekday]}")
    return [{**_hours(span), "dayOfWeek": weekdays} for span, weekdays in days.items()]


def _special_hours(day: datetime.date, spans) -> list[dict]:
    """A day that is closed opens and closes at midnight, as schema.org has it."""
    dated = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    return [{**_hours(span), **dated} for span in spans or [CLOSED]]


def _hours(span: Span) -> dict:
    return {"@type": "OpeningHoursSpecification", "opens": f"{span[0]:%H:%M}", "closes": f"{span[1]:%H:%M}"}
