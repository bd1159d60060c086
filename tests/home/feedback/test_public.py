"""The forms for everybody: without a cookie, without a script, with a sentence for whatever is wrong."""

import datetime
import re
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.feedback import cases, views
from home.feedback.models import Case, CaseEvent, PageFeedback, State
from portal import tree
from portal.operations.anonymous_forms import FIELD, LONGEST
from tests.factories import UserFactory
from tests.home.feedback.conftest import CODE, SIGNED, WORDS
from tests.home.feedback.test_national_ids import HYPHENS

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return response.content.decode()


class TestACase:
    def test_a_complaint_gives_a_code_that_shows_its_state(self, client, send_case):
        code = send_case()
        text = text_of(client.post("/en/feedback/track/", {"code": code.lower()}))
        assert "Received" in text
        assert WORDS not in text

    def test_words_and_person_are_sealed_in_the_database(self, send_case):
        send_case(name="สมชาย ใจดี", phone="0 2000 0000", email="somchai@example.com", wants_answer="yes")
        row = str(Case.objects.values().get())
        assert not any(told in row for told in (WORDS, "สมชาย", "2000 0000", "somchai"))
        case = Case.objects.get()
        assert case.matter["words"] == WORDS
        assert case.wants_answer

    def test_the_code_is_stored_nowhere(self, send_case):
        code = send_case().replace("-", "")
        stored = [str(list(model.objects.values())) for model in (Case, CaseEvent)]
        assert not any(code in text for text in stored)

    def test_no_cookie_is_set_and_no_answer_is_cached(self, client, send):
        for response in (client.get("/feedback/"), send(), client.get("/feedback/track/")):
            assert not response.cookies
            assert "no-store" in response.headers["Cache-Control"]
            assert "Cookie" not in response.headers.get("Vary", "")

    def test_the_same_form_sent_twice_opens_one_case_and_shows_the_same_code(self, client, fresh):
        sent = {FIELD: fresh(), "kind": "praise", "words": "ดีมาก"}
        first, second = (text_of(client.post("/en/feedback/", sent)) for _time in range(2))
        assert CODE.search(first)[1] == CODE.search(second)[1]
        assert "received already" in second
        assert Case.objects.count() == 1

    def test_an_answer_is_promised_by_a_day(self, send_case, settings):
        settings.FEEDBACK_ANSWER_DAYS = 7
        send_case()
        assert Case.objects.get().due_on == timezone.localdate() + timedelta(days=7)

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"words": "  "}, "Write what you would like"),
            ({"words": "ก" * 5_001}, "5001 characters; at most 5000"),
            ({"kind": "revenge"}, "Choose what you would like"),
            ({"phone": "call me"}, "is not a phone number"),
            ({"email": "somebody"}, "no e-mail address"),
            ({"about": "x" * 201}, "at most 200"),
            ({"website": "https://spam.example"}, "only programs"),
        ],
        ids=["no words", "too long", "unknown kind", "phone", "e-mail", "about", "honeypot"],
    )
    def test_what_cannot_be_taken_comes_back_with_a_sentence_and_what_was_typed(self, send, values, said):
        response = send("/en/feedback/", **{"name": "Somchai", **values})
        assert response.status_code == 400
        assert said in text_of(response)
        assert 'value="Somchai"' in text_of(response)
        assert Case.objects.count() == 0

    def test_five_thousand_characters_are_taken_line_breaks_counted_once(self, send_case):
        send_case(words="ก\r\n" * 2_499 + "กก")
        assert len(Case.objects.get().matter["words"]) == 5_000

    def test_a_complaint_of_a_megabyte_is_told_the_limit(self, send):
        response = send("/en/feedback/", words="x" * 1_000_000)
        assert response.status_code == 400
        assert "1000000 characters; at most 5000" in text_of(response)

    def test_a_script_is_text(self, client, send, send_case, head):
        script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
        back = text_of(send("/en/feedback/", words=script, email="no", about=script))
        assert script not in back
        assert "&lt;script&gt;" in back
        send_case(words=script)
        client.force_login(head)
        text = text_of(client.get(f"/admin/standard/feedback/cases/{Case.objects.get().pk}/"))
        assert script not in text
        assert "&lt;script&gt;alert(1)" in text

    def test_a_link_says_what_it_is_about(self, client, site, fresh):
        address = (
            f"/feedback/?service={site.translated.code}&kind=complaint&page={site.centre.translation_key}&counter=3"
        )
        text = text_of(client.get(address))
        assert site.translated.title in text
        sent = {FIELD: SIGNED.search(text)[1], **dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text))}
        client.post("/feedback/", {**sent, "kind": "complaint", "words": WORDS})
        case = Case.objects.get()
        assert (case.service, case.page, case.counter) == (site.translated.code, site.centre.translation_key, "3")

    def test_what_does_not_exist_is_about_nothing(self, send_case, site):
        send_case(service="nothing", page="x" * 40, counter="<b>")
        case = Case.objects.get()
        assert (case.service, case.page, case.counter) == ("", None, "")


class TestANationalId:
    def test_is_warned_of_before_anything_is_stored(self, send):
        response = send("/en/feedback/", words=f"My number is {HYPHENS}", name="Somchai")
        text = text_of(response)
        assert response.status_code == 200
        assert "Nothing has been sent yet" in text
        assert f"My number is {HYPHENS}" in text
        assert 'value="Somchai"' in text
        assert "xxx" in text
        assert Case.objects.count() == 0

    def test_is_masked_when_it_is_sent_all_the_same(self, send_case):
        send_case(words=f"เลขของฉัน {HYPHENS}", about=HYPHENS, mask="yes")
        matter = Case.objects.get().matter
        assert HYPHENS not in matter["words"] + matter["about"]
        assert matter["words"].startswith("เลขของฉัน ")

    def test_the_form_that_comes_back_needs_no_second_wait(self, client, fresh, monkeypatch):
        signed, now = fresh(), signing.time.time()
        monkeypatch.setattr(views, "SOONEST", timedelta(seconds=2))
        monkeypatch.setattr(signing.time, "time", lambda: now + 3)
        sent = {FIELD: signed, "kind": "complaint", "words": HYPHENS}
        back = SIGNED.search(text_of(client.post("/feedback/", sent)))[1]
        assert CODE.search(text_of(client.post("/feedback/", {**sent, FIELD: back, "mask": "yes"})))

    def test_nothing_is_asked_once_it_has_been_taken_out(self, send):
        assert CODE.search(text_of(send(words="ไม่มีเลข")))


class TestRefusals:
    def test_a_form_of_another_site_is_refused(self, client, fresh):
        sent = {FIELD: fresh(), "kind": "praise", "words": "x"}
        response = client.post("/en/feedback/", sent, headers={"origin": "https://elsewhere.example"})
        assert response.status_code == 400
        assert "another site" in text_of(response)
        assert Case.objects.count() == 0

    @pytest.mark.parametrize("signed", ["", "x", "a:b:c"], ids=["none", "no signature", "forged"])
    def test_a_form_that_is_not_signed_comes_back(self, client, signed):
        response = client.post("/en/feedback/", {FIELD: signed, "kind": "praise", "words": "Kept words"})
        assert response.status_code == 400
        assert "incomplete" in text_of(response)
        assert "Kept words" in text_of(response)
        assert SIGNED.search(text_of(response))[1] != signed

    def test_an_old_form_comes_back_fresh_with_what_was_typed(self, client, fresh, monkeypatch):
        signed, now = fresh(), signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + LONGEST.total_seconds() + 1)
        response = client.post("/en/feedback/", {FIELD: signed, "kind": "praise", "words": "Kept words"})
        assert "open for too long" in text_of(response)
        again = SIGNED.search(text_of(response))[1]
        assert client.post("/en/feedback/", {FIELD: again, "kind": "praise", "words": "Kept words"}).status_code == 200

    def test_what_comes_too_quickly_waits_with_the_same_form(self, client, fresh, monkeypatch):
        monkeypatch.setattr(views, "SOONEST", timedelta(seconds=2))
        sent = {FIELD: fresh(), "kind": "praise", "words": "Kept words"}
        response = client.post("/en/feedback/", sent)
        assert "too quickly" in text_of(response)
        assert SIGNED.search(text_of(response))[1] == sent[FIELD]
        now = signing.time.time()
        monkeypatch.setattr(signing.time, "time", lambda: now + 3)
        assert client.post("/en/feedback/", sent).status_code == 200

    @pytest.mark.parametrize("address", ["/en/feedback/", "/en/feedback/track/"])
    def test_too_many_in_a_minute_are_told_to_wait(self, client, settings, address):
        settings.REQUEST_LIMITS = {**settings.REQUEST_LIMITS, "feedback": 2, "tracking": 2}
        answers = [client.post(address, {"words": "Kept", "code": "Kept"}) for _time in range(3)]
        assert [answer.status_code for answer in answers] == [400, 400, 429]
        assert "Please wait" in text_of(answers[-1])
        assert "Kept" in text_of(answers[-1])
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert client.get(address).status_code == 200


class TestTracking:
    def test_a_wrong_code_is_told_and_an_unknown_one_too(self, client):
        assert client.post("/en/feedback/track/", {"code": "ABC"}).status_code == 400
        unknown = client.post("/en/feedback/track/", {"code": "2222-2222-222"})
        assert unknown.status_code in {400, 404}
        from home.feedback import codes

        response = client.post("/en/feedback/track/", {"code": codes.shown(codes.code_of("of no case"))})
        assert response.status_code == 404
        assert "no case with this code" in text_of(response)

    def test_the_holder_reads_days_states_and_answer_and_nothing_personal(self, client, send_case, head):
        code = send_case(name="สมชาย ใจดี", phone="0 8111 2222")
        case = Case.objects.get()
        cases.assign(case, head, head)
        cases.note(case, "an internal note", head)
        cases.move(case, State.HANDLED, head)
        cases.answer(case, {"th": "เพิ่มเก้าอี้แล้ว", "en": "There are more <chairs> now."}, head)
        assert "chairs" not in text_of(client.post("/en/feedback/track/", {"code": code}))
        cases.move(case, State.ANSWERED, head)
        text = text_of(client.post("/en/feedback/track/", {"code": code}))
        assert "There are more &lt;chairs&gt; now." in text
        assert "Being handled" in text
        assert "เพิ่มเก้าอี้แล้ว" in text_of(client.post("/feedback/track/", {"code": code}))
        for private in (WORDS, "สมชาย", "8111 2222", "internal note", head.username, "Internal note"):
            assert private not in text

    def test_a_thai_answer_on_an_english_page_is_marked_as_thai(self, client, send_case, head):
        code, case = send_case(), Case.objects.get()
        cases.answer(case, {"th": "เพิ่มเก้าอี้แล้ว"}, head)
        cases.move(case, State.CLOSED, head)
        assert '<div class="feedback__answer" lang="th">' in text_of(client.post("/en/feedback/track/", {"code": code}))

    def test_a_late_answer_is_owned_up_to(self, client, send_case):
        code = send_case()
        Case.objects.update(due_on=timezone.localdate() - datetime.timedelta(days=1))
        assert "We are sorry that it is late" in text_of(client.post("/en/feedback/track/", {"code": code}))

    def test_a_lost_key_shows_the_state_without_the_answer(self, client, send_case, head, settings):
        code, case = send_case(), Case.objects.get()
        cases.answer(case, {"th": "ตอบ"}, head)
        cases.move(case, State.ANSWERED, head)
        settings.FEEDBACK_KEYS = ["A" * 43 + "="]
        response = client.post("/en/feedback/track/", {"code": code})
        assert response.status_code == 200
        assert "Answered" in text_of(response)


class TestAPage:
    def test_every_public_page_asks_in_both_languages_without_a_form(self, client, site):
        for address in (site.translated.get_url(), f"/en{site.translated.get_url()}", "/"):
            text = text_of(client.get(address))
            assert f"/feedback/page/{site.translated.translation_key.hex}" in text.replace("-", "") or address == "/"
            assert '<p class="useful">' in text
            assert '<form method="post"' not in text

    def test_errors_and_pages_for_some_do_not_ask(self, client, site):
        assert '<p class="useful">' not in text_of(client.get("/nothing-here/"))

    def test_two_taps_store_a_word_without_a_person(self, client, site):
        address = f"/en/feedback/page/{site.translated.translation_key}/"
        page = text_of(client.get(f"{address}?useful=yes"))
        assert re.search(r'value="yes" required checked', page)
        response = client.post(address, {FIELD: SIGNED.search(page)[1], "useful": "yes"})
        assert response.status_code == 200
        assert not response.cookies
        word = PageFeedback.objects.get()
        assert (word.useful, word.words, word.language, word.day) == (True, "", "en", timezone.localdate())
        assert word.translation_key == site.translated.translation_key

    def test_a_word_counts_once(self, client, site):
        address = f"/feedback/page/{site.translated.translation_key}/"
        sent = {FIELD: SIGNED.search(text_of(client.get(address)))[1], "useful": "no", "words": "ขาดแผนที่"}
        assert [client.post(address, sent).status_code for _time in range(3)] == [200, 200, 200]
        assert PageFeedback.objects.get().words == "ขาดแผนที่"

    def test_the_form_of_one_page_does_not_serve_another(self, client, site):
        signed = SIGNED.search(text_of(client.get(f"/feedback/page/{site.translated.translation_key}/")))[1]
        other = client.post(f"/feedback/page/{site.centre.translation_key}/", {FIELD: signed, "useful": "no"})
        assert other.status_code == 400
        assert PageFeedback.objects.count() == 0

    @pytest.mark.parametrize(
        ("values", "said"),
        [({"useful": ""}, "Choose yes or no"), ({"useful": "no", "words": "x" * 501}, "501 characters; at most 500")],
        ids=["no answer", "too long"],
    )
    def test_what_is_wrong_is_told(self, client, site, values, said):
        address = f"/en/feedback/page/{site.translated.translation_key}/"
        signed = SIGNED.search(text_of(client.get(address)))[1]
        response = client.post(address, {FIELD: signed, **values})
        assert response.status_code == 400
        assert said in text_of(response)
        assert PageFeedback.objects.count() == 0

    def test_a_national_id_is_masked(self, client, site):
        address = f"/en/feedback/page/{site.translated.translation_key}/"
        signed = SIGNED.search(text_of(client.get(address)))[1]
        response = client.post(address, {FIELD: signed, "useful": "no", "words": HYPHENS})
        assert "was masked" in text_of(response)
        assert HYPHENS not in PageFeedback.objects.get().words

    def test_of_pages_that_are_not_for_everybody_nothing_is_told(self, client, site):
        PageViewRestriction.objects.create(page=site.information, restriction_type=PageViewRestriction.LOGIN)
        site.news.unpublish()
        tree.changed()
        for page in (None, site.information, site.news):
            key = page.translation_key if page else "00000000-0000-0000-0000-000000000000"
            for act in (client.get, client.post):
                assert act(f"/feedback/page/{key}/").status_code == 404

    def test_too_many_words_in_a_minute_are_told_to_wait(self, client, site, settings):
        settings.REQUEST_LIMITS = {**settings.REQUEST_LIMITS, "words": 1}
        address = f"/en/feedback/page/{site.translated.translation_key}/"
        assert client.post(address, {"words": "Kept"}).status_code == 400
        response = client.post(address, {"words": "Kept"})
        assert response.status_code == 429
        assert "Kept" in text_of(response)


def test_somebody_who_has_signed_in_may_write_too(client, send_case):
    client.force_login(UserFactory())
    assert send_case()
