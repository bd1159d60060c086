"""The tables of a pack about the standard itself: its criteria, what each measure said, the states by month."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.standard.catalogue import main
from home.standard.keeping import KeptBoard
from home.standard.models import CriterionMonth
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, State
from portal.tables.bilingual import both, headings
from portal.tables.written import csv_of

CODE, STATE = pgettext_lazy("table", "criterion"), pgettext_lazy("record", "state")
NAME = (pgettext_lazy("table", "name (Thai)"), pgettext_lazy("table", "name (English)"))


def tables(board: KeptBoard, year: FiscalYear) -> Iterator[Exhibit]:
    yield Exhibit(
        "criteria.csv", csv_of(headings(CODE, *NAME, STATE, pgettext_lazy("table", "since")), _criteria(board))
    )
    found = (
        pgettext_lazy("table", "measure"),
        *NAME,
        STATE,
        pgettext_lazy("table", "date of the evidence"),
        pgettext_lazy("table", "finding (Thai)"),
        pgettext_lazy("table", "finding (English)"),
    )
    yield Exhibit("measures.csv", csv_of(headings(CODE, *found), _measures(board)))
    yield Exhibit("months.csv", csv_of(headings(CODE, _("month"), STATE), months(year)))


def _criteria(board: KeptBoard) -> Iterator[list[str]]:
    for one in board.criteria.values():
        name = one.criterion.name
        yield [one.criterion.code, name.th, name.en, both(one.state.label), f"{one.since:%Y-%m}"]


def _measures(board: KeptBoard) -> Iterator[list[str]]:
    for one in board.criteria.values():
        for found in one.findings:
            name, says, state = found["name"], found["says"], both(State(found["state"]).label)
            dated = [name["th"], name["en"], state, found["as_of"] or "", says["th"], says["en"]]
            yield [one.criterion.code, found["key"], *dated]


def months(year: FiscalYear) -> Iterator[list[str]]:
    """Code, month and state of what was kept of the standard in the year."""
    rows = CriterionMonth.objects.filter(standard=main().key, month__range=(year.start, year.end))
    ordered = rows.order_by("month", "criterion").values_list("criterion", "month", "state")
    for code, month, state in ordered:
        yield [code, f"{month:%Y-%m}", both(State(state).label)]
