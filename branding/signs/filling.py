"""Signs filled from the location, its hours and counters, and from what the agencies' pages say of their counters."""

from collections.abc import Sequence

from django.utils.translation import gettext

from branding.signs.content import Centre, Pair, Row, Sign
from branding.signs.kinds import SignKind
from branding.signs.offered import Offered, address_of_centre, pair, typed
from branding.signs.words import both, fixed_words
from home.models import Counter, Location
from home.models.hours import WEEKDAYS
from home.opening import Span, weekly, whole_week
from home.tree_facts import schedule
from portal import look
from portal.bilingual.language import ENGLISH, THAI
from portal.pdf.drawings import logo_drawing
from portal.pdf.faults import PdfRefused


def centre(location: Location) -> Centre:
    """What the site wears now, with the name and phone of the location."""
    worn = look.current()
    phone = location.main_phone
    contact = Pair(phone.number) if phone else Pair()
    drawn = logo_drawing(worn.print_logos.get(THAI) or worn.print_logos.get(ENGLISH))
    return Centre(pair(location.name_th, location.name_en), contact, drawn, dict(worn.colours))


def signs(
    kind: SignKind, location: Location, counters: Sequence[Counter], *, with_services: bool = False
) -> list[Sign]:
    """The signs of a kind: one for each of ``counters``, or the one of the location.

    ``with_services``: on a kind that may list them. Raises PdfRefused where there is nothing to put on them.
    """
    if kind.of_counters:
        if not counters:
            raise _without_counters(location)
        return [_of_counter(counter, with_services=with_services and kind.may_list) for counter in counters]
    return [_poster(location) if kind.code == "poster" else _hours(location)]


def _of_counter(counter: Counter, *, with_services: bool) -> Sign:
    words, offered = fixed_words(), Offered.at(counter)
    name, agencies = _name(counter, offered)
    return Sign(
        name=name,
        number=counter.number,
        lines=tuple(agencies),
        services=tuple(service for service in offered.services if service != name) if with_services else (),
        is_cut=with_services and offered.is_cut,
        address=offered.address,
        typed=typed(offered.address),
        scan=words["scan_counter"] if offered.agencies else words["scan_all"],
    )


def _name(counter: Counter, offered: Offered) -> tuple[Pair, list[Pair]]:
    """What the counter is called, and its agencies besides: without a name of its own it bears that of the first."""
    name, agencies = pair(counter.name_th, counter.name_en), offered.names
    if not name:
        name = agencies[0] if agencies else fixed_words()["counter"]
    return name, [agency for agency in agencies if agency != name]


def _poster(location: Location) -> Sign:
    """A row for the counters beside each other that bear the same name and give the same services."""
    rows: list[tuple[list[str], Row]] = []
    for counter in location.counters.all():
        offered = Offered.at(counter)
        name, _agencies = _name(counter, offered)
        services = tuple(service for service in offered.services if service != name)
        row = Row(Pair(), name, services=services, is_cut=offered.is_cut)
        if rows and rows[-1][1] == row:
            rows[-1][0].append(counter.number)
        else:
            rows.append(([counter.number], row))
    if not rows:
        raise _without_counters(location)
    words, address = fixed_words(), address_of_centre("counters")
    return Sign(
        words["counters_and_services" if any(row.services for _numbers, row in rows) else "counters"],
        rows=tuple(row._replace(label=Pair(_span(numbers))) for numbers, row in rows),
        address=address,
        typed=typed(address),
        scan=words["scan_all"],
    )


def _span(numbers: Sequence[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _without_counters(location: Location) -> PdfRefused:
    return PdfRefused(
        gettext("No counters are entered for “%(location)s”. Enter them with the location first.")
        % {"location": location.name}
    )


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
    address = address_of_centre("hours")
    return Sign(words["hours"], rows=tuple(rows), address=address, typed=typed(address), scan=words["scan_hours"])


def _days(first: int, last: int) -> Pair:
    names = dict(WEEKDAYS)
    return both(lambda: names[first] if first == last else f"{names[first]}–{names[last]}")


def _times(spans: Sequence[Span]) -> Pair:
    """08.30–12.00, 13.00–16.30 น., and 08:30–12:00, 13:00–16:30."""
    thai = ", ".join(f"{opens:%H.%M}–{closes:%H.%M}" for opens, closes in spans)
    return Pair(f"{thai}\u00a0น.", ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans))
