"""What answers are counted for a figure: by service, in steps of five, without the hours that were left out.

A figure that moved with every answer would tell the last one. So the answers of a service are counted five by five within
a fiscal year, the youngest wait until five are there, and the figure of the centre is of what its services' figures are of.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, DateTimeField, ExpressionWrapper, F, Max
from django.db.models.functions import ExtractYear
from django.utils import timezone

from home.survey.formulas import Tally, together
from home.survey.models import FEWEST, SurveyAnswer
from home.survey.questions import QUESTIONS, Question
from home.survey.steps import Steps
from portal.bilingual.fiscal_years import FiscalYear
from portal.services import services
from portal.tree import snapshot

SECONDS = 60  # for which a figure is remembered
YEARS = 5  # as far back as a page leads
EARLIER = datetime.timedelta(days=92)  # from 1 October to 1 January
YOUNG = 180  # days; a fiscal year younger than this says less than the twelve months before


@dataclass(frozen=True)
class Period:
    """Days, both counted."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def of_year(cls, year: FiscalYear) -> "Period":
        return cls(year.start, year.end)

    @classmethod
    def current(cls, day: datetime.date, young: int = YOUNG) -> "Period":
        """The fiscal year up to ``day``; twelve months up to it while the year is younger than ``young`` days."""
        start = FiscalYear.of(day).start
        if (day - start).days < young:
            start = day - datetime.timedelta(days=365)
        return cls(start, day)

    @property
    def moments(self) -> tuple[datetime.datetime, datetime.datetime]:
        """From the first on, before the second."""
        midnight = datetime.time(tzinfo=timezone.get_default_timezone())
        after = self.last + datetime.timedelta(days=1)
        return datetime.datetime.combine(self.first, midnight), datetime.datetime.combine(after, midnight)


@dataclass(frozen=True)
class Counts:
    """Of one service: the tally of each question by its name, how many of these answers came by which channel, how many
    were left out, and ``kept``: how many were not, those too that wait for a step to become whole."""

    tallies: Mapping[str, Tally] = field(default_factory=lambda: {question.name: Tally() for question in QUESTIONS})
    left_out: int = 0
    channels: Mapping[str, int] = field(default_factory=Counter)
    kept: int = 0

    @property
    def n(self) -> int:
        return self.tallies[QUESTIONS[0].name].n

    def of(self, question: Question) -> Tally:
        return self.tallies[question.name]


@dataclass(frozen=True)
class Published:
    """``services``: by code, '' for answers about no service. ``last``: the day of the youngest answer of the period.

    A service that is not for everybody any more is among them: what people said of the centre stays said.
    """

    period: Period
    services: Mapping[str, Counts]
    last: datetime.date | None

    @property
    def centre(self) -> Counts:
        every = list(self.services.values())
        tallies = {question.name: together([counts.of(question) for counts in every]) for question in QUESTIONS}
        channels = sum((Counter(counts.channels) for counts in every), Counter())
        left_out, kept = sum(counts.left_out for counts in every), sum(counts.kept for counts in every)
        return Counts(tallies, left_out, channels, kept)

    @property
    def elsewhere(self) -> int:
        """Answers within the figure of the centre about services that are not for everybody any more."""
        return sum(counts.n for code, counts in self.services.items() if code and code not in services())


def published(period: Period) -> Published:
    """As ``count``, remembered for ``SECONDS`` and no longer than the tree: what is left out goes at once."""
    return _remembered(f"{period.first}/{period.last}", lambda: count(period))


def years(code: str | None = None) -> list[FiscalYear]:
    """Those with answers enough to be counted, of a service or of all, the youngest first; the last ``YEARS`` at most."""
    found = _remembered("years", _years)
    known = {year for of, year in found if code is None or of == code}
    return [FiscalYear(number) for number in sorted(known, reverse=True)][:YEARS]


def _remembered(name: str, make: Callable):
    key = f"home.survey/{name}/{snapshot().generation}"
    known = cache.get(key)
    if known is None:
        known = make()
        cache.set(key, known, SECONDS)
    return known


def _years() -> list[tuple[str, int]]:
    """Service and fiscal year, which is the calendar year of the day that is as much later as the year begins earlier."""
    later = ExpressionWrapper(F("hour") + EARLIER, DateTimeField())
    rows = SurveyAnswer.objects.annotate(year=ExtractYear(later)).values_list("service_code", "year")
    return list(rows.annotate(n=Count("pk")).filter(n__gte=FEWEST).order_by().values_list("service_code", "year"))


def count(period: Period, by: str = "service_code") -> Published:
    """At most three queries a fiscal year, and one, whatever the number of services.

    ``by``: the column whose values are counted apart, each in steps of its own; "counter" is for heads.
    """
    added = Steps(by)
    for whole, since, until in _parts(period):
        added.add(whole, since, until)
    services = {
        code: Counts(
            {
                question.name: Tally(tuple(row))
                for question, row in zip(QUESTIONS, added.graded.get(code, [[0] * 5] * 2), strict=True)
            },
            added.left_out[code],
            +added.channels[code],
            added.kept[code],
        )
        for code in {*added.graded, *added.left_out}
    }
    since, until = period.moments
    within = SurveyAnswer.objects.filter(hour__gte=since, hour__lt=until, exclusion=None)
    youngest = within.aggregate(last=Max("hour"))["last"]
    return Published(period, services, timezone.localdate(youngest) if youngest else None)


def _parts(period: Period):
    """The fiscal years of a period: the moment each begins, and the part of it within the period, from and until."""
    first, last = FiscalYear.of(period.first), FiscalYear.of(period.last)
    for number in range(first.number, last.number + 1):
        year = FiscalYear(number)
        begins, ends = Period.of_year(year).moments
        since, until = period.moments
        yield begins, max(since, begins), min(until, ends)
