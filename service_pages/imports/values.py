"""Single values of a record: text, numbers, choices. Each function raises ValueError with a sentence for people."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from portal.bilingual.language import arabic_digits
from portal.tables.cells import LIST_SEPARATOR, split
from portal.tables.faults import shown
from portal.tables.texts import cleaned, limited, text
from service_pages.imports import columns

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", re.ASCII)


def text_list(value: object) -> list[str]:
    """A list of texts, or one text with an item a line or separated by |. Empty items are left out."""
    if isinstance(value, dict):
        raise ValueError(_("This must be a list."))
    if not isinstance(value, list):
        return split(text(value))
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


def of_cell(cell: columns.Cell, value: object):
    """The value of a row's field; an absent one (None) is the block's empty value."""
    if cell.kind in (columns.TEXT, columns.FACT):
        return text(value, cell.max_length)
    if cell.kind == columns.CHOICE:
        return choice(value, cell.choices)
    if cell.kind == columns.CHOICES:
        return choices(value, cell.choices)
    return integer(value) if cell.kind == columns.INTEGER else number(value)


def comparable(value: object, name: str = ""):
    """A stored value as the same one read from a file would be; a missing text (None) stays a difference.

    ``name``: the page's field, where it matters.
    """
    if isinstance(value, str):
        return LIST_SEPARATOR.join(lines_of(value)) if name == columns.COMMON_NAMES else cleaned(value)
    return list(value) if isinstance(value, (list, tuple)) else value
