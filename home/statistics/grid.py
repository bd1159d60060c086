"""Forms of many small fields, a row for each service: a whole form is stored or nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from portal.tables.texts import visible

SALT = "home.statistics.grid"
SHOWN = "shown"
# Of what is typed into a field so much is looked at and shown again.
LONGEST = 500
# Long enough for a page of figures, over lunch and a meeting.
SAVE_WITHIN_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class Named:
    """A service as it stands in a row: its code and title."""

    code: str
    title: str


@dataclass(slots=True)
class Cell:
    """A field: ``name`` in the form, what is typed in it, what is wrong with that."""

    name: str
    label: str
    typed: str
    error: str = ""
    numeric: bool = True


@dataclass(slots=True)
class Row:
    service: Named
    cells: list[Cell]
    note: str = ""


class Grid:
    """Rows of fields for ``services``; ``data``: what was sent. ``columns``: key and label of each.

    ``stored``: what is there now, by field. ``conflict``: a sentence where that is not what the form had shown.
    """

    columns: Sequence[tuple[str, str]] = ()
    wide = frozenset[str]()

    def __init__(self, services: Sequence[Named], data: Mapping[str, Any] | None = None):
        self.services, self.data, self.conflict = services, data, ""
        self.stored = self.read()
        self.rows = [self._row(service) for service in services]
        if data is not None:
            self.check()
            if not self.errors:
                self._check_conflict()

    def read(self) -> dict[str, str]:
        """What is stored, as text, by the name of the field. One query."""
        raise NotImplementedError

    def note(self, service: Named) -> str:
        """What stands beside the fields of a service."""
        return ""

    def _row(self, service: Named) -> Row:
        cells = []
        for key, label in self.columns:
            name = f"{key}.{service.code}"
            typed = self.stored.get(name, "") if self.data is None else visible(self.data.get(name, ""))[:LONGEST]
            cells.append(Cell(name, f"{service.title}, {label}", typed, numeric=key not in self.wide))
        return Row(service, cells, self.note(service))

    def check(self) -> None:
        """Reads what was sent and writes what is wrong into the cells."""
        raise NotImplementedError

    def save(self, by) -> tuple[int, int]:
        """How many rows were written and how many taken away. For a form without errors."""
        raise NotImplementedError

    @property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells]

    @property
    def errors(self) -> list[str]:
        """A sentence for each fault, with the service and the column."""
        found = [f"{cell.label}: {cell.error}" for cell in self.cells if cell.error]
        return [self.conflict, *found] if self.conflict else found

    @property
    def signed(self) -> str:
        """What the form shows, so that it is known what of it was changed meanwhile."""
        return signing.dumps(self.stored, salt=SALT, compress=True)

    def _was_changed_meanwhile(self) -> bool:
        try:
            before = signing.loads(self._sent(SHOWN), salt=SALT, max_age=SAVE_WITHIN_SECONDS)
        except signing.BadSignature:
            return True
        return before != self.stored

    def _sent(self, name: str) -> str:
        return (self.data or {}).get(name, "")

    def _check_conflict(self) -> None:
        if self._was_changed_meanwhile():
            self.conflict = _(
                "These figures were changed by somebody else meanwhile, or the form is too old. What you typed still "
                "stands below; compare it with what is stored, and save again."
            )
            for cell in self.cells:
                there = self.stored.get(cell.name, "")
                if cell.typed.strip() != there:
                    cell.error = _("Stored now: %(value)s.") % {"value": there or _("no data")}
