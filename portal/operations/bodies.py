"""The bodies of requests: forms and JSON objects that can be read and stored. Pure functions on what was sent.

A NUL or half of a surrogate pair is text that PostgreSQL does not take; JSON can hide both behind escapes, also within a
field of a form (the rich text editor sends its text so). Infinity is a number that no JSON column takes.
"""

import json
import math
import re
from collections.abc import Iterable

_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_LOOKS_LIKE_JSON = ("{", "[", '"')


class UnreadableError(ValueError):
    """What was sent cannot be read."""


def is_storable(text: str) -> bool:
    """Whether a text is free of NUL and of lone surrogates."""
    if "\0" in text:
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def json_object(body: bytes) -> dict:
    """The JSON object that a body is. UnreadableError for anything else, and for what cannot be stored."""
    try:
        value = _loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(str(error)) from None
    if not isinstance(value, dict) or not _all_storable(value):
        raise UnreadableError("not a JSON object of storable values")
    return value


def is_readable_form(fields: Iterable[tuple[str, list[str]]]) -> bool:
    """Whether names and values of a form can be stored, also what JSON within a value stands for."""
    return all(is_storable(name) and all(map(_is_readable_value, values)) for name, values in fields)


def _is_readable_value(value: str) -> bool:
    if not is_storable(value):
        return False
    if not value.lstrip().startswith(_LOOKS_LIKE_JSON) or not _ESCAPED.search(value):
        return True
    try:
        return _all_storable(_loads(value))
    except RecursionError:
        return False
    except ValueError:
        return True  # a text that only looks like JSON


def _loads(text: str):
    return json.loads(text, parse_float=_finite, parse_constant=_finite)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not a finite number")
    return number


def _all_storable(value) -> bool:
    if isinstance(value, str):
        return is_storable(value)
    if isinstance(value, dict):
        return all(is_storable(key) and _all_storable(item) for key, item in value.items())
    return not isinstance(value, list) or all(map(_all_storable, value))
