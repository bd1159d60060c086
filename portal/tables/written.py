"""Tables that are written for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

from portal.tables.cells import guarded


def csv_of(names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV in UTF-8 with a mark, as Excel reads it. A value that a spreadsheet would compute is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in (names, *rows))
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: object) -> str:
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)
