"""What feedback gives to the evidence pack of a fiscal year: how many cases and words on pages; never what they say."""

import datetime
from collections.abc import Iterator

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.feedback.models import Case, Kind, PageFeedback, State
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, exhibits_of
from portal.tables.bilingual import both, headings
from portal.tables.written import csv_of

MONTH = _("month")


@exhibits_of("feedback")
def feedback(year: FiscalYear) -> Iterator[Exhibit]:
    cases = headings(MONTH, _("kind"), pgettext_lazy("feedback", "state"), pgettext_lazy("feedback", "cases"))
    yield Exhibit("feedback/cases.csv", csv_of(cases, _cases(year)))
    words = headings(MONTH, pgettext_lazy("feedback", "useful"), pgettext_lazy("feedback", "not useful"))
    yield Exhibit("feedback/pages.csv", csv_of(words, _words(year)))


def _cases(year: FiscalYear) -> Iterator[list[object]]:
    """By the month in which they were received, with the state they are in now."""
    first, after = (
        timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
        for day in (year.start, year.end + datetime.timedelta(days=1))
    )
    rows = Case.objects.filter(received_at__gte=first, received_at__lt=after).order_by()
    counted = rows.annotate(month=TruncMonth("received_at")).values("month", "kind", "state").annotate(n=Count("pk"))
    for row in counted.order_by("month", "kind", "state"):
        month = timezone.localtime(row["month"])
        yield [f"{month:%Y-%m}", both(Kind(row["kind"]).label), both(State(row["state"]).label), row["n"]]


def _words(year: FiscalYear) -> Iterator[list[object]]:
    rows = PageFeedback.objects.filter(day__range=(year.start, year.end)).order_by()
    counted = rows.annotate(month=TruncMonth("day")).values("month")
    sums = counted.annotate(good=Count("pk", filter=Q(useful=True)), bad=Count("pk", filter=Q(useful=False)))
    for row in sums.order_by("month"):
        yield [f"{row['month']:%Y-%m}", row["good"], row["bad"]]
