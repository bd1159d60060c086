"""Single values of a record: text, numbers, choices. Each function raises ValueError with a sentence for people."""

import datetime
import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext as _

from portal.bilingual.language import arabic_digits
from service_pages.imports import columns
from service_pages.imports.cells import LIST_SEPARATOR, split
from service_pages.imports.faults import shown

# What pasting from other programs leaves behind; nobody sees it and no search finds a word that holds it.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
YES, NO = ("yes", "true", "1", "ใช่"), ("no", "false", "0", "ไม่", "ไม่ใช่")
BUDDHIST_ERA, LAST_COMMON_YEAR = 543, 2400
_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", re.ASCII)


def cleaned(text: str) -> str:
    """``text`` as it is stored: line ends as \\n, composed letters, nothing invisible, no blanks around it."""
    lines = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", _INVISIBLE.sub("", lines))).strip()


def limited(text: str, max_length: int | None) -> str:
    if max_length and len(text) > max_length:
        message = _("The text has %(length)d characters. The limit is %(limit)d.")
        raise ValueError(message % {"length": len(text), "limit": max_length})
    return text


def text(value: object, max_length: int | None = None) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(_("This must be text."))
    if found := _CONTROL.search(value):
        code = f"U+{ord(found.group()):04X}"
        raise ValueError(
            _("The text contains a control character (%(code)s) that cannot be shown. Remove it.") % {"code": code}
        )
    return limited(cleaned(value), max_length)


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
    """A day as year-month-day; a year of the Buddhist era means what it says. None for an empty cell."""
    written = text(value)
    if not written:
        return None
    parts = _DATE.fullmatch(arabic_digits(written))
    try:
        year, month, day = (int(part) for part in parts.groups())
        return datetime.date(year - BUDDHIST_ERA if year > LAST_COMMON_YEAR else year, month, day)
    except (AttributeError, ValueError):
        message = _("“%(value)s” is not a date. Write it as year-month-day, such as 2026-11-22 or 2569-11-22.")
        raise ValueError(message % {"value": shown(written)}) from None


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
