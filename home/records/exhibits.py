"""What the records give to the evidence pack of a fiscal year: reports and minutes, and tables without anybody's name."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.db.models import Count

from home.records.models import Improvement, Meeting, NeedsStudy, PlanActivity, Problem, Resolution, Training
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, exhibits_of
from portal.tables.written import csv_of

ENDING = re.compile(r"\.[a-z0-9]{1,5}")


@exhibits_of("records")
def records(year: FiscalYear) -> Iterator[Exhibit]:
    span = (year.start, year.end)
    for name, found in (
        ("study", NeedsStudy.objects.filter(date__range=span)),
        ("minutes", Meeting.objects.filter(date__range=span)),
    ):
        for record in found.select_related("file").order_by("pk"):
            yield from _file(record, name)
    activities = PlanActivity.objects.filter(plan__starts__lte=year.end, plan__ends__gte=year.start)
    yield _table("plans", activities.order_by("plan__starts", "plan_id", "sort_order"), (
        "plan__term", "plan__title_th", "title_th", "title_en", "starts", "ends", "budget", "state", "half_year_th", "year_th",
    ))  # fmt: skip
    yield _table("problems", Problem.objects.filter(date__range=span).order_by("date", "pk"), (
        "date", "title_th", "cause_th", "action_th", "result_th", "state", "solved_on",
    ))  # fmt: skip
    resolutions = Resolution.objects.filter(meeting__date__range=span).order_by(
        "meeting__date", "meeting_id", "sort_order"
    )
    yield _table("resolutions", resolutions, ("meeting__date", "text_th", "responsible_th", "due", "state", "done_on"))
    improvements = Improvement.objects.filter(date__range=span).order_by("date", "pk")
    yield _table("improvements", improvements, ("date", "title_th", "finding_th", "decision_th", "change_th"))
    trainings = Training.objects.filter(date__range=span).annotate(people=Count("attendances")).order_by("date", "pk")
    yield _table("trainings", trainings, ("date", "title_th", "kind", "hours", "people"))


def _table(name: str, rows, columns: tuple[str, ...]) -> Exhibit:
    return Exhibit(f"records/{name}.csv", csv_of(columns, rows.values_list(*columns)))


def _file(record: NeedsStudy | Meeting, name: str) -> Iterator[Exhibit]:
    """The document of a record, unless there is none or its file has gone."""
    document = record.file
    if document is None or not document.file.storage.exists(document.file.name):
        return
    ending = PurePosixPath(document.file.name).suffix.lower()
    ending = ending if ENDING.fullmatch(ending) else ""
    with document.file.open("rb") as file:
        yield Exhibit(f"records/{name}-{record.date:%Y-%m-%d}-{record.pk}{ending}", file.read())
