"""Cells of tables: spreadsheets run what begins with = + - @, tab or CR, so such text is written with a ' before it."""

import re

# Spreadsheets of East Asia take the full-width signs for the others, and some look behind a line break.
_DANGEROUS = re.compile(r"'*\n*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+\n*[=+\-@\t\r＝＋－＠]")
LIST_SEPARATOR, SHORT_SEPARATOR = "\n", "|"


def guarded(text: str) -> str:
    """``text`` as it may stand in a cell; ``unguarded`` gives it back exactly."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text


def joined(items: list[str]) -> str:
    """A list as one cell, an item a line."""
    text = LIST_SEPARATOR.join(items)
    return text + LIST_SEPARATOR if len(items) == 1 and SHORT_SEPARATOR in text else text


def split(text: str) -> list[str]:
    """The items of a cell: one a line, or, within one line, separated by |."""
    separator = LIST_SEPARATOR if LIST_SEPARATOR in text else SHORT_SEPARATOR
    return [item.strip() for item in text.split(separator) if item.strip()]
