"""The ways to have a service and how long each takes: the sum of its steps, or a total stated with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.blocks import StreamValue

from service_pages.durations import Duration, total


@dataclass(frozen=True)
class Way:
    """A way with its steps (rows). ``name`` is '' where there is only one; ``row``: its row of totals, if it has one.

    ``complete``: whether every step states a time, or the total is stated. ``stated``: whether the total is no sum.
    """

    name: str
    steps: list
    span: Duration
    complete: bool
    stated: bool = False
    row: StreamValue.StreamChild | None = None

    @property
    def differs(self) -> bool:
        """Whether the stated total is another than the sum of steps that all state a time: editors are told."""
        summed, complete = total(step.value.span for step in self.steps)
        return self.stated and bool(self.steps) and complete and summed != self.span

    @property
    def says_how_long(self) -> bool:
        """Whether a time is stated for it, as a number or in the words of the manual."""
        rows = [*self.steps, self.row] if self.row else self.steps
        return bool(self.span) or any(row.value.get("as_written") for row in rows)

    @property
    def is_unexplained(self) -> bool:
        """Whether a total is stated without a reason beside steps that state times of their own."""
        reason = self.row.value.get("reason") if self.row else ""
        return self.stated and not reason and any(step.value.span for step in self.steps)


def ways_of(page) -> list[Way]:
    """The ways in the order of the page's totals; one without a name where the page has none."""
    steps = page.rows["steps"]
    totals = page.rows["totals"]
    if totals:
        return [_stated(row, [step for step in steps if step.value.is_of(row.value["way"])]) for row in totals]
    return list(_unnamed(steps))


def _stated(row, steps: list) -> Way:
    summed, complete = total(step.value.span for step in steps)
    span = row.value.span
    if span is None:
        return Way(row.value["name"], steps, summed, complete, row=row)
    return Way(row.value["name"], steps, span, complete=True, stated=True, row=row)


def _unnamed(steps: list) -> Iterator[Way]:
    """Letters of steps that no total names are ways all the same: their times must not add up."""
    letters = sorted({step.value.get("way") or "" for step in steps} - {""}) or [""]
    for letter in letters:
        own = [step for step in steps if step.value.is_of(letter)]
        yield Way(letter, own, *total(step.value.span for step in own))
