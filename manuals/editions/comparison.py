"""What differs between two editions: field by field, rows by the ids that they keep; told in words of both languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext

from manuals.editions import naming
from manuals.editions.naming import EMPTY, Pair
from portal.bilingual.language import ENGLISH, LANGUAGES, THAI
from portal.blocks.rows import NONE
from service_pages.opendata.pairs import label, preferred

OWN_WORDS = ("title", "purpose", "introduction")
CENTRE = ("name", "address", "phone", "website", "hours")
KEPT_LATER = frozenset({"hours"})  # editions of version 1 from before have none
AGENCY = ("name", "phone", "website")
# Of a record, what tells it and is no word of the manual; derived figures of a total; where a file lies.
UNCOMPARED = frozenset({"id", "code"})
DERIVED = {"totals": ("duration", "minutes")}
SERVICE = "service"
# The words of a figure of the same row: what changed is told by the figure.
AS_WRITTEN = "as_written"


@dataclass(frozen=True)
class Change:
    """``service``: a code, '' for the manual's own words. ``part``: the anchor of the part where it stands.

    ``before`` None: it was not there; ``after`` None: it is there no more.
    """

    service: str
    part: str
    place: Pair
    before: Pair | None
    after: Pair | None


def compare(before: dict, after: dict) -> list[Change]:
    """What ``after`` says otherwise than ``before``: the manual's own words, then each service in its order."""
    earlier, later = (_by_code(data["services"]) for data in (before, after))
    called = all(_is_called_as_its_service(data) for data in (before, after))
    return [
        *_own_words(before["manual"], after["manual"], OWN_WORDS[1:] if called else OWN_WORDS),
        *_centre(before["centre"], after["centre"]),
        *_services(earlier, later),
        *(change for code, record in later.items() if code in earlier for change in compare_records(earlier[code], record)),
    ]  # fmt: skip


def compare_records(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What two records of a service say otherwise."""
    return [
        Change(after["code"], change.part, change.place, change.before, change.after)
        for change in _record(before, after)
    ]


def _by_code(records: Iterable[dict]) -> dict[str, dict]:
    return {record["code"]: record for record in records}


def _is_called_as_its_service(data: dict) -> bool:
    """Then a change of the name is told once, with the service."""
    services = data["services"]
    return len(services) == 1 and services[0]["name"] == data["manual"]["title"]


def _own_words(before: dict, after: dict, names: Iterable[str]) -> Iterator[Change]:
    yield from _named("manual", before, after, names)
    yield from _texts("goals", naming.own_label("goals"), before["goals"], after["goals"])
    appendices = naming.own_label("appendices")
    yield from _rows("appendices", appendices, "appendices", *(
        [{"id": row["anchor"], **row} for row in side["appendices"]] for side in (before, after)
    ))  # fmt: skip


def _named(part: str, before: Mapping, after: Mapping, names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        yield from _field(part, naming.own_label(name, part), before.get(name), after.get(name), naming.plain)


def _centre(before: dict, after: dict) -> Iterator[Change]:
    """What the data of one side did not keep yet has not changed."""
    kept_by_both = (name for name in CENTRE if name not in KEPT_LATER or (name in before and name in after))
    yield from _named("centre", before, after, kept_by_both)


def _services(earlier: dict[str, dict], later: dict[str, dict]) -> Iterator[Change]:
    for code, record in earlier.items():
        if code not in later:
            yield Change(code, SERVICE, label(gettext_lazy("Service")), record["name"], None)
    for code, record in later.items():
        if code not in earlier:
            yield Change(code, SERVICE, label(gettext_lazy("Service")), None, record["name"])
    yield from _order("services", label(gettext_lazy("Services")), *(
        {code: record["name"] for code, record in side.items()} for side in (earlier, later)
    ))  # fmt: skip


def _record(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """In the order of the later record, then what only the earlier one has."""
    for name in dict.fromkeys((*after, *before)):
        if name in UNCOMPARED or before.get(name) == after.get(name):
            continue
        if name == "agency":
            yield from _named("agency", before.get(name) or {}, after.get(name) or {}, AGENCY)
        elif naming.is_rows(name, before.get(name), after.get(name)):
            heading = naming.rows_label(name)
            yield from _rows(naming.part_of(name), heading, name, before.get(name), after.get(name))
        else:
            words = naming.teller(name)
            yield from _field(naming.part_of(name), naming.field_label(name), before.get(name), after.get(name), words)


def _field(part: str, place: Pair, before: Any, after: Any, words) -> Iterator[Change]:
    """A change of one value; of an English text alone it is told as such."""
    if before == after:
        return
    told = [words(value) for value in (before, after)]
    if all(map(naming.is_pair, (before, after))) and before[THAI] == after[THAI]:
        place = naming.joined(place, label(gettext_lazy("English text")))
        told = [dict.fromkeys(LANGUAGES, preferred(one, ENGLISH) if value[ENGLISH] else None)
                for one, value in zip(told, (before, after), strict=True)]  # fmt: skip
    if told[0] == told[1]:  # another file of the same name
        told[1] = label(gettext_lazy("a new version"))
    yield Change("", part, place, *(one if _says(one) else label(EMPTY) for one in told))


def _says(words: Pair) -> bool:
    return bool(words[THAI] or words[ENGLISH])


def _texts(part: str, place: Pair, before: list[Pair], after: list[Pair]) -> Iterator[Change]:
    """A list of texts without ids: what is gone, what is new, what has another English."""
    old, new = ({preferred(text, THAI): text for text in side} for side in (before, after))
    yield from (Change("", part, place, text, None) for key, text in old.items() if key not in new)
    yield from (Change("", part, place, None, text) for key, text in new.items() if key not in old)
    for key, text in new.items():
        if key in old:
            yield from _field(part, place, old[key], text, naming.plain)
    if len(before) != len(old) or len(after) != len(new):
        if before != after:  # the same text twice
            yield Change("", part, place, naming.listed(before), naming.listed(after))
    else:
        yield from _order(part, place, old, new)


def _rows(part: str, heading: Pair, name: str, before: Any, after: Any) -> Iterator[Change]:
    old, new = (_keyed(name, side) for side in (before, after))
    for key, row in old.items():
        if key not in new:
            yield Change("", part, heading, naming.row_in_short(name, row), None)
    for key, row in new.items():
        if key not in old:
            yield Change("", part, heading, None, naming.row_in_short(name, row))
        elif old[key] != row:
            yield from _row(part, naming.row_label(heading, name, row), name, old[key], row)
    yield from _order(
        part, heading, *({key: naming.row_name(name, row) for key, row in side.items()} for side in (old, new))
    )
    if not isinstance(after, list) and before != after:
        yield Change("", part, heading, _state(before), _state(after))
    elif not isinstance(before, list) and not after:
        yield Change("", part, heading, _state(before), label(EMPTY))


def _state(rows: Any) -> Pair | None:
    if isinstance(rows, list):
        return None
    return label(gettext_lazy("None")) if rows == NONE else label(EMPTY)


def _keyed(name: str, rows: Any) -> dict[str, dict]:
    """Rows by their ids; those without one (shared channels, ways of steps) by what names them."""
    found: dict[str, dict] = {}
    for row in rows if isinstance(rows, list) else ():
        key = str(row.get("id") or row.get("way") or preferred(naming.row_name(name, row), THAI))
        found[key if key not in found else f"{key} {len(found)}"] = row
    return found


def _row(part: str, place: Pair, name: str, before: dict, after: dict) -> Iterator[Change]:
    seen: set[str] = {"id", *DERIVED.get(name, ())}
    for figure in naming.figures(name):
        if any(before.get(field) != after.get(field) for field in figure.fields):
            told = [figure.words(name, row) for row in (before, after)]
            if told[0] != told[1]:
                seen.update((*figure.fields, AS_WRITTEN))
                where = naming.joined(place, label(figure.label)) if figure.label else place
                yield Change("", part, where, *(one if _says(one) else label(EMPTY) for one in told))
    for field in dict.fromkeys((*after, *before)):
        if field not in seen:
            where = naming.joined(place, naming.cell_label(name, field))
            old, new = (naming.compared(field, row.get(field)) for row in (before, after))
            yield from _field(part, where, old, new, naming.cell_teller(name, field))


def _order(part: str, heading: Pair, old: Mapping[str, Pair], new: Mapping[str, Pair]) -> Iterator[Change]:
    kept_before, kept_after = [key for key in old if key in new], [key for key in new if key in old]
    if kept_before != kept_after:
        place = naming.joined(heading, label(gettext_lazy("order")))
        yield Change(
            "",
            part,
            place,
            naming.listed(old[key] for key in kept_before),
            naming.listed(new[key] for key in kept_after),
        )


def in_words(
    changes: Iterable[Change], language: str, names: Mapping[str, str] | None = None
) -> list[tuple[str, list[str]]]:
    """A heading and sentences for each service, the manual's own words first. ``names``: of services by code."""
    with override(language):
        found: dict[str, list[str]] = {}
        for change in changes:
            found.setdefault(change.service, []).append(sentence(change, language))
        own = _("The manual itself")
        return [((names or {}).get(code, code) if code else own, told) for code, told in found.items()]


def sentence(change: Change, language: str) -> str:
    """One change in words of ``language``, which is to be the active one."""
    place = preferred(change.place, language)
    before, after = (preferred(words, language) if words else None for words in (change.before, change.after))
    if before is None:
        return pgettext("change of a manual", "%(place)s: new: %(after)s") % {"place": place, "after": after}
    if after is None:
        return pgettext("change of a manual", "%(place)s: removed: %(before)s") % {"place": place, "before": before}
    return _("%(place)s: %(before)s → %(after)s") % {
        "place": place,
        "before": _without_unit(before, after),
        "after": after,
    }


def _without_unit(before: str, after: str) -> str:
    """``10`` of “10 baht” beside “20 baht”: the unit stands once."""
    number, unit = before.partition(" ")[::2]
    other, same = after.partition(" ")[::2]
    both_numbers = all(text.replace(",", "").replace(".", "").isdecimal() for text in (number, other))
    return number if both_numbers and unit == same else before


def to_json(changes: Iterable[Change]) -> list[dict]:
    return [asdict(change) for change in changes]


def from_json(data: Iterable[dict]) -> list[Change]:
    return [Change(**row) for row in data]
