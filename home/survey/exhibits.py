"""What the survey gives to the evidence pack of a fiscal year: the published figures, of the centre and of each service."""

from collections.abc import Iterator

from home.survey.figures import Figure
from home.survey.questions import QUESTIONS
from home.survey.rules import rules
from home.survey.tallies import Counts, Period, count
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, exhibits_of
from portal.tables.written import csv_of

COLUMNS = ("service", "question", "formula", "answers", "per_cent", "low", "high", "left_out")


@exhibits_of("survey")
def satisfaction(year: FiscalYear) -> Iterator[Exhibit]:
    """A figure of too few answers stays empty here too."""
    counted = count(Period.of_year(year))
    rows = [*_rows("", counted.centre)]
    for code, counts in sorted(counted.services.items()):
        rows += _rows(code or "-", counts)
    yield Exhibit("survey/satisfaction.csv", csv_of(COLUMNS, rows))


def _rows(code: str, counts: Counts) -> Iterator[tuple[object, ...]]:
    for question in QUESTIONS:
        figure = Figure(question, counts.of(question), rules())
        shown = figure.rounded if figure.result else (None, None, None)
        number = figure.tally.n if figure.result else None
        yield (code, question.name, figure.rules.formula, number, *shown, counts.left_out)
