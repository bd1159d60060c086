"""The whole catalogue as JSON and as CSV, piece by piece."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from portal.bilingual.language import ENGLISH, THAI
from portal.tables import cells
from service_pages.imports import columns
from service_pages.imports.columns import AGENCY, AGENCY_NAMES, STALE, TOPICS
from service_pages.opendata.catalogue import PORTION, Catalogue

# Without it spreadsheets take Thai for Latin.
BYTE_ORDER_MARK = "\ufeff"


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_stream(catalogue: Catalogue) -> Iterator[str]:
    """``{"count": …, "services": […]}``, a service a line."""
    yield f'{{"count":{len(catalogue.ids)},"services":[\n'
    separator = ""
    for service in catalogue.records():
        yield separator + as_json(service)
        separator = ",\n"
    yield "\n]}\n"


def csv_stream(catalogue: Catalogue) -> Iterator[str]:
    """The flat records in the columns of ``export_services``."""
    names = [*columns.flat(), STALE]
    yield BYTE_ORDER_MARK
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(names)
    for number, service in enumerate(catalogue.records(), 1):
        values = flat(service)
        writer.writerow([_cell(values[name]) for name in names])
        if number % PORTION == 0:
            yield _emptied(file)
    yield _emptied(file)


def _emptied(file: io.StringIO) -> str:
    text = file.getvalue()
    file.seek(0)
    file.truncate()
    return text


def flat(service: dict) -> dict[str, Any]:
    """The record by column, as a file for import has it; rows of steps, papers and so on are not in it."""
    agency = service["agency"]
    names = zip(AGENCY_NAMES, (agency["name"][THAI], agency["name"][ENGLISH]), strict=True)
    made = {columns.CODE: service["code"], AGENCY: agency["code"], **dict(names)}
    for cell in columns.page_cells().values():
        value = service[cell.name]
        made |= zip(cell.columns, value.values() if cell.kind in columns.WORDS else (value,), strict=True)
    made[TOPICS] = [topic["code"] for topic in service["topics"]]
    made[STALE] = [column for column in service["stale"] if column in columns.flat()]
    return made


def _cell(value):
    """Text that a spreadsheet would run is written so that it does not."""
    if isinstance(value, list):
        return cells.guarded(cells.joined(value))
    return cells.guarded(value) if isinstance(value, str) else value
