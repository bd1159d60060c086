"""CPSV-AP 3.2 as JSON-LD: expanded by its own context and held against the cardinalities of the published shapes."""

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
SHAPES = json.loads((Path(__file__).parents[1] / "data" / "cpsv-ap-3.2-shapes.json").read_text(encoding="utf-8"))


def expanded(node, context: dict):
    """The document with full names for short ones, each property a list."""
    if not isinstance(node, dict):
        return node
    made = {}
    for name, value in node.items():
        if name == "@context":
            continue
        if name.startswith("@"):
            made[name] = context[value] if name == "@type" else value
            continue
        term = context[name] if isinstance(context[name], str) else context[name]["@id"]
        made[term] = [expanded(item, context) for item in (value if isinstance(value, list) else [value])]
    return made


def problems(node: dict) -> list[str]:
    kind = node.get("@type", "")
    found = [
        f"{kind} lacks {term}" for term in SHAPES["required"].get(kind, ()) if not node.get(term) and len(node) > 2
    ]
    for term, values in node.items():
        if term.startswith("@"):
            continue
        if term in SHAPES["at_most_one"] and len(values) > 1:
            found.append(f"{kind} has {len(values)} of {term}")
        if term in SHAPES["texts"]:
            found += [f"{term} of {kind} has no language" for value in values if set(value) != {"@language", "@value"}]
        expected = SHAPES["classes"].get(term)
        found += [f"{term}: {value}" for value in values if expected and value.get("@type") != expected]
        found += [each for value in values if isinstance(value, dict) for each in problems(value)]
    return found


def document(client, code):
    data = client.get(f"/services/{code}.jsonld").json()
    return data, expanded(data, data["@context"])


@pytest.mark.parametrize("code", ["id-card-lost", "house-move", "shop-register"])
def test_a_service_is_valid(client, full, code):
    _data, whole = document(client, code)
    assert whole["@type"] == "http://purl.org/vocab/cpsv#PublicService"
    assert problems(whole) == []


def test_the_check_finds_what_is_wrong():
    node = {
        "@type": "http://data.europa.eu/m8g/Cost",
        "http://purl.org/dc/terms/description": [{"@value": "x"}],
        "http://data.europa.eu/m8g/hasValue": [1, 2],
    }
    assert len(problems(node)) == 3


def test_words_carry_their_language(client, full):
    data, _whole = document(client, "shop-register")
    assert data["name"] == [
        {"@language": "th", "@value": "การจดทะเบียนพาณิชย์"},
        {"@language": "en", "@value": "Commercial registration"},
    ]
    assert {concept["notation"] for concept in data["addressee"]} == {"citizen", "business"}
    assert {"@language": "en", "@value": "Businesses"} in data["addressee"][1]["prefLabel"]


def test_an_untranslated_service_has_thai_words_only(client, site):
    data, _whole = document(client, "house-move")
    assert [words["@language"] for words in data["name"]] == ["th"]
    assert data["description"], "the name stands for a summary that is missing"


def test_the_parts_of_a_service(client, full):
    data, _whole = document(client, "shop-register")
    assert [cost.get("hasValue") for cost in data["hasCost"]] == [50, None]
    assert "100–500 THB" in data["hasCost"][1]["description"][0]["@value"]
    assert data["processingTime"] == "PT72M30S"
    assert data["produces"][0]["name"][1]["@value"] == "Registration certificate"
    assert [evidence["@type"] for evidence in data["hasInput"]] == ["Evidence", "Evidence"]
    assert data["hasLegalResource"][0]["@id"] == "https://law.example/"
    assert data["requires"] == [{"@id": "http://testserver/s/id-card-lost", "@type": "PublicService"}]
    assert [channel["type"]["notation"] for channel in data["hasChannel"]] == ["counter", "online", "phone"]
    assert [language["@id"].rpartition("/")[2] for language in data["language"]] == ["THA", "ENG"]


def test_the_identifier_leads_to_the_page(client, full):
    data, _whole = document(client, "shop-register")
    assert client.get(data["@id"].removeprefix("http://testserver")).status_code == 302
