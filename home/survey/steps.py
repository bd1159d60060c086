"""Answers are counted five by five within a fiscal year, so that no figure moves with one of them."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from home.survey.models import FEWEST, SurveyAnswer
from home.survey.questions import QUESTIONS

NAMES = tuple(question.name for question in QUESTIONS)


class Steps:
    """What is counted, by the values of a column: grades, channels, how many were left out, and how many were not.

    ``kept``: all that were not left out, those too that wait for a step to become whole.
    """

    def __init__(self, by: str):
        self.by = by
        self.graded: dict[str, list[list[int]]] = {}
        self.channels: dict[str, Counter[str]] = defaultdict(Counter)
        self.left_out: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()

    def add(self, whole: datetime.datetime, since: datetime.datetime, until: datetime.datetime) -> None:
        """The grades of the steps that lie within ``since`` and ``until`` of the fiscal year that begins at ``whole``.

        The steps of a service are its answers of the year in their order, five by five, left out or not: so two periods
        differ by whole steps, and nobody's answer is told by what differs. What was left out is taken off afterwards: were the
        steps made anew without it, the answers that move would be told.
        """
        within = SurveyAnswer.objects.filter(hour__gte=since, hour__lt=until)
        numbers: Counter[str] = Counter()
        groups = within.values_list(self.by, "channel", "exclusion", *NAMES).annotate(n=Count("pk")).order_by()
        for code, channel, exclusion, *grades, n in groups:
            numbers[code] += n
            if exclusion:
                self.left_out[code] += n
            else:
                self.kept[code] += n
                self._count(code, channel, grades, n)
        before: dict[str, int] = {}
        if since > whole:
            earlier = SurveyAnswer.objects.filter(hour__gte=whole, hour__lt=since)
            before = dict(earlier.values_list(self.by).annotate(n=Count("pk")).order_by())
        cut = {code: min(-before.get(code, 0) % FEWEST, n) for code, n in numbers.items()}
        waiting = {code: (n - cut[code]) % FEWEST for code, n in numbers.items()}
        # Where there are fewer than one cuts from both ends, no answer is within two.
        for edge, ordered in ((cut, ("hour", "pk")), (waiting, ("-hour", "-pk"))):
            if any(edge.values()):
                for code, channel, exclusion, grades in self._edge(within, edge, ordered):
                    if exclusion is None:
                        self._count(code, channel, grades, -1)

    def _count(self, code: str, channel: str, grades: Sequence[int], n: int) -> None:
        rows = self.graded.setdefault(code, [[0] * 5 for _each in QUESTIONS])
        for row, grade in zip(rows, grades, strict=True):
            row[grade - 1] += n
        self.channels[code][channel] += n

    def _edge(self, within: QuerySet, edge: Mapping[str, int], ordered: Sequence[str]):
        """Of each service as many answers as ``edge`` says, the first in the order: code, channel, exclusion, grades."""
        place = Window(RowNumber(), partition_by=F(self.by), order_by=list(ordered))
        rows = within.annotate(place=place).filter(place__lt=FEWEST)
        for code, channel, exclusion, at, *grades in rows.values_list(self.by, "channel", "exclusion", "place", *NAMES):
            if at <= edge.get(code, 0):
                yield code, channel, exclusion, grades
