"""What a counter sheet tells of a service: each row short, without notes, and true without the rest of the manual."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manuals.editions.restored import FrozenService
from manuals.editions.version_1.parts import HEADINGS, stated
from manuals.editions.version_1.tables import contact, lines
from manuals.pdf.document import Block, Heading, Items, Paragraph, Part
from portal.bilingual.units import in_one_piece
from portal.blocks.rows import EMPTY, FILLED
from service_pages.blocks.fees import ALWAYS, CONDITIONAL, HIGHER_OF
from service_pages.ways import Way


def sheet_parts(service: FrozenService) -> tuple[Part, ...]:
    """In the order in which they are printed."""
    return (
        Part("documents", str(HEADINGS["documents"]), _told(service, "documents", _papers)),
        Part("fees", str(HEADINGS["fees"]), _told(service, "fees", _fees)),
        Part("time", _("Time"), _times(service)),
        Part("steps", str(HEADINGS["steps"]), _steps(service)),
        Part("channels", str(HEADINGS["channels"]), _where(service)),
    )


def _told(service: FrozenService, name: str, rows: Callable[[list], Iterable[Block]]) -> tuple[Block, ...]:
    """The rows, or the sentence that there are none, or that nobody has filled them in."""
    if service.states[name] == FILLED:
        return tuple(rows([row.value for row in service.rows[name]]))
    return (stated(service, name, lambda _service: Items(())),)


def _grouped(values: Iterable, key: Callable) -> dict:
    groups = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups


def _papers(values: list) -> Iterator[Block]:
    """Those that everybody brings, those that stand for each other, those of each kind of people."""
    letters = {letter: same for letter, same in _grouped(values, lambda value: value.get("one_of")).items() if letter}
    chosen = {letter for letter, same in letters.items() if len(same) > 1}
    others = _grouped((value for value in values if value.get("one_of") not in chosen), lambda value: value.needed_for)
    if everybody := others.pop("", []):
        yield Items(tuple(_paper(value) for value in everybody))
    for letter in sorted(chosen):
        yield Heading(_("One of these is enough"))
        yield Items(tuple(_paper(value, for_whom=True) for value in letters[letter]))
    for same in others.values():
        yield Heading(same[0].needed_for)
        yield Items(tuple(_paper(value) for value in same))


def _paper(value, *, for_whom: bool = False) -> str:
    """Name and numbers, then for whom and on which condition."""
    counted = pgettext("between numbers of papers", ", ").join(map(in_one_piece, _numbers(value)))
    whom = value.needed_for if for_whom else ""
    name = value.get("name") or ""
    return lines(f"{name}: {counted}" if counted else name, whom, value.get("condition"))


def _numbers(value) -> Iterator[str]:
    originals, copies = value.get("originals"), value.get("copies")
    if value.is_in_sets:
        if originals:
            yield ngettext("%(n)d set of originals", "%(n)d sets of originals", originals) % {"n": originals}
        if copies:
            yield ngettext("%(n)d set of copies", "%(n)d sets of copies", copies) % {"n": copies}
        return
    if originals:
        yield ngettext("%(n)d original", "%(n)d originals", originals) % {"n": originals}
    if copies:
        yield ngettext("%(n)d copy", "%(n)d copies", copies) % {"n": copies}


def _fees(values: list) -> Iterator[Block]:
    """Each by itself, then those of which one is paid."""
    groups = _grouped(values, lambda value: value.get("group") or "")
    chosen = {letter: same for letter, same in groups.items() if letter and len(same) > 1}
    if alone := [value for value in values if (value.get("group") or "") not in chosen]:
        yield Items(tuple(map(_fee, alone)))
    for letter in sorted(chosen):
        higher = chosen[letter][0].get("rule") == HIGHER_OF
        yield Heading(_("Only the higher of these is paid") if higher else _("Only one of these is paid"))
        yield Items(tuple(map(_fee, chosen[letter])))


def _fee(value) -> str:
    """The fee and its amount, then who pays it. Where the note is all that is said, it stands for the amount."""
    in_note = value.is_in_the_note
    amount = (value.get("note") if in_note else value.figure) or value.get("as_written") or _("not stated")
    item = value.get("item") or ""
    who = "" if value.get("applies") in (ALWAYS, CONDITIONAL) else value.who_pays
    own = value.get("note") if value.get("applies") == CONDITIONAL and not in_note else ""
    return lines(f"{item}: {amount}" if item else amount, value.limits, who, own or value.paid_by)


def _times(service: FrozenService) -> tuple[Block, ...]:
    told = tuple(filter(None, map(_time, service.ways)))
    return (Paragraph(told[0] if told else _("not stated")),) if len(told) < 2 else (Items(told),)


def _time(way: Way) -> str:
    written = (row.value.get("as_written") for row in ([way.row] if way.row else []) + list(way.steps))
    span = way.span or next(filter(None, written), "")
    return lines(span, "" if way.complete else _("for the steps with a stated time"), way.name) if span else ""


def _steps(service: FrozenService) -> tuple[Block, ...]:
    if service.states["steps"] != FILLED:
        return () if service.states["steps"] == EMPTY else (stated(service, "steps", lambda _service: Items(())),)
    blocks: list[Block] = []
    for way in service.ways:
        if way.steps:
            blocks += [Heading(way.name)] if way.name and len(service.ways) > 1 else []
            blocks.append(Items(tuple(_step(row.value) for row in way.steps), numbered=True))
    return tuple(blocks)


def _step(value) -> str:
    span = value.span or value.get("as_written")
    return f"{value.get('title') or ''}: {span}" if span else value.get("title") or ""


def _where(service: FrozenService) -> tuple[Block, ...]:
    """What is done at the centre, then its counters, then the other ways to reach the service."""
    rows = sorted((row.value for row in service.rows["channels"]), key=lambda value: not value.get("at_the_centre"))
    online = service.fact("e_service_url")
    told = (
        f"{_('At the centre')}: {service.key_facts.mode}",
        *map(_channel, rows),
        f"{_('Use the online service')}: {online}" if online else "",
    )
    return (Items(tuple(filter(None, told))),)


def _channel(value) -> str:
    counters = value.get("counters")
    counter = f"{pgettext('before its number', 'Counter')} {counters}" if counters else ""
    reached = contact(value).split("\n")
    return lines(value.get("place"), " · ".join(filter(None, (counter, value.get("hours"), *reached))))
