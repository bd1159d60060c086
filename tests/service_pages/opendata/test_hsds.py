"""HSDS 3.0: held against the required fields, choices and names of the published schemas."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from service_pages.models.classification import STATUSES
from service_pages.opendata import hsds

pytestmark = pytest.mark.django_db
SCHEMAS = json.loads((Path(__file__).parents[1] / "data" / "hsds-3.0-required.json").read_text(encoding="utf-8"))
# field of an object: the object that it holds
OBJECTS = {
    "organization": "organization", "phones": "phone", "schedules": "schedule", "languages": "language",
    "service_areas": "service_area", "service_at_locations": "service_at_location", "location": "location",
    "cost_options": "cost_option", "required_documents": "required_document", "attributes": "attribute",
    "taxonomy_term": "taxonomy_term",
}  # fmt: skip


def problems(kind: str, value: dict, where: str = "") -> list[str]:
    """What of an object, and of all in it, the schemas do not accept."""
    found = [f"{where}{kind} lacks {name}" for name in SCHEMAS[kind] if value.get(name) in (None, "")]
    found += [f"{where}{kind} has no field {name}" for name in value if name not in SCHEMAS["known"][kind]]
    found += [f"{where}{name} is no UUID" for name in value if name.endswith("id") and not _is_uuid(value[name])]
    choices = {"service": "status", "location": "location_type"}
    if kind in choices and value[choices[kind]] not in SCHEMAS[choices[kind]]:
        found.append(f"{where}{choices[kind]}: {value[choices[kind]]}")
    for name, child in OBJECTS.items():
        items = value.get(name, [])
        for item in items if isinstance(items, list) else [items]:
            found += problems(child, item, f"{where}{kind}.")
    return found


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("code", ["id-card-lost", "house-move", "shop-register"])
def test_a_service_is_valid(client, full, code, language):
    assert problems("service", client.get(f"/hsds/services/{code}", {"lang": language}).json()) == []


def test_the_check_finds_what_is_wrong():
    assert problems("service", {"id": "1", "name": "x", "status": "open", "colour": "red"}) == [
        "service has no field colour", "id is no UUID", "status: open",
    ]  # fmt: skip


def test_the_list_is_valid_and_leads_to_each_service(client, full):
    page = client.get("/hsds/services").json()
    assert set(page) == set(SCHEMAS["page"])
    for service in page["contents"]:
        assert problems("service", service) == []
        assert client.get(f"/hsds/services/{service['id']}").json()["name"] == service["name"]


def test_every_status_of_the_portal_is_one_of_hsds():
    assert {hsds.STATUS[code] for code, _label in STATUSES} <= set(SCHEMAS["status"])


def test_the_list_comes_in_pages(client, full):
    pages = [client.get("/hsds/services", {"per_page": 2, "page": number}).json() for number in (1, 2)]
    assert [(page["size"], page["total_items"], page["total_pages"], page["last_page"]) for page in pages] == [
        (2, 3, 2, False), (1, 3, 2, True),
    ]  # fmt: skip
    assert len({service["id"] for page in pages for service in page["contents"]}) == 3


def test_words_are_in_the_language_asked_for(client, full):
    thai = client.get("/hsds/services/shop-register").json()
    response = client.get("/hsds/services/shop-register?lang=en")
    english = response.json()
    assert (thai["name"], english["name"]) == ("การจดทะเบียนพาณิชย์", "Commercial registration")
    assert english["alternate_name"].startswith("การจดทะเบียนพาณิชย์")
    assert english["required_documents"][0]["document"] == "House registration"
    assert response["Content-Language"] == "en"


def test_facts_stand_where_hsds_has_them(client, full):
    service = client.get("/hsds/services/shop-register").json()
    assert [(cost.get("amount"), cost.get("currency")) for cost in service["cost_options"]] == [
        (50, "THB"), (None, None),
    ]  # fmt: skip
    assert "100–500 THB" in service["fees_description"]
    assert [phone["number"] for phone in service["phones"]] == ["1570"]
    assert [language["code"] for language in service["languages"]] == ["th", "en", "sgn"]
    assert [place["location"]["location_type"] for place in service["service_at_locations"]] == [
        "physical", "virtual", "virtual",
    ]  # fmt: skip
    assert service["service_at_locations"][0]["location"]["name"] == "ศูนย์บริการร่วม"
    assert len(service["service_at_locations"][0]["location"]["schedules"]) == 7
    assert service["eligibility_description"] == "ผู้ประกอบพาณิชยกิจ"
    assert service["alert"] == "วันนี้ระบบช้า"


def test_ids_are_the_same_in_every_answer(client, full):
    first = client.get("/hsds/services/shop-register").json()
    full.save_revision().publish()
    again = client.get("/hsds/services/shop-register").json()
    assert {**first, "last_modified": ""} == {**again, "last_modified": ""}


@pytest.mark.parametrize(
    ("query", "status", "named"),
    [
        ("page=0", 400, "page"), ("page=x", 400, "page"), ("page=9", 404, "9"), ("per_page=201", 400, "per_page"),
        ("page=999999", 400, "page"), ("page=๑", 400, "page"), ("lang=fr", 400, "fr"),
    ],
)  # fmt: skip
def test_a_wrong_question_is_answered_with_a_sentence(client, site, query, status, named):
    response = client.get(f"/hsds/services?{query}")
    assert response.status_code == status
    assert named in response.json()["error"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_the_root_says_which_version_is_spoken(client, site):
    assert client.get("/hsds/").json()["version"] == "3.0"
