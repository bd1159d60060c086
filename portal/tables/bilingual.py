"""Tables of records for readers of both languages: headings and choices as “Thai / English”, days as 2026-09-30."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from portal.bilingual.language import LANGUAGES
from portal.tables.written import csv_of

YES, NO = pgettext_lazy("table", "yes"), pgettext_lazy("table", "no")
WITHHELD = pgettext_lazy("table", "not public")
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of records.

    ``path``: as for ``values_list``. ``heading``: that of the field, after the names of the records it is reached by, unless
    given. ``if_public``: the path of a yes or no; where it is no, a cell with words says that they are not public.
    ``shown``: gives what the cell says from what is stored.
    """

    path: str
    heading: Words = ""
    if_public: str = ""
    shown: Callable[[Any], object] | None = None


def both(*words: Words) -> str:
    """``words``, joined by a colon, in Thai and in English; once where they are alike."""
    told = []
    for language in LANGUAGES:
        with translation.override(language):
            told.append(": ".join(capfirst(str(word)) for word in words))
    return " / ".join(dict.fromkeys(told))


def headings(*words: Words) -> list[str]:
    return [both(word) for word in words]


def table_of(rows: models.QuerySet, columns: Sequence[str | Column]) -> bytes:
    """The rows as CSV, in their order; one query."""
    asked = [Column(column) if isinstance(column, str) else column for column in columns]
    fields = [_fields(rows.model, column.path) for column in asked]
    names = [
        both(*([column.heading] if column.heading else map(_name, found)))
        for column, found in zip(asked, fields, strict=True)
    ]
    paths = list(dict.fromkeys(path for column in asked for path in (column.path, column.if_public) if path))
    return csv_of(names, _cells(rows.values_list(*paths), paths, asked, fields))


def _cells(rows, paths: list[str], columns: Sequence[Column], fields) -> Iterator[list[object]]:
    choices = [_choices(found) for found in fields]
    for row in rows:
        values = dict(zip(paths, row, strict=True))
        yield [_cell(values, column, known) for column, known in zip(columns, choices, strict=True)]


def _cell(values: Mapping[str, Any], column: Column, known: Mapping[object, str]) -> object:
    value = values[column.path]
    if value and column.if_public and not values[column.if_public]:
        return both(WITHHELD)
    return column.shown(value) if column.shown else known.get(value, value)


def _fields(model: type[models.Model], path: str) -> list[models.Field]:
    """Along the path; none where it ends in what was computed."""
    found: list[models.Field] = []
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return []
        found.append(cast(models.Field, field))
        model = cast(type[models.Model], field.related_model or model)
    return found


def _name(field: models.Field) -> Words:
    related = cast(type[models.Model] | None, field.related_model)
    return cast(Words, related._meta.verbose_name if related else field.verbose_name)


def _choices(fields: list[models.Field]) -> dict[object, str]:
    """What a value is called in both languages, where the field has choices or is a yes or no."""
    if not fields:
        return {}
    if isinstance(fields[-1], models.BooleanField):
        return {True: both(YES), False: both(NO)}
    return {value: both(label) for value, label in fields[-1].flatchoices}
