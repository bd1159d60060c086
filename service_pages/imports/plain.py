"""JSON and CSV."""

import csv
import io
import json

from django.utils.translation import gettext as _

from service_pages.imports.cells import unguarded
from service_pages.imports.decoding import decode
from service_pages.imports.faults import Faults
from service_pages.imports.nested import KEY, records_of
from service_pages.imports.raw import Raw, RawRecord


def read_json(name: str, content: bytes, faults: Faults) -> list[RawRecord]:
    text = decode(name, content, faults)
    if not text:
        return []
    try:
        document = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_object_without_doubles
        )
        return records_of(name, _document(document, name), faults)
    except json.JSONDecodeError as error:
        where = _("%(file)s, line %(line)d") % {"file": name, "line": error.lineno}
        faults.add(where, "", _("This is not JSON: %(problem)s.") % {"problem": error.msg})
    except _DoubleKeyError as error:
        faults.add(name, "", _("“%(key)s” appears twice in one record. Keep one.") % {"key": error})
    except RecursionError:
        faults.add(name, "", _("The file is nested too deeply. It must be a list of records."))
    return []


class _DoubleKeyError(Exception):
    pass


def _object_without_doubles(pairs: list[tuple[str, object]]) -> dict:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _value in pairs]
        raise _DoubleKeyError(next(key for key in keys if keys.count(key) > 1))
    return values


def _document(value: object, name: str) -> Raw:
    """The records, each known by its number: JSON keeps no lines."""
    if isinstance(value, dict):
        return Raw({key: _document(item, name) if key == KEY else Raw(item, name) for key, item in value.items()}, name)
    if isinstance(value, list):
        places = (_("%(file)s, record %(number)d") % {"file": name, "number": n} for n in range(1, len(value) + 1))
        return Raw([_raw(item, where) for item, where in zip(value, places, strict=True)], name)
    return Raw(value, name)


def _raw(value: object, where: str) -> Raw:
    """A value within a record; a row is known by its number too."""
    if isinstance(value, dict):
        return Raw({key: _raw(item, f"{where}, {key}") for key, item in value.items()}, where)
    if isinstance(value, list):
        return Raw([_raw(item, f"{where} {number}") for number, item in enumerate(value, 1)], where)
    return Raw(value, where)


def read_csv(name: str, content: bytes, faults: Faults) -> list[RawRecord]:
    """Rows are counted as a spreadsheet counts them: the heading is row 1."""
    text = decode(name, content, faults)
    records: list[RawRecord] = []
    header: list[str] = []
    row = 0
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            where = _("%(file)s, row %(row)d") % {"file": name, "row": row}
            if not header:
                header = heading(cells, where, faults)
                if not header:
                    return []
            elif any(cells):
                records += [record] if (record := _record(header, cells, where, faults)) else []
    except csv.Error as error:
        where = _("%(file)s, row %(row)d") % {"file": name, "row": row + 1}
        faults.add(where, "", _("This is not CSV: %(problem)s.") % {"problem": error})
    return records


def heading(cells: list, where: str, faults: Faults) -> list[str]:
    """The column names of a table; [] and a fault when there are none, or one stands twice."""
    names = [str(cell or "").strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) < 2:
        faults.add(where, "", _("The first row must name the columns, separated by commas."))
        return []
    if doubles := sorted({column for column in names if column and names.count(column) > 1}):
        faults.add(where, doubles[0], _("This column appears twice. Keep one."))
        return []
    if "" in names:
        faults.add(where, "", _("Column %(number)d has no name.") % {"number": names.index("") + 1})
        return []
    return names


def _record(header: list[str], cells: list[str], where: str, faults: Faults) -> RawRecord | None:
    if len(cells) != len(header):
        message = _(
            "The row has %(cells)d cells but the heading has %(columns)d. Put text that contains commas in quotation marks."
        )
        faults.add(where, "", message % {"cells": len(cells), "columns": len(header)})
        return None
    values = {column: Raw(unguarded(cell), where) for column, cell in zip(header, cells, strict=True)}
    return RawRecord(values, where)
