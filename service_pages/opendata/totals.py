"""The ways to have a service with the time that each takes."""

from collections.abc import Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from portal.blocks import rows
from service_pages.durations import Duration
from service_pages.models import ServicePage
from service_pages.opendata.pairs import pair
from service_pages.opendata.raw import Row
from service_pages.ways import Way, ways_of

# Where a total counts on another part, its minutes are not all of it.
MINUTES = "minutes"


def totals(page: ServicePage, english: Mapping[Any, Row]) -> list[dict] | None:
    """Each way with its time; None where no step and no total is filled in. ``english``: rows of totals by id."""
    # Only these two fields are made into blocks: ways need no other, and files would be looked up.
    ways = ways_of(SimpleNamespace(rows={"steps": rows(page.steps), "totals": rows(page.totals)}))
    return [_total(way, english) for way in ways if way.steps or way.row] or None


def _total(way: Way, english: Mapping[Any, Row]) -> dict:
    row: Any = way.row
    own = row.value if row else {}
    words = english.get(row.id, {}).get("value", {}) if row else {}
    name = pair(own.get("name"), words.get("name"))
    return {
        "id": row.id if row else None,
        "name": name,
        "way": (own.get("way") if row else way.name) or None,
        **time(way.span),
        "complete": way.complete,
        "stated": way.stated,
        "reason": pair(own.get("reason"), words.get("reason")),
        "as_written": own.get("as_written") or None,
    }


def time(span: Duration) -> dict:
    """``duration``: ISO 8601, None where it has none (working days). ``minutes``: None unless hours and minutes are all.

    ``parts``: each part that is counted by itself, as a number.
    """
    parts = {name: _number(part) for name, part in span.stored.items()}
    return {
        "duration": span.iso or None,
        "minutes": parts[MINUTES] if set(parts) == {MINUTES} else None,
        "parts": parts,
    }


def _number(text: str) -> int | float:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)
