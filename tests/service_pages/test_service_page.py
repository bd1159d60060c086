"""What a service's page shows a citizen."""

import re

import pytest

from tests.factories import (
    InformationPageFactory,
    ServicePageFactory,
    document_row,
    english_of,
    fee_row,
    step_row,
)

pytestmark = pytest.mark.django_db


def page_with(client, site, address="/services/dopa/id-card-lost/", **rows):
    for field, value in rows.items():
        setattr(site.translated, field, value)
    site.translated.save_revision().publish()
    return client.get(address).content.decode()


def where(text):
    return re.search(r"<dt>(?:สถานที่ให้บริการ|Where)</dt><dd>(.*?)</dd>", text, re.DOTALL)[1]


class TestWhere:
    def test_the_centre_the_agency_and_the_opening_state_are_named(self, client, site):
        text = where(client.get("/en/services/dopa/id-card-lost/").content.decode())
        assert "Joint Service Centre" in text
        assert english_of(site.agency).get_url() in text
        assert re.search("Open now|Closed now", text)

    def test_the_centre_leads_to_its_own_page(self, client, site):
        assert 'href="/centre/"' in where(client.get(site.translated.get_url()).content.decode())
        english = english_of(site.translated).get_url()
        assert 'href="/en/centre/"' in where(client.get(english).content.decode())

    def test_without_a_page_of_its_own_it_leads_to_the_contact_page_where_there_is_one(self, client, site):
        site.centre.unpublish()
        address = site.translated.get_url()
        assert 'href="/contact/"' not in where(client.get(address).content.decode())
        contact = InformationPageFactory(parent=site.home, slug="contact", title="ติดต่อศูนย์")
        assert 'href="/contact/"' in where(client.get(address).content.decode())
        contact.unpublish()
        assert 'href="/contact/"' not in where(client.get(address).content.decode())


class TestPapers:
    def test_none_is_a_word(self, client, site):
        text = page_with(client, site, documents=[document_row(originals=0, copies=1)])
        assert '<span class="quantity">ไม่ใช้</span>' in text

    def test_numbers_that_are_both_unknown_share_a_label(self, client, site):
        text = page_with(client, site, documents=[document_row(originals=None, copies=None)])
        assert 'data-label="ฉบับจริงและสำเนา"' in text
        assert "rows__count--again" in text

    def test_one_known_number_keeps_both_labels(self, client, site):
        text = page_with(client, site, documents=[document_row(originals=None, copies=1)])
        assert 'data-label="ฉบับจริง"' in text
        assert "rows__count--again" not in text


class TestFees:
    def test_a_fee_told_by_its_note_has_the_note_in_its_cell(self, client, site):
        text = page_with(client, site, fees=[fee_row(kind="varies", amount=None, note="ตามระยะทาง")])
        cell = re.search(r'<td role="cell" data-label="ค่าธรรมเนียม">(.*?)</td>', text, re.DOTALL)[1]
        assert "ดูหมายเหตุ" in cell
        assert text.count("ตามระยะทาง") == 1
        assert "ตามระยะทาง" in cell

    def test_the_note_of_another_fee_stays_with_what_it_is_for(self, client, site):
        text = page_with(client, site, fees=[fee_row(note="เฉพาะใบแทน")])
        assert "เฉพาะใบแทน" in re.search(r"<tbody.*?</th>", text[text.index('id="fees"') :], re.DOTALL)[0]


def test_the_words_of_the_manual_stand_beside_the_number_taken_from_them(client, site):
    step = step_row(duration=20, unit="minute", as_written="20 นาทีต่อราย")
    fee = fee_row(amount=32, as_written="ค่าธรรมเนียม 32 บาท ต่อฉบับ")
    page = ServicePageFactory(parent=site.agency, code="words", slug="words", steps=[step], fees=[fee])
    html = client.get(page.get_url()).content.decode()
    assert "“20\u00a0นาทีต่อราย”" in html
    assert "“ค่าธรรมเนียม 32\u00a0บาท ต่อฉบับ”" in html


class TestKindOfService:
    def test_impact_process_and_the_act_are_told(self, client, site):
        text = page_with(client, site, impact="general", process="linked", under_act=False)
        for label, words in (
            ("ผลกระทบ", site.translated.get_impact_display()),
            ("กระบวนการ", site.translated.get_process_display()),
            ("กฎหมายว่าด้วยการอำนวยความสะดวกในการพิจารณาอนุญาต", "ไม่ใช้กับงานบริการนี้"),
        ):
            assert f"<dt>{label}</dt><dd>{words}</dd>" in text

    def test_what_is_not_filled_in_is_left_out(self, client, site):
        text = page_with(client, site, impact="", process="", under_act=True)
        assert "<dt>ผลกระทบ</dt>" not in text
        assert "<dt>กระบวนการ</dt>" not in text
        assert "ใช้กับงานบริการนี้" in text

    def test_a_manual_that_costs_nothing_is_not_charged_for(self, client, site):
        assert "<dt>ค่าสำเนาคู่มือ</dt><dd>ไม่คิดค่าใช้จ่าย</dd>" in page_with(client, site, manual_fee=0)
