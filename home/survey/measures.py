"""What proves that users are satisfied: criteria 8.3 and 8.4 of the standard of joint service centres."""

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from home.survey.figures import DOUBT, Figure, doubt_in_words, period_in_words
from home.survey.models import SurveySettings
from home.survey.place import Channel
from home.survey.questions import OVERALL, STEPS, Question
from home.survey.results import CENTRE
from home.survey.rules import rules
from home.survey.tallies import YOUNG, Period, published
from portal.evidence import DAYS, PERCENT, Asked, Finding, Proof, State, measure

QUERIES = 7  # of which three are of the tree and the rules, which a request reads once
# In the language in which it is read.
in_words = lazy(period_in_words, str)
FORMULAS = dict(SurveySettings._meta.get_field("formula").flatchoices)
say = lazy(lambda told, *sentences: " ".join(str(sentence) % told for sentence in sentences), str)


@measure("home.satisfaction_steps", _("Satisfaction with steps and time"), queries=QUERIES, days=DAYS, least=PERCENT)
def steps(asked: Asked) -> Finding:
    return found(asked, STEPS)


@measure(
    "home.satisfaction_overall", _("Satisfaction with the service overall"), queries=QUERIES, days=DAYS, least=PERCENT
)
def overall(asked: Asked) -> Finding:
    return found(asked, OVERALL)


def found(asked: Asked, question: Question) -> Finding:
    """Of the fiscal year, or of twelve months where it is younger than the option ``days``.

    Met from the least per cent on, with the least number of answers; the option ``least`` goes before the rules' own.
    """
    period = Period.current(asked.day, int(asked.options.get("days", YOUNG)))
    shown = published(period)
    figure = Figure(question, shown.centre.of(question), rules())
    least = float(asked.options.get("least", figure.rules.least_per_cent))
    told = {
        "n": f"{figure.tally.n:,}",
        "least_n": f"{figure.rules.least_answers:,}",
        "shown_from": f"{figure.rules.shown_from:,}",
    }
    numbers: dict[str, int | float | str | None] = {
        "n": figure.tally.n,
        "least_n": figure.rules.least_answers,
        "least": least,
    }
    proofs = (Proof(_("Satisfaction of visitors"), reverse(CENTRE), shown.last, public=True),)
    if figure.result is None:
        state = State.PARTLY if shown.last else State.MISSING
        says = say(told, _("Fewer than %(shown_from)s answers in the period: no figure is shown."))
        return Finding(state, says, numbers, proofs, shown.last)
    per_cent, low, high = figure.rounded
    channels = {channel.value: shown.centre.channels.get(channel, 0) for channel in Channel}
    told |= {channel: f"{n:,}" for channel, n in channels.items()}
    numbers |= channels
    numbers |= {"per_cent": per_cent, "low": low, "high": high}
    told |= {"per_cent": f"{per_cent:.1f}", "interval": figure.interval, "least": f"{least:g}"}
    sentences = [
        _(
            "%(per_cent)s per cent (95 per cent confidence interval: %(interval)s per cent) from %(n)s answers; "
            "at least %(least)s per cent is asked for."
        )
    ]
    told |= {"period": in_words(period), "formula": FORMULAS[figure.rules.formula]}
    sentences.append(_("Period: %(period)s. Formula: %(formula)s."))
    sentences.append(_("By the card at the counter %(qr)s, on the website %(page)s, on the tablet %(kiosk)s."))
    if doubt_in_words(shown.centre):
        sentences.append(DOUBT)
    if not figure.has_enough:
        sentences.append(_("That is too few answers: at least %(least_n)s are needed."))
    is_met = figure.has_enough and figure.result.per_cent >= least
    return Finding(State.MET if is_met else State.PARTLY, say(told, *sentences), numbers, proofs, shown.last)
