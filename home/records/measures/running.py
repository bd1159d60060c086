"""Measures of how the centre is run: problems (1.4), plans (6.1) and meetings (6.5)."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.records.measures.findings import MOST
from home.records.measures.telling import lacking, proofs, together, told, year_before
from home.records.models import Meeting, Plan, PlanActivity, Problem
from portal.evidence import DAYS, NUMBER, PERCENT, Asked, Finding, State, measure, share


@measure("home.problems", _("Problems solved"), queries=1, share=PERCENT, days=DAYS)
def problems(asked: Asked) -> Finding:
    """Problems found since the fiscal year before began, and older ones that are open: how many are dealt with.

    Options: ``share``, the least share of them that is solved with action and result, 80 per cent unless said; ``days``,
    for how long one may be open, 90 unless said.
    """
    least, days = float(asked.options.get("share", 80)), int(asked.options.get("days", 90))
    of_now = Q(date__gte=asked.year.before.start) | ~Q(state=Problem.State.SOLVED)
    found = list(Problem.objects.filter(of_now, date__lte=asked.day).order_by("-date", "-pk")[:MOST])
    if not found:
        return Finding(State.MISSING, _("No problem is recorded: neither found nor solved."), {"problems": 0})
    solved = [problem for problem in found if problem.is_dealt_with and problem.solved_on <= asked.day]
    late = [problem for problem in found if problem.is_open_longer(asked.day, days)]
    state = share(len(solved), len(found), least)
    sentence = told(
        _(
            "Problems since {day}: {all}; solved, with action and result: {solved} (at least {least} per cent asked for)."
        ),
        day=asked.year.before.start,
        all=len(found),
        solved=len(solved),
        least=f"{least:g}",
    )
    warning = told(_("Open for more than {days} days: {late}."), days=days, late=len(late)) if late else ""
    return Finding(
        State.PARTLY if late or state is State.MISSING else state,
        together([sentence, warning]),
        {"problems": len(found), "solved": len(solved), "late": len(late)},
        proofs(late or found),
        max(problem.solved_on or problem.date for problem in found),
    )


@measure("home.plans", _("Plans in force"), queries=2)
def plans(asked: Asked) -> Finding:
    """A short and a long plan in force, each activity with its period, steps and budget.

    From 1 April on each activity of a short plan that began in the first half of the fiscal year has its result so far.
    """
    begun = Plan.objects.filter(starts__lte=asked.day).select_related("file").order_by("-ends", "-pk")
    known = list(begun.prefetch_related("activities")[:MOST])
    in_force = [plan for plan in known if plan.is_in_force(asked.day)]
    if not in_force:
        if not known:
            return Finding(State.MISSING, _("No plan is recorded."), {"in_force": 0})
        sentence = told(_("No plan is in force. The last one ended on {day}."), day=known[0].ends)
        return Finding(State.OUTDATED, sentence, {"in_force": 0}, proofs(known[:1]), known[0].ends)
    activities = [
        (plan, activity)
        for plan in in_force
        for activity in plan.activities.all()
        if activity.state != PlanActivity.State.DROPPED
    ]
    whole = sum(activity.is_whole for _plan, activity in activities)
    without_result = sum(_lacks_result(plan, activity, asked) for plan, activity in activities)
    lacks = list(_lacks(in_force, len(activities) - whole, without_result))
    sentence = told(
        _("Plans in force: {plans}; activities with period, steps and budget: {whole} of {all}."),
        plans=len(in_force),
        whole=whole,
        all=len(activities),
    )
    numbers = {"in_force": len(in_force), "activities": len(activities), "whole": whole, "no_result": without_result}
    state = State.PARTLY if lacks else State.MET
    return Finding(state, together([sentence, lacking(lacks)]), numbers, proofs(in_force))


def _lacks_result(plan: Plan, activity: PlanActivity, asked: Asked) -> bool:
    half = datetime.date(asked.year.number, 4, 1)
    is_asked = plan.term == Plan.Term.SHORT and asked.day >= half and (activity.starts or half) < half
    return is_asked and not activity.half_year_th


def _lacks(in_force: list[Plan], incomplete: int, without_result: int):
    terms = {plan.term for plan in in_force}
    if Plan.Term.SHORT not in terms:
        yield pgettext_lazy("lacks", "a short-term plan")
    if Plan.Term.LONG not in terms:
        yield pgettext_lazy("lacks", "a long-term plan")
    if empty := sum(not plan.activities.all() for plan in in_force):
        yield told(pgettext_lazy("lacks", "activities of plans without any ({number})"), number=empty)
    if incomplete:
        yield told(pgettext_lazy("lacks", "period, steps or budget of activities ({number})"), number=incomplete)
    if without_result:
        yield told(pgettext_lazy("lacks", "half-year results of activities ({number})"), number=without_result)


@measure("home.meetings", _("Meetings of the agencies"), queries=2, share=PERCENT, a_year=NUMBER)
def meetings(asked: Asked) -> Finding:
    """Meetings of the year up to the day, which on 30 September is the fiscal year; and what was resolved is done in time.

    Options: ``a_year``, how many are asked for, 2 unless said; ``share`` of due resolutions that are done, 80 per cent.
    """
    a_year, least = int(asked.options.get("a_year", 2)), float(asked.options.get("share", 80))
    held = Meeting.objects.filter(date__lte=asked.day).select_related("file").order_by("-date", "-pk")
    known = list(held.prefetch_related("resolutions")[:MOST])
    since = year_before(asked.day)
    recent = [meeting for meeting in known if meeting.date > since]
    if not recent:
        if not known:
            return Finding(State.MISSING, _("No meeting of the agencies is recorded."), {"meetings": 0})
        sentence = told(_("The last meeting of the agencies was on {day}."), day=known[0].date)
        return Finding(State.OUTDATED, sentence, {"meetings": 0}, proofs(known[:1]), known[0].date)
    of_two_years = [meeting for meeting in known if meeting.date >= asked.year.before.start]
    due = [row for meeting in of_two_years for row in meeting.resolutions.all() if row.is_due(asked.day)]
    done = [row for row in due if row.done_on and row.done_on <= asked.day]
    without_minutes = sum(meeting.file is None for meeting in recent)
    enough = len(recent) >= a_year and 100 * len(done) >= least * len(due) and not without_minutes
    sentence = told(
        _(
            "Meetings in the twelve months to {day}: {held} (at least {a_year} asked for); resolutions due: {due}, done: {done}."
        ),
        day=asked.day,
        held=len(recent),
        a_year=a_year,
        due=len(due),
        done=len(done),
    )
    warning = told(_("Meetings without minutes: {number}."), number=without_minutes) if without_minutes else ""
    return Finding(
        State.MET if enough else State.PARTLY,
        together([sentence, warning]),
        {"meetings": len(recent), "due": len(due), "done": len(done), "without_minutes": without_minutes},
        proofs(recent),
        recent[0].date,
    )
