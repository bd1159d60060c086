"""How a comparison calls the places of a manual and says what stands there: everything as a pair of both languages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, override, pgettext, pgettext_lazy

from manuals.editions.data import is_pair
from manuals.editions.restored import row_in
from portal.bilingual.dates import format_date, parse_date
from portal.bilingual.language import LANGUAGES
from service_pages.durations import Duration
from service_pages.imports import columns
from service_pages.models import ServicePage
from service_pages.models.record import charge_in_words
from service_pages.opendata.pairs import Pair, label, preferred
from service_pages.sections import SECTIONS

__all__ = ["EMPTY", "Figure", "Pair"]

EMPTY = gettext_lazy("not stated")
YES, NO = pgettext_lazy("of a fact", "Yes"), pgettext_lazy("of a fact", "No")
OWN_LABELS = {
    ("manual", "title"): pgettext_lazy("of a manual", "Title"),
    ("manual", "purpose"): gettext_lazy("Purpose"),
    ("manual", "goals"): gettext_lazy("Goals"),
    ("manual", "introduction"): pgettext_lazy("of a manual", "Introduction"),
    ("manual", "appendices"): gettext_lazy("Appendices"),
    ("centre", "name"): gettext_lazy("Name of the centre"),
    ("centre", "address"): gettext_lazy("Address of the centre"),
    ("centre", "phone"): gettext_lazy("Phone of the centre"),
    ("centre", "website"): gettext_lazy("Website of the centre"),
    ("centre", "hours"): gettext_lazy("Hours of the centre"),
    ("agency", "name"): gettext_lazy("Agency"),
    ("agency", "phone"): gettext_lazy("Phone of the agency"),
    ("agency", "website"): gettext_lazy("Website of the agency"),
}
# Rows and fields that do not stand in the part of their own name.
PARTS = {
    "totals": "steps",
    "legal_time": "steps",
    "deadlines": "criteria",
    "shared_complaints": "complaints",
    "appeal": "complaints",
    "e_service_url": "channels",
    "status_url": "channels",
    "counter_languages": "channels",
    "interpreter": "channels",
    "name": "summary",
    "summary": "summary",
    "mode": "summary",
}
ABOUT = "about"
OWN_ROWS = ("shared_complaints", "appendices")
FIRST = {"shared_complaints": "name", "appendices": "heading"}
FILE_FIELDS = ("file_th", "file_en")


@dataclass(frozen=True)
class Figure:
    """Fields of a row that are told together. ``words``: from the row's name and the stored row; ``label`` may be ''."""

    fields: tuple[str, ...]
    words: Callable[[str, Mapping[str, Any]], Pair]
    label: Promise | str = ""


def in_both(say: Callable[[str], object]) -> Pair:
    """What ``say`` gives in each language, spoken while that language is active; None for ''."""
    found: Pair = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(say(language) or "") or None
    return found


def joined(first: Pair, second: Pair) -> Pair:
    """A place and what in it is meant: ``first, second``; in Thai a space between them."""
    return in_both(lambda language: _within(preferred(first, language), preferred(second, language)))


def _within(place: str, part: str) -> str:
    """In the active language."""
    return pgettext("between a place and its part", ", ").join((place, part))


def listed(pairs: Iterable[Pair]) -> Pair:
    texts = list(pairs)
    return in_both(lambda language: ", ".join(preferred(text, language) for text in texts))


def own_label(name: str, part: str = "manual") -> Pair:
    return label(OWN_LABELS[part, name])


def part_of(name: str) -> str:
    """The anchor of the part where a field of a record stands."""
    anchors = {section.anchor for section in SECTIONS}
    return PARTS.get(name) or (name if name in anchors else ABOUT)


def is_rows(name: str, *values: Any) -> bool:
    """Whether a field holds rows; also one that no record has any more."""
    if name in columns.row_kinds() or name in OWN_ROWS:
        return True
    return any(isinstance(value, list) and value and isinstance(value[0], dict) for value in values)


@cache
def rows_label(name: str) -> Pair:
    if name == "shared_complaints":
        return label(gettext_lazy("Complaint channels of all services"))
    return _verbose(name)


def field_label(name: str) -> Pair:
    """Of a flat field of a record."""
    field = next((cell.field for cell in columns.page_cells().values() if cell.name == name), None)
    return _verbose(field or name)


def _verbose(field: str) -> Pair:
    """The page's own name of a field with a capital; the field's bare name where the page has none."""
    try:
        verbose = cast(models.Field, ServicePage._meta.get_field(field)).verbose_name
    except FieldDoesNotExist:
        verbose = field
    return in_both(lambda _language: capfirst(str(verbose)))


def _cell(name: str, field: str) -> columns.Cell | None:
    kind = columns.row_kinds().get(name)
    return next((cell for cell in kind.cells if cell.name == field), None) if kind else None


def cell_label(name: str, field: str) -> Pair:
    """Of a field of a row; its own name where no block has it any more."""
    kind = columns.row_kinds().get(name)
    block = kind.block.child_blocks.get(field) if kind else None
    if block is not None:
        return label(block.label)
    words = {"heading": gettext_lazy("Heading"), "text": gettext_lazy("Text"), "name": pgettext_lazy("of a form or a channel", "Name"),
             "phone": gettext_lazy("Phone"), "email": gettext_lazy("E-mail"), "url": gettext_lazy("Web address"),
             "address": gettext_lazy("Address"), "note": gettext_lazy("Note"), "complete": gettext_lazy("Every step states a time"),
             "stated": gettext_lazy("The total is stated by itself")}  # fmt: skip
    return label(words.get(field, field))


def row_name(name: str, row: Mapping[str, Any]) -> Pair:
    """What a row is called: the words of its first field, or the letter of its way."""
    kind = columns.row_kinds().get(name)
    words = row.get(kind.main.name if kind else FIRST[name]) or {}
    if any(words.values()):
        return dict(words)
    letter = row.get("way")
    return dict.fromkeys(LANGUAGES, letter) if letter else label(EMPTY)


def row_label(heading: Pair, name: str, row: Mapping[str, Any]) -> Pair:
    """``Fees, “New card”``; of the one way of the steps the heading alone."""
    if name == "totals" and not any((row.get("name") or {}).values()) and not row.get("way"):
        return heading
    called = row_name(name, row)
    return in_both(lambda language: _within(preferred(heading, language), f"“{preferred(called, language)}”"))


def row_in_short(name: str, row: Mapping[str, Any]) -> Pair:
    """A row that has come or gone: its name with the first of its figures."""
    called = row_name(name, row)
    told = next((figure.words(name, row) for figure in figures(name)), None)

    def say(language: str) -> str:
        figure = preferred(told, language) if told else ""
        return f"“{preferred(called, language)}”" + (f" ({figure})" if figure else "")

    return in_both(say)


def figures(name: str) -> tuple[Figure, ...]:
    """Fields of rows that say one thing together."""
    return FIGURES.get(name, ())


def _fee(name: str, row: Mapping[str, Any]) -> Pair:
    return in_both(lambda language: row_in(language, name, row).figure)


def _limits(name: str, row: Mapping[str, Any]) -> Pair:
    return in_both(lambda language: row_in(language, name, row).limits)


def _time(name: str, row: Mapping[str, Any]) -> Pair:
    return in_both(lambda language: row_in(language, name, row).span)


def _total(name: str, row: Mapping[str, Any]) -> Pair:
    return in_both(lambda _language: Duration.restored({part: str(number) for part, number in row["parts"].items()}))


def _window(name: str, row: Mapping[str, Any]) -> Pair:
    return in_both(lambda language: row_in(language, name, row).window)


FIGURES = {
    "fees": (
        Figure(("kind", "amount", "amount_to", "percent", "base", "per"), _fee),
        Figure(("minimum", "maximum"), _limits, gettext_lazy("Limits")),
    ),
    "steps": (Figure(("duration", "unit"), _time, gettext_lazy("Time")),),
    "totals": (Figure(("parts", "stated", "complete"), _total, gettext_lazy("Total time")),),
    "legal_time": (Figure(("value", "unit"), _time),),
    "deadlines": (
        Figure(("value", "unit"), _time),
        Figure(("opens_day", "opens_month", "closes_day", "closes_month"), _window),
    ),
}


def plain(value: Any) -> Pair:
    """A text, a pair, a list or a number as it is."""
    if value is None:
        return dict.fromkeys(LANGUAGES)
    if is_pair(value):
        return {language: ", ".join(text) if isinstance(text, list) else text for language, text in value.items()}
    if isinstance(value, bool):
        return label(YES if value else NO)
    if isinstance(value, list):
        return dict.fromkeys(LANGUAGES, ", ".join(map(str, value)) or None)
    return dict.fromkeys(LANGUAGES, str(value))


def teller(name: str) -> Callable[[Any], Pair]:
    """How the values of a flat field are said."""
    cell = next((cell for cell in columns.page_cells().values() if cell.name == name), None)
    if cell is None:
        return plain
    if name == "manual_fee":
        return _charge
    field = cast(models.Field, ServicePage._meta.get_field(cell.field))
    labels = dict(getattr(field, "options", None) or field.choices or ())
    return _teller(cell, labels)


def cell_teller(name: str, field: str) -> Callable[[Any], Pair]:
    """How the values of a field of a row are said."""
    if field in FILE_FIELDS:
        return _file
    cell = _cell(name, field)
    return _teller(cell, dict(getattr(cell.block.field, "choices", ()))) if cell else plain


def _teller(cell: columns.Cell, labels: Mapping[Any, Any]) -> Callable[[Any], Pair]:
    if cell.kind == columns.CHOICE:
        return lambda value: label(labels.get(value, value)) if value else plain(None)
    if cell.kind == columns.CHOICES:
        return lambda value: listed(label(labels.get(one, one)) for one in value) if value else plain(None)
    return _date if cell.kind == columns.DATE else plain


def _date(value: str | None) -> Pair:
    return in_both(lambda _language: format_date(parse_date(value))) if value else plain(None)


def _charge(value: float | None) -> Pair:
    """Baht for a copy of the manual."""
    return plain(None) if value is None else in_both(lambda _language: charge_in_words(value))


def compared(field: str, value: Any) -> Any:
    """What of a row's value counts: of a file what is in it, not where it lies."""
    if field in FILE_FIELDS and value:
        return {name: value.get(name) for name in ("title", "hash")}
    return value


def _file(value: Mapping[str, Any] | None) -> Pair:
    return dict(value["title"]) if value else plain(None)
