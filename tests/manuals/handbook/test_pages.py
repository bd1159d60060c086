"""What officers see: contents, sections, ways on, print, sign-in and sign-out."""

import datetime
import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manuals.models import HandbookPage
from tests.factories import HandbookPageFactory, UserFactory, english_of

pytestmark = pytest.mark.django_db
MOST = 10


@pytest.fixture
def reader(client, officer):
    client.force_login(officer)
    return client


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


class TestContents:
    def test_all_sections_are_listed_with_number_and_id(self, reader, handbook):
        html = text(reader, "/staff/")
        for number, page in zip(["1", "1.1", "2"], handbook.live, strict=True):
            assert page.section_id in html
            assert page.title in html
            assert f'<span class="book__number">{number}</span>' in html
        assert handbook.draft.title not in html

    def test_english_names_what_is_translated(self, reader, handbook):
        html = text(reader, "/en/staff/")
        assert "Staff handbook" in html
        assert "Lost card" in html
        assert f'<span lang="th">{handbook.opening.title}</span>' in html

    def test_what_the_officer_has_still_to_read_is_marked_and_counted(self, reader, handbook):
        def unread():
            html = text(reader, "/staff/")
            return html.count("book__mark"), re.search(r"staff-bar__unread[^>]*>[^<]*?(\d+)", html)

        marks, counted = unread()
        assert (marks, counted[1]) == (3, "3")
        reader.post("/staff/opening/read/", {"version": 1})
        assert (unread()[0], unread()[1][1]) == (2, "2")

    def test_who_is_not_counted_is_asked_nothing(self, client, handbook, head):
        client.force_login(head)
        assert "book__mark" not in text(client, "/staff/")
        assert "/read/" not in text(client, "/staff/opening/")

    def test_the_head_sees_which_reviews_are_overdue(self, client, handbook, head):
        client.force_login(head)
        page = handbook.opening
        page.review_date = datetime.date(2026, 1, 1)
        page.save_revision().publish()
        assert text(client, "/staff/").count("book__mark") == 1
        report = text(client, "/staff/read-receipts/").replace("\u00a0", " ")
        assert "1 มกราคม 2569" in report


class TestSection:
    def test_it_shows_what_it_holds(self, reader, handbook):
        html = text(reader, "/staff/lost-card/")
        for words in ("H-003", "แจ้งความก่อนไหมคะ", "Did you report it?", "tel:042990101", "id-card-lost"):
            assert words in html
        assert '<a href="/staff/opening/queue/">H-002' in html
        assert re.search(r'<h2 id="may_not">[^<]*</h2>\s*<p class="none">', html)

    def test_a_reference_is_a_link_in_every_text(self, reader, handbook):
        page = handbook.opening
        texts = {name: f"{name} [[H-002]]" for name in ("mission", "position", "hand_over_contact", "change_note")}
        for name, value in texts.items():
            setattr(page, name, value)
        page.version = 2
        page.laws = [("law", {"title": "ระเบียบ [[H-002]]", "url": "https://example.go.th/"})]
        page.forms = [("form", {"title": "แบบ [[H-002]]"})]
        page.words_to_say = [("words", {"situation": "คิว [[H-002]]", "words_th": "ตาม [[H-002]]", "words_en": "Go"})]
        page.save_revision().publish()
        for address in ("/staff/opening/", "/staff/opening/print/", "/staff/print/"):
            html = text(reader, address)
            assert "[[" not in html
            assert f'rel="external">ระเบียบ H-002 {handbook.queue.title}</a>' in html
        assert text(reader, "/staff/opening/").count('<a href="/staff/opening/queue/">H-002 ') >= len(texts) + 3

    def test_ways_lead_to_the_sections_before_and_after(self, reader, handbook):
        html = text(reader, "/staff/opening/queue/")
        assert '<a href="/staff/opening/" rel="prev">' in html
        assert '<a href="/staff/lost-card/" rel="next">' in html

    def test_its_versions_are_listed(self, reader, handbook):
        page = handbook.opening
        page.version, page.change_note = 2, "เพิ่มการนับคิว"
        page.save_revision().publish()
        html = text(reader, page.get_url())
        assert "เพิ่มการนับคิว" in html
        assert html.count("1 ตุลาคม 2569") >= 2 or html.count("2569") >= 2

    def test_a_version_that_is_still_to_come_is_told(self, reader, handbook):
        page = handbook.opening
        assert "notice" not in text(reader, page.get_url()).split("<article")[1].split("</header>")[0]
        page.version, page.effective, page.change_note = 2, datetime.date(2199, 1, 1), "ใหม่"
        page.save_revision().publish()
        assert "2742" in text(reader, page.get_url()).split("</header>")[1]

    def test_an_untranslated_one_is_thai_and_says_so(self, reader, handbook):
        html = text(reader, "/en/staff/opening/")
        assert "This page is not available in English yet." in html

    def test_its_cut_off_time_is_shown(self, reader, handbook):
        page = handbook.lost_card
        page.cut_off = datetime.time(15, 30)
        page.save_revision().publish()
        assert "15.30" in text(reader, page.get_url())
        assert "15:30" in text(reader, english_of(page).get_url())

    def test_what_an_editor_types_is_text(self, reader, handbook):
        page = handbook.opening
        page.purpose = "<script>alert(1)</script> [[H-002]]"
        page.save_revision().publish()
        assert "<script>alert" not in text(reader, page.get_url())

    def test_a_draft_is_previewed_without_a_place(self, handbook, rf):
        request = rf.get("/")
        request.user = UserFactory(is_superuser=True)
        response = handbook.draft.make_preview_request(request, "")
        assert response.status_code == 200


class TestPrint:
    def test_a_section_on_paper(self, reader, handbook):
        html = text(reader, "/staff/lost-card/print/")
        assert "แจ้งความก่อนไหมคะ" in html
        assert "/read/" not in html

    def test_the_whole_on_paper_in_reading_order(self, reader, handbook):
        html = text(reader, "/staff/print/")
        places = [
            html.index(f"{number} {page.title}") for number, page in zip(["1", "1.1", "2"], handbook.live, strict=True)
        ]
        assert places == sorted(places)
        assert handbook.draft.title not in html
        assert len(set(re.findall(r' id="([^"]+)"', html))) == len(re.findall(r' id="([^"]+)"', html))


# What a section holds (section 3 of the list of fields), and a value by which each field is known again on the page.
FULL = {
    "title": "หัวข้อครบถ้วน",
    "mission": "ภารกิจหนึ่ง",
    "position": "ตำแหน่งสอง",
    "purpose": "วัตถุประสงค์สาม",
    "laws": [("law", {"title": "กฎหมายสี่", "section": "มาตราห้า"})],
    "pre_check": [("point", {"text": "ตรวจหก"})],
    "steps": [("step", {"title": "ขั้นเจ็ด", "detail": "รายละเอียดแปด"})],
    "may_do": [("point", {"text": "ทำได้เก้า"})],
    "may_not": [("point", {"text": "ทำไม่ได้สิบ"})],
    "words_to_say": [("words", {"situation": "เมื่อสิบเอ็ด", "words_th": "พูดสิบสอง", "words_en": "Say thirteen"})],
    "hand_over_contact": "งานสิบสี่",
    "hand_over_phone": "0 4299 0115",
    "cut_off": datetime.time(15, 16),
    "common_errors": [("error", {"error": "ผิดสิบเจ็ด", "remedy": "แก้สิบแปด"})],
    "forms": [("form", {"title": "แบบสิบเก้า"})],
    "worked_cases": [("case", {"title": "กรณียี่สิบ", "text": "เล่ายี่สิบเอ็ด"})],
    "internal_notes": "<p>หมายเหตุยี่สิบสอง</p>",
    "version": 23,
    "effective": datetime.date(2026, 1, 24),
    "change_note": "เปลี่ยนยี่สิบห้า",
    "content_owner": "ผู้รับผิดชอบยี่สิบหก",
    "review_date": datetime.date(2099, 2, 27),
    "service": "id-card-lost",
}
# How a value is shown where it is neither a text nor rows.
SHOWN = {
    "cut_off": "15.16", "version": "23 ", "effective": "24 มกราคม 2569", "review_date": "27 กุมภาพันธ์ 2642",
    "internal_notes": "หมายเหตุยี่สิบสอง", "service": "/services/dopa/id-card-lost/",
}  # fmt: skip
AT_THE_COUNTER = {
    "title", "pre_check", "may_do", "may_not", "words_to_say", "hand_over_contact", "hand_over_phone", "cut_off",
    "common_errors", "version", "effective", "change_note", "content_owner", "review_date", "service",
}  # fmt: skip


def words_of(name, value):
    """What the page must say of a field."""
    if name in SHOWN:
        return [SHOWN[name]]
    return list(value[0][1].values()) if isinstance(value, list) else [value]


def not_said(html, names):
    """Fields with what the page fails to say of them."""
    body = html.split("</head>")[1].replace("\u00a0", " ").replace("\u2060", "")
    return [(name, words) for name in names for words in words_of(name, FULL[name]) if words not in body]


class TestEverythingASectionHolds:
    @pytest.fixture
    def full(self, handbook):
        return HandbookPageFactory(parent=handbook.index, slug="full", **FULL)

    def test_no_field_of_the_model_is_forgotten_here(self, full):
        own = {field.name for field in HandbookPage._meta.fields if field.model is HandbookPage}
        elsewhere = {"page_ptr", "section_id", "pictures", "summary", "search_image", "last_checked"}
        assert own - elsewhere == set(FULL) - {"title"}

    @pytest.mark.parametrize("address", ["/staff/full/", "/staff/full/print/", "/staff/print/"])
    def test_each_field_is_on_the_page_and_on_paper(self, reader, full, address):
        assert not_said(text(reader, address), FULL) == []
        assert full.section_id in text(reader, address)

    def test_what_is_needed_at_once_is_at_the_counter(self, reader, full):
        assert not_said(text(reader, "/staff/counter/id-card-lost/"), AT_THE_COUNTER) == []

    def test_an_overdue_review_is_told(self, reader, full):
        assert "เลยกำหนดทบทวน" not in text(reader, "/staff/full/")
        full.review_date = datetime.date(2026, 1, 1)
        full.save_revision().publish()
        assert "book__mark" in text(reader, "/staff/full/")


class TestCost:
    @pytest.mark.parametrize("address", ["/staff/", "/staff/lost-card/", "/en/staff/lost-card/", "/staff/print/"])
    def test_a_page_keeps_to_its_budget(self, reader, handbook, address):
        reader.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(address).status_code == 200
        found = [query["sql"] for query in captured]
        assert len(found) <= MOST, "\n".join(found)
        assert [sql for sql, count in Counter(found).items() if count > 1] == []

    def test_thirty_sections_cost_as_much_as_three(self, reader, handbook):
        def cost():
            reader.get("/staff/lost-card/")
            with CaptureQueriesContext(connection) as captured:
                reader.get("/staff/lost-card/")
            return len(captured)

        before = cost()
        for number in range(27):
            HandbookPageFactory(parent=handbook.opening, slug=f"s-{number}", title=f"ตอน {number}")
        assert cost() == before


class TestSigningIn:
    def test_who_is_signed_in_already_is_led_to_their_work(self, reader, handbook):
        assert reader.get("/login/")["Location"] == "/staff/counter/"
        assert reader.get("/login/?next=/staff/").status_code == 200

    def test_an_officer_is_led_to_the_counter(self, client, handbook, officer):
        for address, to in (("/login/", "/staff/counter/"), ("/en/login/", "/en/staff/counter/")):
            answer = client.post(address, {"username": "officer", "password": "a good password"})
            assert answer["Location"] == to
            client.logout()

    def test_who_may_not_read_it_is_led_to_the_home_page(self, client, handbook):
        UserFactory(username="nobody")
        answer = client.post("/login/", {"username": "nobody", "password": "a good password"})
        assert answer["Location"] == "/"

    def test_where_there_is_no_handbook_an_officer_is_led_to_the_home_page(self, client, handbook, officer):
        handbook.index.delete()
        answer = client.post("/login/", {"username": "officer", "password": "a good password"})
        assert answer["Location"] == "/"

    def test_they_come_back_to_the_section_they_asked_for(self, client, handbook, officer):
        led = client.get("/en/staff/lost-card/")["Location"]
        answer = client.post(
            led, {"username": "officer", "password": "a good password", "next": "/en/staff/lost-card/"}
        )
        assert answer["Location"] == "/en/staff/lost-card/"

    def test_signing_out_is_a_button_on_every_page_of_it(self, reader, handbook):
        assert 'action="/logout/"' in text(reader, "/staff/opening/")
        assert reader.post("/en/logout/")["Location"] == "/en/"
        assert reader.get("/staff/").status_code == 302

    def test_a_link_alone_signs_nobody_out(self, reader, handbook):
        assert reader.get("/logout/").status_code == 405
        assert reader.get("/staff/").status_code == 200


def test_a_section_moves_and_keeps_its_id(handbook):
    handbook.queue.move(handbook.index, pos="last-child")
    page = HandbookPage.objects.get(pk=handbook.queue.pk)
    assert (page.section_id, page.get_url()) == ("H-002", "/staff/queue/")
