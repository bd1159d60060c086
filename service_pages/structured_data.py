"""schema.org of a service: GovernmentService with its channels, fees and result, in the language of its page."""

from django.utils.translation import gettext as _

from home.tree_facts import main_location
from portal.blocks.rows import RowValue
from portal.structured_data import absolute
from service_pages.blocks.channels import COUNTER, MACHINE
from service_pages.blocks.fees import AMOUNT, RANGE

NATIONWIDE = "nationwide"
SIGN_LANGUAGE, THAI_SIGN_LANGUAGE = "sgn", "tsq"  # the code of BCP 47 for the one signed in Thailand


def government_service(page) -> dict:
    """What is not known is left out; a draft may lack everything."""
    fees = [row.value for row in page.rows["fees"] if row.value.is_stated]
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        **_filled({
            "identifier": page.code,
            "name": page.title,
            "alternateName": page.names,
            "description": page.summary,
            "url": absolute(page.path_url),
            "inLanguage": page.content_language,
            "provider": _provider(page),
            "areaServed": _area(page),
            "audience": [{"@type": "Audience", "audienceType": str(label)} for _code, label in page.audiences],
            "availableChannel": _channels(page),
            "serviceOutput": {"@type": "Thing", "name": page.result} if page.result else None,
            "offers": [_offer(value) for value in fees if value["kind"] in (AMOUNT, RANGE)],
            "isRelatedTo": [_related(row.value.node) for row in page.related_services],
        }),
    }  # fmt: skip


def _filled(values: dict) -> dict:
    return {name: value for name, value in values.items() if value}


def _provider(page) -> dict | None:
    agency = page.agency
    if agency is None:
        return None
    return {"@type": "GovernmentOrganization", "name": agency.title, "url": absolute(agency.url)}


def _area(page) -> dict | str:
    if page.area == NATIONWIDE:
        return {"@type": "Country", "name": _("Thailand"), "identifier": "TH"}
    return page.get_area_display()


def _channels(page) -> list[dict]:
    """The rows, the e-service where no row has it, or, where nothing but the time is known, that alone."""
    rows = [row.value for row in page.rows["channels"]]
    made = [_channel(page, value) for value in rows]
    if page.e_service_url and page.e_service_url not in [value["url"] for value in rows]:
        made.append({"@type": "ServiceChannel", "serviceUrl": page.e_service_url})
    time = page.ways[0].span.iso if len(page.ways) == 1 else ""
    if time:
        made = [{**channel, "processingTime": time} for channel in made or [{"@type": "ServiceChannel"}]]
    return made


def _channel(page, value: RowValue) -> dict:
    at_a_place = value["kind"] in (COUNTER, MACHINE)
    here = bool(value["at_the_centre"])
    return {
        "@type": "ServiceChannel",
        **_filled({
            "name": value["place"],
            "description": value.get("note"),
            "serviceUrl": value["url"],
            "servicePhone": {"@type": "ContactPoint", "telephone": value["phone"]} if value["phone"] else None,
            "serviceLocation": _place(value["place"], here) if at_a_place else None,
            "availableLanguage": _languages(page) if here else None,
        }),
    }  # fmt: skip


def _place(name: str, here: bool) -> dict:
    location = main_location() if here else None
    if location is None:
        return {"@type": "Place", "name": name}
    address = {"@type": "PostalAddress", "streetAddress": location.address, "addressCountry": "TH"}
    return {"@type": "Place", "name": location.name, "address": address}


def _languages(page) -> list[str]:
    return [THAI_SIGN_LANGUAGE if code == SIGN_LANGUAGE else code for code in page.counter_languages]


def _offer(value: RowValue) -> dict:
    """A fixed amount has a price, a range a specification of it; percentages and varying fees are no offers."""
    own = {"@type": "Offer", "name": value["item"]}
    if value["kind"] == AMOUNT:
        return own | {"price": str(value["amount"]), "priceCurrency": "THB"}
    span = {"minPrice": str(value["amount"]), "maxPrice": str(value["amount_to"]), "priceCurrency": "THB"}
    return own | {"priceSpecification": {"@type": "PriceSpecification", **span}}


def _related(node) -> dict:
    return {"@type": "GovernmentService", "name": node.title, "url": absolute(node.url)}
