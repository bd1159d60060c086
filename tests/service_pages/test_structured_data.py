"""schema.org in the pages: types and properties that exist, what search engines need, both languages."""

import json
import re

import pytest

from portal.bilingual.translations import translate_page
from service_pages.blocks import ChannelBlock, RelatedServiceBlock
from service_pages.models import ServicePage
from service_pages.structured_data import government_service
from tests.factories import ServicePageFactory, english_of, fee_row, row_of, step_row

pytestmark = pytest.mark.django_db

# https://schema.org: the properties of each type that are used here, its own and inherited.
PROPERTIES = {
    "GovernmentService": {
        "identifier", "name", "alternateName", "description", "url", "inLanguage", "provider", "areaServed", "audience",
        "availableChannel", "serviceOutput", "offers", "isRelatedTo",
    },
    "GovernmentOrganization": {"name", "url"},
    "Country": {"name", "identifier"},
    "Audience": {"audienceType"},
    "ServiceChannel": {
        "name", "description", "serviceUrl", "servicePhone", "serviceLocation", "availableLanguage", "processingTime",
    },
    "ContactPoint": {"telephone"},
    "Place": {"name", "address"},
    "PostalAddress": {"streetAddress", "addressCountry"},
    "Thing": {"name"},
    "Offer": {"name", "price", "priceCurrency", "priceSpecification"},
    "PriceSpecification": {"minPrice", "maxPrice", "priceCurrency"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}  # fmt: skip
NEEDED = {
    "GovernmentService": {"name", "url"},
    "GovernmentOrganization": {"name"},
    "ContactPoint": {"telephone"},
    "Place": {"name"},
    "Offer": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}


def problems(value) -> list[str]:
    if isinstance(value, list):
        return [each for item in value for each in problems(item)]
    if not isinstance(value, dict):
        return [] if value not in (None, "") else ["an empty value"]
    kind, names = value["@type"], {name for name in value if not name.startswith("@")}
    found = [f"{kind} has no property {name}" for name in names - PROPERTIES[kind]]
    found += [f"{kind} lacks {name}" for name in NEEDED.get(kind, set()) - names]
    return found + [each for name in names for each in problems(value[name])]


def in_page(client, address) -> dict[str, dict]:
    html = client.get(address).content.decode()
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]
    assert all(data["@context"] == "https://schema.org" for data in found)
    return {data["@type"]: data for data in found}


@pytest.fixture
def full(site):
    page = ServicePageFactory(
        parent=site.agency,
        title="การจดทะเบียนพาณิชย์",
        code="shop-register",
        slug="shop-register",
        summary="จดทะเบียนร้านค้า",
        result="ใบทะเบียนพาณิชย์",
        area="nationwide",
        counter_languages=["th", "sgn"],
        steps=[step_row(duration=30)],
        fees=[fee_row(amount=50), fee_row(kind="range", amount=100, amount_to=500), fee_row(kind="varies", note="x")],
        channels=[
            row_of(ChannelBlock, "channel", {"place": "ศูนย์บริการร่วม", "at_the_centre": True}, {}),
            row_of(ChannelBlock, "channel", {"place": "เว็บ", "kind": "online", "url": "https://dbd.example/"}, {}),
            row_of(ChannelBlock, "channel", {"place": "สายด่วน", "kind": "phone", "phone": "1570"}, {}),
        ],
        related=[row_of(RelatedServiceBlock, "related", {"service": "id-card-lost"}, {})],
    )
    translate_page(page, {"title": "Commercial registration", "ใบทะเบียนพาณิชย์": "Registration certificate"})
    return ServicePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("address", ["/services/dopa/shop-register/", "/en/services/dopa/shop-register/"])
def test_a_service_is_valid(client, full, address):
    found = in_page(client, address)
    assert set(found) == {"GovernmentService", "BreadcrumbList"}
    assert problems(list(found.values())) == []
    assert {"identifier", "inLanguage", "provider", "audience"} <= set(found["GovernmentService"])


def test_the_check_finds_what_is_wrong():
    assert problems({"@type": "Place", "colour": "red"}) == ["Place has no property colour", "Place lacks name"]


def test_each_channel_says_how_it_is_reached(client, full):
    service = in_page(client, "/en/services/dopa/shop-register/")["GovernmentService"]
    counter, online, phone = service["availableChannel"]
    assert counter["availableLanguage"] == ["th", "tsq"]
    assert counter["serviceLocation"]["address"]["streetAddress"] == "Test Road, Mueang District"
    assert online["serviceUrl"] == "https://dbd.example/"
    assert phone["servicePhone"]["telephone"] == "1570"
    assert {channel["processingTime"] for channel in service["availableChannel"]} == {"PT30M"}


def test_words_and_addresses_are_those_of_the_page(client, full):
    thai = in_page(client, "/services/dopa/shop-register/")["GovernmentService"]
    english = in_page(client, "/en/services/dopa/shop-register/")["GovernmentService"]
    assert (thai["inLanguage"], english["inLanguage"]) == ("th", "en")
    assert english["serviceOutput"] == {"@type": "Thing", "name": "Registration certificate"}
    assert english["areaServed"]["name"] == "Thailand"
    assert english["isRelatedTo"][0]["name"] == "New identity card"
    assert english["url"].endswith("/en/services/dopa/shop-register/")
    assert thai["provider"]["url"].endswith("/services/dopa/")


def test_amounts_are_offers_and_other_fees_are_none(full):
    fixed, span = government_service(full)["offers"]
    assert (fixed["price"], fixed["priceCurrency"]) == ("50", "THB")
    assert (span["priceSpecification"]["minPrice"], span["priceSpecification"]["maxPrice"]) == ("100", "500")


def test_an_e_service_without_a_row_is_a_channel(site):
    page = ServicePage(title="x", e_service_url="https://e.example/")
    assert government_service(page)["availableChannel"] == [
        {"@type": "ServiceChannel", "serviceUrl": "https://e.example/"}
    ]


def test_where_only_the_time_is_known_it_is_told(site):
    data = site.translated.json_ld
    assert data["availableChannel"] == [{"@type": "ServiceChannel", "processingTime": "PT10M"}]


def test_what_is_not_there_is_left_out(site):
    data = government_service(ServicePage(title="ร่าง", mode="information", fees=[fee_row(amount=None)]))
    assert not {"availableChannel", "offers", "provider", "areaServed"} & set(data)


class TestBreadcrumbs:
    def test_every_page_but_the_home_page_has_the_way_to_it(self, client, site):
        for page in site.pages:
            for each in (page, english_of(page)):
                data = in_page(client, each.get_url()).get("BreadcrumbList")
                assert (data is None) == (page == site.home), each.get_url()
                assert data is None or problems(data) == []

    def test_it_leads_from_the_home_page_to_the_page(self, client, site):
        items = in_page(client, "/en/services/dopa/id-card-lost/")["BreadcrumbList"]["itemListElement"]
        assert [item["position"] for item in items] == [1, 2, 3, 4]
        assert [item["name"] for item in items][1::2] == ["All services", "New identity card"]
        assert all(re.fullmatch(r"https?://[^/]+/en/.*", item["item"]) for item in items)
