"""Measures of what the staff can do: trainings (7.1), and who can stand in for whom (4.1). They name nobody."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.records import cover_screen
from home.records.cover import MONTHS, PEOPLE, matrix
from home.records.measures.findings import MOST
from home.records.measures.telling import lacking, proofs, together, told, year_before
from home.records.models import Training
from portal.evidence import PERCENT, Asked, Finding, Proof, State, measure, share

# Kinds of service for which the standard asks that staff can stand in.
MODES = ("information", "forward")


@measure("home.training", _("Trainings of the staff"), queries=2)
def training(asked: Asked) -> Finding:
    """Trainings of the year up to the day, in the basics of service and in the steps of services, and how many attended."""
    begun = Training.objects.filter(date__lte=asked.day).select_related("file").order_by("-date", "-pk")
    known = list(begun.prefetch_related("attendances")[:MOST])
    since = year_before(asked.day)
    recent = [one for one in known if one.date > since]
    if not recent:
        if not known:
            return Finding(State.MISSING, _("No training of the staff is recorded."), {"trainings": 0})
        sentence = told(_("The last training of the staff was on {day}."), day=known[0].date)
        return Finding(State.OUTDATED, sentence, {"trainings": 0}, proofs(known[:1]), known[0].date)
    kinds = [one.kind for one in recent]
    people = {row.identity for one in recent for row in one.attendances.all()}
    basic, steps = kinds.count(Training.Kind.BASIC), kinds.count(Training.Kind.STEPS)
    lacks = list(_lacks(basic, steps, len(people)))
    sentence = told(
        _(
            "Trainings in the twelve months to {day}: basics of service {basic}, steps of services {steps}; people who attended: {people}."
        ),
        day=asked.day,
        basic=basic,
        steps=steps,
        people=len(people),
    )
    return Finding(
        State.PARTLY if lacks else State.MET,
        together([sentence, lacking(lacks)]),
        {"trainings": len(recent), "basic": basic, "steps": steps, "people": len(people)},
        proofs(recent),
        recent[0].date,
    )


def _lacks(basic: int, steps: int, people: int):
    if not basic:
        yield pgettext_lazy("lacks", "a training in the basics of service")
    if not steps:
        yield pgettext_lazy("lacks", "a training in the steps of services")
    if not people:
        yield pgettext_lazy("lacks", "who attended")


@measure("home.cover", _("Services with two trained people"), queries=4, share=PERCENT)
def cover(asked: Asked) -> Finding:
    """Of the services of information and of receiving and forwarding, the share with two trained people who are here.

    A training counts for two years. Option: ``share``, the least share, 100 per cent.
    """
    least = float(asked.options.get("share", 100))
    rows = matrix(asked.day, MONTHS, MODES)
    covered = sum(row.is_enough for row in rows)
    sentence = told(
        _(
            "Services of information and forwarding: {all}; with at least {people} people trained in the {months} months to "
            "{day}: {covered} (at least {least} per cent asked for)."
        ),
        all=len(rows),
        people=PEOPLE,
        months=MONTHS,
        day=asked.day,
        covered=covered,
        least=f"{least:g}",
    )
    proof = Proof(_("Cover of services"), reverse(cover_screen.NAME))
    return Finding(share(covered, len(rows), least), sentence, {"services": len(rows), "covered": covered}, (proof,))
