"""What the records give to the evidence pack of a fiscal year: papers, and tables in both languages.

Nobody's account is named, nor who attended; who does something, only where the record is public.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import cast

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.records.cover import PEOPLE, matrix
from home.records.fields import Words, in_english, in_thai
from home.records.models import (
    EnvironmentAnalysis,
    Improvement,
    Meeting,
    Need,
    NeedsStudy,
    Plan,
    PlanActivity,
    Problem,
    Resolution,
    Training,
)
from portal.agencies import agencies
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import ENGLISH, THAI
from portal.evidence import Exhibit, exhibits_of
from portal.tables.bilingual import NO, YES, Column, both, headings, table_of
from portal.tables.written import csv_of

ENDING = re.compile(r"\.[a-z0-9]{1,5}")


@exhibits_of("records")
def records(year: FiscalYear) -> Iterator[Exhibit]:
    yield from _papers(year)
    span = (year.start, year.end)
    dated = Q(date__range=span)
    for name, model, columns in (
        ("studies", NeedsStudy, (
            "date", *pair("title"), "starts", "ends", *pair("method"), *pair("respondents"), "sample", *pair("findings"),
            "is_public",
        )),
        ("environment", EnvironmentAnalysis, (
            "date", *pair("title"), *pair("factors"), *pair("conclusions"), *pair("use"), "is_public",
        )),
        ("problems", Problem, (
            "date", *pair("title"), *pair("cause"), *pair("action"), *pair("result"), "state", "solved_on", "is_public",
        )),
        ("improvements", Improvement, (
            "date", *pair("title"), *pair("study__title"), *pair("finding"), *pair("decision"), *pair("change"), "edition",
            "is_public",
        )),
        ("meetings", Meeting, (
            "date", *pair("title"), *pair("place"), *_agencies(), *pair("others"), *pair("agenda"), "is_public",
        )),
    ):  # fmt: skip
        yield _table(name, model.objects.filter(dated).order_by("date", "pk"), columns)
    yield _table("resolutions", Resolution.objects.filter(meeting__date__range=span).order_by(
        "meeting__date", "meeting_id", "sort_order", "pk"
    ), (
        "meeting__date", *pair("meeting__title"), *pair("text"), *pair("responsible", "meeting__is_public"), "due", "state",
        "done_on",
    ))  # fmt: skip
    yield _plans(year)
    yield _needs(year)
    yield _trainings(year)
    yield _cover(year)


def pair(name: str, if_public: str = "") -> tuple[Column, Column]:
    """The Thai and the English column of ``name``."""
    return Column(f"{name}_th", if_public=if_public), Column(f"{name}_en", if_public=if_public)


def _agencies() -> tuple[Column, Column]:
    """The agencies present by title, one a line; one that has left by its code."""
    label, known = cast(Words, Meeting._meta.get_field("agency_codes").verbose_name), agencies()

    def titles(codes: list[str], language: str) -> str:
        return "\n".join(known[code].titles[language] if code in known else code for code in codes)

    return (
        Column("agency_codes", in_thai(label), shown=partial(titles, language=THAI)),
        Column("agency_codes", in_english(label), shown=partial(titles, language=ENGLISH)),
    )


def _plans(year: FiscalYear) -> Exhibit:
    """The activities of plans that were in force in the year, with their steps and results."""
    rows = PlanActivity.objects.filter(plan__starts__lte=year.end, plan__ends__gte=year.start)
    return _table("plans", rows.order_by("plan__starts", "plan_id", "sort_order", "pk"), (
        *pair("plan__title"), "plan__term", "plan__starts", "plan__ends", *pair("title"), *pair("steps"), "starts", "ends",
        "budget", *pair("responsible", "plan__is_public"), "state", *pair("half_year"), *pair("year"), "plan__is_public",
    ))  # fmt: skip


def _needs(year: FiscalYear) -> Exhibit:
    """The register: what was met, decided or answered in public in the year."""
    span = (year.start, year.end)
    met = Q(starts__lte=year.end, ends__gte=year.start)
    rows = Need.objects.filter(met | Q(decided_on__range=span) | Q(published_on__range=span)).order_by("pk")
    return _table("needs", rows, (
        "source", "words", "count", "starts", "ends", "decision", "reason", "decided_on", *pair("improvement__title"),
        *pair("said"), *pair("did"), "published_on",
    ))  # fmt: skip


def _trainings(year: FiscalYear) -> Exhibit:
    rows = Training.objects.filter(date__range=(year.start, year.end)).annotate(people=Count("attendances"))
    attended = Column("people", pgettext_lazy("training", "attendees"))
    return _table("trainings", rows.order_by("date", "pk"), (
        "date", "ends", *pair("title"), "kind", "hours", *pair("trainer", "is_public"), attended, "is_public",
    ))  # fmt: skip


def _cover(year: FiscalYear) -> Exhibit:
    """How many were trained in each public service, on the last day of the year or today."""
    service = (_("service code"), pgettext_lazy("table", "name (Thai)"), pgettext_lazy("table", "name (English)"))
    agency = (pgettext_lazy("table", "agency (Thai)"), pgettext_lazy("table", "agency (English)"))
    names = headings(*service, *agency, pgettext_lazy("table", "trained people"), pgettext_lazy("table", "enough"))
    rows = []
    for one in matrix(min(year.end, timezone.localdate())):
        titles, agency_titles = one.service.titles, one.service.agency_titles
        enough = both(YES if one.number >= PEOPLE else NO)
        rows.append(
            [one.service.code, titles["th"], titles["en"], agency_titles["th"], agency_titles["en"], one.number, enough]
        )
    return Exhibit("records/cover.csv", csv_of(names, rows))


def _table(name: str, rows, columns: tuple[str | Column, ...]) -> Exhibit:
    return Exhibit(f"records/{name}.csv", table_of(rows, columns))


def _papers(year: FiscalYear) -> Iterator[Exhibit]:
    """The documents of the year's records, and of the plans in force."""
    dated = Q(date__range=(year.start, year.end))
    in_force = Q(starts__lte=year.end, ends__gte=year.start)
    for name, found in (
        ("study", NeedsStudy.objects.filter(dated)),
        ("environment", EnvironmentAnalysis.objects.filter(dated)),
        ("plan", Plan.objects.filter(in_force)),
        ("minutes", Meeting.objects.filter(dated)),
    ):
        for record in found.select_related("file").order_by("pk"):
            yield from _paper(record, name)


def _paper(record: NeedsStudy | EnvironmentAnalysis | Plan | Meeting, name: str) -> Iterator[Exhibit]:
    """The document of a record, unless there is none or its file has gone."""
    document = record.file
    if document is None or not document.file.storage.exists(document.file.name):
        return
    ending = PurePosixPath(document.file.name).suffix.lower()
    ending = ending if ENDING.fullmatch(ending) else ""
    with document.file.open("rb") as file:
        yield Exhibit(f"records/{name}-{record.date:%Y-%m-%d}-{record.pk}{ending}", file.read())
