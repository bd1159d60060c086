"""Measures of what the centre finds out and makes of it: criteria 1.1, 1.3 and 6.2.

Their sentences hold numbers and days and no titles: a record may not be public.
"""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.records.measures.telling import SHOWN, lacking, proofs, together, told
from home.records.models import EnvironmentAnalysis, Improvement, Need, NeedsStudy
from portal.collections import is_public
from portal.evidence import NUMBER, Asked, Finding, State, measure

# More records than these of the same kind are not looked at.
MOST = 500


@measure("home.needs_studies", _("Needs studies"), queries=1)
def needs_studies(asked: Asked) -> Finding:
    """The latest study with findings; it ages from the end of the time in which people were asked."""
    ended = NeedsStudy.objects.filter(ends__lte=asked.day).select_related("file").order_by("-ends", "-pk")
    studies = list(ended[:MOST])
    if not studies:
        return Finding(State.MISSING, _("No study of users' needs is recorded."), {"studies": 0})
    best = min(studies, key=lambda study: not study.findings_th)
    lacks = list(_lacks(best))
    sentence = told(
        _("Studies of users' needs: {studies}. The latest with findings asked {sample} people until {day}.")
        if best.findings_th
        else _("Studies of users' needs: {studies}, none with findings. The latest asked until {day}."),
        studies=len(studies),
        sample=best.sample or 0,
        day=best.ends,
    )
    return Finding(
        State.PARTLY if lacks else State.MET,
        together([sentence, lacking(lacks)]),
        {"studies": len(studies), "sample": best.sample},
        proofs([best, *(study for study in studies[:SHOWN] if study != best)]),
        best.ends,
    )


def _lacks(study: NeedsStudy):
    if not study.findings_th:
        yield pgettext_lazy("lacks", "findings")
    if not study.sample:
        yield pgettext_lazy("lacks", "how many answered")
    if study.file is None:
        yield pgettext_lazy("lacks", "the report, which was not attached or was deleted")
    elif study.is_public and not is_public(study.file):
        yield pgettext_lazy("lacks", "a report that everybody may read")


@measure("home.studies_used", _("Improvements from studies and needs"), queries=1, least=NUMBER)
def studies_used(asked: Asked) -> Finding:
    """Improvements of this fiscal year and the one before that name the study or the adopted need they came from.

    Option ``least``: how many are asked for, 1 unless said. One whose changed page is not public any more does not count.
    """
    least = int(asked.options.get("least", 1))
    adopted = Need.objects.filter(improvement=OuterRef("pk"), decision=Need.Decision.ADOPTED)
    made = Improvement.objects.filter(date__gte=asked.year.before.start, date__lte=asked.day)
    improvements = list(made.annotate(is_needed=Exists(adopted)).order_by("-date", "-pk")[:MOST])
    linked = [improvement for improvement in improvements if improvement.study_id or improvement.is_needed]
    lost = [improvement for improvement in linked if improvement.has_lost_its_page]
    counted = [improvement for improvement in linked if improvement not in lost]
    sentence = told(
        _("Improvements since {day}: {all}; from a study or an adopted need: {linked} (at least {least} asked for)."),
        day=asked.year.before.start,
        all=len(improvements),
        linked=len(linked),
        least=least,
    )
    warning = told(_("Not counted, for the changed page is not public: {lost}."), lost=len(lost)) if lost else ""
    met = len(counted) >= least
    return Finding(
        State.MET if met else State.PARTLY if improvements else State.MISSING,
        together([sentence, warning]),
        {"improvements": len(improvements), "linked": len(linked), "lost": len(lost), "least": least},
        proofs(counted or improvements),
        counted[0].date if counted else None,
    )


@measure("home.environment", _("Environment analyses"), queries=1)
def environment(asked: Asked) -> Finding:
    """The latest analysis, which must say what it concludes and what use was made of it."""
    analyses = list(
        EnvironmentAnalysis.objects.filter(date__lte=asked.day).select_related("file").order_by("-date", "-pk")[:SHOWN]
    )
    if not analyses:
        return Finding(State.MISSING, _("No analysis of the economic and social environment is recorded."))
    best = min(analyses, key=lambda analysis: not (analysis.conclusions_th and analysis.use_th))
    lacks = []
    if not best.conclusions_th:
        lacks.append(pgettext_lazy("lacks", "conclusions"))
    if not best.use_th:
        lacks.append(pgettext_lazy("lacks", "the use made of it"))
    sentence = told(_("The latest analysis is of {day}."), day=best.date)
    return Finding(
        State.PARTLY if lacks else State.MET,
        together([sentence, lacking(lacks)]),
        {"lacks": len(lacks)},
        proofs([best]),
        best.date,
    )
