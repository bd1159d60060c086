"""What answers are counted for a figure: by service, in steps of five, without the hours that were left out.

A figure that moved with every answer would tell the last one. So the answers of a service are counted five by five within
a fiscal year, the youngest wait until five are there, and the figure of the centre is of what its services' figures are of.
"""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, F, Max, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from home.survey.formulas import Tally, together
from home.survey.models import FEWEST, SurveyAnswer
from home.survey.questions import QUESTIONS, Question
from portal.bilingual.fiscal_years import FiscalYear
from portal.tree import snapshot

SECONDS = 60  # for which a figure is remembered
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
    """Of one service: the tally of each question by its name, and how many answers were left out."""

    tallies: Mapping[str, Tally] = field(default_factory=lambda: {question.name: Tally() for question in QUESTIONS})
    left_out: int = 0

    @property
    def n(self) -> int:
        return self.tallies[QUESTIONS[0].name].n

    def of(self, question: Question) -> Tally:
        return self.tallies[question.name]


@dataclass(frozen=True)
class Published:
    """``services``: by code, '' for answers about no service. ``last``: the day of the youngest answer of the period."""

    period: Period
    services: Mapping[str, Counts]
    last: datetime.date | None

    @property
    def centre(self) -> Counts:
        every = list(self.services.values())
        tallies = {question.name: together([counts.of(question) for counts in every]) for question in QUESTIONS}
        return Counts(tallies, sum(counts.left_out for counts in every))


def published(period: Period) -> Published:
    """As ``count``, remembered for ``SECONDS`` and no longer than the tree: what is left out goes at once."""
    key = f"home.survey/{period.first}/{period.last}/{snapshot().generation}"
    known = cache.get(key)
    if known is None:
        known = count(period)
        cache.set(key, known, SECONDS)
    return known


def count(period: Period) -> Published:
    """At most three queries a fiscal year, and one, whatever the number of services."""
    graded: dict[str, list[list[int]]] = {}
    left_out: dict[str, int] = {}
    for whole, since, until in _parts(period):
        _add(graded, left_out, whole, since, until)
    services = {
        code: Counts(
            {
                question.name: Tally(tuple(row))
                for question, row in zip(QUESTIONS, graded.get(code, [[0] * 5] * 2), strict=True)
            },
            left_out.get(code, 0),
        )
        for code in {*graded, *left_out}
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


def _add(graded: dict, left_out: dict, whole, since, until) -> None:
    """The grades of the steps that lie within ``since`` and ``until`` of the fiscal year that begins at ``whole``.

    The steps of a service are its answers of the year in their order, five by five, left out or not: so two periods differ
    by whole steps, and nobody's answer is told by what differs.
    """
    within = SurveyAnswer.objects.filter(hour__gte=since, hour__lt=until)
    names = [question.name for question in QUESTIONS]
    numbers: dict[str, int] = defaultdict(int)
    groups = within.values_list("service_code", "exclusion", *names).annotate(n=Count("pk")).order_by()
    for code, exclusion, *grades, n in groups:
        numbers[code] += n
        if exclusion:
            left_out[code] = left_out.get(code, 0) + n
        else:
            _count(graded, code, grades, n)
    before: dict[str, int] = {}
    if since > whole:
        earlier = SurveyAnswer.objects.filter(hour__gte=whole, hour__lt=since)
        before = dict(earlier.values_list("service_code").annotate(n=Count("pk")).order_by())
    cut = {code: min(-before.get(code, 0) % FEWEST, n) for code, n in numbers.items()}
    waiting = {code: (n - cut[code]) % FEWEST for code, n in numbers.items()}
    # Where there are fewer than one cuts from both ends, no answer is within two.
    for edge, ordered in ((cut, ("hour", "pk")), (waiting, ("-hour", "-pk"))):
        if any(edge.values()):
            for code, exclusion, grades in _edge(within, edge, ordered, names):
                if exclusion is None:
                    _count(graded, code, grades, -1)


def _count(graded: dict[str, list[list[int]]], code: str, grades: Sequence[int], n: int) -> None:
    rows = graded.setdefault(code, [[0] * 5 for _each in QUESTIONS])
    for row, grade in zip(rows, grades, strict=True):
        row[grade - 1] += n


def _edge(within: QuerySet, edge: Mapping[str, int], ordered: Sequence[str], names: Sequence[str]):
    """Of each service as many answers as ``edge`` says, the first in the order: code, exclusion, grades."""
    place = Window(RowNumber(), partition_by=F("service_code"), order_by=list(ordered))
    rows = within.annotate(place=place).filter(place__lt=FEWEST)
    for code, exclusion, at, *grades in rows.values_list("service_code", "exclusion", "place", *names):
        if at <= edge.get(code, 0):
            yield code, exclusion, grades
