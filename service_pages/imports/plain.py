"""JSON."""

import json

from django.utils.translation import gettext as _

from portal.tables.decoding import decode
from portal.tables.faults import Faults, shown
from portal.tables.raw import Raw, RawRecord
from service_pages.imports.nested import KEY, records_of


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
        faults.add(name, "", _("“%(key)s” appears twice in one record. Keep one.") % {"key": shown(error)})
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
