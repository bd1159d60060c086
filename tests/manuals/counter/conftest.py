"""A service with cases, papers and fees, the handbook section about it, an officer."""

import datetime
from dataclasses import dataclass

import pytest

from home.models import Counter
from manuals.handbook.setup import ensure_handbook
from manuals.models import HandbookPage
from portal.bilingual.translations import translate_page
from service_pages.models import ServicePage
from tests.factories import HandbookPageFactory, SampleSite, UserFactory, document_row, fee_row, step_row

CODE = "id-card-lost"
CARD, PROXY_PAPER, NAME_PAPER = "บัตรประจำตัวประชาชน", "หนังสือมอบอำนาจ", "ใบเปลี่ยนชื่อ"
PHOTO, PASSPORT_PHOTO = "รูปถ่าย 1 นิ้ว", "รูปถ่าย 2 นิ้ว"
TOLD = "รับเรื่องแทนได้"


@dataclass
class Counters:
    site: SampleSite
    service: ServicePage
    section: HandbookPage

    def box(self, name: str) -> str:
        """The value of the box of a paper."""
        return next(row.id for row in self.service.rows["documents"] if row.value["name"] == name)


@pytest.fixture
def two_names(site) -> SampleSite:
    """The site with services that have no common name in common."""
    site.untranslated.common_names = "ย้ายบ้าน"
    site.untranslated.save_revision().publish()
    return site


@pytest.fixture
def counters(two_names) -> Counters:
    site = two_names
    location = site_location()
    for number, name in (("1", "ทะเบียน"), ("2", "ทะเบียน"), ("7", "ที่ดิน")):
        Counter.objects.create(location=location, number=number, name_th=name, name_en="Counter")
    site.agency.counters, site.agency.phone = "1-2", "0 4299 0100"
    site.agency.save_revision().publish()
    service = site.translated
    service.documents = [
        ("document", row[1])
        for row in (
            document_row(name=CARD, originals=1, copies=1),
            document_row(name=PROXY_PAPER, originals=1, cases=["proxy"]),
            document_row(name=PHOTO, one_of="A"),
            document_row(name=PASSPORT_PHOTO, one_of="A"),
            document_row(name=NAME_PAPER, condition="ถ้าเคยเปลี่ยนชื่อ"),
        )
    ]
    service.fees = [fee_row(amount=20), fee_row(item="ค่ามอบอำนาจ", amount=30, cases=["proxy"])]
    service.steps = [step_row(duration=10, unit="minute")]
    service.save_revision().publish()
    translate_page(service, {"title": "New identity card", CARD: "Identity card", NAME_PAPER: "Change of name"})
    section = HandbookPageFactory(
        parent=ensure_handbook(site.home),
        title="บัตรหายที่เคาน์เตอร์",
        slug="lost-card",
        service=CODE,
        pre_check=[("point", {"text": "ตรวจว่าแจ้งความแล้ว"})],
        may_do=[("point", {"text": TOLD})],
        may_not=[("point", {"text": "ห้ามออกบัตร"})],
        words_to_say=[("words", {"situation": "บัตรหาย", "words_th": "หายที่ไหนคะ", "words_en": "Where was it lost?"})],
        hand_over_contact="งานทะเบียนกลาง",
        hand_over_phone="0 4299 0101",
        cut_off=datetime.time(15, 0),
        common_errors=[("error", {"error": "ลืมถ่ายสำเนา", "remedy": "ถ่ายที่ช่อง 3"})],
        change_note="ฉบับแรก",
    )
    return Counters(site, ServicePage.objects.get(pk=service.pk), HandbookPage.objects.get(pk=section.pk))


def site_location():
    from home.models import Location

    return Location.objects.get()


@pytest.fixture
def officer(client, counters):
    user = UserFactory(groups=["Staff"], username="officer")
    client.force_login(user)
    return user
