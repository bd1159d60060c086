"""A manual as an editor would have left it, and frozen records of every kind of row."""

import copy
import datetime
import uuid
from dataclasses import dataclass, field

from manuals.editions.in_force import EditionFacts
from portal.bilingual.translations import translate_page
from service_pages.blocks import (
    ChannelBlock,
    ComplaintBlock,
    CriterionBlock,
    DeadlineBlock,
    FormBlock,
    LawBlock,
    LegalTimeBlock,
)
from service_pages.models import ComplaintChannel, ServicePage
from tests.factories import ServicePageFactory, document_row, fee_row, row_of, step_row, total_row

DAY = datetime.date(2026, 12, 1)
NOTE = {"th": "ปรับค่าธรรมเนียม", "en": "New fees"}
POSITION = {"th": "หัวหน้าศูนย์บริการร่วม", "en": "Head of the centre"}


@dataclass
class Row:
    id: str
    value: dict


@dataclass
class Manual:
    """Stands for the page of a manual: the words and the codes that an edition is made from."""

    services: list[str]
    title: str = "คู่มือสำหรับประชาชน"
    slug: str = "shop-register"
    purpose: str = "เพื่อให้ประชาชนทราบขั้นตอน"
    goals: str = "เสร็จในวันเดียว\nไม่เรียกเอกสารเกินคู่มือ"
    introduction: str = "บทนำ\n\nย่อหน้าที่สอง"
    appendices: list[Row] = field(default_factory=list)
    translation_key: uuid.UUID = field(default_factory=uuid.uuid4)
    pk: int = 0


def full_service(agency) -> ServicePage:
    """A service with rows of every kind, translated but for its second paper."""
    ComplaintChannel.objects.get_or_create(
        phone="1111", defaults={"name_th": "สายด่วนรัฐบาล", "name_en": "Government hotline"}
    )
    page = ServicePageFactory(
        parent=agency,
        title="การจดทะเบียนพาณิชย์",
        code="shop-register",
        slug="shop-register",
        summary="จดทะเบียนร้านค้า",
        result="ใบทะเบียนพาณิชย์",
        appeal="อุทธรณ์ได้ภายใน 15 วัน",
        interpreter="แจ้งล่วงหน้า 3 วัน",
        audience=["citizen", "business"],
        counter_languages=["th", "en"],
        area="province",
        impact="general",
        process="single",
        manual_fee=20,
        e_service_url="https://dbd.example/",
        documents=[
            document_row(name="สำเนาทะเบียนบ้าน", copies=2, cases=["person"], one_of="A", issuer="อำเภอ"),
            document_row(name="แผนที่ร้าน", originals=None, condition="ถ้ามีร้าน", one_of="A", unit="set", note="ลงชื่อทุกหน้า"),
        ],
        totals=[
            total_row(name="ยื่นเอง", way="A", value=3, unit="working_day", reason="รวมเวลาตรวจ", as_written="3 วันทำการ"),
            total_row(name="จองคิว", way="B"),
        ],
        steps=[
            step_row(duration=12.5, detail="ตรวจเอกสาร", as_written="สิบสองนาทีครึ่ง"),
            step_row(title="รับใบทะเบียน", duration=1, unit="hour", way="A"),
            step_row(title="รอผล", duration=None, unit="", responsible="", way="B"),
        ],
        fees=[
            fee_row(item="จดทะเบียนใหม่", amount=50),
            fee_row(item="ค่าปรับ", kind="range", amount=100, amount_to=500, applies="optional", per="ราย"),
            fee_row(item="ค่าธรรมเนียมตามราคา", kind="percent", amount=None, percent=2, base="ราคาประเมิน", group="A", rule="higher_of", minimum=10, maximum=1000),
            fee_row(item="ค่าอากร", kind="varies", amount=None, note="ตามบัญชี", cases=["juristic"], as_written="ตามกฎหมาย"),
        ],
        channels=[
            row_of(ChannelBlock, "channel", {"place": "ศูนย์บริการร่วม", "at_the_centre": True, "counters": "3-5"}, {}),
            row_of(ChannelBlock, "channel", {"place": "สายด่วน", "kind": "phone", "phone": "1570", "hours": "ทุกวัน", "note": "ฟรี"}, {}),
        ],
        forms=[row_of(FormBlock, "form", {"title": "คำขอจดทะเบียน", "number": "ทพ.", "url": "https://dbd.example/form"}, {})],
        criteria=[row_of(CriterionBlock, "criterion", {"text": "ผู้ประกอบพาณิชยกิจ", "kind": "who"}, {})],
        deadlines=[
            row_of(DeadlineBlock, "deadline", {"what": "จดทะเบียน", "value": 30, "unit": "day", "after": "วันเริ่มกิจการ"}, {}),
            row_of(DeadlineBlock, "deadline", {"what": "ชำระภาษี", "kind": "window", "opens_day": 1, "opens_month": "1", "closes_day": 31, "closes_month": "3", "note": "มีค่าปรับ"}, {}),
        ],
        legal_time=[row_of(LegalTimeBlock, "legal_time", {"law": "มาตรา 10", "value": 7, "unit": "day", "counted_from": "วันรับคำขอ"}, {})],
        complaints=[row_of(ComplaintBlock, "complaint", {"name": "สำนักทะเบียน", "phone": "0 2123 4567", "address": "ถนนริมธาร"}, {})],
        laws=[row_of(LawBlock, "law", {"title": "พ.ร.บ. ทะเบียนพาณิชย์", "section": "มาตรา 6", "url": "https://law.example/"}, {})],
    )  # fmt: skip
    english = {
        "title": "Commercial registration", "summary": "Register a shop.", "สำเนาทะเบียนบ้าน": "House registration",
        "ใบทะเบียนพาณิชย์": "Registration certificate", "ยื่นคำขอ": "Apply", "จดทะเบียนใหม่": "New registration",
    }  # fmt: skip
    translate_page(page, english)
    return ServicePage.objects.get(pk=page.pk)


def facts(number: int = 1, effective: datetime.date = DAY, **changes) -> EditionFacts:
    issued = datetime.datetime(2026, 11, 23, 3, tzinfo=datetime.UTC)
    values = {"withdrawn": None, "issued": issued, "change_note": NOTE, "approved_by": POSITION}
    return EditionFacts(number=number, effective=effective, **(values | changes))


def changed(data: dict, path: list, value) -> dict:
    """A copy of ``data`` with another value at ``path``."""
    made = copy.deepcopy(data)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return made
