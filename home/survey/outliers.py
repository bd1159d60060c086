"""Hours at one place whose answers are improbable: far more than usual, or all the same beyond chance.

Nothing is left out by itself: a person looks, and says why.
"""

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from home.survey.models import SurveyAnswer
from home.survey.place import Channel, Place
from home.survey.questions import QUESTIONS

DAYS = 90  # as far back as is looked
FEWEST = 10  # answers of an hour that are worth a look
CHANCE = 1e-4  # below it something is improbable
USUAL = 3.0  # answers an hour, of a place of which nothing else is known
MOST = 500  # hours that are looked at
PLACE = ("service_code", "counter", "channel")


@dataclass(frozen=True)
class Outlier:
    """``usual``: answers an hour at this place. ``alike``: the grades that all gave, None where they differ."""

    hour: datetime.datetime
    place: Place
    n: int
    usual: float
    too_many: bool
    alike: tuple[int, ...] | None


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
    """Those of the last ``DAYS``, the youngest first; the present hour waits until it is over. Three queries."""
    until = (now or timezone.now()).replace(minute=0, second=0, microsecond=0)
    since = until - datetime.timedelta(days=DAYS)
    counting = SurveyAnswer.objects.filter(hour__gte=since, hour__lt=until, exclusion=None).order_by()
    ends = {f"{end}_{each.name}": made(each.name) for each in QUESTIONS for end, made in (("min", Min), ("max", Max))}
    hours = list(
        counting.values("hour", *PLACE)
        .annotate(n=Count("pk"), **ends)
        .filter(n__gte=FEWEST)
        .order_by("-hour", *PLACE)[:MOST]
    )
    if not hours:
        return []
    usual = {tuple(row[name] for name in PLACE): row for row in _by_place(counting)}
    shares = _shares(counting)
    return list(_improbable(hours, usual, shares))


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
        of_place = usual[tuple(row[name] for name in PLACE)]
        others = of_place["hours"] - 1
        mean = max((of_place["n"] - row["n"]) / others, 1.0) if others else USUAL
        grades = tuple(row[f"min_{question.name}"] for question in QUESTIONS)
        same = grades == tuple(row[f"max_{question.name}"] for question in QUESTIONS)
        alike = grades if same and not are_alike_by_chance(row["n"], shares[grades]) else None
        too_many = tail(row["n"], mean) < CHANCE
        if too_many or alike:
            place = Place(Channel(row["channel"]), row["service_code"], row["counter"])
            yield Outlier(row["hour"], place, row["n"], mean, too_many, alike)


def of_hour(hour: datetime.datetime, place: Place) -> Q:
    """The answers of an hour at a place."""
    return Q(hour=hour, service_code=place.service, counter=place.counter, channel=place.channel)
