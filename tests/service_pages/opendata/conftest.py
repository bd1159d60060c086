import datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from portal.bilingual.translations import translate_page
from service_pages.blocks import ChannelBlock, CriterionBlock, LawBlock, RelatedServiceBlock, TemporaryNoticeBlock
from tests.factories import ServicePageFactory, document_row, fee_row, row_of, step_row


@pytest.fixture
def full(site):
    """A service with rows of most kinds, translated but for its second paper."""
    today = timezone.localdate()
    page = ServicePageFactory(
        parent=site.agency,
        title="การจดทะเบียนพาณิชย์",
        code="shop-register",
        slug="shop-register",
        summary="จดทะเบียนร้านค้า",
        result="ใบทะเบียนพาณิชย์",
        audience=["citizen", "business"],
        counter_languages=["th", "en", "sgn"],
        area="province",
        documents=[document_row(name="สำเนาทะเบียนบ้าน", copies=2), document_row(name="แผนที่ร้าน", condition="ถ้ามี")],
        steps=[step_row(duration=Decimal("12.5")), step_row(title="รับใบทะเบียน", duration=1, unit="hour")],
        fees=[fee_row(amount=Decimal("50.00")), fee_row(item="ค่าปรับ", kind="range", amount=100, amount_to=500)],
        channels=[
            row_of(ChannelBlock, "channel", {"place": "ศูนย์บริการร่วม", "kind": "counter", "at_the_centre": True}, {}),
            row_of(ChannelBlock, "channel", {"place": "เว็บ", "kind": "online", "url": "https://dbd.example/"}, {}),
            row_of(ChannelBlock, "channel", {"place": "สายด่วน", "kind": "phone", "phone": "1570"}, {}),
        ],
        criteria=[row_of(CriterionBlock, "criterion", {"text": "ผู้ประกอบพาณิชยกิจ", "kind": "who"}, {})],
        laws=[row_of(LawBlock, "law", {"title": "พ.ร.บ. ทะเบียนพาณิชย์", "url": "https://law.example/"}, {})],
        related=[
            row_of(RelatedServiceBlock, "related", {"service": "id-card-lost", "relation": "before"}, {}),
            row_of(RelatedServiceBlock, "related", {"service": "house-move"}, {}),
        ],
        notices=[
            row_of(TemporaryNoticeBlock, "notice", {"text": "วันนี้ระบบช้า", "starts": today, "ends": today}, {}),
            row_of(TemporaryNoticeBlock, "notice", {"text": "ความลับ", "starts": today + datetime.timedelta(9)}, {}),
        ],
        last_checked=datetime.date(2026, 11, 2),
    )  # fmt: skip
    translate_page(page, {
        "title": "Commercial registration", "summary": "Register a shop.", "สำเนาทะเบียนบ้าน": "House registration",
        "ใบทะเบียนพาณิชย์": "Registration certificate", "ยื่นคำขอ": "Apply",
    })  # fmt: skip
    return type(page).objects.get(pk=page.pk)
