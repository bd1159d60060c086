"""A figure of satisfaction with all that belongs to it: formula, number of answers, period, interval, and what is asked for."""

import math
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.survey.formulas import MEAN, Result, Tally, result
from home.survey.models import SurveySettings
from home.survey.place import Channel
from home.survey.questions import GRADES, QUESTIONS, Question
from home.survey.tallies import Counts, Period
from portal.bilingual.dates import format_date

DOUBT = gettext_lazy("Most of these answers come from the website, where anybody can answer.")


@dataclass(frozen=True)
class Figure:
    """One question's. Nothing is shown of it below ``rules.shown_from`` answers."""

    question: Question
    tally: Tally
    rules: SurveySettings

    @cached_property
    def result(self) -> Result | None:
        """None where too few answered to show it."""
        return result(self.tally, self.rules.formula) if self.tally.n >= self.rules.shown_from else None

    @property
    def has_enough(self) -> bool:
        """Whether so many answered that the standard's figure can be told."""
        return self.tally.n >= self.rules.least_answers

    @property
    def is_met(self) -> bool:
        return bool(self.result and self.has_enough and self.result.per_cent >= self.rules.least_per_cent)

    @property
    def rounded(self) -> tuple[float, float, float]:
        """Figure, lower and upper bound with one decimal: 84.96 is no 85, and the interval is no narrower than it is."""
        if self.result is None:
            return 0.0, 0.0, 0.0
        return _down(self.result.per_cent), _down(self.result.low), _up(self.result.high)

    @property
    def per_cent(self) -> str:
        return f"{self.rounded[0]:.1f}" if self.result else ""

    @property
    def interval(self) -> str:
        return f"{self.rounded[1]:.1f}–{self.rounded[2]:.1f}" if self.result else ""

    @property
    def interval_in_words(self) -> str:
        return _("95 per cent confidence interval: %(interval)s per cent") % {"interval": self.interval}

    @property
    def answers_in_words(self) -> str:
        return ngettext("%(n)s answer", "%(n)s answers", self.tally.n) % {"n": f"{self.tally.n:,}"}

    @property
    def verdict(self) -> str:
        """How the figure stands to what the standard asks, in a sentence."""
        least = {"least": self.rules.least_per_cent, "n": self.rules.least_answers}
        if self.result is None:
            return _("Fewer than %(n)d answers: no figure is shown.") % {"n": self.rules.shown_from}
        if not self.has_enough:
            return _("Too few answers to compare with the standard: it takes %(n)d.") % least
        if self.is_met:
            return _("The standard asks for at least %(least)d per cent: met.") % least
        return _("The standard asks for at least %(least)d per cent: not met.") % least

    @property
    def rows(self) -> list[tuple[int, str, int, str]]:
        """Grade, its words, how many gave it, and what per cent these are; the best first."""
        return [
            (grade, str(GRADES[grade]), count, f"{100 * count / self.tally.n:.0f}")
            for grade, count in zip(sorted(GRADES), self.tally.counts, strict=True)
        ][::-1]


def _down(number: float) -> float:
    return math.floor(round(number * 10, 6)) / 10


def _up(number: float) -> float:
    return math.ceil(round(number * 10, 6)) / 10


def figures(counts: Counts, rules: SurveySettings) -> list[Figure]:
    return [Figure(question, counts.of(question), rules) for question in QUESTIONS]


def formula_in_words(rules: SurveySettings) -> str:
    if rules.formula == MEAN:
        return _("The mean of the grades from 1 to 5, times 20; the interval is Wilson's for a mean, for 95 per cent.")
    return _("The share of those who gave 4 or 5; the interval is Wilson's, for 95 per cent.")


def channels_in_words(counts: Counts) -> str:
    """How many of the answers came by which channel, in the order of ``Channel``."""
    return ", ".join(f"{channel.label} {counts.channels.get(channel, 0):,}" for channel in Channel)


def counted_in_words(counts: Counts) -> str:
    """How many of the answers of a period are within whole steps, for the head."""
    return _(
        "Counted here: %(counted)s of the %(all)s answers of this period that were not left out. The answers about each "
        "service are counted in steps of five, so that nobody's answer can be told; what makes no whole step is not counted."
    ) % {"counted": f"{counts.n:,}", "all": f"{counts.kept:,}"}


def doubt_in_words(counts: Counts) -> str:
    """A sentence where most answers come from the open page, to which nobody has to have been here; otherwise ''."""
    if 2 * counts.channels.get(Channel.PAGE, 0) <= counts.n:
        return ""
    return str(DOUBT)


def period_in_words(period: Period) -> str:
    return _("%(first)s to %(last)s") % {"first": format_date(period.first), "last": format_date(period.last)}
