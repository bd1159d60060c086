"""The once-only note of missing papers."""

import datetime
import logging
import re
from html import unescape

import pytest
from django.apps import apps
from django.utils import timezone

from home.models import Holiday
from portal.bilingual.dates import BUDDHIST_OFFSET
from service_pages.models import ServicePage
from tests.factories import document_row
from tests.manuals.counter.conftest import CARD, CODE, NAME_PAPER, PASSPORT_PHOTO, PHOTO, PROXY_PAPER

pytestmark = pytest.mark.django_db
SCREEN = f"/staff/counter/{CODE}/"
NOTE = f"{SCREEN}note/"


def day(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def thai(value):
    return f"{value.day}/{value.month}/{value.year + BUDDHIST_OFFSET}"


@pytest.fixture
def ask(client, officer, counters):
    """``ask(deadline=…)``: the answer to a right form but for what is given; None leaves a field out."""

    def post(prefix="", **changed):
        data = {"paper": counters.box(CARD), "deadline": day(7).isoformat(), "counter": "1"} | changed
        return client.post(prefix + NOTE, {name: value for name, value in data.items() if value is not None})

    return post


def main(response):
    text = unescape(response.content.decode())
    return text[text.index("<main") : text.index("</main>")]


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace("\u00a0", " ").replace("\u2060", "")


def copies(response):
    return re.findall(r'<section class="missing-note".*?</section>', main(response), re.DOTALL)


class TestThePage:
    def test_two_copies_each_in_both_languages(self, ask):
        response = ask()
        assert response.status_code == 200
        found = copies(response)
        assert len(found) == 2
        for copy in found:
            assert 'lang="th"' in copy
            assert 'lang="en"' in copy
            assert CARD in copy
            assert "Identity card" in copy
            assert copy.count("missing-note__signature") >= 2

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_the_note_is_the_same_whichever_language_the_officer_works_in(self, ask, prefix):
        text = plain(copies(ask(prefix))[0])
        assert f"{day(7).year + BUDDHIST_OFFSET}" in text
        assert f"{day(7).year}" in text
        assert "การขอมีบัตรประจำตัวประชาชนใหม่" in text
        assert "New identity card" in text
        assert "Note of missing papers" in text
        assert CODE in text

    def test_only_what_was_ticked_stands_there(self, ask, counters):
        text = plain(copies(ask(paper=[counters.box(NAME_PAPER), counters.box(PHOTO)]))[0])
        assert "Identity card" not in text
        assert "Change of name" in text
        assert "ถ้าเคยเปลี่ยนชื่อ" in text
        assert PHOTO in text
        assert PASSPORT_PHOTO in text  # one of the two is enough

    def test_papers_of_the_chosen_cases_can_be_ticked(self, ask, counters):
        assert PROXY_PAPER in main(ask(paper=counters.box(PROXY_PAPER), case="proxy", shown="proxy"))
        assert ask(paper=counters.box(PROXY_PAPER)).status_code == 422

    def test_the_numbers_asked_for_stand_beside_the_paper(self, ask):
        assert re.search(rf"{CARD} – .*? 1 · .*? 1", plain(copies(ask())[0]))

    def test_a_service_outside_the_act_promises_nothing_of_it(self, ask, counters):
        assert "facilitating licences" in main(ask())
        counters.service.under_act = False
        counters.service.save_revision().publish()
        assert "facilitating licences" not in main(ask())

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_a_service_that_is_not_translated_prints_the_thai_words_on_both_sides(
        self, client, counters, officer, prefix
    ):
        page = counters.site.untranslated
        form = {"paper": page.rows["documents"][0].id, "deadline": day(3).isoformat(), "counter": "1"}
        response = client.post(f"{prefix}/staff/counter/house-move/note/", form)
        assert response.status_code == 200
        assert copies(response)[0].count(page.title) == 4

    def test_a_deadline_of_today_is_accepted(self, ask):
        assert ask(deadline=day(0).isoformat()).status_code == 200

    def test_a_year_of_the_buddhist_era_means_what_it_says(self, ask):
        assert str(day(7).year) in plain(copies(ask(deadline=thai(day(7))))[0])

    def test_a_day_can_be_chosen_in_place_of_typing_it(self, client, ask):
        offered = re.findall(r'type="radio" name="day" value="([^"]+)"', main(client.get(SCREEN)))
        assert offered == [day(number).isoformat() for number in (1, 7, 15)]
        assert str(day(15).day) in plain(copies(ask(day=offered[2], deadline=""))[0])

    def test_a_day_on_which_the_centre_is_closed_is_not_offered(self, client, counters, officer):
        Holiday.objects.create(date=day(7), name_th="วันหยุด", name_en="Holiday")
        text = main(client.get(SCREEN))
        assert f'value="{day(7).isoformat()}"' not in text
        assert f'value="{day(8).isoformat()}"' in text

    def test_what_is_not_stated_of_a_paper_is_left_out(self, ask, counters):
        text = plain(copies(ask(paper=counters.box(PHOTO)))[0])
        assert "ไม่ได้ระบุ" not in text
        assert "not stated" not in text

    def test_it_names_the_phone_of_the_agency(self, ask):
        assert "0 4299 0100" in plain(copies(ask())[0])

    def test_many_papers_are_in_smaller_type(self, ask, counters):
        assert "missing-note--long" not in main(ask())
        rows = [("document", document_row(name=f"เอกสาร {number}")[1]) for number in range(9)]
        counters.service.documents = rows
        counters.service.save_revision().publish()
        page = ServicePage.objects.get(pk=counters.service.pk)
        assert "missing-note--long" in main(ask(paper=[row.id for row in page.rows["documents"]]))


class TestCasesAndPapers:
    def test_cases_that_were_not_shown_make_no_note_and_lose_nothing(self, ask, counters):
        response = ask(case="proxy", deadline=thai(day(9)))
        text = main(response)
        assert response.status_code == 422
        assert "missing-note" not in text
        assert PROXY_PAPER in text
        assert re.findall(r'name="paper" value="([^"]+)" checked', text) == [counters.box(CARD)]
        assert f'value="{thai(day(9))}"' in text
        assert 'name="shown" value="proxy"' in text
        assert ask(case="proxy", shown="proxy").status_code == 200

    def test_cases_taken_back_make_no_note_either(self, ask):
        assert ask(shown="proxy").status_code == 422

    def test_showing_the_papers_of_other_cases_keeps_ticks_and_day(self, client, counters, officer):
        sent = {"case": "proxy", "paper": [counters.box(CARD)], "deadline": "พรุ่งนี้", "counter": "7"}
        response = client.post(SCREEN, sent)
        text = main(response)
        assert response.status_code == 200
        assert re.findall(r'name="paper" value="([^"]+)" checked', text) == [counters.box(CARD)]
        assert PROXY_PAPER in text
        assert 'value="พรุ่งนี้"' in text
        assert re.search(r'<option value="7" selected', text)
        assert "form__error" not in text

    def test_a_scan_within_the_form_makes_no_note(self, client, counters, officer):
        form = main(client.get(SCREEN)).split('class="counter-mode__note"')[1]
        first = re.search(r"<button[^>]*>", form)[0]
        assert f'formaction="{SCREEN}#papers"' in first


class TestNothingOfThePerson:
    def test_there_is_no_field_but_boxes_a_day_and_a_counter(self, client, counters, officer):
        text = main(client.get(SCREEN))
        form = text[text.index('class="counter-mode__note"') :].split("</form>")[0]
        names = {"csrfmiddlewaretoken", "case", "paper", "day", "deadline", "counter"}
        assert set(re.findall(r'name="([^"]+)"', form)) == names
        assert "<textarea" not in form

    def test_nothing_is_stored(self, ask):
        tables = [model for model in apps.get_models() if model._meta.managed and model._meta.app_label != "sessions"]
        before = {model: model.objects.count() for model in tables if hasattr(model, "objects")}
        ask()
        assert {model: model.objects.count() for model in before} == before

    def test_the_answer_is_kept_nowhere(self, ask):
        for response in (ask(), ask(deadline="")):
            assert response["Cache-Control"] == "private, no-store"

    def test_no_log_holds_what_was_sent(self, ask, caplog):
        caplog.set_level(logging.DEBUG)
        ask()
        ask(deadline="SECRETMARK")
        assert "SECRETMARK" not in caplog.text
        assert day(7).isoformat() not in "\n".join(
            line.getMessage() for line in caplog.records if not line.name.startswith("django.db")
        )

    def test_a_report_of_an_error_hides_what_was_sent(self, rf, counters, officer):
        from manuals.counter.views import counter_note

        request = rf.post(NOTE, {"paper": "x"})
        request.user = officer
        counter_note(request, CODE)
        assert request.sensitive_post_parameters == "__ALL__"

    def test_its_address_without_a_form_leads_back_to_the_service(self, client, counters, officer):
        response = client.get(NOTE)
        assert (response.status_code, response["Location"]) == (302, SCREEN)


class TestBadInput:
    def refused(self, response, field):
        assert response.status_code == 422
        found = re.search(rf'<p class="form__error" id="{field}-error">(.*?)</p>', main(response))
        assert found, main(response)
        return found[1]

    def test_no_paper_ticked(self, ask):
        self.refused(ask(paper=None), "papers")

    def test_a_paper_that_is_not_of_the_service(self, ask, counters):
        foreign = counters.site.untranslated.rows["documents"][0].id
        told = self.refused(ask(paper=[counters.box(CARD), foreign]), "papers")
        assert foreign not in told

    @pytest.mark.parametrize("typed", ["", "พรุ่งนี้", "31/02/2569", "2569", "1/1/99999", "x" * 5000])
    def test_what_is_no_day_is_told_with_an_example_of_both_eras(self, ask, typed):
        told = self.refused(ask(deadline=typed), "note-deadline")
        assert f"{day(7):%d/%m}/{day(7).year + BUDDHIST_OFFSET}" in told
        assert f"{day(7):%d/%m/%Y}" in told

    @pytest.mark.parametrize("number", [-1, -400, 366])
    def test_a_deadline_in_the_past_or_beyond_a_year(self, ask, number):
        self.refused(ask(deadline=day(number).isoformat()), "note-deadline")

    def test_a_day_on_which_the_centre_is_closed_is_told_with_the_next_open_one(self, ask):
        Holiday.objects.create(date=day(7), name_th="วันหยุด", name_en="Holiday")
        told = self.refused(ask(deadline=day(7).isoformat()), "note-deadline")
        assert str(day(8).day) in told

    @pytest.mark.parametrize("typed", ["99", "", None])
    def test_a_counter_that_does_not_exist_or_none(self, ask, typed):
        self.refused(ask(counter=typed), "note-counter")

    def test_two_different_days_are_told(self, ask):
        self.refused(ask(day=day(1).isoformat()), "note-deadline")

    @pytest.mark.parametrize("chosen", ["2026-01-01", "x", "9" * 99])
    def test_a_day_that_was_not_offered_is_none(self, ask, chosen):
        self.refused(ask(day=chosen, deadline=""), "note-deadline")

    def test_what_is_wrong_is_summed_up_at_the_top_with_ways_to_the_fields(self, ask):
        response = ask(paper=None, deadline="")
        text = main(response)
        summary = text[text.index('id="problems"') :].split("</div>")[0]
        assert re.findall(r'href="#([^"]+)"', summary) == ["papers", "note-deadline"]
        for anchor in ("papers", "note-deadline"):
            assert f'id="{anchor}"' in text
        assert re.search(r"<title>\S+: ", response.content.decode())

    def test_nothing_of_the_form_is_lost(self, ask, counters):
        ticked = [counters.box(NAME_PAPER), counters.box(PROXY_PAPER)]
        text = main(ask(paper=ticked, deadline="พรุ่งนี้", counter="7", case="proxy", shown="proxy"))
        assert re.findall(r'name="paper" value="([^"]+)" checked', text) == sorted(
            ticked, key=lambda value: value != counters.box(PROXY_PAPER)
        )
        assert 'value="พรุ่งนี้"' in text
        assert re.search(r'<option value="7" selected', text)
        assert re.search(r'value="proxy" checked', text)
        assert '<input type="hidden" name="shown" value="proxy">' in text

    def test_a_service_that_has_gone_meanwhile_is_told(self, ask, counters):
        counters.service.unpublish()
        assert ask().status_code == 404

    def test_a_centre_without_counters_has_no_field_for_one(self, ask, counters):
        from home.models import Counter
        from service_pages.models import AgencyPage

        Counter.objects.all().delete()
        AgencyPage.objects.update(live=True)
        text = main(ask(counter="dopa"))
        assert "missing-note" in text

    @pytest.mark.parametrize("deadline", ["<script>alert(1)</script>", '"><b>', "{{ 7|add:7 }}"])
    def test_what_was_typed_is_shown_as_text(self, ask, deadline):
        response = ask(deadline=deadline)
        assert "<script>alert" not in response.content.decode()
        assert '"><b>' not in response.content.decode()


def test_the_counter_of_the_service_is_chosen_already(client, counters, officer):
    assert re.search(r'<option value="1" selected', main(client.get(SCREEN)))
    client.post("/staff/counter/", {"counter": ["2"]})
    assert re.search(r'<option value="2" selected', main(client.get(SCREEN)))
