"""The fixed words of signs, in both languages at once."""

from django.utils.translation import gettext, override, pgettext

from branding.signs.content import Pair
from portal.bilingual.language import ENGLISH, THAI


def both(say) -> Pair:
    """What ``say()`` tells in each language; once, where both are the same."""
    told = []
    for language in (THAI, ENGLISH):
        with override(language):
            told.append(str(say()))
    return Pair(told[0], told[1] if told[1] != told[0] else "")


def fixed_words() -> dict[str, Pair]:
    return {
        "counter": both(lambda: pgettext("sign", "Counter")),
        "counters": both(lambda: pgettext("sign", "Counters")),
        "counters_and_services": both(lambda: pgettext("sign", "Counters and services")),
        "hours": both(lambda: pgettext("sign", "Opening hours")),
        "closed": both(lambda: pgettext("sign", "Closed")),
        "holidays": both(lambda: pgettext("sign", "Public holidays")),
        "more": both(lambda: gettext("and other agencies: scan the code")),
        "more_services": both(lambda: gettext("and other services: scan the code")),
        "sheet": both(lambda: pgettext("sign", "Sheet %(sheet)s of %(sheets)s")),
        "scan_counter": both(lambda: gettext("Scan for papers and fees")),
        "scan_all": both(lambda: gettext("Scan to find your service")),
        "scan_hours": both(lambda: gettext("Scan for special days and closures")),
    }


def texts_in_place(centre: str, address: str) -> dict[str, str]:
    """What is read aloud in place of the pictures, in Thai, the language of the paper."""
    with override(THAI):
        return {
            "logo": gettext("Logo of %(centre)s") % {"centre": centre},
            "qr": gettext("QR code of the address %(address)s") % {"address": address},
        }
