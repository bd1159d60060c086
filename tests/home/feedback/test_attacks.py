"""Attempts to read, guess, stuff or find again what people wrote to the centre in confidence."""

import datetime
import logging

import pytest
import yaml
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from home.feedback import cases, codes, demo
from home.feedback.keeping import sweep
from home.models import Case
from tests.home.feedback.conftest import CODE
from tests.home.feedback.test_national_ids import HYPHENS, PLAIN
from tests.home.feedback.test_screens import LIST, act, text_of

pytestmark = pytest.mark.django_db
SECRETS = {
    "words": "SECRETWORDS รอนาน", "about": "SECRETPLACE", "name": "SECRETNAME", "phone": "0 8111 2222",
    "email": "secretmail@example.com",
}  # fmt: skip
SPOKEN = (*SECRETS.values(), "SECRETANSWER", "SECRETNOTE")
ALL_OF = "SELECT * FROM {}"
TRACK = ("/feedback/track/", "/en/feedback/track/")


def whole_database() -> str:
    """Every cell of every table, as text."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(ALL_OF.format(connection.ops.quote_name(table)))
            cells.append(repr(cursor.fetchall()))
    return "\n".join(cells)


@pytest.fixture
def handled(client, head, send_case):
    """A case that came by the form and went through all hands; its code."""
    code = send_case(**SECRETS, wants_answer="yes")
    client.force_login(head)
    case = Case.objects.get()
    client.get(f"{LIST}{case.pk}/")
    act(client, case, "assign", to=head.pk)
    act(client, case, "answer", seen="0", th="SECRETANSWER", en="SECRETANSWER")
    act(client, case, "note", note="SECRETNOTE")
    act(client, case, "person")
    act(client, case, "need", words="ควรมีเก้าอี้เพิ่ม")
    act(client, case, "state", state="closed")
    return code


def test_nothing_that_was_written_stands_in_clear_anywhere_in_the_database(site, handled):
    """Tables, revisions, logs of the admin, the index of search and of references among them."""
    stored = whole_database()
    assert Case.objects.get().sealed_answer in stored
    found = [told for told in (*SPOKEN, handled, handled.replace("-", "")) if told in stored]
    assert found == []
    escaped = [told for told in SPOKEN if told.encode("unicode-escape").decode() in stored]
    assert escaped == []


def test_nothing_that_was_written_stands_in_a_log(client, caplog, send, head):
    caplog.set_level(logging.DEBUG)
    code = CODE.search(text_of(send(**SECRETS)))[1]
    send(**{**SECRETS, "email": "no"})
    for typed in (code, "ABCD-EFGH-JKM"):
        client.post(TRACK[0], {"code": typed})
    client.force_login(head)
    act(client, Case.objects.get(), "person")
    assert [told for told in (*SPOKEN, code) if told in caplog.text] == []


def test_what_was_deleted_on_schedule_is_in_no_table_any_more(site, handled, settings):
    case = Case.objects.get()
    sealed = [case.sealed_matter, case.sealed_answer, case.events.exclude(sealed_note="").get().sealed_note]
    assert all(text in whole_database() for text in sealed)
    old = timezone.now() - datetime.timedelta(366 * settings.FEEDBACK_WORDS_YEARS + 1)
    Case.objects.update(received_at=old)
    call_command("sweep_feedback", verbosity=0)
    stored = whole_database()
    assert [text for text in (*sealed, case.sealed_person) if text in stored] == []


def test_the_person_goes_with_the_words_of_a_case_that_was_never_closed(send_case, settings):
    send_case(**SECRETS)
    sealed = Case.objects.get().sealed_person
    assert sealed in whole_database()
    sweep(timezone.now() + datetime.timedelta(366 * settings.FEEDBACK_WORDS_YEARS + 1))
    assert sealed not in whole_database()


def test_the_privacy_notice_of_the_demonstration_promises_what_is_set(settings):
    pages = yaml.safe_load((demo.DATA / "pages.yaml").read_text(encoding="utf-8"))
    notice = str(next(page for page in pages["pages"] if page["slug"] == "privacy"))
    for told in (
        f"เมื่อพ้น {settings.FEEDBACK_PERSON_DAYS} วัน",
        f"deleted {settings.FEEDBACK_PERSON_DAYS} days after",
        f"เมื่อพ้น {settings.FEEDBACK_WORDS_YEARS} ปี",
        f"{settings.FEEDBACK_WORDS_YEARS} years after",
    ):
        assert told in notice


class TestGuessingACode:
    def test_both_languages_and_every_kind_of_wrong_code_count_together(self, client, settings):
        settings.REQUEST_LIMITS = {**settings.REQUEST_LIMITS, "tracking": 4}
        guesses = ("short", codes.code_of("a"), "0" * codes.LENGTH, codes.code_of("b"), codes.code_of("c"))
        answers = [
            client.post(TRACK[number % 2], {"code": code}, headers={"X-Forwarded-For": f"203.0.113.{number}"})
            for number, code in enumerate(guesses)
        ]
        assert [answer.status_code for answer in answers] == [400, 404, 400, 404, 429]

    def test_a_code_in_the_address_is_not_looked_up(self, client, send_case):
        code = send_case()
        assert "Received" not in text_of(client.get(TRACK[1], {"code": code}))
        assert client.get(f"{TRACK[0]}{code}/").status_code == 404

    def test_a_thousand_guesses_a_minute_for_a_year_find_none_of_ten_thousand_cases(self):
        room = len(codes.SIGNS) ** (codes.LENGTH - 1)
        assert 1_000 * 60 * 24 * 365 * 10_000 / room < 0.01

    def test_what_is_compared_in_the_database_is_a_hash_of_a_secret(self, client, send_case):
        """So that the time a comparison takes tells nothing of the code."""
        code = codes.read_code(send_case())
        assert Case.objects.filter(code_hash=codes.stored(code)).exists()
        assert not Case.objects.filter(code_hash__startswith=code[:3].lower()).exists()

    def test_a_code_of_a_megabyte_is_told_its_length(self, client):
        answer = client.post(TRACK[1], {"code": "A" * 1_000_000})
        assert answer.status_code == 400
        assert len(answer.content) < 50_000


class TestANationalId:
    def test_in_the_name_it_is_warned_of_and_masked_too(self, send, send_case):
        text = text_of(send("/en/feedback/", name=f"สมชาย {HYPHENS}"))
        assert "Nothing has been sent yet" in text
        assert Case.objects.count() == 0
        send_case(name=f"สมชาย {PLAIN}", mask="yes")
        assert PLAIN not in str(cases.unseal(Case.objects.get().sealed_person))

    @pytest.mark.parametrize(("field", "written"), [("phone", PLAIN), ("email", f"{PLAIN}@example.com")])
    def test_in_the_phone_or_email_it_is_warned_of_and_masked_too(self, send, send_case, field, written):
        text = text_of(send("/en/feedback/", **{field: written}))
        assert "What you filled in holds the number of an identity card. Nothing has been sent yet." in text
        assert Case.objects.count() == 0
        send_case(**{field: written}, mask="yes")
        assert cases.unseal(Case.objects.get().sealed_person)[field] == written.replace(PLAIN[5:], "x" * 8)

    def test_the_numbers_of_two_fields_are_none_together(self, send):
        text = text_of(send(words=f"เลข {PLAIN}", about=PLAIN[:6], name=PLAIN[6:]))
        assert f"{PLAIN[:6]}<br>" in text

    def test_the_warning_needs_no_script(self, send):
        text = text_of(send("/en/feedback/", words=f"เลข {PLAIN}"))
        form = text.partition('<form class="form"')[2].partition("</form>")[0]
        assert 'type="submit" name="mask"' in form
        assert "<script" not in text.partition("<main")[2]

    def test_an_officer_does_not_publish_one_in_an_answer(self, client, head, send_case):
        send_case()
        client.force_login(head)
        case = Case.objects.get()
        response = act(client, case, "answer", seen="0", th=f"บัตร {PLAIN}", en="")
        assert response.status_code == 400
        assert PLAIN in text_of(response)
        assert Case.objects.get().sealed_answer == ""


@pytest.mark.parametrize("name", ["words", "about", "name", "phone", "email", "service", "page", "counter", "kind"])
def test_a_megabyte_in_any_field_is_no_error_and_nothing_of_it_is_stored(send, name):
    response = send("/en/feedback/", **{name: "x" * 1_000_000})
    assert response.status_code in (200, 400)
    stored = Case.objects.count()
    assert stored == (response.status_code == 200)
    assert len(whole_database_of_cases()) < 5_000


def whole_database_of_cases() -> str:
    return str(list(Case.objects.values()))


@pytest.mark.parametrize(("address", "words"), [("/feedback/", "เกิน 2 MB"), ("/en/feedback/", "larger than 2 MB")])
def test_a_form_that_is_larger_than_any_is_told_so(client, thai_home, address, words):
    body = "words=" + "%E0%B8%81" * 350_000
    response = client.post(address, body, content_type="application/x-www-form-urlencoded")
    assert (response.status_code, Case.objects.count()) == (413, 0)
    assert words in text_of(response)
