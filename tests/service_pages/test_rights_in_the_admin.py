"""What editors, publishers and translators try in the admin, at its own addresses."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site, TaskState
from wagtail.users.models import UserProfile

from home.models import HomePage, InformationPage
from portal.accounts import ADMINISTRATORS, TRANSLATORS
from portal.bilingual.aliases import ensure_alias
from portal.bilingual.language import language_of
from portal.models import User
from portal.tree import changed, snapshot
from service_pages.models import AgencyTeam, ServicePage
from tests.factories import InformationPageFactory, ServicePageFactory, UserFactory, english_of
from tests.service_pages.two_agencies import SECRET, form_of, reread

pytestmark = pytest.mark.django_db
EDITORS, PUBLISHERS = "Editors dopa", "Publishers dopa"


@pytest.fixture
def as_a(client):
    """Signs in somebody of these groups; returns the browser."""

    def sign_in(*groups):
        client.force_login(UserFactory(groups=groups))
        return client

    return sign_in


def at(name: str, *args) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def is_refused(response) -> bool:
    return response.status_code in {403, 404} or response.get("Location") == "/admin/"


class TestTheWayToPublication:
    @pytest.fixture
    def submitted(self, agencies, as_a):
        form = form_of(agencies.dopa, summary="ข้อความใหม่", **{"action-submit": "on"})
        response = as_a(EDITORS).post(at("edit", agencies.dopa.pk), form)
        assert response.status_code == 302
        return reread(agencies.dopa)

    def test_what_an_editor_submits_reaches_the_agencys_publishers(self, submitted):
        task = submitted.current_workflow_task
        assert task == AgencyTeam.of(submitted).approval
        assert [group.name for group in task.groups.order_by("name")] == [ADMINISTRATORS, PUBLISHERS]
        assert reread(submitted).summary != "ข้อความใหม่"

    def test_a_publisher_finds_it_and_approves_it(self, submitted, as_a):
        browser = as_a(PUBLISHERS)
        assert submitted.title in browser.get("/admin/").content.decode()
        state = submitted.current_workflow_task_state
        response = browser.post(at("workflow_action", submitted.pk, "approve", state.pk))
        assert response.status_code == 302
        assert reread(submitted).summary == "ข้อความใหม่"
        assert reread(submitted).live

    def test_a_publisher_sends_it_back(self, submitted, as_a):
        state = submitted.current_workflow_task_state
        as_a(PUBLISHERS).post(at("workflow_action", submitted.pk, "reject", state.pk), {"comment": "ขาดเบอร์โทร"})
        assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_REJECTED
        assert reread(submitted).summary != "ข้อความใหม่"

    def test_an_editor_does_not_approve_it(self, submitted, as_a):
        state = submitted.current_workflow_task_state
        as_a(EDITORS).post(at("workflow_action", submitted.pk, "approve", state.pk))
        assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS
        assert reread(submitted).summary != "ข้อความใหม่"

    def test_an_administrator_approves_where_there_is_no_publisher(self, submitted, as_a):
        state = submitted.current_workflow_task_state
        as_a(ADMINISTRATORS).post(at("workflow_action", submitted.pk, "approve", state.pk))
        assert reread(submitted).summary == "ข้อความใหม่"

    def test_a_service_is_submitted_the_same_way(self, agencies, as_a):
        agencies.own.summary = "ข้อความใหม่"
        agencies.own.save_revision()
        AgencyTeam.of(agencies.dopa).workflow.start(agencies.own, UserFactory(groups=[EDITORS]))
        state = agencies.own.current_workflow_task_state
        assert agencies.own.get_workflow() == AgencyTeam.of(agencies.dopa).workflow
        as_a(PUBLISHERS).post(at("workflow_action", agencies.own.pk, "approve", state.pk))
        assert reread(agencies.own).summary == "ข้อความใหม่"

    def test_an_editor_publishes_nothing_by_posting_what_the_form_does_not_offer(self, agencies, as_a):
        form = form_of(agencies.dopa, summary="ข้อความใหม่", **{"action-publish": "on", "action": "publish"})
        as_a(EDITORS).post(at("edit", agencies.dopa.pk), form)
        assert reread(agencies.dopa).summary != "ข้อความใหม่"


class TestAnotherAgencysPublisher:
    @pytest.fixture
    def browser(self, as_a):
        return as_a(PUBLISHERS)

    def test_moves_no_own_service_there(self, browser, agencies):
        assert is_refused(browser.post(at("move_confirm", agencies.own.pk, agencies.land.pk)))
        assert reread(agencies.own).get_parent().pk == agencies.dopa.pk

    def test_copies_no_own_service_there(self, browser, agencies):
        count = Page.objects.count()
        copy = {"new_title": "สำเนา", "new_slug": "copy", "new_parent_page": agencies.land.pk}
        browser.post(at("copy", agencies.own.pk), copy)
        assert Page.objects.count() == count

    def test_learns_no_title_of_a_place_that_it_names_for_a_copy(self, browser, agencies):
        copy = {"new_title": "x", "new_slug": "land-draft", "new_parent_page": agencies.foreign["draft"].pk}
        response = browser.post(at("copy", agencies.own.pk), copy)
        assert is_refused(response)
        assert SECRET not in response.content.decode()

    def test_adds_no_page_there(self, browser, agencies):
        address = at("add", "service_pages", "servicepage", agencies.land.pk)
        assert is_refused(browser.get(address))
        assert is_refused(browser.post(address, {"title": "x"}))
        assert is_refused(browser.get(at("add_subpage", agencies.land.pk)))

    def test_sorts_and_locks_nothing_there(self, browser, agencies):
        page = agencies.foreign["public"]
        for name in ("set_page_position", "lock", "unlock", "convert_alias", "revisions_index"):
            assert is_refused(browser.post(at(name, page.pk)))
        assert not reread(page).locked

    @pytest.mark.parametrize("name", ["revisions_view", "revisions_revert", "revisions_unschedule"])
    def test_reads_no_foreign_revision_at_an_own_address(self, browser, agencies, name):
        foreign = agencies.foreign["draft"].latest_revision_id
        response = browser.get(at(name, agencies.own.pk, foreign))
        assert response.status_code == 404
        assert SECRET not in response.content.decode()

    def test_compares_with_no_foreign_revision(self, browser, agencies):
        foreign = agencies.foreign["draft"].latest_revision_id
        response = browser.get(f"/admin/pages/{agencies.own.pk}/revisions/compare/earliest...{foreign}/")
        assert response.status_code == 404

    def test_acts_on_no_foreign_review_at_an_own_address(self, browser, agencies):
        foreign = agencies.review
        for name in ("workflow_action", "collect_workflow_action_data"):
            browser.post(at(name, agencies.own.pk, "approve", foreign.current_task_state_id))
        response = browser.get(at("workflow_history_detail", agencies.own.pk, foreign.pk))
        assert SECRET not in response.content.decode()
        foreign.refresh_from_db()
        assert foreign.status == foreign.STATUS_IN_PROGRESS
        assert not reread(agencies.foreign["draft"]).live

    @pytest.mark.parametrize(
        ("action", "data"),
        [
            ("publish", {}), ("unpublish", {}), ("delete", {}), ("copy", {}), ("convert_alias", {}), ("create_alias", {}),
            ("move", {"destination_page_id": 0}), ("copy_for_translation", {"locale": "en"}),
            ("revert_to_page_revision", {"revision_id": 0}),
        ],
    )  # fmt: skip
    def test_does_nothing_there_by_the_admins_api(self, browser, agencies, action, data):
        data = {name: value or agencies.dopa.pk for name, value in data.items()}
        for page in (agencies.foreign["public"], agencies.foreign["draft"]):
            address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            assert browser.post(address, data, content_type="application/json").status_code in {403, 404}

    @pytest.mark.parametrize("action", ["copy", "move", "create_alias"])
    def test_brings_no_own_page_there_by_the_admins_api(self, browser, agencies, action):
        count = agencies.land.get_descendants().count()
        address = reverse("wagtailadmin_api:pages:action", args=[agencies.own.pk, action])
        data = {"destination_page_id": agencies.land.pk, "recursive": False}
        assert browser.post(address, data, content_type="application/json").status_code in {403, 404}
        assert reread(agencies.land).get_descendants().count() == count

    @pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
    def test_a_bulk_action_on_everything_below_the_list_names_own_pages_only(self, browser, agencies, action):
        index = agencies.dopa.get_parent()
        for query in (f"id=all&childOf={index.pk}", "id=all", f"id=all&childOf={agencies.land.pk}"):
            response = browser.get(f"/admin/bulk/wagtailcore/page/{action}/?{query}")
            assert SECRET not in response.content.decode()

    @pytest.mark.parametrize("kind", ["portalimage", "portaldocument"])
    def test_a_bulk_action_names_no_private_file(self, browser, agencies, kind):
        thing = agencies.image if kind == "portalimage" else agencies.document
        for query in (f"id={thing.pk}", "id=all", "id=none"):
            response = browser.get(f"/admin/bulk/portal/{kind}/delete/?{query}")
            assert is_refused(response)
            assert SECRET not in response.content.decode()

    def test_a_bulk_action_names_no_account(self, browser, agencies):
        stranger = UserFactory(username=f"{SECRET}-stranger")
        response = browser.get(f"/admin/bulk/portal/user/delete/?id={stranger.pk}")
        assert is_refused(response)
        assert User.objects.filter(pk=stranger.pk).exists()

    def test_the_refusal_is_a_sentence_in_the_readers_language(self, browser, agencies):
        address = at("edit", agencies.foreign["draft"].pk)
        sentences = {}
        for language in ("th", "en"):
            profile = UserProfile.get_for_user(User.objects.get(pk=browser.session["_auth_user_id"]))
            profile.preferred_language = language
            profile.save()
            (sentence,) = browser.get(address, follow=True).context["messages"]
            sentences[language] = str(sentence)
        assert language_of(sentences["th"]) == "th"
        assert language_of(sentences["en"]) == "en"
        hurried = browser.get(address, headers={"x-requested-with": "XMLHttpRequest"})
        assert hurried.status_code == 403
        assert SECRET not in hurried.content.decode()


class TestChoosing:
    @pytest.fixture
    def browser(self, as_a):
        return as_a(EDITORS)

    def test_public_pages_of_another_agency_are_offered_by_their_published_title(self, browser, agencies):
        address = reverse("wagtailadmin_choose_page_child", args=[agencies.land.pk])
        text = json.loads(browser.get(address).content)["html"]
        assert agencies.foreign["public"].title in text
        assert SECRET not in text

    def test_they_are_given_when_chosen(self, browser, agencies):
        page = agencies.foreign["public"]
        answer = browser.get("/admin/choose-page/chosen-multiple/", {"id": page.pk})
        assert answer.json()["result"][0]["adminTitle"] == page.title

    @pytest.mark.parametrize("name", ["draft", "down", "private", "draft_en"])
    def test_others_are_not_given(self, browser, agencies, name):
        ids = [agencies.foreign["public"].pk, agencies.foreign[name].pk]
        assert is_refused(browser.get("/admin/choose-page/chosen-multiple/", {"id": ids}))

    @pytest.mark.parametrize("query", ["q=secretmark", "q=land", "q=ร่าง"])
    def test_the_search_of_the_chooser_finds_no_draft(self, browser, agencies, query):
        assert SECRET not in browser.get(f"/admin/choose-page/search/?{query}").content.decode()

    @pytest.fixture
    def typed(self, browser, agencies):
        """``typed(page)``: what the admin makes of the page's whole address when it is typed as a link."""
        Site.objects.update(hostname="portal.example.go.th")

        def typed(page, tail=""):
            chooser = reverse("wagtailadmin_choose_page_external_link")
            address = f"http://portal.example.go.th{page.url_path.removeprefix('/portal')}{tail}"
            form = {"external-link-chooser-url": address, "external-link-chooser-link_text": "ดู"}
            response = browser.post(chooser, form)
            assert response.status_code == 200
            return json.loads(response.content)

        return typed

    @pytest.mark.parametrize("tail", ["", "?a=1"])
    @pytest.mark.parametrize("name", ["public", "draft", "down", "private"])
    def test_an_address_that_is_typed_does_not_tell_a_title(self, typed, agencies, name, tail):
        answer = typed(agencies.foreign[name], tail)
        assert answer["step"] == "external_link_chosen"
        assert answer["result"]["url"].endswith(tail)
        assert SECRET not in json.dumps(answer, ensure_ascii=False)

    def test_nor_that_of_a_page_that_is_private_by_type(self, typed, agencies, thai_home, monkeypatch):
        page = InformationPageFactory(parent=thai_home, slug="handbook", title=f"{SECRET} คู่มือ")
        assert typed(page)["result"]["id"] == page.pk
        monkeypatch.setattr(InformationPage, "private_by_type", True)
        changed()
        assert SECRET not in json.dumps(typed(page), ensure_ascii=False)

    @pytest.mark.parametrize("name", ["own", "dopa"])
    def test_an_address_of_an_own_page_becomes_a_link_to_it(self, typed, agencies, name):
        page = getattr(agencies, name)
        answer = typed(page)
        assert (answer["result"]["id"], answer["result"]["adminTitle"]) == (page.pk, page.title)
        assert typed(page, "?a=1")["internal"]["id"] == page.pk

    @pytest.fixture
    def form(self, agencies):
        """An own page whose form has a page chooser; made for the test, since no page of an agency has one yet."""
        page = InformationPageFactory(parent=agencies.dopa.get_parent().get_parent(), slug="own-information")
        self.give(page)
        return page

    @staticmethod
    def give(page):
        from django.contrib.auth.models import Group, Permission
        from wagtail.models import GroupPagePermission

        for codename in ("change_page", "add_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=Group.objects.get(name=EDITORS), page=page, permission=permission)

    @staticmethod
    def link_to(page, form):
        row = {
            "body-count": "1", "body-0-type": "link", "body-0-deleted": "", "body-0-order": "0", "body-0-id": "",
            "body-0-value-page": page.pk, "body-0-value-address": "", "body-0-value-label": "",
        }  # fmt: skip
        return form_of(form, **row)

    def test_a_form_takes_a_public_page_of_another_agency(self, browser, agencies, form):
        browser.post(at("edit", form.pk), self.link_to(agencies.foreign["public"], form))
        stored = reread(form).get_latest_revision_as_object().body
        assert [row.value["page"].pk for row in stored] == [agencies.foreign["public"].pk]

    @pytest.mark.parametrize("name", ["draft", "down", "private"])
    def test_a_form_takes_no_page_that_its_editor_may_not_see_and_does_not_name_it(self, browser, agencies, form, name):
        before = form.latest_revision_id
        response = browser.post(at("edit", form.pk), self.link_to(agencies.foreign[name], form))
        assert response.status_code == 200
        assert SECRET not in response.content.decode()
        assert reread(form).latest_revision_id == before

    def test_what_somebody_else_has_chosen_stays_without_a_name(self, browser, agencies, form):
        form.body = [("link", {"page": agencies.foreign["private"], "address": "", "label": ""})]
        form.save_revision().publish()
        assert SECRET not in browser.get(at("edit", form.pk)).content.decode()
        browser.post(at("edit", form.pk), self.link_to(agencies.foreign["private"], form) | {"summary": "ใหม่"})
        kept = reread(form).get_latest_revision_as_object()
        assert kept.summary == "ใหม่"
        assert kept.body[0].value["page"].pk == agencies.foreign["private"].pk

    def test_a_form_takes_no_private_file(self, browser, agencies):
        form = form_of(agencies.dopa, search_image=agencies.image.pk)
        response = browser.post(at("edit", agencies.dopa.pk), form)
        assert response.status_code == 200
        assert SECRET not in response.content.decode()
        assert reread(agencies.dopa).get_latest_revision_as_object().search_image is None


class TestThePageOnesRightsBeginAt:
    def test_its_publisher_edits_and_publishes_it(self, agencies, as_a):
        form = form_of(agencies.dopa, summary="ข้อความใหม่", **{"action-publish": "on"})
        as_a(PUBLISHERS).post(at("edit", agencies.dopa.pk), form)
        assert reread(agencies.dopa).summary == "ข้อความใหม่"

    @pytest.mark.parametrize("name", ["unpublish", "delete", "move"])
    def test_its_publisher_does_not_do_away_with_it(self, agencies, as_a, name):
        for page in (agencies.dopa, english_of(agencies.dopa)):
            assert is_refused(as_a(PUBLISHERS).post(at(name, page.pk)))
            assert reread(page).live

    def test_nor_by_a_date(self, agencies, as_a):
        tomorrow = timezone.now() + timezone.timedelta(days=1)
        form = form_of(agencies.dopa, expire_at=f"{tomorrow:%Y-%m-%d %H:%M}", **{"action-publish": "on"})
        response = as_a(PUBLISHERS).post(at("edit", agencies.dopa.pk), form)
        assert response.status_code == 200
        assert reread(agencies.dopa).expire_at is None

    def test_nor_hides_it(self, agencies, as_a):
        address = f"/admin/pages/{agencies.dopa.pk}/privacy/"
        assert is_refused(as_a(PUBLISHERS).post(address, {"restriction_type": "login"}))
        assert not PageViewRestriction.objects.filter(page=agencies.dopa).exists()

    def test_an_administrator_unpublishes_it(self, agencies, as_a):
        as_a(ADMINISTRATORS).post(at("unpublish", agencies.dopa.pk))
        assert not reread(agencies.dopa).live

    def test_the_home_pages_are_not_an_administrators_to_unpublish(self, agencies, as_a):
        for home in HomePage.objects.all():
            assert is_refused(as_a(ADMINISTRATORS).post(at("unpublish", home.pk)))
            assert reread(home).live


class TestTranslators:
    @pytest.fixture
    def browser(self, as_a):
        return as_a(TRANSLATORS)

    @pytest.mark.parametrize("name", ["unpublish", "delete", "move", "copy"])
    def test_they_take_no_english_page_down_or_away(self, browser, agencies, name):
        home = HomePage.objects.get(locale__language_code="en")
        structure = [home, *home.get_children().specific(), english_of(agencies.land), agencies.foreign["public_en"]]
        for page in structure:
            if page.live:
                assert is_refused(browser.post(at(name, page.pk))), page
                assert Page.objects.get(pk=page.pk).live

    def test_bulk_actions_do_not_help_them(self, browser, agencies):
        page = agencies.foreign["public_en"]
        for action in ("unpublish", "delete", "move"):
            browser.post(f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}")
            assert reread(page).live

    def test_they_publish_the_words_of_a_public_page(self, browser, agencies):
        page = agencies.foreign["public_en"]
        assert browser.get(at("edit", page.pk)).status_code == 200
        assert page.permissions_for_user(UserFactory(groups=[TRANSLATORS])).can_publish()

    @pytest.mark.parametrize("name", ["draft", "down", "private"])
    def test_they_begin_no_translation_of_what_they_may_not_read(self, browser, agencies, name):
        address = f"/admin/localize/submit/page/{agencies.foreign[name].pk}/"
        for response in (browser.get(address), browser.post(address, {"locales": 2})):
            assert is_refused(response)

    def test_the_explorer_and_the_api_show_them_public_pages_only(self, browser, agencies):
        listed = browser.get("/admin/api/main/pages/", {"limit": 20}).json()["items"]
        assert agencies.foreign["public_en"].pk in {item["id"] for item in listed}
        explored = browser.get(f"/admin/pages/{english_of(agencies.land).pk}/").content.decode()
        assert agencies.foreign["public_en"].title in explored
        for name in ("draft_en", "down_en", "private_en"):
            assert agencies.foreign[name].pk not in {item["id"] for item in listed}
        assert SECRET not in explored

    def test_a_private_page_is_theirs_once_they_may_read_it(self, client, agencies):
        member = UserFactory(groups=[TRANSLATORS])
        restriction = PageViewRestriction.objects.get(page=agencies.foreign["private"])
        restriction.groups.set(member.groups.all())
        client.force_login(member)
        assert client.get(at("edit", agencies.foreign["private_en"].pk)).status_code == 200

    def test_a_draft_is_theirs_once_thai_is_published(self, browser, agencies):
        draft = agencies.foreign["draft"]
        assert is_refused(browser.get(at("edit", agencies.foreign["draft_en"].pk)))
        draft.get_latest_revision().publish()
        assert snapshot().node(draft.pk)
        assert browser.get(at("edit", agencies.foreign["draft_en"].pk)).status_code == 200

    def test_somebody_of_an_agency_who_translates_sees_the_own_drafts(self, agencies, as_a):
        own = ServicePageFactory(parent=agencies.dopa, code="own-draft", title="ร่างของตน", live=False)
        own.save_revision()
        ensure_alias(own)
        browser = as_a(TRANSLATORS, EDITORS)
        assert browser.get(at("edit", english_of(own).pk)).status_code == 200
        assert "ร่างของตน" in browser.get(f"/admin/pages/{english_of(agencies.dopa).pk}/").content.decode()
        assert is_refused(browser.get(at("edit", agencies.foreign["draft_en"].pk)))

    def test_the_report_of_translations_lists_what_they_work_on(self, browser, agencies):
        text = browser.get("/admin/localize/reports/translations/").content.decode()
        assert agencies.foreign["public"].title in text
        assert SECRET not in text


def test_a_report_of_translations_lists_an_agencys_own(agencies, as_a):
    text = as_a(EDITORS).get("/admin/localize/reports/translations/").content.decode()
    assert agencies.own.title in text
    assert agencies.foreign["public"].title not in text


def test_a_report_of_the_whole_site_is_no_ones_in_an_agency(agencies, as_a):
    browser = as_a(PUBLISHERS)
    assert is_refused(browser.get("/admin/reports/page-types-usage/"))
    assert "page-types-usage" not in browser.get("/admin/").content.decode()
    browser.force_login(UserFactory(is_superuser=True))
    assert browser.get("/admin/reports/page-types-usage/").status_code == 200


def test_a_page_that_is_used_elsewhere_does_not_name_a_draft_that_uses_it(agencies, as_a):
    private = agencies.foreign["private"]
    private.body = [("link", {"page": agencies.own, "address": "", "label": ""})]
    private.save_revision()
    text = as_a(PUBLISHERS).get(at("usage", agencies.own.pk)).content.decode()
    assert SECRET not in text
    assert SECRET not in as_a(PUBLISHERS).get(at("delete", agencies.own.pk)).content.decode()


def test_a_service_is_added_by_its_agencys_editor(agencies, as_a):
    new = ServicePage(title="บริการใหม่", locale=agencies.dopa.locale)
    new.path, new.depth = agencies.dopa.path + "ZZZZ", agencies.dopa.depth + 1
    form = form_of(new, title="บริการใหม่", code="new-service")
    response = as_a(EDITORS).post(at("add", "service_pages", "servicepage", agencies.dopa.pk), form)
    assert response.status_code == 302
    assert not ServicePage.objects.get(code="new-service", locale=agencies.dopa.locale).live
