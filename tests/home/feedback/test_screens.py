"""Those who handle cases, and editors over their own pages: what they see, do, and may not."""

import csv
import datetime
import io
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.feedback import cases
from home.feedback.models import Case, CaseEvent, Kind, PageFeedback, State
from home.feedback.screens.base import PER_PAGE
from portal.accounts import ADMINISTRATORS, HEADS, STAFF, TRANSLATORS
from tests.factories import UserFactory
from tests.home.feedback.conftest import WORDS

pytestmark = pytest.mark.django_db
LIST, PAGES = "/admin/standard/feedback/cases/", "/admin/standard/feedback/"
PERSON = {"name": "สมชาย ใจดี", "phone": "0 8111 2222", "email": "somchai@example.com"}


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def case():
    return cases.receive("a nonce", {"kind": "complaint", "words": WORDS, "about": "เคาน์เตอร์ 3", **PERSON})[0]


@pytest.fixture
def desk(client, head):
    """A head who has signed in."""
    client.force_login(head)
    return client


def act(client, case, deed, **values):
    return client.post(f"{LIST}{case.pk}/", {"deed": deed, **values}, follow=True)


def deeds(case) -> list[str]:
    return [event.deed for event in case.events.all()]


class TestWhoMay:
    @pytest.mark.parametrize("groups", [[], [STAFF], [TRANSLATORS], ["Editors dopa"], ["Publishers dopa"]], ids=str)
    def test_cases_are_closed_to_all_but_those_who_handle_them(self, client, case, groups):
        client.force_login(UserFactory(groups=groups))
        for address in (LIST, f"{LIST}{case.pk}/", f"{LIST}{case.pk + 1}/"):
            for response in (client.get(address), client.post(address, {"deed": "person"})):
                assert response.status_code in {302, 403, 405}
                assert WORDS not in text_of(response)
        assert deeds(case) == ["received"]

    @pytest.mark.parametrize("group", [HEADS, ADMINISTRATORS])
    def test_heads_and_administrators_handle_them(self, client, case, group):
        client.force_login(UserFactory(groups=[group]))
        assert WORDS in text_of(client.get(f"{LIST}{case.pk}/"))

    def test_the_right_can_be_given_to_others(self, case):
        from django.contrib.auth.models import Permission

        officer = UserFactory(groups=[STAFF])
        assert officer not in cases.handlers()
        officer.user_permissions.add(Permission.objects.get(codename="handle_case"))
        assert officer in cases.handlers()

    @pytest.mark.parametrize("number", ["999999", "9" * 30])
    def test_what_does_not_exist_is_not_found(self, desk, number):
        assert desk.get(f"{LIST}{number}/").status_code == 404


class TestACase:
    def test_the_person_is_shown_at_a_button_and_the_opening_is_recorded(self, desk, case):
        assert not any(told in text_of(desk.get(f"{LIST}{case.pk}/")) for told in PERSON.values())
        shown = desk.post(f"{LIST}{case.pk}/", {"deed": "person"})
        assert all(told in text_of(shown) for told in PERSON.values())
        assert deeds(case) == ["received", "opened"]
        assert case.events.last().by.username == "head-of-centre"

    def test_a_case_goes_from_hand_to_answer_to_its_end(self, desk, case, head):
        act(desk, case, "assign", to=head.pk)
        act(desk, case, "state", state="handled")
        act(desk, case, "answer", seen="0", th="เพิ่มเก้าอี้แล้ว", en="")
        act(desk, case, "state", state="answered")
        act(desk, case, "note", note="โทรแจ้งแล้ว")
        text = text_of(act(desk, case, "state", state="closed"))
        case = Case.objects.get()
        assert (case.assigned_to, case.state) == (head, State.CLOSED)
        assert case.answered_at <= case.closed_at
        assert deeds(case) == ["received", "assigned", "state", "answer", "state", "note", "state"]
        assert "โทรแจ้งแล้ว" in text
        assert "โทรแจ้งแล้ว" not in str(list(CaseEvent.objects.values()))
        assert "เพิ่มเก้าอี้แล้ว" not in str(Case.objects.values().get())

    @pytest.mark.parametrize("state", ["answered", "closed"])
    def test_without_an_answer_in_its_language_it_is_not_answered(self, desk, case, state):
        act(desk, case, "answer", seen="0", th="", en="Only English")
        act(desk, case, "state", state=state)
        assert Case.objects.get().state == State.RECEIVED

    def test_praise_may_be_closed_without_an_answer(self, head):
        praise = cases.receive("praise", {"kind": Kind.PRAISE, "words": "ดี"})[0]
        cases.move(praise, State.CLOSED, head)
        assert praise.answered_at is None

    def test_a_closed_case_stays_as_it_is(self, desk, case, head):
        cases.answer(case, {"th": "ตอบ"}, head)
        cases.move(case, State.CLOSED, head)
        act(desk, case, "state", state="handled")
        act(desk, case, "answer", seen="1", th="อื่น")
        case = Case.objects.get()
        assert case.state == State.CLOSED
        assert case.answers["th"] == "ตอบ"

    def test_what_another_has_done_meanwhile_is_not_undone(self, case, head):
        other = Case.objects.get()
        cases.answer(case, {"th": "ตอบ"}, head)
        cases.move(case, State.CLOSED, head)
        with pytest.raises(cases.CaseRefused):
            cases.move(other, State.HANDLED, head)

    def test_nobody_overwrites_the_answer_of_another(self, desk, case, head):
        cases.answer(case, {"th": "ของคนแรก"}, head)
        response = act(desk, case, "answer", seen="0", th="ของคนที่สอง")
        assert response.status_code == 400
        assert "ของคนที่สอง" in text_of(response)
        assert Case.objects.get().answers["th"] == "ของคนแรก"

    @pytest.mark.parametrize(
        ("deed", "values"),
        [
            ("", {}),
            ("delete", {}),
            ("state", {"state": "gone"}),
            ("state", {}),
            ("note", {"note": " "}),
            ("assign", {"to": "999999"}),
            ("answer", {"seen": "x"}),
            ("answer", {"seen": "0", "th": "ก" * 4_001}),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_what_cannot_be_done_changes_nothing(self, desk, case, deed, values):
        assert act(desk, case, deed, **values).status_code in {200, 400}
        assert deeds(case) == ["received"]

    def test_a_lost_key_is_told(self, desk, case, settings):
        settings.FEEDBACK_KEYS = ["A" * 43 + "="]
        for response in (desk.get(f"{LIST}{case.pk}/"), act(desk, case, "person")):
            assert response.status_code == 200
            assert "FEEDBACK_KEYS" in text_of(response)


class TestTheList:
    @pytest.fixture
    def many(self, head):
        for number in range(PER_PAGE + 5):
            cases.receive(f"nonce {number}", {"kind": "suggestion", "words": WORDS})
        Case.objects.filter(pk=Case.objects.first().pk).update(
            due_on=timezone.localdate() - datetime.timedelta(days=1), assigned_to=head
        )

    def test_it_is_cut_into_pages_and_costs_the_same_for_many(self, desk, many):
        def queries(address):
            desk.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(address).status_code == 200
            return len(captured)

        assert text_of(desk.get(LIST)).count('<td class="title"') == PER_PAGE
        assert text_of(desk.get(f"{LIST}?p=2")).count('<td class="title"') == 5
        before = queries(LIST)
        Case.objects.exclude(pk=Case.objects.first().pk).delete()
        assert queries(LIST) == before

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("only=mine", 1),
            ("only=overdue", 1),
            ("state=closed", 0),
            ("kind=praise", 0),
            ("kind=suggestion&p=9", 5),
            ("state=x", 50),
        ],
    )
    def test_it_is_filtered(self, desk, many, query, count):
        assert text_of(desk.get(f"{LIST}?{query}")).count('<td class="title"') == count

    def test_no_words_stand_in_it(self, desk, many):
        assert WORDS not in text_of(desk.get(LIST))


def say(page, useful=True, words="", days=0, language="th"):
    return PageFeedback.objects.create(
        translation_key=page.translation_key,
        useful=useful,
        words=words,
        language=language,
        day=timezone.localdate() - datetime.timedelta(days=days),
        form=uuid4().hex,
    )


def rows_of(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


class TestWordsOnPages:
    @pytest.fixture
    def said(self, site):
        for number in range(3):
            say(site.translated, useful=False, words=f"ขาดแผนที่ {number}", days=40 * number)
        say(site.translated, language="en")
        say(site.centre, useful=False, words="=cmd|' /C calc'!A0")

    def test_who_handles_cases_reads_all_pages(self, desk, site, said):
        text = text_of(desk.get(PAGES))
        assert site.translated.title in text
        assert "25 %" in text

    def test_an_editor_reads_the_words_on_own_pages_only(self, client, site, said):
        client.force_login(UserFactory(groups=["Editors dopa"]))
        text = text_of(client.get(PAGES))
        assert site.translated.title in text
        assert f"of={site.centre.translation_key}" not in text
        assert "cmd" not in text_of(client.get(f"{PAGES}?of={site.centre.translation_key}"))
        assert len(rows_of(client.get(f"{PAGES}pages.csv"))) == 1 + 4

    @pytest.mark.parametrize("groups", [[], [STAFF]], ids=str)
    def test_it_is_closed_to_those_who_edit_nothing(self, client, said, groups):
        client.force_login(UserFactory(groups=groups))
        for address in (PAGES, f"{PAGES}pages.csv"):
            assert client.get(address).status_code in {302, 403}

    def test_the_words_on_a_page_are_read_there(self, desk, site, said):
        text = text_of(desk.get(f"{PAGES}?of={site.translated.translation_key}"))
        assert "ขาดแผนที่ 2" in text

    def test_the_file_holds_what_was_chosen_and_no_formula(self, desk, site, said):
        rows = rows_of(desk.get(f"{PAGES}pages.csv?useful=no&days=30"))
        assert len(rows) == 1 + 2
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
        assert any("cmd" in cell for row in rows for cell in row)

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("days=30", 3),
            ("days=90", 5),
            ("useful=yes", 1),
            ("language=en", 1),
            ("agency=dopa", 4),
            ("agency=x", 5),
            ("days=x&of=x", 5),
        ],
    )
    def test_it_is_filtered(self, desk, said, query, count):
        assert len(rows_of(desk.get(f"{PAGES}pages.csv?{query}"))) == 1 + count

    def test_words_on_a_page_that_is_gone_are_no_error(self, desk, site):
        say(site.news, useful=False)
        site.news.delete()
        assert desk.get(PAGES).status_code == 200
        assert len(rows_of(desk.get(f"{PAGES}pages.csv"))) == 2

    def test_it_costs_the_same_for_many_pages(self, desk, site):
        def queries():
            desk.get(PAGES)
            with CaptureQueriesContext(connection) as captured:
                desk.get(PAGES)
            return len(captured)

        say(site.centre)
        before = queries()
        for page in (site.translated, site.untranslated, site.questions, site.information):
            say(page)
        assert queries() == before
