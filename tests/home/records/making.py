"""Records as the centre would keep them, whole unless a test says otherwise."""

import datetime

from django.core.files.base import ContentFile

from home.models import (
    Attendance,
    EnvironmentAnalysis,
    Improvement,
    Meeting,
    NeedsStudy,
    Plan,
    PlanActivity,
    Problem,
    Resolution,
    Training,
)
from portal.models import PortalDocument

# In the first half of fiscal year 2569 and in its second half.
DAY, LATE = datetime.date(2025, 12, 15), datetime.date(2026, 6, 15)


def document(title="รายงาน", **values) -> PortalDocument:
    return PortalDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.7", name="report.pdf"), **values)


def study(**values) -> NeedsStudy:
    facts = {
        "title_th": "ความต้องการของผู้รับบริการ", "title_en": "What users need", "date": DAY,
        "method_th": "แบบสอบถาม", "method_en": "Questionnaire", "respondents_th": "ผู้มารับบริการ",
        "respondents_en": "Visitors", "sample": 400, "starts": datetime.date(2025, 10, 1),
        "ends": datetime.date(2025, 11, 30), "findings_th": "รอคิวนาน", "findings_en": "Queues are long",
    }  # fmt: skip
    if "file" not in values:
        values["file"] = document()
    return NeedsStudy.objects.create(**facts | values)


def analysis(**values) -> EnvironmentAnalysis:
    facts = {
        "title_th": "สภาพแวดล้อม",
        "date": DAY,
        "factors_th": "ผู้สูงอายุ",
        "conclusions_th": "เพิ่มขึ้น",
        "use_th": "ช่องด่วน",
    }
    return EnvironmentAnalysis.objects.create(**facts | values)


def problem(**values) -> Problem:
    facts = {
        "title_th": "เครื่องกดคิวเสีย", "date": datetime.date(2025, 10, 10), "state": "solved", "action_th": "ซ่อม",
        "result_th": "ใช้ได้", "solved_on": datetime.date(2025, 10, 20),
    }  # fmt: skip
    return Problem.objects.create(**facts | values)


def plan(term="short", activities=({},), **values) -> Plan:
    facts = {
        "title_th": "แผนปฏิบัติการ", "title_en": "Action plan", "purpose_th": "ให้บริการดีขึ้น", "purpose_en": "Better service",
        "term": term, "date": datetime.date(2025, 9, 1), "starts": datetime.date(2025, 10, 1),
        "ends": datetime.date(2026 if term == "short" else 2030, 9, 30),
    }  # fmt: skip
    made = Plan.objects.create(**facts | values)
    whole = {
        "title_th": "อบรม", "title_en": "Training", "steps_th": "จัดอบรม", "steps_en": "Train", "budget": 0,
        "starts": datetime.date(2025, 11, 1), "ends": datetime.date(2026, 8, 31),
    }  # fmt: skip
    for activity in activities:
        PlanActivity.objects.create(plan=made, **whole | activity)
    return made


def improvement(**values) -> Improvement:
    facts = {
        "title_th": "เปิดช่องด่วน",
        "title_en": "A fast counter",
        "date": DAY,
        "change_th": "เปิดช่อง 9",
        "change_en": "Counter 9",
    }
    return Improvement.objects.create(**facts | values)


def meeting(day=DAY, resolutions=(), **values) -> Meeting:
    if "file" not in values:
        values["file"] = document("รายงานการประชุม")
    made = Meeting.objects.create(title_th="ประชุมหน่วยงาน", title_en="Meeting of the agencies", date=day, **values)
    for facts in resolutions:
        Resolution.objects.create(meeting=made, **{"text_th": "ปรับช่อง", "text_en": "Change the counters"} | facts)
    return made


def training(kind="steps", names=("สมชาย", "สมหญิง"), people=(), **values) -> Training:
    facts = {"title_th": "อบรมงานบริการ", "title_en": "Training", "date": DAY, "hours": 6}
    made = Training.objects.create(kind=kind, **facts | values)
    for name in names:
        Attendance.objects.create(training=made, name=name)
    for person in people:
        Attendance.objects.create(training=made, person=person)
    return made
