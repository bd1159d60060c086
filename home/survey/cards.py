"""Cards and tablets of counters: a page each, in Thai and English, with the code that leads to the two questions."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override, pgettext

from home.models.location import Location
from home.models.premises import Counter
from home.survey import places
from home.survey.place import Channel
from home.survey.rules import rules
from home.survey.views import COUNTER, KIOSK
from portal import look
from portal.bilingual.dates import format_date
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.pdf import making
from portal.pdf.compiler import Order
from portal.pdf.drawings import drawable, logo_drawing, printable_colour, qr_code
from portal.pdf.faults import PdfRefused
from portal.pdf.making import Pdf
from portal.pdf.repertoire import all_prepared, refuse_unprintable

TEMPLATE = str(Path(__file__).resolve().parent / "templates" / "card.typ")
PAPERS = {"a5": (148, 210), "a6": (105, 148)}  # millimetres
SECONDS, MEMORY = 60, 384 * 1024**2

At = tuple[Location, Counter]


def last_day() -> datetime.date:
    """Of cards and tablets whose address is made today."""
    return places.last_day(timezone.localdate(), rules().card_months)


def address(at: At, channel: Channel) -> str:
    """The whole address of a counter's card or tablet, in Thai; the page leads to English."""
    location, counter = at
    place = places.Place(channel, places.only_service(counter), places.name_of(location, counter))
    name = KIOSK if channel == Channel.KIOSK else COUNTER
    with override(THAI):
        path = reverse(name, args=[places.sign(place, last_day())])
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def make_pdf(counters: Sequence[At], paper: str, channel: Channel = Channel.QR, *, in_process: bool = False) -> Pdf:
    """A card for each counter, in their order; of ``Channel.KIOSK`` a sheet for the officer who sets up its tablet.

    Raises PdfRefused with a sentence.
    """
    if not counters:
        raise PdfRefused(gettext("No counters are entered yet. Enter them with the location first."))
    orders = [Order(TEMPLATE, json.dumps(_data(counters, paper, channel), ensure_ascii=False))]
    made, fault = making.at_once(orders) if in_process else making.guarded(orders, SECONDS, MEMORY)
    if not made:
        raise fault or making.not_whole()
    return making.whole(made[0])


def _data(counters: Sequence[At], paper: str, channel: Channel) -> dict[str, Any]:
    worn, centre = look.current(), counters[0][0]
    colours = {name: printable_colour(worn.colours[name]) for name in ("primary", "on-primary", "accent")}
    cards = [
        {
            "number": counter.number,
            "name": [counter.name_th, counter.name_en if counter.name_en != counter.name_th else ""],
            "address": address((location, counter), channel),
        }
        for location, counter in counters
    ]
    with override(THAI):
        title = gettext("Set up the tablet") if channel == Channel.KIOSK else gettext("Cards of the survey")
        alternatives = {
            "logo": gettext("Logo of %(centre)s"),
            "qr": gettext("QR code of the address %(address)s"),
        }
    data = all_prepared(
        {
            "title": title,
            "paper": PAPERS[paper],
            "centre": {
                "name": centre.name_th,
                "names": [centre.name_th, centre.name_en],
                "colour": colours["primary"],
                "accent": colours["accent"],
                "on_primary": colours["on-primary"],
            },
            "words": alternatives,
            "says": {language: _words(language, channel) for language in LANGUAGES},
            "cards": cards,
        }
    )
    refuse_unprintable(data)
    drawn = logo_drawing(worn.print_logos.get(THAI) or worn.print_logos.get(ENGLISH))
    data["centre"]["logo_svg"] = drawable(drawn)
    for card in data["cards"]:
        card["qr"] = qr_code(card["address"])
    return data


def _words(language: str, channel: Channel) -> dict[str, str]:
    with override(language):
        question = gettext("How was the service?")
        scan = gettext("Scan and answer in two taps. No name is asked.")
        if channel == Channel.KIOSK:
            question = gettext("Set up the tablet")
            scan = gettext("For officers: scan with the tablet, then open in full screen.")
        return {
            "counter": pgettext("sign", "Counter"),
            "question": question,
            "scan": scan,
            "valid": gettext("Valid until %(day)s") % {"day": format_date(last_day())},
        }
