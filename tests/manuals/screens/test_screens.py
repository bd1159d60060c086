"""The screens of manuals: make one, see what has changed, issue, withdraw, write its words."""

import pytest
from django.urls import reverse

from manuals.editions.data import freeze
from manuals.editions.in_force import editions_of
from manuals.models import CitizenManualPage, Edition
from manuals.pdf.engine import Pdf
from manuals.requirements import MANUAL
from portal.accounts import ADMINISTRATORS
from tests.factories import UserFactory, english_of
from tests.manuals.stored import days, edition_of, with_fee

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
        assert str(MANUAL[-1].message) in text_of(client.get(address))

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
        response = client.post(screen("issue", site.manual.pk), order())
        assert "id-card-lost" in "".join(response.context["form"].non_field_errors())

    def test_that_fails_at_the_pdf_says_why_and_leaves_nothing(self, client, site, publisher, monkeypatch):
        from manuals.pdf.faults import PdfRefused

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

    def test_begins_with_who_approved_the_last_one(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        text = text_of(client.get(screen("issue", site.manual.pk)))
        assert "หัวหน้าฝ่ายทะเบียน" in text


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


class TestTheList:
    def test_names_own_services_with_and_without_a_manual(self, client, site, publisher):
        edition_of(site.manual, 1, days(-5))
        text = text_of(client.get(screen("list")))
        assert screen("one", site.manual.pk) in text
        assert screen("make", site.untranslated.pk) in text

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
