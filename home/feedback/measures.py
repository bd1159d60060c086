"""What feedback proves: complaints are answered in time."""

import datetime

from django.conf import settings
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from home.feedback.models import Case, Kind
from home.feedback.screens.base import CASES
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import DAYS, PERCENT, Asked, Finding, Proof, at_least, measure, share


@measure("home.feedback_answered", _("Complaints answered in time"), queries=2, days=DAYS, least=PERCENT)
def feedback_answered(asked: Asked) -> Finding:
    """Share of the fiscal year's complaints answered within ``days`` (default: as promised to people); met from ``least``
    per cent on (100). Those whose time is not over yet do not count; without any that count, the year before is looked at.
    """
    days, least = int(asked.options.get("days", settings.FEEDBACK_ANSWER_DAYS)), float(asked.options.get("least", 100))
    year, day = asked.year, asked.day
    answered, due = _counts(year.start, day, days)
    if not due:
        year = year.before
        day = year.end
        answered, due = _counts(year.start, day, days)
    return Finding(
        state=share(answered, due, least),
        says=_says(answered, due, days, year.number, least),
        numbers={"answered": answered, "due": due, "days": days, "year": year.number},
        proofs=(Proof(_("Suggestions and complaints"), reverse(CASES) + f"?kind={Kind.COMPLAINT.value}"),),
        as_of=day if due and year != asked.year else None,
    )


def _counts(start: datetime.date, day: datetime.date, days: int) -> tuple[int, int]:
    """Answered in time, and due, of the complaints received from ``start`` to ``day``; as it was on ``day``."""
    allowed = datetime.timedelta(days=days)
    begin, end = (
        timezone.make_aware(datetime.datetime.combine(each, datetime.time()))
        for each in (start, day + datetime.timedelta(1))
    )
    answered = Q(answered_at__lt=end)
    received = Case.objects.order_by().filter(kind=Kind.COMPLAINT, received_at__gte=begin, received_at__lt=end)
    sums = received.aggregate(
        answered=Count("pk", filter=answered & Q(answered_at__lte=F("received_at") + allowed)),
        due=Count("pk", filter=answered | Q(received_at__lt=end - allowed)),
    )
    return sums["answered"], sums["due"]


def _sentence(answered: int, due: int, days: int, year: int, least: float) -> str:
    if not due:
        return pgettext("evidence", "No complaint was due for an answer in this fiscal year or the one before.")
    words = ngettext(
        "%(year)s: %(answered)s of %(due)s complaint was answered within %(days)d days of its receipt.",
        "%(year)s: %(answered)s of %(due)s complaints were answered within %(days)d days of their receipt.",
        due,
    )
    text = words % {"answered": f"{answered:,}", "due": f"{due:,}", "days": days, "year": FiscalYear(year)}
    return f"{text} {at_least(least)}"


_says = lazy(_sentence, str)
