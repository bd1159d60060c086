"""Signs filled from the location, its hours and counters, and from what the agencies' pages say of their counters."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext

from branding.signs.content import Centre, Pair, Row, Sign
from branding.signs.kinds import SignKind
from branding.signs.words import both, fixed_words
from home.models import CentrePage, Counter, Location
from home.models.hours import WEEKDAYS
from home.opening import Span, weekly, whole_week
from home.tree_facts import schedule
from portal import look
from portal.bilingual.language import ENGLISH, THAI, language_of
from portal.pdf.drawings import logo_drawing
from portal.pdf.faults import PdfRefused
from portal.tree import Node, home_url, snapshot
from service_pages.counters import AgencyServices, table


def centre(location: Location) -> Centre:
    """What the site wears now, with the name and phone of the location."""
    worn = look.current()
    phone = location.main_phone
    contact = Pair(phone.number) if phone else Pair()
    drawn = logo_drawing(worn.print_logos.get(THAI) or worn.print_logos.get(ENGLISH))
    return Centre(pair(location.name_th, location.name_en), contact, drawn, dict(worn.colours))


def signs(kind: SignKind, location: Location, counters: Sequence[Counter]) -> list[Sign]:
    """The signs of a kind: one for each of ``counters``, or the one of the location.

    Raises PdfRefused where there is nothing to put on them.
    """
    if kind.of_counters:
        if not counters:
            raise PdfRefused(
                gettext("No counters are entered for “%(location)s”. Enter them with the location first.")
                % {"location": location.name}
            )
        return [_of_counter(counter) for counter in counters]
    return [_poster(location) if kind.code == "poster" else _hours(location)]


def pair(thai: str, english: str) -> Pair:
    """English that is missing, or Thai in its place, is left out; of what has English alone both show it once."""
    thai, english = thai.strip(), english.strip()
    return Pair(thai or english, english if thai and english != thai and language_of(english) == ENGLISH else "")


def _of_counter(counter: Counter) -> Sign:
    words = fixed_words()
    agencies = _agencies(counter)
    lines = [_names(agency.agency) for agency in agencies]
    name = pair(counter.name_th, counter.name_en)
    if not name:
        name, lines = (lines[0], lines[1:]) if lines else (words["counter"], [])
    return Sign(
        name=name,
        number=counter.number,
        lines=tuple(line for line in lines if line != name),
        address=_address_of(agencies),
        scan=words["scan_counter"] if agencies else words["scan_all"],
    )


def _agencies(counter: Counter) -> list[AgencyServices]:
    return [at for row in table([counter], THAI) if row.numbers == [counter.number] for at in row.agencies]


def _names(agency: Node) -> Pair:
    """Of an agency in both languages; a page without English is told in Thai."""
    english = next(
        (node.title for node in snapshot().of_model(agency.model, ENGLISH) if _is_its_english(node, agency)), ""
    )
    return pair(agency.title, english)


def _is_its_english(node: Node, agency: Node) -> bool:
    return node.translation_key == agency.translation_key and not node.alias


def _address_of(agencies: Sequence[AgencyServices]) -> str:
    """Of what is done at a counter: its only service by its short address, its only agency, else all counters."""
    services = [service for at in agencies for service in at.services if not service.restricted]
    if len(services) == 1:
        return whole_address(f"/s/{services[0].slug}")
    if len(agencies) == 1 and not agencies[0].agency.restricted:
        return whole_address(agencies[0].agency.url)
    return _address_of_centre("counters")


def _address_of_centre(part: str) -> str:
    """The page of the centre at one of its parts; the home page where there is none."""
    page = next((node for node in snapshot().of_model(CentrePage, THAI) if not node.restricted), None)
    return whole_address(f"{page.url}#{part}" if page else home_url(THAI))


def whole_address(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def _poster(location: Location) -> Sign:
    """A row for the counters beside each other that bear the same name."""
    words = fixed_words()
    rows: list[tuple[list[str], Pair]] = []
    for counter in location.counters.all():
        name = _of_counter(counter).name
        if rows and rows[-1][1] == name:
            rows[-1][0].append(counter.number)
        else:
            rows.append(([counter.number], name))
    if not rows:
        raise PdfRefused(
            gettext("No counters are entered for “%(location)s”. Enter them with the location first.")
            % {"location": location.name}
        )
    told = tuple(
        Row(Pair(numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"), name) for numbers, name in rows
    )
    return Sign(words["counters"], rows=told, address=_address_of_centre("counters"), scan=words["scan_all"])


def _hours(location: Location) -> Sign:
    words, known = fixed_words(), schedule(location)
    if not weekly(known):
        raise PdfRefused(
            gettext("No opening hours of the week are entered for “%(location)s”. Enter them with the location first.")
            % {"location": location.name}
        )
    rows = [
        Row(_days(first, last), _times(spans) if spans else words["closed"], is_quiet=not spans)
        for first, last, spans in whole_week(known)
    ]
    if known.holidays:
        rows.append(Row(words["holidays"], words["closed"], is_quiet=True))
    return Sign(words["hours"], rows=tuple(rows), address=_address_of_centre("hours"), scan=words["scan_hours"])


def _days(first: int, last: int) -> Pair:
    names = dict(WEEKDAYS)
    return both(lambda: names[first] if first == last else f"{names[first]}–{names[last]}")


def _times(spans: Sequence[Span]) -> Pair:
    """08.30–12.00, 13.00–16.30 น., and 08:30–12:00, 13:00–16:30."""
    thai = ", ".join(f"{opens:%H.%M}–{closes:%H.%M}" for opens, closes in spans)
    return Pair(f"{thai}\u00a0น.", ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans))
