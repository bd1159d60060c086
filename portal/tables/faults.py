"""What is wrong with a file, where, and what is accepted."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.tables.texts import visible


@dataclass(frozen=True)
class Fault:
    """One problem. ``where``: file and row or line; ``column``: '' when it concerns the whole row or file."""

    where: str
    column: str
    message: str

    def __str__(self) -> str:
        if self.column:
            return _("%(where)s, column %(column)s: %(message)s") % {
                "where": self.where,
                "column": self.column,
                "message": self.message,
            }
        return f"{self.where}: {self.message}"


class ImportRefusedError(Exception):
    """Nothing was stored; ``faults`` says all that is wrong."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass
class Faults:
    """Collects faults, so that all of them are told at once."""

    found: list[Fault] = field(default_factory=list)
    _known: set[Fault] = field(default_factory=set, repr=False)
    _places: set[tuple[str, str]] = field(default_factory=set, repr=False)

    def __bool__(self) -> bool:
        return bool(self.found)

    def add(self, where: str, column: str, message: str) -> None:
        fault = Fault(visible(where), visible(column), visible(message))
        if fault not in self._known:
            self._known.add(fault)
            self._places.add((fault.where, fault.column))
            self.found.append(fault)

    def has(self, where: str, column: str) -> bool:
        """Whether something is already wrong there: an unreadable cell is not told once more as an empty one."""
        return (visible(where), visible(column)) in self._places

    def refuse_if_any(self) -> None:
        """Raises ImportRefusedError when there are faults."""
        if self.found:
            raise ImportRefusedError(self.found)


def shown(value: object, limit: int = 60) -> str:
    """A cell's content for a sentence: as written, with a mark for what cannot be shown, cut at ``limit`` characters."""
    text = visible(str(value))
    return text if len(text) <= limit else f"{text[:limit]}…"
