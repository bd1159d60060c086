"""The screens at the counter, as an officer gets them."""

import datetime
import re
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import Holiday
from manuals.counter import changes, duties
from manuals.editions.rules import unlocked
from manuals.models import Edition, OfficerCounters, RecordAhead, SectionVersion, Withdrawal
from service_pages.models import ServicePage
from tests.factories import HandbookPageFactory, UserFactory
from tests.manuals.counter.conftest import CARD, CODE, NAME_PAPER, PHOTO, PROXY_PAPER, TOLD

pytestmark = pytest.mark.django_db
PICKER = "/staff/counter/"
SCREEN = f"{PICKER}{CODE}/"


def get(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    text = unescape(response.content.decode())
    return text[text.index("<main") : text.index("</main>")]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace("\u00a0", " ").replace("\u2060", "")


class TestWhoMayEnter:
    @pytest.mark.parametrize(
        "address", [PICKER, SCREEN, f"{PICKER}nothing/", f"{SCREEN}note/", f"{PICKER}nothing/note/"]
    )
    @pytest.mark.parametrize(("prefix", "door"), [("", "/login/"), ("/en", "/en/login/")])
    def test_a_stranger_is_asked_to_sign_in_at_every_address(self, client, counters, address, prefix, door):
        for ask, back in ((client.get, prefix + address), (client.post, f"{prefix}{address}?signed-out=1")):
            response = ask(prefix + address)
            assert response.status_code == 302
            assert response["Location"] == f"{door}?next={quote(back)}"
            assert response["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("groups", [[], ["Translators"], ["Editors dopa"]])
    def test_others_get_the_404_of_nothing_at_every_address(self, client, counters, groups):
        client.force_login(UserFactory(groups=groups))
        nothing = client.get("/nothing/at/all/").content.decode()
        for address in (PICKER, SCREEN, f"{PICKER}nothing/", f"{SCREEN}note/"):
            for ask in (client.get, client.post):
                response = ask(address)
                text = response.content.decode()
                assert response.status_code == 404
                assert TOLD not in text
                assert re.search("<h1>.*?</h1>", text)[0] == re.search("<h1>.*?</h1>", nothing)[0]
        known, unknown = (client.get(f"{PICKER}{code}/").content.decode() for code in (CODE, "id-card-last"))
        assert known.replace(CODE, "id-card-last").replace("lost", "last") == unknown.replace("lost", "last")

    @pytest.mark.parametrize("group", ["Staff", "Heads", "Administrators"])
    def test_who_reads_the_handbook_may_enter(self, client, counters, group):
        client.force_login(UserFactory(groups=[group]))
        assert TOLD in get(client, SCREEN)

    def test_nobody_keeps_or_finds_a_page(self, client, counters, officer):
        for address in (PICKER, SCREEN, f"{PICKER}nothing/"):
            response = client.get(address)
            assert response["Cache-Control"] == "private, no-store"
            assert response["X-Robots-Tag"] == "noindex"
        assert "counter" not in client.get("/sitemap.xml").content.decode()


class TestPicking:
    def test_one_hit_leads_straight_to_the_service(self, client, counters, officer):
        for typed in (CODE, f"https://testserver/s/{CODE}", "บัตรหาย"):
            assert client.get(PICKER, {"q": typed})["Location"] == SCREEN
        assert client.get(f"/en{PICKER}", {"q": "identity"})["Location"] == f"/en{SCREEN}"

    def test_several_are_listed(self, client, counters, officer):
        text = get(client, f"{PICKER}?q=การ")
        assert f'href="{SCREEN}"' in text
        assert f'href="{PICKER}house-move/"' in text

    @pytest.mark.parametrize(("typed", "status"), [("<b>zz9</b>", 404), ("การ", 200)])
    def test_the_field_is_empty_for_the_next_scan(self, client, counters, officer, typed, status):
        text = get(client, f"{PICKER}?q={typed}", status=status)
        assert "value=" not in re.search(r"<input[^>]*id=\"pick\"[^>]*>", text)[0]
        assert ("“<b>zz9</b>”" in text) is (status == 404)

    def test_the_screen_of_a_service_takes_the_next_scan(self, client, counters, officer):
        field = re.search(r"<input[^>]*id=\"pick\"[^>]*>", get(client, SCREEN))[0]
        assert "autofocus" in field
        assert "value=" not in field

    def test_capitals_in_the_address_lead_to_the_service(self, client, counters, officer):
        assert client.get(f"{PICKER}{CODE.upper()}/")["Location"] == SCREEN

    def test_the_field_waits_for_the_scanner_and_suggests_services(self, client, counters, officer):
        field = re.search(r"<input[^>]*id=\"pick\"[^>]*>", get(client, PICKER))[0]
        assert "autofocus" in field
        assert 'list="q-codes"' in field
        assert f'<option value="{CODE}"' in get(client, PICKER)

    def test_an_unknown_code_in_the_address_is_looked_for_and_told(self, client, counters, officer):
        text = get(client, f"{PICKER}nothing-here/", status=404)
        assert "“nothing-here”" in text
        assert 'id="pick"' in text

    def test_a_draft_and_a_private_service_are_not_served(self, client, counters, officer):
        counters.site.untranslated.unpublish()
        get(client, f"{PICKER}house-move/", status=404)
        PageViewRestriction.objects.create(page=counters.service, restriction_type="login")
        get(client, SCREEN, status=404)
        assert client.post(f"{SCREEN}note/").status_code == 404


class TestMyCounters:
    def test_the_chosen_counters_are_kept_and_their_services_listed(self, client, counters, officer):
        assert client.post(PICKER, {"counter": ["2", "7"]})["Location"] == PICKER
        text = get(client, PICKER)
        assert re.search(r'value="2"\s+checked', text)
        assert not re.search(r'value="1"\s+checked', text)
        assert f'href="{SCREEN}"' in text
        assert OfficerCounters.objects.get(user=officer).chosen == ["2", "7"]

    def test_they_are_the_officers_own(self, client, counters, officer):
        client.post(PICKER, {"counter": ["2"]})
        client.force_login(UserFactory(groups=["Staff"]))
        assert f'href="{SCREEN}"' not in get(client, PICKER)

    def test_none_can_be_chosen_again(self, client, counters, officer):
        client.post(PICKER, {"counter": ["2"]})
        client.post(PICKER, {})
        assert OfficerCounters.objects.get(user=officer).chosen == []

    def test_a_counter_that_does_not_exist_changes_nothing_and_is_told(self, client, counters, officer):
        client.post(PICKER, {"counter": ["2"]})
        response = client.post(PICKER, {"counter": ["1", "99"]})
        assert response.status_code == 422
        assert "counters-error" in response.content.decode()
        assert re.search(r'value="1"\s+checked', response.content.decode())
        assert OfficerCounters.objects.get(user=officer).chosen == ["2"]

    def test_an_agency_without_a_counter_can_be_chosen_by_itself(self, client, counters, officer):
        counters.site.agency.counters = ""
        counters.site.agency.save_revision().publish()
        client.post(PICKER, {"counter": ["dopa"]})
        assert f'href="{SCREEN}"' in get(client, PICKER)

    def test_a_counter_that_has_gone_is_forgotten_in_silence(self, counters, officer):
        duties.choose(officer, ["1", "99"])
        assert [choice.number for choice in duties.chosen_by(officer, duties.choices("th"))] == ["1"]


class TestChanges:
    def test_what_was_published_of_late_stands_at_the_top_with_its_note(self, client, counters, officer):
        client.post(PICKER, {"counter": ["1"]})
        text = words(get(client, PICKER))
        assert counters.service.title in text
        assert f"H-001 {counters.section.title}" in text
        assert "ฉบับแรก" in text

    def test_after_thirty_days_they_are_gone(self, client, counters, officer):
        client.post(PICKER, {"counter": ["1"]})
        long_ago = timezone.now() - datetime.timedelta(days=32)
        ServicePage.objects.update(first_published_at=long_ago, last_published_at=long_ago)
        with unlocked("as if it had been published then"):
            SectionVersion.objects.update(published=long_ago)
        assert 'id="changes"' not in get(client, PICKER)

    def test_a_new_service_is_told_from_a_changed_one(self, counters):
        long_ago = timezone.now() - datetime.timedelta(days=90)
        ServicePage.objects.filter(pk=counters.service.pk).update(first_published_at=long_ago)
        found = changes.recent_changes(services(), "th", timezone.now())
        assert counters.service.title in [change.title for change in found.changes]
        assert [change.title for change in found.new] == [counters.site.untranslated.title]

    def test_what_has_a_note_stands_before_the_rest_then_the_latest(self, counters, edition):
        ServicePage.objects.update(first_published_at=timezone.now() - datetime.timedelta(days=90))
        found = changes.recent_changes(services(), "th", timezone.now()).changes
        assert [bool(change.note) for change in found] == sorted((bool(change.note) for change in found), reverse=True)
        noted = [change.at for change in found if change.note]
        assert noted == sorted(noted, reverse=True)
        assert len(noted) == 2

    def test_general_sections_are_told_to_everybody(self, client, counters, officer):
        HandbookPageFactory(parent=counters.section.get_parent().specific, title="ระเบียบกลาง", slug="general")
        assert "ระเบียบกลาง" in get(client, PICKER)

    def test_a_new_edition_is_told_with_its_note_in_the_readers_language(self, counters, edition, english):
        (change,) = [
            change
            for change in changes.recent_changes(services(), "en", timezone.now()).changes
            if change.kind == changes.EDITION
        ]
        assert change.note == "New fee"
        assert change.url.endswith("/editions/2/")

    def test_a_withdrawn_edition_is_no_new_one_but_its_withdrawal_is_told(self, counters, edition, english):
        Withdrawal.objects.create(
            edition=edition, since=timezone.localdate(), reason_th="ค่าธรรมเนียมผิด", reason_en="Wrong fee"
        )
        found = changes.recent_changes(services(), "en", timezone.now()).changes
        assert changes.EDITION not in [change.kind for change in found]
        (change,) = [change for change in found if change.kind == changes.WITHDRAWAL]
        assert (change.note, change.url[-12:], change.day) == ("Wrong fee", "/editions/2/", timezone.localdate())

    def test_a_withdrawal_of_long_ago_is_over(self, counters, edition):
        day = timezone.localdate() - datetime.timedelta(days=40)
        Withdrawal.objects.create(edition=edition, since=day, reason_th="ผิด")
        kinds = [change.kind for change in changes.recent_changes(services(), "th", timezone.now()).changes]
        assert not {changes.EDITION, changes.WITHDRAWAL} & set(kinds)

    def test_other_agencies_services_are_not_told(self, client, counters, officer):
        client.post(PICKER, {"counter": ["7"]})
        assert 'id="changes"' not in get(client, PICKER)

    def test_many_are_folded(self, counters):
        day = timezone.now()
        many = changes.RecentChanges(tuple(changes.Change(day, "", str(number), "/") for number in range(20)))
        assert len(many.first) + len(many.others) == 20
        assert len(many.first) == changes.MOST_AT_ONCE


def services():
    return duties.services_of(duties.desks(duties.choices("th").values()))


@pytest.fixture
def edition(counters):
    """Edition 2 of the service's manual."""
    return Edition.objects.create(
        manual_key=counters.site.manual.translation_key,
        number=2,
        effective=datetime.date(2026, 10, 1),
        issued=timezone.now() - datetime.timedelta(days=3),
        change_note_th="ค่าธรรมเนียมใหม่",
        change_note_en="New fee",
        approved_by_th="นายอำเภอ",
        schema_version=1,
        data={},
    )


class TestTheScreen:
    def test_it_says_at_the_top_what_a_substitute_may_do_in_each_kind_of_service(self, client, counters, officer):
        told = set()
        for mode in ("information", "forward", "complete"):
            counters.service.mode = mode
            counters.service.save_revision().publish()
            found = re.search(r'<p class="notice counter-mode__substitute">(.*?)</p>', get(client, SCREEN))
            told.add(found[1])
        assert len(told) == 3

    def test_a_section_that_the_officer_has_not_read_is_marked(self, client, counters, officer):
        assert 'href="/staff/lost-card/#read"' in get(client, SCREEN)
        client.post("/staff/lost-card/read/", {"version": 1})
        assert 'href="/staff/lost-card/#read"' not in get(client, SCREEN)

    def test_every_hand_over_stands_at_the_top(self, client, counters, officer):
        HandbookPageFactory(
            parent=counters.section.get_parent().specific,
            title="ส่งต่ออีกทาง",
            slug="second",
            service=CODE,
            hand_over_contact="งานที่สอง",
        )
        head = get(client, SCREEN).split("</header>")[0]
        assert "งานทะเบียนกลาง" in head
        assert "0 4299 0101" in head
        assert "งานที่สอง" in head

    def test_the_public_menu_and_search_are_left_out(self, client, counters, officer):
        for address in (PICKER, SCREEN, "/staff/", "/staff/lost-card/", "/staff/print/"):
            html = client.get(address).content.decode()
            assert "header-search" not in html
            assert "menu__list" not in html
            assert 'action="/logout/"' in html

    def test_what_a_session_that_ended_has_lost_is_told(self, client, counters, officer):
        address = client.get(f"{SCREEN}note/?signed-out=1")["Location"]
        assert 'role="alert"' in get(client, address)
        assert 'role="alert"' not in get(client, SCREEN)

    def test_the_handbook_section_stands_beside_the_public_facts(self, client, counters, officer):
        text = words(get(client, SCREEN))
        for told in (
            "ตรวจว่าแจ้งความแล้ว", TOLD, "ห้ามออกบัตร", "หายที่ไหนคะ", "Where was it lost?", "งานทะเบียนกลาง",
            "0 4299 0101", "ลืมถ่ายสำเนา", "ถ่ายที่ช่อง 3", "H-001", "0 4299 0100", "10 นาที",
        ):  # fmt: skip
            assert told in text
        assert 'href="/staff/lost-card/"' in get(client, SCREEN)

    def test_both_languages_of_the_words_to_say_are_marked(self, client, counters, officer):
        text = get(client, f"/en{SCREEN}")
        assert re.search(r'<dd lang="th"[^>]*>หายที่ไหนคะ', text)
        assert re.search(r'<dd lang="en"[^>]*>Where was it lost\?', text)

    def test_a_service_without_a_section_says_so_and_leads_to_the_handbook(self, client, counters, officer):
        text = get(client, f"{PICKER}house-move/")
        assert 'href="/staff/"' in text
        assert TOLD not in text

    def test_cases_change_papers_and_fees(self, client, counters, officer):
        without, with_proxy = (words(get(client, SCREEN + query)) for query in ("", "?case=proxy"))
        assert PROXY_PAPER not in without
        assert PROXY_PAPER in with_proxy
        assert "20 บาท" in without
        assert "50 บาท" in with_proxy

    def test_each_need_has_one_box_and_conditional_ones_stand_apart(self, client, counters, officer):
        text = get(client, SCREEN)
        values = re.findall(r'name="paper" value="([^"]+)"', text)
        assert values == [counters.box(name) for name in (CARD, PHOTO, NAME_PAPER)]
        assert "<legend>" in text

    def test_the_boxes_are_the_same_in_english(self, client, counters, officer):
        thai, english = (re.findall(r'name="paper" value="([^"]+)"', get(client, p + SCREEN)) for p in ("", "/en"))
        assert thai == english

    def test_an_unknown_case_is_told(self, client, counters, officer):
        assert "“nobody”" in get(client, f"{SCREEN}?case=nobody")

    def test_papers_wait_until_the_kind_of_person_is_chosen(self, client, counters, officer):
        rows = counters.service.documents
        rows[0].value["cases"] = ["juristic"]
        counters.service.save_revision().publish()
        assert 'name="paper"' not in get(client, SCREEN)
        assert 'name="paper"' in get(client, f"{SCREEN}?case=person")

    def test_temporary_notices_are_shown(self, client, counters, officer):
        counters.service.status = "suspended"
        counters.service.save_revision().publish()
        assert "notice--important" in get(client, SCREEN)

    def test_the_edition_in_force_is_named(self, client, counters, officer, edition):
        text = words(get(client, SCREEN))
        assert "2" in re.search(r"คู่มือ.*?1 ตุลาคม 2569|edition 2.*?1 ตุลาคม 2569", text)[0]

    def test_a_record_that_has_moved_on_since_its_edition_is_told(self, client, counters, officer, edition):
        assert "9 พฤศจิกายน 2569" not in words(get(client, SCREEN))
        RecordAhead.objects.create(
            manual=edition.manual_key,
            service=counters.service.translation_key,
            number=edition.number,
            since=datetime.date(2026, 11, 9),
        )
        assert "9 พฤศจิกายน 2569" in words(get(client, SCREEN))

    def test_without_an_edition_that_is_said(self, client, counters, officer):
        assert not re.search(r"1 ตุลาคม 2569", get(client, SCREEN))

    @pytest.mark.parametrize(
        ("hour", "late"), [(datetime.time(14, 59), False), (datetime.time(15, 0), True), (datetime.time(17, 0), True)]
    )
    def test_whether_the_cut_off_has_passed_is_told(self, client, counters, officer, monkeypatch, hour, late):
        now = timezone.make_aware(datetime.datetime.combine(timezone.localdate(), hour))
        monkeypatch.setattr("manuals.counter.serving.local_now", lambda: now)
        assert ("counter-mode__hand-over--late" in get(client, SCREEN)) is late

    def test_on_a_holiday_nothing_is_handed_over(self, client, counters, officer):
        Holiday.objects.create(date=timezone.localdate(), name_th="วันหยุด", name_en="Holiday")
        assert "counter-mode__hand-over--late" in get(client, SCREEN)

    def test_a_picker_and_a_screen_cost_ten_queries_at_most(self, client, counters, officer, edition):
        client.post(PICKER, {"counter": ["1", "2", "7"]})
        box = counters.box(CARD)
        asked = {
            "picker": lambda: client.get(PICKER),
            "found": lambda: client.get(PICKER, {"q": "การ"}),
            "screen": lambda: client.get(f"{SCREEN}?case=proxy"),
            "english": lambda: client.get(f"/en{SCREEN}"),
            "note": lambda: client.post(f"{SCREEN}note/", {"paper": box, "deadline": in_days(7), "counter": "1"}),
            "refused": lambda: client.post(f"{SCREEN}note/", {}),
        }
        for name, ask in asked.items():
            ask()
            with CaptureQueriesContext(connection) as captured:
                ask()
            assert len(captured) <= 10, (name, [query["sql"] for query in captured])

    def test_the_views_are_named_as_the_others_expect(self):
        assert reverse("counter") == PICKER
        assert reverse("counter_service", args=[CODE]) == SCREEN
        assert reverse("counter_note", args=[CODE]) == f"{SCREEN}note/"


def in_days(number):
    return (timezone.localdate() + datetime.timedelta(days=number)).isoformat()
