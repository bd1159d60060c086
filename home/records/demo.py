"""Two fiscal years of records of a made-up centre, from home/demo_data/records.yaml; what exists is left as edited."""

import datetime
import json
from pathlib import Path
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import localdate
from wagtail.models import Collection, Page

from home.records import files
from home.records.models import (
    Attendance,
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
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import THAI
from portal.bilingual.typed_days import BUDDHIST_OFFSET
from portal.demo import build_account
from portal.models import PortalDocument, User
from portal.pdf.compiler import Order
from portal.pdf.making import guarded

DATA = Path(__file__).parents[1] / "demo_data"
DAYS = ("date", "starts", "ends", "solved_on", "due", "done_on", "decided_on", "published_on")
NOTE = "เอกสารตัวอย่างเพื่อการสาธิตระบบ ไม่ใช่เอกสารราชการ"


def build(out) -> None:
    """One transaction, unless there is a study already."""
    if NeedsStudy.objects.exists():
        return
    records = yaml.safe_load((DATA / "records.yaml").read_text(encoding="utf-8"))
    with transaction.atomic():
        _Builder(localdate(), build_account("head")).build(records)
    out.write(f"  {sum(len(rows) for rows in records.values())} records of the centre")


class _Builder:
    def __init__(self, today: datetime.date, owner: User):
        self.today, self.owner = today, owner

    def build(self, records: dict[str, list[dict[str, Any]]]) -> None:
        papers = [record["report"] for record in records["studies"]] + [_minutes(row) for row in records["meetings"]]
        made = iter(_papers(papers))
        studies = [self._study(record, next(made)) for record in records["studies"]]
        for model, name in ((EnvironmentAnalysis, "analyses"), (Problem, "problems")):
            for record in records[name]:
                model.objects.create(**self._facts(record))
        for record in records["plans"]:
            self._plan(record)
        improvements = {record.pop("key"): self._improvement(record, studies) for record in records["improvements"]}
        for record in records["needs"]:
            self._need(record, improvements, studies)
        for record in records["meetings"]:
            self._meeting(record, next(made))
        for record in records["trainings"]:
            self._training(record)

    def _facts(self, record: dict[str, Any]) -> dict[str, Any]:
        """The columns of a record, its days counted from today."""
        days = {name: self.today + datetime.timedelta(record[name]) for name in DAYS if name in record}
        return {"owner": self.owner, **record, **days}

    def _study(self, record, paper: bytes) -> NeedsStudy:
        report = record.pop("report")
        return NeedsStudy.objects.create(**self._facts(record), file=_document(files.PUBLIC, report, paper))

    def _plan(self, record) -> None:
        first, last = (self._year(number) for number in record.pop("years"))
        activities = record.pop("activities")
        days = {"date": first.start - datetime.timedelta(30), "starts": first.start, "ends": last.end}
        shown = {"thai_year": first.number + BUDDHIST_OFFSET, "year": first.number}
        titles = {name: record[name].format(**shown) for name in ("title_th", "title_en")}
        plan = Plan.objects.create(**{"owner": self.owner, **record, **days, **titles})
        for order, activity in enumerate(activities):
            period = {"starts": self._day(*activity.pop("from")), "ends": self._day(*activity.pop("to"))}
            if self.today < self._day(0, 4, 1) and plan.ends > self.today:
                activity = {name: value for name, value in activity.items() if not name.startswith("half_year")}
            PlanActivity.objects.create(plan=plan, sort_order=order, **activity, **period)

    def _year(self, number: int) -> FiscalYear:
        return FiscalYear(FiscalYear.of(self.today).number + number)

    def _day(self, year: int, month: int, day: int) -> datetime.date:
        """A day of the fiscal year ``year``, 0 the present one."""
        return datetime.date(self._year(year).number - (month >= 10), month, day)

    def _improvement(self, record, studies: list[NeedsStudy]) -> Improvement:
        study, page = studies[record.pop("study")], _page(record.pop("page"))
        key = page.translation_key if page else None
        made = Improvement.objects.create(**self._facts(record), study=study, page_key=key, is_public=True)
        if made.published_on:  # as if the page had been published on the day of the improvement, and not with the rest
            Improvement.objects.filter(pk=made.pk).update(published_on=made.date)
        return made

    def _need(self, record, improvements: dict[str, Improvement], studies: list[NeedsStudy]) -> None:
        starts, ends = record.pop("period", (None, None))
        period = {} if starts is None else {"starts": starts, "ends": ends}
        improvement = improvements.get(record.pop("improvement", ""))
        study = studies[record.pop("study")] if "study" in record else None
        Need.objects.create(**self._facts({**record, **period}), improvement=improvement, study=study)

    def _meeting(self, record, paper: bytes) -> None:
        resolutions = record.pop("resolutions")
        minutes = _document(files.INTERNAL, _minutes(record), paper)
        meeting = Meeting.objects.create(**self._facts(record), file=minutes, is_public=True)
        for order, row in enumerate(resolutions):
            facts = {name: value for name, value in self._facts(row).items() if name != "owner"}
            state = Resolution.State.DONE if "done_on" in row else Resolution.State.OPEN
            Resolution.objects.create(meeting=meeting, sort_order=order, state=state, **facts)

    def _training(self, record) -> None:
        people = record.pop("people")
        training = Training.objects.create(**self._facts(record), is_public=True)
        for order, name in enumerate(people):
            Attendance.objects.create(training=training, sort_order=order, name=name)


def _minutes(record: dict[str, Any]) -> str:
    return f"รายงาน{record['title_th']}"


def _page(slug: str) -> Page | None:
    return Page.objects.live().filter(slug=slug, locale__language_code=THAI).first()


def _papers(titles: list[str]) -> list[bytes]:
    """A made-up paper for each title, as PDF, which says in its first line that it is one."""
    documents = [json.dumps({"title": title, "lines": [NOTE]}, ensure_ascii=False) for title in titles]
    made, fault = guarded([Order("home/demo_data/paper.typ", document) for document in documents], seconds=60)
    if fault:
        raise fault
    return made


def _document(collection: str, title: str, content: bytes) -> PortalDocument:
    place = Collection.objects.filter(name=collection).first() or Collection.get_first_root_node()
    return PortalDocument.objects.create(title=title, file=ContentFile(content, name=f"{title}.pdf"), collection=place)
