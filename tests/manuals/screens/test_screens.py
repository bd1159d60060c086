"""The screens of manuals: make one, see what has changed, issue, withdraw, write its words."""

import datetime
from html import unescape

import pytest
from django.forms import Field
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from manuals.editions.data import freeze
from manuals.editions.in_force import editions_of
from manuals.editions.issuing import issue
from manuals.models import CitizenManualPage, Edition, RecordAhead
from manuals.requirements import MANUAL
from manuals.rewording import obstacle
from manuals.screens.deletion import refusal
from manuals.screens.forms import OLDER, IssueForm, WordsForm
from manuals.screens.listed import Listed
from manuals.screens.scope import Scope
from manuals.screens.standing import Standing
from manuals.screens.views import WordsView
from manuals.screens.withdrawing import Consequence
from portal.accounts import ADMINISTRATORS
from portal.bilingual.translations import translate_page
from portal.pdf.making import Pdf
from service_pages.models import ServicePage
from tests.factories import CitizenManualPageFactory, ServicePageFactory, UserFactory, english_of
from tests.manuals.stored import days, edition_of, with_fee
from tests.manuals.web.test_index import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def publisher(client, site):
    user = UserFactory(groups=["Publishers dopa"])
    client.force_login(user)
    return user


@pytest.fixture
def quick_pdf(monkeypatch):
    """No Typst: what is made when an edition is issued has tests of its own."""
    monkeypatch.setattr(
        "manuals.editions.files.make_pdfs",
        lambda documents, **kwargs: [Pdf(b"%PDF-", "0" * 64, 1) for _one in documents],
    )


def text_of(response, status=200):
    assert response.status_code == status, response.headers
    return response.content.decode()


def screen(name, *args):
    return reverse(f"manuals_{name}", args=args)


def order(**changes):
    return {
        "number": 1,
        "effective": "23/11/2569",
        "change_note_th": "ฉบับแรก",
        "change_note_en": "First edition",
        "approved_by_th": "หัวหน้าฝ่ายทะเบียน",
        "approved_by_en": "Head of Registration",
        **changes,
    }


class TestMakingAManual:
    def test_of_a_service_is_one_step_in_both_languages(self, client, site, publisher):
        address = screen("make", site.translated.pk)
        site.manual.delete()
        assert site.translated.title in text_of(client.get(address))
        response = client.post(address)
        made = CitizenManualPage.objects.get(locale=site.home.locale)
        assert response["Location"] == screen("one", made.pk)
        assert (made.slug, made.service_codes, made.live) == ("id-card-lost", ["id-card-lost"], True)
        assert made.purpose == site.translated.summary
        assert english_of(made).title == "New identity card"

    def test_of_an_untranslated_service_has_an_alias(self, client, site, publisher):
        client.post(screen("make", site.untranslated.pk))
        made = CitizenManualPage.objects.get(slug="house-move", locale=site.home.locale)
        assert english_of(made).alias_of_id == made.pk

    def test_leads_to_the_one_that_is_there(self, client, site, publisher):
        for response in (
            client.get(screen("make", site.translated.pk)),
            client.post(screen("make", site.translated.pk)),
        ):
            assert response["Location"] == screen("one", site.manual.pk)
        assert CitizenManualPage.objects.filter(locale=site.home.locale).count() == 1

    def test_of_a_service_that_nobody_sees_is_refused_with_a_sentence(self, client, site, publisher):
        site.untranslated.unpublish()
        address = screen("make", site.untranslated.pk)
        assert client.post(address)["Location"] == address
        assert not CitizenManualPage.objects.filter(slug="house-move").exists()
        needs = {need.code: str(need.message) for need in MANUAL}
        assert needs["public"] in text_of(client.get(address))

    def test_is_offered_on_the_page_of_the_service(self, client, site, publisher):
        edit = reverse("wagtailadmin_pages:edit", args=[site.untranslated.pk])
        assert screen("make", site.untranslated.pk) in text_of(client.get(edit))
        edit = reverse("wagtailadmin_pages:edit", args=[site.translated.pk])
        assert screen("one", site.manual.pk) in text_of(client.get(edit))


class TestOneManual:
    def test_shows_what_its_services_say_otherwise_than_its_last_edition(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5), with_fee(freeze(site.manual), 10))
        text = text_of(client.get(screen("one", site.manual.pk)))
        assert "10 → 20" in text
        assert screen("issue", site.manual.pk) in text

    def test_says_when_nothing_has_changed(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        assert "→" not in text_of(client.get(screen("one", site.manual.pk))).partition("<main")[2]

    def test_says_why_no_edition_can_be_issued(self, client, site, publisher):
        site.translated.unpublish()
        assert "id-card-lost" in text_of(client.get(screen("one", site.manual.pk))).partition("help-critical")[2]


@pytest.mark.usefixtures("quick_pdf")
class TestIssuing:
    def test_makes_the_edition_that_the_form_has_promised(self, client, site, publisher):
        address = screen("issue", site.manual.pk)
        text_of(client.get(address))
        assert client.post(address, order())["Location"] == screen("one", site.manual.pk)
        edition = Edition.objects.get()
        assert (edition.number, str(edition.effective), edition.change_note_en) == (1, "2026-11-23", "First edition")
        assert client.get("/manuals/id-card-lost/").status_code == 200

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"effective": "22/11/2569"}, "effective"),
            ({"effective": "soon"}, "effective"),
            ({"effective": ""}, "effective"),
            ({"change_note_th": " "}, "change_note_th"),
            ({"approved_by_th": ""}, "approved_by_th"),
            ({"approved_by_th": "ก" * 201}, "approved_by_th"),
            ({"change_note_th": "ก" * 2001}, "change_note_th"),
        ],
    )
    def test_is_refused_at_the_field_and_keeps_what_was_typed(self, client, site, publisher, changes, field):
        response = client.post(screen("issue", site.manual.pk), order(**changes))
        assert response.context["form"].errors.keys() == {field}
        assert "First edition" in text_of(response)
        assert not Edition.objects.exists()

    def test_a_second_time_with_the_same_number_is_told(self, client, site, publisher):
        address = screen("issue", site.manual.pk)
        client.post(address, order())
        response = client.post(address, order())
        assert response.context["form"].non_field_errors()
        assert 'name="number" value="2"' in text_of(response)
        assert Edition.objects.count() == 1

    def test_of_a_manual_with_a_service_nobody_sees_is_refused_with_a_sentence(self, client, site, publisher):
        site.translated.unpublish()
        text = text_of(client.post(screen("issue", site.manual.pk), order()))
        (sentence,) = Standing(site.manual).faults
        assert "id-card-lost" in sentence
        assert text.count(escape(sentence)) == 1
        assert "First edition" in text
        assert not Edition.objects.exists()

    def test_that_fails_at_the_pdf_says_why_and_leaves_nothing(self, client, site, publisher, monkeypatch):
        from portal.pdf.faults import PdfRefused

        def fail(*args, **kwargs):
            raise PdfRefused("ตัวอักษรนี้พิมพ์ไม่ได้")

        monkeypatch.setattr("manuals.editions.files.make_pdfs", fail)
        response = client.post(screen("issue", site.manual.pk), order())
        assert "ตัวอักษรนี้พิมพ์ไม่ได้" in text_of(response)
        assert not Edition.objects.exists()

    @pytest.mark.parametrize("number", ["", "x", "0", "-1", "9" * 40])
    def test_with_a_number_that_is_none_is_refused(self, client, site, publisher, number):
        response = client.post(screen("issue", site.manual.pk), order(number=number))
        assert response.context["form"].errors
        assert not Edition.objects.exists()

    def test_whoever_comes_second_sees_the_number_that_is_next_and_what_the_first_one_said(
        self, client, site, publisher, monkeypatch
    ):
        def somebody_is_quicker(manual, **facts):
            edition_of(manual, 1, days(0), with_fee(freeze(manual), 10), issued_by="somchai")
            return issue(manual, **facts)

        monkeypatch.setattr("manuals.screens.views.issue", somebody_is_quicker)
        text = text_of(client.post(screen("issue", site.manual.pk), order()))
        assert "somchai" in text
        assert 'name="number" value="2"' in text
        assert "10 → 20" in text
        assert "ออกฉบับที่ 2</button>" in text

    def test_of_a_manual_that_was_never_published_is_refused(self, client, site, publisher):
        draft = CitizenManualPageFactory(
            parent=site.manual_index, live=False, slug="house-move", services=[("service", "house-move")]
        )
        text = text_of(client.post(screen("issue", draft.pk), order()))
        assert escape(Standing(draft).faults[0]) in text
        assert not Edition.objects.exists()

    def test_a_field_left_empty_is_named_as_the_form_names_it(self, client, site, publisher):
        response = client.post(screen("issue", site.manual.pk), order(change_note_th=""))
        label = str(IssueForm.base_fields["change_note_th"].label)
        with override("en"):
            assert "change note" in str(IssueForm.base_fields["change_note_th"].error_messages["required"])
        assert response.context["form"].errors["change_note_th"] != [str(Field.default_error_messages["required"])]
        assert label in text_of(response)

    def test_begins_with_who_approved_the_last_one(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        text = text_of(client.get(screen("issue", site.manual.pk)))
        assert "หัวหน้าฝ่ายทะเบียน" in text


@pytest.mark.usefixtures("quick_pdf")
class TestTheNameOfAManual:
    """Of one service: it is called as the service is, from the next edition on."""

    @pytest.fixture
    def renamed(self, site):
        edition_of(site.manual, 1, days(-5))
        site.translated.title = "การทำบัตรใหม่แทนบัตรที่หาย"
        site.translated.save_revision().publish()
        translate_page(site.fresh().translated, {"title": "A card for a lost one"})
        return site.manual

    def test_follows_when_an_edition_is_issued(self, client, renamed, publisher):
        client.post(screen("issue", renamed.pk), order(number=2))
        said = Edition.objects.get(number=2).data["manual"]["title"]
        assert said == {"th": "การทำบัตรใหม่แทนบัตรที่หาย", "en": "A card for a lost one"}
        manual = CitizenManualPage.objects.get(pk=renamed.pk)
        assert (manual.title, english_of(manual).title) == ("การทำบัตรใหม่แทนบัตรที่หาย", "A card for a lost one")
        assert "การทำบัตรใหม่แทนบัตรที่หาย" in text_of(client.get("/manuals/"))

    def test_is_told_as_one_change(self, client, renamed, publisher):
        edition_of(renamed, 2, days(-4))
        service = ServicePage.objects.get(code="id-card-lost", locale=renamed.locale)
        service.title = "อีกชื่อหนึ่ง"
        service.save_revision().publish()
        main = text_of(client.get(screen("one", renamed.pk))).partition("<main")[2]
        assert main.count("→ อีกชื่อหนึ่ง") == 1

    def test_leaves_a_draft_with_another_title_as_it_is(self, client, renamed, publisher):
        manual = CitizenManualPage.objects.get(pk=renamed.pk)
        manual.title = "ชื่อที่ผู้ดูแลระบบกำลังเขียน"
        manual.save_revision()
        client.post(screen("issue", renamed.pk), order(number=2))
        manual = CitizenManualPage.objects.get(pk=renamed.pk)
        assert manual.title == "การทำบัตรใหม่แทนบัตรที่หาย"
        assert manual.get_latest_revision_as_object().title == "ชื่อที่ผู้ดูแลระบบกำลังเขียน"
        assert manual.has_unpublished_changes

    def test_stays_while_the_page_is_locked_and_the_edition_is_issued(self, client, renamed, publisher):
        CitizenManualPage.objects.filter(pk=renamed.pk).update(locked=True)
        client.post(screen("issue", renamed.pk), order(number=2))
        assert Edition.objects.filter(number=2).exists()
        assert CitizenManualPage.objects.get(pk=renamed.pk).title == renamed.title


def consequence(site, number):
    return Consequence(Standing(site.manual), number)


class TestWhatComesOfWithdrawing:
    """In English, so that the sentences are those of the code."""

    @pytest.fixture(autouse=True)
    def in_english(self):
        with override("en"):
            yield

    def test_the_only_one(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        assert consequence(site, 1).sentences == [
            "It is the one in force. Withdrawn, no edition of this manual is in force."
        ]

    def test_the_one_in_force_with_one_before_and_one_announced(self, client, site, publisher):
        for number, day in ((1, -5), (2, -3), (3, 4)):
            edition_of(site.manual, number, days(day))
        again, announced = consequence(site, 2).sentences
        assert "edition 1 of" in again
        assert again.endswith("is in force again at once.")
        assert announced.startswith("Edition 3 takes effect on")

    @pytest.mark.parametrize(("number", "word"), [(1, "no longer in force"), (3, "announced")])
    def test_one_that_is_not_in_force_changes_nothing_that_is(self, client, site, publisher, number, word):
        for issued, day in ((1, -5), (2, -3), (3, 4)):
            edition_of(site.manual, issued, days(day))
        first, last = consequence(site, number).sentences
        assert word in first
        assert last == "Edition 2 stays in force."

    def test_an_announced_one_alone(self, client, site, publisher):
        edition_of(site.manual, 1, days(5))
        assert consequence(site, 1).sentences[1] == "No edition of this manual is in force, as before."

    def test_is_on_the_screen(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        text = text_of(client.get(screen("withdraw", site.manual.pk, 1)))
        with override("th"):
            assert escape(consequence(site, 1).sentences[0]) in text


class TestWithdrawing:
    def test_needs_a_reason_and_leaves_the_edition_readable(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        address = screen("withdraw", site.manual.pk, 1)
        assert "reason_th" in client.post(address, {"reason_th": " "}).context["form"].errors
        assert client.post(address, {"reason_th": "พิมพ์ผิด"})["Location"] == screen("one", site.manual.pk)
        assert editions_of(site.manual.translation_key)[0].withdrawn
        assert "พิมพ์ผิด" in text_of(client.get("/manuals/id-card-lost/editions/1/"))

    def test_twice_is_told(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        address = screen("withdraw", site.manual.pk, 1)
        client.post(address, {"reason_th": "พิมพ์ผิด"})
        assert client.post(address, {"reason_th": "อีกครั้ง"}).context["form"].errors

    def test_of_what_is_not_there_is_not_found(self, client, site, publisher):
        assert client.get(screen("withdraw", site.manual.pk, 7)).status_code == 404


class TestTheWordsOfAManual:
    def test_are_saved_in_both_languages(self, client, site, publisher):
        words = {
            "purpose_th": "วัตถุประสงค์ใหม่",
            "purpose_en": "A new purpose",
            "goals_th": "หนึ่ง\nสอง",
            "goals_en": "One\nTwo",
        }
        assert client.post(screen("words", site.manual.pk), words).status_code == 302
        manual = CitizenManualPage.objects.get(pk=site.manual.pk)
        assert (manual.purpose, manual.goals.split(), manual.introduction) == ("วัตถุประสงค์ใหม่", ["หนึ่ง", "สอง"], "")
        assert english_of(manual).purpose == "A new purpose"
        assert english_of(manual).title == "New identity card: manual"
        assert "A new purpose" in text_of(client.get(screen("words", site.manual.pk)))

    def test_need_a_purpose(self, client, site, publisher):
        response = client.post(screen("words", site.manual.pk), {"purpose_th": "", "goals_th": "ก"})
        assert "purpose_th" in response.context["form"].errors
        assert CitizenManualPage.objects.get(pk=site.manual.pk).purpose == site.manual.purpose

    def test_that_are_emptied_in_english_are_shown_in_thai(self, client, site, publisher):
        thai = {f"{name}_th": getattr(site.manual, name) for name in WordsForm.WORDS}
        client.post(screen("words", site.manual.pk), thai | {"goals_en": "One\r\nTwo", "introduction_en": "Begin"})
        assert english_of(site.manual).goals == "One\nTwo"
        client.post(screen("words", site.manual.pk), thai | {"introduction_en": "Begin"})
        english = english_of(site.manual)
        assert (english.goals, english.introduction) == (site.manual.goals, "Begin")
        form = client.get(screen("words", site.manual.pk)).context["form"]
        assert (form["goals_en"].value(), form["introduction_en"].value()) == ("", "Begin")

    def test_in_english_without_thai_are_refused_at_the_field(self, client, site, publisher):
        words = {"purpose_th": "ก", "goals_en": "One"}
        response = client.post(screen("words", site.manual.pk), words)
        assert response.context["form"].errors.keys() == {"goals_en"}
        assert CitizenManualPage.objects.get(pk=site.manual.pk).purpose == site.manual.purpose

    def test_whose_english_was_not_looked_at_stay_marked_as_older(self, client, site, publisher):
        thai = {f"{name}_th": getattr(site.manual, name) for name in WordsForm.WORDS}
        address = screen("words", site.manual.pk)
        client.post(address, thai | {"purpose_en": "For those who lost it"})
        client.post(address, thai | {"purpose_th": "อีกอย่างหนึ่ง", "purpose_en": "For those who lost it"})
        assert set(english_of(site.manual).held) == {"purpose"}
        form = client.get(address).context["form"]
        assert form.fields["purpose_en"].help_text == OLDER
        client.post(address, thai | {"purpose_th": "อีกอย่างหนึ่ง", "purpose_en": "For those who lost it"})
        assert not english_of(site.manual).held

    def test_of_a_manual_that_is_not_published_are_saved_as_a_draft(self, client, site, publisher):
        site.manual.unpublish()
        response = client.post(
            screen("words", site.manual.pk), {"purpose_th": "ร่าง", "purpose_en": "Draft"}, follow=True
        )
        manual = CitizenManualPage.objects.get(pk=site.manual.pk)
        assert not manual.live
        assert not english_of(manual).live
        assert manual.get_latest_revision_as_object().purpose == "ร่าง"
        assert str(WordsView._done(manual)) in unescape(text_of(response))

    def test_keep_the_draft_that_an_administrator_is_writing(self, client, site, publisher):
        manual = CitizenManualPage.objects.get(pk=site.manual.pk)
        manual.appendices = []
        manual.save_revision()
        client.post(screen("words", site.manual.pk), {"purpose_th": "ใหม่", "goals_th": "ข้อเดียว"})
        manual = CitizenManualPage.objects.get(pk=site.manual.pk)
        draft = manual.get_latest_revision_as_object()
        assert (manual.purpose, len(manual.appendices), manual.has_unpublished_changes) == ("ใหม่", 1, True)
        assert (draft.purpose, len(draft.appendices)) == ("ใหม่", 0)

    @pytest.mark.parametrize("why", ["locked", "reviewed", "scheduled"])
    def test_are_not_changed_while_the_page_is_held(self, client, site, publisher, why):
        manual = CitizenManualPage.objects.get(pk=site.manual.pk)
        if why == "locked":
            CitizenManualPage.objects.filter(pk=manual.pk).update(locked=True)
        elif why == "reviewed":
            workflow = Workflow.objects.create(name="Review")
            task = GroupApprovalTask.objects.create(name="Look")
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
            manual.save_revision()
            workflow.start(manual, UserFactory())
        else:
            manual.go_live_at = timezone.now() + datetime.timedelta(days=3)
            manual.save_revision(approved_go_live_at=manual.go_live_at)
        address = screen("words", site.manual.pk)
        text = text_of(client.post(address, {"purpose_th": "ใหม่", "purpose_en": "What I typed"}))
        manual = CitizenManualPage.objects.get(pk=site.manual.pk)
        assert manual.purpose == site.manual.purpose
        assert escape(obstacle(manual)) in text
        assert "What I typed" in text

    def test_that_cannot_be_published_are_told_with_what_was_typed(self, client, site, publisher):
        site.translated.unpublish()
        text = text_of(
            client.post(screen("words", site.manual.pk), {"purpose_th": "ใหม่", "purpose_en": "What I typed"})
        )
        needs = {need.code: str(need.message) for need in MANUAL}
        assert escape(needs["public"]) in text
        assert "What I typed" in text
        assert CitizenManualPage.objects.get(pk=site.manual.pk).purpose == site.manual.purpose


class TestAnAddressThatLeadsNowhere:
    @pytest.mark.parametrize("name", ["one", "issue", "words"])
    def test_is_not_found_however_large_its_number(self, client, site, publisher, name):
        assert client.get(screen(name, 99999999999999999999)).status_code == 404
        assert client.post(screen(name, 99999999999999999999)).status_code == 404

    def test_of_a_page_is_answered_as_any_page_that_is_not_there(self, client, site, publisher):
        answers = [client.get(screen("make", number)) for number in (999_999, 99999999999999999999)]
        assert len({(answer.status_code, answer.get("Location")) for answer in answers}) == 1
        assert answers[0].status_code < 500

    def test_nor_is_a_number_of_an_edition(self, client, site, publisher):
        assert client.get(screen("withdraw", site.manual.pk, 99999999999999999999)).status_code == 404


class TestTheList:
    def test_names_own_services_with_and_without_a_manual(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        text = text_of(client.get(screen("list")))
        assert screen("one", site.manual.pk) in text
        assert screen("make", site.untranslated.pk) in text

    def test_says_since_when_a_booklet_is_behind_its_services(self, client, site, publisher):
        rows = [("service", "id-card-lost"), ("service", "house-move")]
        booklet = CitizenManualPageFactory(parent=site.manual_index, slug="centre", title="รวมเล่ม", services=rows)
        edition_of(booklet, 1, days(-5))
        RecordAhead.objects.create(
            manual=booklet.translation_key, service=site.translated.translation_key, number=1, since=days(-2)
        )
        listed = next(one for one in Listed.all_of(Scope.of(publisher)) if one.title == "รวมเล่ม")
        assert listed.ahead_since == days(-2)

    def test_costs_as_much_for_many_as_for_one(self, client, site, publisher):
        address = screen("list")
        few = len(queries(client, address))
        for number in range(12):
            code = f"more-{number}"
            ServicePageFactory(parent=site.agency, code=code, slug=code, title=code)
            rows = [("service", code)]
            manual = CitizenManualPageFactory(parent=site.manual_index, slug=code, title=code, services=rows)
            edition_of(manual, 1, days(-1))
        assert len(queries(client, address)) == few
        assert "more-11" in text_of(client.get(address))

    def test_has_the_manual_of_a_service_that_is_deleted_for_the_publishers_of_its_agency(
        self, client, site, publisher
    ):
        edition_of(site.manual, 1, days(-5))
        site.translated.delete()
        assert screen("one", site.manual.pk) in text_of(client.get(screen("list")))
        assert client.post(screen("withdraw", site.manual.pk, 1), {"reason_th": "เลิกงานนี้"}).status_code == 302

    def test_is_in_the_menu_of_those_who_have_one(self, client, site, publisher):
        address = f'href="{screen("list")}"'
        assert screen("list") in text_of(client.get(reverse("wagtailadmin_home")))
        client.force_login(UserFactory(groups=["Translators"]))
        assert address not in text_of(client.get(reverse("wagtailadmin_home")))


class TestDeletingAManual:
    def test_with_an_edition_is_refused_with_a_sentence_by_every_way(self, client, site):
        client.force_login(UserFactory(groups=[ADMINISTRATORS]))
        edition_of(site.manual, 1, days(-5))
        client.post(reverse("wagtailadmin_pages:delete", args=[site.manual.pk]))
        client.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={site.manual.pk}",
            {"next": "/admin/"},
        )
        assert CitizenManualPage.objects.filter(pk=site.manual.pk).exists()

    def test_of_the_list_above_it_is_refused_too(self, client, site):
        client.force_login(UserFactory(is_superuser=True))
        edition_of(site.manual, 1, days(-5))
        client.post(reverse("wagtailadmin_pages:delete", args=[site.manual_index.pk]))
        assert CitizenManualPage.objects.filter(pk=site.manual.pk).exists()

    def test_of_several_is_refused_in_one_sentence_that_counts_them(self, client, site):
        client.force_login(UserFactory(is_superuser=True))
        rows = [("service", "house-move")]
        other = CitizenManualPageFactory(parent=site.manual_index, slug="house-move", title="ย้าย", services=rows)
        for manual in (site.manual, other):
            edition_of(manual, 1, days(-5))
        with override("en"):
            sentence = refusal([site.manual, other])
            assert sentence == refusal([site.manual_index])
        assert sentence.startswith("2 manuals")
        assert site.manual.title in sentence
        assert other.title in sentence

    def test_of_many_names_five_and_costs_two_queries(self, site, django_assert_num_queries):
        for number in range(8):
            manual = CitizenManualPageFactory(
                parent=site.manual_index, slug=f"m-{number}", title=f"M{number}",
                services=[("service", "id-card-lost"), ("service", "house-move")],
            )  # fmt: skip
            edition_of(manual, 1, days(-5))
        with override("en"), django_assert_num_queries(2):
            sentence = refusal([site.manual_index])
        assert sentence.startswith("8 manuals")
        assert "and 3 more" in sentence
        assert "M5" not in sentence


class TestAServiceThatGoes:
    """Whoever takes it away is told which manual stays."""

    @pytest.fixture
    def chief(self, client, site):
        edition_of(site.manual, 1, days(-5))
        client.force_login(UserFactory(is_superuser=True))

    def told(self, client, site):
        text = text_of(client.get(reverse("wagtailadmin_explore", args=[site.agency.pk])))
        return text.count(screen("one", site.manual.pk))

    @pytest.mark.parametrize("way", ["delete", "unpublish"])
    @pytest.mark.parametrize("page", ["translated", "agency"])
    def test_from_the_tree(self, client, site, chief, way, page):
        gone = getattr(site, page)
        client.post(reverse(f"wagtailadmin_pages:{way}", args=[gone.pk]), {"include_descendants": "on"})
        text = text_of(client.get(reverse("wagtailadmin_explore", args=[site.index.pk])))
        assert screen("one", site.manual.pk) in text

    @pytest.mark.parametrize("way", ["delete", "unpublish"])
    def test_in_bulk(self, client, site, chief, way):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", way])
        client.post(f"{address}?id={site.translated.pk}", {"next": "/admin/"})
        assert self.told(client, site) == 1

    def test_by_becoming_private(self, client, site, chief):
        client.post(f"/admin/pages/{site.translated.pk}/privacy/", {"restriction_type": "login"})
        assert self.told(client, site) == 1

    def test_without_an_edition_in_force_it_is_not_worth_a_word(self, client, site):
        client.force_login(UserFactory(is_superuser=True))
        client.post(reverse("wagtailadmin_pages:unpublish", args=[site.translated.pk]))
        assert self.told(client, site) == 0
