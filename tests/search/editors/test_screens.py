import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from search.editors.forms import MakeSynonymForm
from search.editors.models import BestBet, SynonymGroup
from search.finding import find
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MOVE = "การแจ้งย้ายที่อยู่"


@pytest.fixture
def editor(client, site):
    client.force_login(UserFactory(groups=["Editors dopa"]))
    return client


@pytest.fixture
def address():
    return reverse("search_make_synonym")


def found(question):
    return [result.document.title for result in find(question, "th").results(0, 5)]


def text(response):
    return response.content.decode()


class TestMakeThisASynonym:
    def test_the_form_shows_what_is_found_now(self, editor, address):
        response = editor.get(address, {"query": "แจ้งย้าย", "language": "th"})
        assert MOVE in text(response)
        assert 'value="แจ้งย้าย"' in text(response)

    def test_trying_shows_what_would_be_found_and_saves_nothing(self, editor, address):
        response = editor.post(address, {"query": "ฟุบแฟบ", "meant": "แจ้งย้าย", "language": "th", "try": "1"})
        assert response.context["comparison"].now == []
        assert response.context["comparison"].then[0].title == MOVE
        assert not SynonymGroup.objects.exists()
        assert MOVE not in found("ฟุบแฟบ")

    def test_saving_a_new_meaning_is_one_step(self, editor, address):
        response = editor.post(address, {"query": "ฟุบแฟบ", "meant": "แจ้งย้าย", "language": "th"})
        assert response.status_code == 302
        assert found("ฟุบแฟบ")[0] == MOVE
        group = SynonymGroup.objects.get()
        assert (group.kind, group.terms, group.meant) == ("leads", "ฟุบแฟบ", "แจ้งย้าย")
        assert ModelLogEntry.objects.filter(object_id=group.pk, action="wagtail.create").exists()

    def test_a_set_that_is_there_takes_one_more_term(self, editor, address):
        group = SynonymGroup.objects.create(terms="แจ้งย้าย\nย้ายบ้าน")
        editor.post(address, {"query": "ฟุบแฟบ", "group": group.pk})
        group.refresh_from_db()
        assert group.terms == "แจ้งย้าย\nย้ายบ้าน\nฟุบแฟบ"
        assert found("ฟุบแฟบ")[0] == MOVE

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            ({}, "one of the two"),
            ({"meant": "ก"}, "single letter"),
            ({"meant": "แจ้งย้าย", "group": "own"}, "one of the two"),
            ({"group": "own", "query": "ย้ายบ้าน"}, "the same term"),
            ({"group": "999999"}, "Select a valid choice"),
            ({"group": "x"}, "Select a valid choice"),
            ({"query": "", "meant": "แจ้งย้าย"}, "This field is required"),
            ({"query": "ก" * 101, "meant": "แจ้งย้าย"}, "at most 100 characters"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence(self, editor, address, sent, sentence):
        group = SynonymGroup.objects.create(terms="แจ้งย้าย\nย้ายบ้าน")
        sent = {"query": "ฟุบแฟบ", **sent}
        if sent.get("group") == "own":
            sent["group"] = str(group.pk)
        with override("en"):
            form = MakeSynonymForm(sent)
            assert sentence in " ".join(str(error) for errors in form.errors.values() for error in errors)
        response = editor.post(address, sent)
        assert response.status_code == 200
        assert SynonymGroup.objects.count() == 1
        assert SynonymGroup.objects.get().terms == "แจ้งย้าย\nย้ายบ้าน"

    def test_a_set_deleted_meanwhile_is_told(self, editor, address):
        group = SynonymGroup.objects.create(terms="แจ้งย้าย\nย้ายบ้าน")
        form = MakeSynonymForm({"query": "ฟุบแฟบ", "group": group.pk})
        assert form.is_valid()
        group.delete()
        with pytest.raises(ValidationError):
            form.save()

    def test_an_own_service_can_be_edited_from_there(self, client, site, address):
        own = reverse("wagtailadmin_pages:edit", args=[site.untranslated.pk])
        for group, may in (("Editors dopa", True), ("Heads", False)):
            client.force_login(UserFactory(groups=[group]))
            assert (own in text(client.get(address, {"query": "แจ้งย้าย"}))) == may


class TestSetsAndBets:
    def test_an_editor_adds_changes_and_deletes_a_set(self, editor):
        values = {"terms": "ฟุบแฟบ\r\nแจ้งย้าย", "kind": "same", "meant": "", "active": "on", "note": ""}
        assert editor.post(reverse("search_synonyms:add"), values).status_code == 302
        group = SynonymGroup.objects.get()
        assert group.terms == "ฟุบแฟบ\nแจ้งย้าย"
        edit = reverse("search_synonyms:edit", args=[group.pk])
        assert editor.post(edit, {**values, "terms": "ฟุบแฟบ\nย้ายบ้าน"}).status_code == 302
        assert editor.get(reverse("search_synonyms:index"), {"q": "ย้ายบ้าน"}).status_code == 200
        editor.post(reverse("search_synonyms:delete", args=[group.pk]))
        assert not SynonymGroup.objects.exists()

    def test_a_fault_is_told_at_its_field_and_nothing_is_stored(self, editor):
        response = editor.post(
            reverse("search_synonyms:add"), {"terms": "ก", "kind": "leads", "meant": "", "active": "on"}
        )
        assert set(response.context["form"].errors) == {"terms", "meant"}
        assert not SynonymGroup.objects.exists()

    def test_an_editor_puts_a_page_first(self, editor, site):
        values = {"terms": "ทำบัตร", "page": site.translated.pk, "order": "0", "active": "on", "until": "31/12/2569"}
        assert editor.post(reverse("search_best_bets:add"), values).status_code == 302
        bet = BestBet.objects.get()
        assert (bet.page_id, bet.until.year) == (site.translated.pk, 2026)
        assert site.translated.title in text(editor.get(reverse("search_best_bets:index")))

    def test_the_list_does_not_name_a_page_that_became_private(self, editor, site):
        BestBet.objects.create(terms="ทำบัตร", page=site.news)
        site.news.unpublish()
        assert site.news.title not in text(editor.get(reverse("search_best_bets:index")))

    @pytest.mark.parametrize(
        "wrong", [{"order": "-1"}, {"order": "99999"}, {"until": "32/13/2569"}, {"page": "999999"}, {"page": "x"}]
    )
    def test_what_a_bet_cannot_be_is_refused(self, editor, site, wrong):
        values = {"terms": "ทำบัตร", "page": site.translated.pk, "order": "0", "active": "on", "until": "", **wrong}
        response = editor.post(reverse("search_best_bets:add"), values)
        assert response.status_code in {200, 400}
        assert not BestBet.objects.exists()
