"""Editions of the past from a file: what was in force before the portal, or what the demonstration begins with."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from portal.bilingual.dates import parse_date
from service_pages.opendata.pairs import Pair

TEXTS = ("manual", "change_note_th", "change_note_en", "approved_by_th", "approved_by_en")
NEEDED = ("manual", "effective", "change_note_th", "approved_by_th")
TIMES = ("duration", "minutes", "unit")
ACCEPTED = (*NEEDED, "number", "change_note_en", "approved_by_en", "before")


class HistoryRefused(Exception):
    """What is wrong with a file of editions: a sentence a line, each with the number of the edition in the file."""


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: 2567-02-29 is a day of the Buddhist era, and none of the common one."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class PastEdition:
    """``manual``: its slug; ``number`` None: the next one; ``before``: what records said then, by code and path."""

    manual: str
    number: int | None
    effective: date
    change_note: Pair
    approved_by: Pair
    before: Mapping[str, Mapping[str, Any]]


def read(path: Path) -> list[PastEdition]:
    """The editions of a YAML file (a list), in its order. Raises HistoryRefused with everything that is wrong."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 (a SafeLoader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise HistoryRefused(_("The file cannot be read: %(reason)s.") % {"reason": error}) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise HistoryRefused(
            _("The file must be a list of editions, each with: %(names)s.") % {"names": ", ".join(NEEDED)}
        )
    faults = [f"{number}: {fault}" for number, row in enumerate(rows, 1) for fault in _faults(row)]
    if faults:
        raise HistoryRefused("\n".join(faults))
    return [_edition(row) for row in rows]


def _faults(row: Mapping[str, Any]) -> list[str]:
    faults = [_("“%(name)s” is missing.") % {"name": name} for name in NEEDED if row.get(name) in (None, "")]
    accepted = {"names": ", ".join(ACCEPTED)}
    faults += [
        _("There is no “%(name)s”. Accepted: %(names)s.") % {"name": name, **accepted}
        for name in row
        if name not in ACCEPTED
    ]
    faults += [
        _("“%(name)s” is a text.") % {"name": name}
        for name in TEXTS
        if row.get(name) is not None and not isinstance(row[name], str)
    ]
    if row.get("number") is not None and type(row["number"]) is not int:
        faults.append(_("“number” is a whole number from 1."))
    if row.get("effective"):
        try:
            parse_date(str(row["effective"]))
        except ValueError as error:
            faults.append(str(error))
    before = row.get("before") or {}
    if not isinstance(before, dict) or not all(isinstance(paths, dict) for paths in before.values()):
        faults.append(_("“before” is a list of values by path under the code of each service."))
    return faults


def _edition(row: Mapping[str, Any]) -> PastEdition:
    return PastEdition(
        manual=str(row["manual"]),
        number=row.get("number"),
        effective=parse_date(str(row["effective"])),
        change_note={"th": row["change_note_th"], "en": row.get("change_note_en")},
        approved_by={"th": row["approved_by_th"], "en": row.get("approved_by_en")},
        before=row.get("before") or {},
    )


def as_it_was(data: dict, before: Mapping[str, Mapping[str, Any]]) -> dict:
    """A copy of ``data`` with earlier values: by a service's code, then by path in its record (``fees.0.amount``).

    Raises HistoryRefused for a service or a path that is not there.
    """
    made = copy.deepcopy(data)
    records = {record["code"]: record for record in made["services"]}
    for code, paths in before.items():
        if code not in records:
            raise HistoryRefused(_("The service “%(code)s” is not in this manual.") % {"code": code})
        _refuse_old_totals(records[code], paths)
        for path, value in paths.items():
            _put(records[code], path, value)
    return made


def _refuse_old_totals(record: dict, paths: Mapping[str, Any]) -> None:
    """Other steps have other totals; nothing here works them out."""
    of_steps = [path for path in paths if path.startswith("steps.") and path.rpartition(".")[2] in TIMES]
    if of_steps and not any(path.startswith("totals.") for path in paths):
        message = _("“%(path)s” of “%(code)s” changes the total time: say what it was, too, such as totals.0.minutes.")
        raise HistoryRefused(message % {"path": of_steps[0], "code": record["code"]})


def _put(record: dict, path: str, value: Any) -> None:
    *steps, last = (int(step) if step.isdecimal() else step for step in path.split("."))
    try:
        inner: Any = record
        for step in steps:
            inner = inner[step]
        _there = inner[last]  # only a value that was there can have been another
        inner[last] = value
    except (KeyError, IndexError, TypeError) as error:
        message = _("There is no “%(path)s” in the record of “%(code)s”.")
        raise HistoryRefused(message % {"path": path, "code": record["code"]}) from error
