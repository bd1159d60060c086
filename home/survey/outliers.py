"""Hours and days at one place whose answers are improbable: far more than usual, or all the same beyond chance.

Nothing is left out by itself: a person looks, and says why.
"""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from home.survey.models import DAY, HOUR, SurveyAnswer
from home.survey.place import Channel, Place
from home.survey.questions import QUESTIONS

DAYS = 90  # as far back as is looked
FEWEST = 10  # answers of an hour that are worth a look
CHANCE = 1e-4  # below it something is improbable
USUAL = 3.0  # answers an hour, of a place of which nothing else is known
MOST = 500  # hours that are looked at
# Answers of a day that are worth a look: the page is open to everybody, to a counter one has to go.
FEWEST_OF_A_DAY = {Channel.PAGE: 5, Channel.QR: 20, Channel.KIOSK: 20}
FEWEST_DAYS = 7  # from which on the usual day of a place is known
USUAL_DAY = 10.0  # answers, of a place that is not known yet
PLACE = ("service_code", "counter", "channel")


@dataclass(frozen=True)
class Outlier:
    """``hours``: 1, or those of a day. ``usual``: answers an hour, or a day, at this place. ``alike``: the grades that all
    gave, None where they differ."""

    hour: datetime.datetime
    place: Place
    n: int
    usual: float
    too_many: bool
    alike: tuple[int, ...] | None
    hours: int = HOUR

    @property
    def is_of_a_day(self) -> bool:
        return self.hours == DAY


def tail(n: int, mean: float) -> float:
    """The chance of ``n`` or more where ``mean`` are usual (Poisson). ``mean`` > 0."""
    if n <= 0:
        return 1.0
    if n > 100 * max(mean, 1.0):
        return 0.0
    below = sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(n))
    return max(0.0, 1.0 - below)


def are_alike_by_chance(n: int, share: float) -> bool:
    """Whether ``n`` answers may well be the same that ``share`` (0 to 1) of all give."""
    return share**n >= CHANCE


def find(now: datetime.datetime | None = None) -> list[Outlier]:
    """Those of the last ``DAYS``, the youngest first; the present hour and day wait until they are over. Four queries."""
    until = (now or timezone.now()).replace(minute=0, second=0, microsecond=0)
    since = until - datetime.timedelta(days=DAYS)
    counting = SurveyAnswer.objects.filter(hour__gte=since, hour__lt=until, exclusion=None).order_by()
    hours = _grouped(counting, "hour").filter(n__gte=FEWEST).order_by("-hour", *PLACE)[:MOST]
    days = _Days(_grouped(counting.annotate(day=TruncDate("hour")), "day"), timezone.localdate(until))
    looked_at = list(hours)
    if not looked_at and not days.looked_at:
        return []
    usual = {tuple(row[name] for name in PLACE): row for row in _by_place(counting)}
    shares = _shares(counting)
    found = [*_improbable(looked_at, usual, shares), *days.improbable(shares)]
    return sorted(found, key=lambda each: each.hour, reverse=True)


def _grouped(counting, span: str):
    ends = {f"{end}_{each.name}": made(each.name) for each in QUESTIONS for end, made in (("min", Min), ("max", Max))}
    return counting.values(span, *PLACE).annotate(n=Count("pk"), **ends)


class _Days:
    """Whole days that are over, each beside the usual day of its place: the median of all since the first answer there.

    So neither closed days nor weeks in which somebody answers for others every day, up to half of all, hide what is unusual.
    """

    def __init__(self, rows, today: datetime.date):
        self.today = today
        self.looked_at: list[dict] = []
        self.by_place: dict[tuple, list[tuple[datetime.date, int]]] = defaultdict(list)
        for row in rows:
            if row["day"] < today:
                self.by_place[_place(row)].append((row["day"], row["n"]))
                if row["n"] >= FEWEST_OF_A_DAY[row["channel"]]:
                    self.looked_at.append(row)

    def improbable(self, shares: dict) -> Iterator[Outlier]:
        for row in self.looked_at:
            mean = self.usual(row)
            too_many, alike = tail(row["n"], mean) < CHANCE, _alike(row, shares)
            if too_many or alike:
                midnight = datetime.time(tzinfo=timezone.get_default_timezone())
                start = datetime.datetime.combine(row["day"], midnight)
                yield Outlier(start, _as_place(row), row["n"], mean, too_many, alike, DAY)

    def usual(self, row: dict) -> float:
        known = self.by_place[_place(row)]
        others = [n for day, n in known if day != row["day"]]
        empty = (self.today - min(day for day, _n in known)).days - len(known)
        if len(others) + empty < FEWEST_DAYS:
            return USUAL_DAY
        return max(float(median([*others, *[0] * empty])), 1.0)


def _by_place(counting) -> Iterator[dict]:
    return counting.values(*PLACE).annotate(n=Count("pk"), hours=Count("hour", distinct=True))


def _shares(counting) -> dict[tuple[int, ...], float]:
    """How many of all give the same two grades, by them, 0 to 1."""
    names = [question.name for question in QUESTIONS]
    pairs = {tuple(grades): n for *grades, n in counting.values_list(*names).annotate(n=Count("pk"))}
    whole = sum(pairs.values())
    return {grades: n / whole for grades, n in pairs.items()}


def _improbable(hours: list[dict], usual: dict, shares: dict) -> Iterator[Outlier]:
    for row in hours:
        of_place = usual[_place(row)]
        others = of_place["hours"] - 1
        mean = max((of_place["n"] - row["n"]) / others, 1.0) if others else USUAL
        too_many, alike = tail(row["n"], mean) < CHANCE, _alike(row, shares)
        if too_many or alike:
            yield Outlier(row["hour"], _as_place(row), row["n"], mean, too_many, alike)


def _alike(row: dict, shares: dict) -> tuple[int, ...] | None:
    """The grades that all of a span gave; None where they differ, or may well be the same by chance."""
    grades = tuple(row[f"min_{question.name}"] for question in QUESTIONS)
    same = grades == tuple(row[f"max_{question.name}"] for question in QUESTIONS)
    return grades if same and not are_alike_by_chance(row["n"], shares[grades]) else None


def _place(row: dict) -> tuple:
    return tuple(row[name] for name in PLACE)


def _as_place(row: dict) -> Place:
    return Place(Channel(row["channel"]), row["service_code"], row["counter"])


def of_span(hour: datetime.datetime, hours: int, place: Place) -> Q:
    """The answers of an hour, or of the hours from it on, at a place."""
    until = hour + datetime.timedelta(hours=hours)
    where = {"service_code": place.service, "counter": place.counter, "channel": place.channel}
    return Q(hour__gte=hour, hour__lt=until, **where)
