"""CSV."""

import csv
import io

from django.utils.translation import gettext as _

from portal.tables.cells import unguarded
from portal.tables.decoding import decode
from portal.tables.faults import Faults
from portal.tables.raw import Raw, RawRecord

MAX_ROWS = 50_000


def read_csv(name: str, content: bytes, faults: Faults, max_rows: int = MAX_ROWS) -> list[RawRecord]:
    """Rows are counted as a spreadsheet counts them: the heading is row 1."""
    text = decode(name, content, faults)
    records: list[RawRecord] = []
    header: list[str] = []
    row = 0
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            where = _("%(file)s, row %(row)d") % {"file": name, "row": row}
            if row > max_rows:
                faults.add(where, "", _("The file has too many rows. The limit is %(limit)d.") % {"limit": max_rows})
                return []
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
