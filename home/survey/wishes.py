"""What the survey shows of people's needs: services with which they are less satisfied than the standard asks."""

import datetime
from collections.abc import Iterator

from home.survey.figures import Figure
from home.survey.questions import QUESTIONS
from home.survey.rules import rules
from home.survey.tallies import Period, published
from portal.evidence import Wish, wishes_of
from portal.services import services


@wishes_of
def low_scores(day: datetime.date) -> Iterator[Wish]:
    """One for each service and question with enough answers and a figure below what is asked for."""
    period = Period.current(day)
    for code, counts in sorted(published(period).services.items()):
        service = services().get(code)
        for question in QUESTIONS:
            figure = Figure(question, counts.of(question), rules())
            if service and figure.has_enough and figure.result and not figure.is_met:
                words = f"{service.titles['th']}: {question.about} {figure.per_cent} %"
                yield Wish("score", f"{code}/{question.name}", words, figure.tally.n, period.first, period.last)
