"""A record as the Human Services Data Specification 3.0 (Open Referral) has it, in one language.

https://docs.openreferral.org/en/3.0/hsds/schema_reference.html: where English is asked for and there is none, the Thai
stands, as HSDS has one text for each field.
"""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.core.paginator import Page

from portal.bilingual.language import ENGLISH, THAI
from service_pages.blocks.channels import APP, COUNTER, MACHINE, ONLINE, POST
from service_pages.models.classification import AREAS, LANGUAGES
from service_pages.opendata import hsds_centre
from service_pages.opendata.pairs import Pair, label, preferred
from service_pages.opendata.words import CURRENCY, figure, rows_of

ABOUT = {
    "version": "3.0",
    "profile": "https://docs.openreferral.org/en/3.0/hsds/overview.html",
    "openapi_url": "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json",
}
STATUS = {"open": "active", "suspended": "temporarily closed", "ended": "defunct"}
LOCATION_TYPES = {COUNTER: "physical", MACHINE: "physical", POST: "postal", ONLINE: "virtual", APP: "virtual"}


def identity(*parts: str) -> str:
    """A UUID that is the same in every answer, for what the portal keeps no UUID of. The first part is one."""
    return str(uuid5(UUID(parts[0]), "/".join(parts[1:])))


def page_of(contents: list[dict], page: Page) -> dict:
    """A page of a list, in the envelope of HSDS."""
    return {
        "total_items": page.paginator.count,
        "total_pages": page.paginator.num_pages,
        "page_number": page.number,
        "size": len(contents),
        "first_page": not page.has_previous(),
        "last_page": not page.has_next(),
        "empty": not contents,
        "contents": contents,
    }


def listed(record: dict, language: str) -> dict:
    """A service as it stands in a list: what there is one of."""
    flat = _filled({
        "id": record["id"],
        "organization_id": record["agency"]["id"],
        "name": preferred(record["name"], language),
        "alternate_name": _other_names(record, language),
        "description": preferred(record["summary"], language),
        "url": record["url"][language] or record["url"][THAI],
        "status": STATUS[record["status"]],
        "interpretation_services": preferred(record["interpreter"], language),
        "application_process": _lines((row["title"] for row in rows_of(record, "steps")), language),
        "fees_description": _lines(map(_fee, rows_of(record, "fees")), language),
        "eligibility_description": _lines((row["text"] for row in rows_of(record, "criteria")), language),
        "assured_date": record["last_checked"],
        "alert": _lines((row["text"] for row in rows_of(record, "notices")), language),
        "last_modified": record["published"],
    })  # fmt: skip
    return flat | {"organization": _organization(record["agency"], language)}


def service(record: dict, language: str) -> dict:
    """A service with all that belongs to it."""
    return listed(record, language) | _filled({
        "phones": _phones(record),
        "service_areas": _areas(record, language),
        "service_at_locations": [_at(record, row, language) for row in rows_of(record, "channels") if row["place"]],
        "languages": _languages(record, language),
        "cost_options": [_cost(record, row, language) for row in rows_of(record, "fees")],
        "required_documents": [_paper(record, row, language) for row in rows_of(record, "documents")],
        "attributes": [_topic(record, topic, language) for topic in record["topics"]],
    })  # fmt: skip


def _filled(values: dict) -> dict:
    """HSDS leaves out what is not known."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _lines(words: Iterable[Pair], language: str) -> str:
    return "\n".join(filter(None, (preferred(each, language) for each in words)))


def _other_names(record: dict, language: str) -> str:
    other = record["name"][THAI if language == ENGLISH else ENGLISH]
    common = record["common_names"][language] or record["common_names"][THAI] or []
    return "; ".join(filter(None, [other if other != preferred(record["name"], language) else None, *common]))


def _fee(row: dict) -> Pair:
    amount = " ".join(filter(None, (figure(row), f"({row['as_written']})" if row["as_written"] else "")))
    return {code: f"{text}: {amount}" if text and amount else text for code, text in row["item"].items()}


def _organization(agency: dict, language: str) -> dict:
    """HSDS asks for a description; the portal's agencies have a name, which says what they are."""
    name = preferred(agency["name"], language)
    website = {"website": agency["website"]} if agency["website"] else {}
    return {"id": agency["id"], "name": name, "description": name, **website}


def _phones(record: dict) -> list[dict]:
    numbers = [record["agency"]["phone"], *(row["phone"] for row in rows_of(record, "channels"))]
    return [
        {"id": identity(record["id"], "phone", number), "service_id": record["id"], "number": number, "type": "voice"}
        for number in dict.fromkeys(filter(None, numbers))
    ]


def _areas(record: dict, language: str) -> list[dict]:
    if not record["area"]:
        return []
    name = preferred(label(dict(AREAS)[record["area"]]), language)
    return [{"id": identity(record["id"], "area", record["area"]), "service_id": record["id"], "name": name}]


def _languages(record: dict, language: str) -> list[dict]:
    names = dict(LANGUAGES)
    return [
        {
            "id": identity(record["id"], "language", code),
            "service_id": record["id"],
            "name": preferred(label(names[code]), language),
            "code": code,
        }
        for code in record["counter_languages"]
    ]


def _at(record: dict, row: dict, language: str) -> dict:
    location = _location(record, row, language)
    description = _lines([row["hours"], row["note"]], language)
    made = {"id": identity(record["id"], "at", row["id"]), "service_id": record["id"], "location_id": location["id"]}
    return made | _filled({"description": description}) | {"location": location}


def _location(record: dict, row: dict, language: str) -> dict:
    if row["at_the_centre"] and (centre := hsds_centre.location(language)):
        return centre
    made = {
        "id": identity(record["id"], "location", row["id"]),
        "location_type": LOCATION_TYPES.get(row["kind"], "virtual"),
        "name": preferred(row["place"], language),
        "url": row["url"],
    }
    return _filled(made)


def _cost(record: dict, row: dict, language: str) -> dict:
    """An amount that everybody pays is a number; a range, a percentage and what varies are told in words."""
    is_amount = row["kind"] == "amount" and row["amount"] is not None
    made = {
        "id": row["id"],
        "service_id": record["id"],
        "option": preferred(row["item"], language),
        "amount_description": _lines([_fee(row), row["per"], row["base"], row["note"]], language),
    }
    return _filled(made) | ({"amount": row["amount"], "currency": CURRENCY} if is_amount else {})


def _paper(record: dict, row: dict, language: str) -> dict:
    words = " – ".join(filter(None, (preferred(row[name], language) for name in ("name", "condition", "note"))))
    return {"id": row["id"], "service_id": record["id"], "document": words}


def _topic(record: dict, topic: dict, language: str) -> dict:
    """A topic of the centre as a term of its own taxonomy."""
    name = preferred(topic["name"], language)
    term = identity(hsds_centre.NAMESPACE, "topic", topic["code"])
    return {
        "id": identity(record["id"], "topic", topic["code"]),
        "link_id": record["id"],
        "link_entity": "service",
        "taxonomy_term_id": term,
        "taxonomy_term": {"id": term, "code": topic["code"], "name": name, "description": name, "taxonomy": "topics"},
    }
