"""Single values of a record: text, numbers, choices. Each function raises ValueError with a sentence for people."""

import datetime
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from portal.bilingual.dates import parse_date
from portal.bilingual.language import arabic_digits
from portal.tables.cells import LIST_SEPARATOR, split
from portal.tables.faults import shown
from portal.tables.texts import cleaned, limited, text
from service_pages.imports import columns

YES, NO = ("yes", "true", "1", "ใช่"), ("no", "false", "0", "ไม่", "ไม่ใช่")
_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", re.ASCII)


def text_list(value: object) -> list[str]:
    """A list of texts, or one text with an item a line or separated by |. Empty items are left out."""
    if isinstance(value, dict):
        raise ValueError(_("This must be a list."))
    if not isinstance(value, list):
        return [cleaned(item) for item in split(str(value))] if text(value) else []
    items = [text(item.value) for item in value]
    for item in items:
        if LIST_SEPARATOR in item:
            raise ValueError(_("“%(item)s” has several lines. Make each line a separate item.") % {"item": shown(item)})
    return [item for item in items if item]


def lines(value: object, max_length: int | None = None) -> str:
    """A list as the one text that the page keeps, an item a line."""
    return limited(LIST_SEPARATOR.join(text_list(value)), max_length)


def lines_of(stored: str) -> list[str]:
    """The items of the one text that the page keeps."""
    return [line.strip() for line in cleaned(stored).split(LIST_SEPARATOR) if line.strip()]


def number(value: object) -> Decimal | None:
    """None for an empty cell. Thai digits are digits; neither words nor thousands separators are accepted."""
    written = text(value)
    if not written:
        return None
    digits = arabic_digits(written)
    if not _NUMBER.fullmatch(digits):
        message = _("“%(value)s” is not a number. Use digits, with a point before decimals, such as 20 or 0.5.")
        raise ValueError(message % {"value": shown(written)})
    return Decimal(digits)


def integer(value: object) -> int | None:
    found = number(value)
    if found is None:
        return None
    if found != found.to_integral_value():
        raise ValueError(_("“%(value)s” is not a whole number.") % {"value": found})
    return int(found)


def choice(value: object, accepted: list[str]) -> str:
    written = text(value)
    if written and written not in accepted:
        message = _("“%(value)s” is not accepted. Accepted: %(choices)s.")
        raise ValueError(message % {"value": shown(written), "choices": ", ".join(accepted)})
    return written


def choices(value: object, accepted: list[str]) -> list[str]:
    return list(dict.fromkeys(choice(item, accepted) for item in text_list(value)))


def yes_no(value: object) -> bool | None:
    """None for an empty cell."""
    if isinstance(value, bool):
        return value
    written = text(value).casefold()
    if written and written not in (*YES, *NO):
        message = _("“%(value)s” is not accepted. Accepted: %(choices)s.")
        raise ValueError(message % {"value": shown(written), "choices": "yes, no"})
    return written in YES if written else None


def date(value: object) -> datetime.date | None:
    """A day as year-month-day, of either era. None for an empty cell."""
    written = text(value)
    return parse_date(written) if written else None


def of_cell(cell: columns.Cell, value: object):
    """The value of a field; an absent one (None) is the field's empty value."""
    if cell.kind in (columns.TEXT, columns.FACT):
        return text(value, cell.max_length)
    if cell.kind == columns.LINES:
        return lines(value, cell.max_length)
    if cell.kind == columns.CHOICE:
        return choice(value, list(cell.choices))
    if cell.kind == columns.CHOICES:
        return choices(value, list(cell.choices))
    readers = {columns.INTEGER: integer, columns.DECIMAL: number, columns.DATE: date, columns.YES_NO: yes_no}
    return readers[cell.kind](value)


def comparable(value: object, kind: str = ""):
    """A stored value as the same one read from a file would be; a missing text (None) stays a difference.

    ``kind``: the kind of its cell, where it matters.
    """
    if isinstance(value, str):
        return LIST_SEPARATOR.join(lines_of(value)) if kind == columns.LINES else cleaned(value)
    return list(value) if isinstance(value, (list, tuple)) else value
