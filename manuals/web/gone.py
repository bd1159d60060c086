"""What editions say of services that have no page any more that everybody may see: their names, and whose they were."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from manuals.editions.in_force import EDITIONS
from manuals.models.edition import Edition
from portal.bilingual.language import THAI
from portal.tree import snapshot
from service_pages import codes
from service_pages.opendata.pairs import Pair, pair, preferred

GONE = "manuals.services_gone"


@dataclass(frozen=True)
class Gone:
    """As the latest edition that holds it says: the service's ``name``, and the agency's code and name."""

    name: Pair
    agency: str
    agency_name: Pair


def gone() -> dict[str, Gone]:
    """By code. One query a generation, and none while every service is there."""
    return snapshot().facts(GONE)


def load() -> dict[str, Gone]:
    last = _last_editions(codes.public_services(THAI).keys())
    wanted = {UUID(key) for key, _number in last.values()}
    numbers = {number for _key, number in last.values()}
    stored = Edition.objects.filter(manual_key__in=wanted, number__in=numbers) if last else ()
    data = {(row.manual_key.hex, row.number): row.data for row in stored}
    records = {code: _record(data[place], code) for code, place in last.items() if place in data}
    return {code: _gone(record) for code, record in records.items() if record}


def _last_editions(there: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Key and number of the latest edition that holds it, by code of a service that is not ``there``."""
    found: dict[str, tuple[str, int]] = {}
    for key, editions in snapshot().facts(EDITIONS).items():
        for edition in editions:
            found.update(dict.fromkeys(edition.codes, (key, edition.number)))
    return {code: place for code, place in found.items() if code not in there}


def _record(data: dict, code: str) -> dict | None:
    return next((record for record in data["services"] if record["code"] == code), None)


def _gone(record: dict) -> Gone:
    agency = record.get("agency") or {}
    return Gone(record["name"], agency.get("code") or "", agency.get("name") or pair(None, None))


def names_of_services(language: str) -> dict[str, str]:
    """What services are called, by code: those that everybody may see, and as editions say those that are gone."""
    earlier = {code: preferred(one.name, language) or code for code, one in gone().items()}
    return earlier | codes.names_of_services(language)
