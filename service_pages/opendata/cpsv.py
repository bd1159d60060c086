"""A record as JSON-LD of the Core Public Service Vocabulary Application Profile (CPSV-AP) 3.2 of the European Union.

https://semiceu.github.io/CPSV-AP/releases/3.2.0/: words carry their language. The context is in the document, so that
no program has to fetch one.
"""

from collections.abc import Iterable

from portal.bilingual.language import ENGLISH, THAI
from service_pages.blocks.channels import KINDS
from service_pages.blocks.related import BEFORE
from service_pages.models.classification import AUDIENCES, CATEGORIES
from service_pages.opendata.pairs import Pair, joined, label
from service_pages.opendata.words import figure, rows_of

AUTHORITY = "http://publications.europa.eu/resource/authority/"
# The languages at a counter that the authority's table has.
LANGUAGES = {"th": "THA", "en": "ENG", "zh": "ZHO", "my": "MYA", "km": "KHM", "lo": "LAO", "ms": "MSA", "ja": "JPN"}
BAHT, THAILAND = f"{AUTHORITY}currency/THB", f"{AUTHORITY}country/THA"

_CPSV, _CV, _DCT = "http://purl.org/vocab/cpsv#", "http://data.europa.eu/m8g/", "http://purl.org/dc/terms/"
_SKOS, _XSD = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2001/XMLSchema#"
CONTEXT = {
    "PublicService": f"{_CPSV}PublicService",
    "PublicOrganisation": f"{_CV}PublicOrganisation",
    "Evidence": f"{_CV}Evidence",
    "Output": f"{_CV}Output",
    "Cost": f"{_CV}Cost",
    "Channel": f"{_CV}Channel",
    "ContactPoint": f"{_CV}ContactPoint",
    "Requirement": f"{_CV}Requirement",
    "LegalResource": "http://data.europa.eu/eli/ontology#LegalResource",
    "LinguisticSystem": f"{_DCT}LinguisticSystem",
    "Location": f"{_DCT}Location",
    "Concept": f"{_SKOS}Concept",
    "identifier": f"{_DCT}identifier",
    "name": f"{_DCT}title",
    "description": f"{_DCT}description",
    "language": f"{_DCT}language",
    "spatial": f"{_DCT}spatial",
    "type": f"{_DCT}type",
    "requires": f"{_DCT}requires",
    "addressee": f"{_DCT}audience",
    "keyword": "http://www.w3.org/ns/dcat#keyword",
    "prefLabel": f"{_SKOS}prefLabel",
    "notation": f"{_SKOS}notation",
    "page": {"@id": "http://xmlns.com/foaf/0.1/page", "@type": "@id"},
    "hasCompetentAuthority": f"{_CV}hasCompetentAuthority",
    "hasChannel": f"{_CV}hasChannel",
    "hasCost": f"{_CV}hasCost",
    "hasLegalResource": f"{_CV}hasLegalResource",
    "holdsRequirement": f"{_CV}holdsRequirement",
    "isClassifiedBy": f"{_CV}isClassifiedBy",
    "relatedService": f"{_CV}relatedService",
    "thematicArea": f"{_CV}thematicArea",
    "contactPoint": f"{_CV}contactPoint",
    "telephone": f"{_CV}telephone",
    "email": f"{_CV}email",
    "currency": f"{_CV}currency",
    "hasInput": f"{_CPSV}hasInput",
    "produces": f"{_CPSV}produces",
    "hasValue": {"@id": f"{_CV}hasValue", "@type": f"{_XSD}double"},
    "processingTime": {"@id": f"{_CV}processingTime", "@type": f"{_XSD}duration"},
}


def document(record: dict, origin: str) -> dict:
    """The service is identified by its permanent address, ``/s/<code>``."""
    return {
        "@context": CONTEXT,
        **_filled({
            "@id": _address(origin, record["code"]),
            "@type": "PublicService",
            "identifier": record["code"],
            "name": _words(record["name"]),
            "description": _words(record["summary"]) or _words(record["name"]),
            "page": [address for address in record["url"].values() if address],
            "keyword": _keywords(record),
            "language": [_language(code) for code in record["counter_languages"] if code in LANGUAGES],
            "hasCompetentAuthority": _authority(record["agency"]),
            "addressee": [_concept(code, label(dict(AUDIENCES)[code])) for code in record["audience"]],
            "isClassifiedBy": _category(record["category"]),
            "thematicArea": [_concept(topic["code"], topic["name"]) for topic in record["topics"]],
            "processingTime": _time(record),
            "holdsRequirement": [_rule(row) for row in rows_of(record, "criteria")],
            "hasInput": [_evidence(row) for row in rows_of(record, "documents")],
            "hasCost": [_cost(row) for row in rows_of(record, "fees")],
            "hasChannel": [_channel(row) for row in rows_of(record, "channels")],
            "contactPoint": [_contact(row) for row in rows_of(record, "channels") if row["phone"] or row["email"]],
            "hasLegalResource": [_law(row) for row in rows_of(record, "laws")],
            "produces": _output(record),
            "requires": _services(record, origin, needed=True),
            "relatedService": _services(record, origin, needed=False),
        }),
    }  # fmt: skip


def _filled(values: dict) -> dict:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _words(pair: Pair) -> list[dict]:
    return [{"@language": code, "@value": text} for code, text in pair.items() if text]


def _address(origin: str, code: str) -> str:
    return f"{origin}/s/{code}"


def _typed(kind: str, address: str) -> dict:
    return {"@id": address, "@type": kind}


def _concept(code: str, name: Pair) -> dict:
    return {"@type": "Concept", "notation": code, "prefLabel": _words(name)}


def _keywords(record: dict) -> list[dict]:
    names = record["common_names"].items()
    return [{"@language": code, "@value": name} for code, lines in names for name in lines or ()]


def _language(code: str) -> dict:
    return _typed("LinguisticSystem", f"{AUTHORITY}language/{LANGUAGES[code]}")


def _authority(agency: dict) -> dict:
    own = {"@type": "PublicOrganisation", "identifier": agency["code"], "prefLabel": _words(agency["name"])}
    return own | {"spatial": _typed("Location", THAILAND)} | _filled({"page": agency["website"]})


def _category(code: str | None) -> list[dict]:
    return [_concept(code, label(dict(CATEGORIES)[code]))] if code else []


def _time(record: dict) -> str | None:
    """The time of the one way to have the service, if all its steps state theirs; CPSV-AP has one duration at most."""
    ways = record["totals"] or []
    return ways[0]["duration"] if len(ways) == 1 and ways[0]["complete"] else None


def _rule(row: dict) -> dict:
    return {"@type": "Requirement", "identifier": row["id"], "name": _words(row["text"])}


def _evidence(row: dict) -> dict:
    remarks = joined(row[name] for name in ("issuer", "condition", "note"))
    own = {"@type": "Evidence", "identifier": row["id"], "name": _words(row["name"])}
    return own | _filled({"description": _words(remarks)})


def _cost(row: dict) -> dict:
    """A fixed amount is a value; any other fee is told in the description."""
    fixed = row["amount"] if row["kind"] == "amount" else None
    told = joined([row["item"], *_same_in_both([figure(row), row["as_written"]]), row["per"], row["base"], row["note"]])
    own = {"@type": "Cost", "identifier": row["id"], "description": _words(told)}
    return own if fixed is None else own | {"hasValue": fixed, "currency": _typed("Concept", BAHT)}


def _same_in_both(texts: Iterable[str | None]) -> list[Pair]:
    return [{THAI: text, ENGLISH: text} for text in texts if text]


def _channel(row: dict) -> dict:
    described = joined([row["place"], row["hours"], row["note"]])
    own = {"@type": "Channel", "identifier": row["id"], "type": _concept(row["kind"], label(dict(KINDS)[row["kind"]]))}
    return own | _filled({"description": _words(described), "page": row["url"]})


def _contact(row: dict) -> dict:
    return {"@type": "ContactPoint", **_filled({"telephone": row["phone"], "email": row["email"]})}


def _law(row: dict) -> dict:
    name = joined([row["title"], row["section"]], " ")
    return {"@type": "LegalResource", "name": _words(name), **({"@id": row["url"]} if row["url"] else {})}


def _output(record: dict) -> list[dict]:
    if not record["result"][THAI]:
        return []
    return [{"@type": "Output", "identifier": f"{record['code']}-result", "name": _words(record["result"])}]


def _services(record: dict, origin: str, *, needed: bool) -> list[dict]:
    """The services that come before this one, or those that belong to it otherwise."""
    related = (row for row in rows_of(record, "related") if (row["relation"] == BEFORE) is needed)
    return [_typed("PublicService", _address(origin, row["service"])) for row in related]
