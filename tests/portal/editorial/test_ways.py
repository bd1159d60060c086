"""Every way of publishing, with a page that lacks something: refused with the list, and nothing half done."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import Translation

from home.models import InformationPage
from portal.bilingual.translations import translate_page
from portal.editorial.missing import missing_from
from portal.editorial.refused import PublicationRefused
from portal.models import User
from tests.factories import AgencyPageFactory, ServicePageFactory, english_of
from tests.portal.editorial.conftest import fresh, information_form, is_public, keys, told

pytestmark = pytest.mark.django_db

LATER = datetime.timedelta(days=1)


def publish_live(page, **options):
    page.live = True
    page.save(**options)


def schedule(page):
    page.go_live_at = timezone.now() + LATER
    page.save_revision().publish()


BY_CODE = {
    "a revision is published": lambda page: page.get_latest_revision().publish(),
    "a new revision is published": lambda page: page.save_revision().publish(),
    "the page publishes a revision": lambda page: page.publish(page.get_latest_revision(), skip_permission_checks=True),
    "Wagtail's action is called": lambda page: PublishPageRevisionAction(page.get_latest_revision()).execute(
        skip_permission_checks=True
    ),
    "it is scheduled": schedule,
    "a revision is approved for later": lambda page: page.save_revision(approved_go_live_at=timezone.now() + LATER),
    "it is saved as live": publish_live,
    "it is saved as live without validation": lambda page: publish_live(page, clean=False),
    "only its being live is saved": lambda page: publish_live(page, update_fields=["live"]),
    "pages are published together": lambda page: PublishBulkAction.execute_action([page]),
    "a workflow begins": lambda page: workflow_for(page).start(page, User.objects.create(username="someone")),
}


def workflow_for(page) -> Workflow:
    return workflow_below(page.get_parent())


def workflow_below(parent: Page) -> Workflow:
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Publishers")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.update_or_create(page=parent, defaults={"workflow": workflow})
    return workflow


def state() -> tuple:
    """What readers, editors and the clock see of the portal's pages."""
    pages = list(Page.objects.order_by("pk").values_list("pk", "live", "latest_revision", "go_live_at"))
    due = list(Revision.objects.exclude(approved_go_live_at=None).values_list("pk", flat=True))
    return pages, due, WorkflowState.objects.count()


@pytest.mark.parametrize("way", BY_CODE.values(), ids=BY_CODE)
def test_by_code_it_is_refused_with_the_list(draft, way):
    with pytest.raises(PublicationRefused) as refused:
        way(draft)
    assert keys(refused.value.missing) == ["fees"]
    assert "fees" in refused.value.message_dict
    assert refused.value.page_id == draft.pk
    assert not is_public(draft)
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert not WorkflowState.objects.exists()


NEW_PAGES = {
    "a page is added as live": lambda old: old.get_parent().add_child(
        instance=ServicePageFactory.build(code="new", slug="new", fees=[], locale=old.locale)
    ),
    "a live page is copied": lambda old: old.copy(update_attrs={"slug": "copy", "code": "copy"}),
    "a tree is copied": lambda old: old.get_parent().specific.copy(recursive=True, update_attrs={"slug": "other"}),
}


PUBLICATIONS = {
    "that is checked again": lambda action: action.check(skip_permission_checks=True),
    "that is made again": lambda action: action.execute(skip_permission_checks=True),
}


@pytest.mark.parametrize("again", PUBLICATIONS.values(), ids=PUBLICATIONS)
def test_a_publication_leaves_no_mark_that_lets_a_gap_through(agency, again):
    page = ServicePageFactory(parent=agency)
    action = PublishPageRevisionAction(page.get_latest_revision())
    action.execute(skip_permission_checks=True)
    again(action)
    action.object.fees = []
    with pytest.raises(PublicationRefused):
        action.object.save()
    assert len(fresh(page).fees) == 1


def test_nor_does_one_that_is_scheduled_or_fails(agency, monkeypatch):
    page = ServicePageFactory(parent=agency)
    page.go_live_at = timezone.now() + LATER
    scheduled = PublishPageRevisionAction(page.save_revision())
    scheduled.execute(skip_permission_checks=True)
    failed = PublishPageRevisionAction(ServicePageFactory(parent=agency, code="b", slug="b").get_latest_revision())
    monkeypatch.setattr(PublishPageRevisionAction, "_publish_revision", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        failed.execute(skip_permission_checks=True)
    for action in (scheduled, failed):
        action.object.fees = []
        with pytest.raises(PublicationRefused):
            publish_live(action.object)


@pytest.mark.parametrize("way", NEW_PAGES.values(), ids=NEW_PAGES)
def test_no_second_page_comes_of_one_that_was_published_before(old, way):
    before = state()
    with pytest.raises(PublicationRefused) as refused:
        way(old)
    assert "fees" in keys(refused.value.missing)
    assert state() == before


def test_no_alias_is_made_of_a_page_that_was_published_before(note, agency):
    Page.objects.filter(pk=note.pk).update(live=True)
    before = state()
    with pytest.raises(PublicationRefused):
        fresh(note).create_alias(parent=agency)
    assert state() == before


def test_a_copy_that_is_a_draft_may_lack_anything(old):
    copy = old.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert not copy.live


def test_of_a_batch_nothing_is_published_when_one_page_is_refused(admin, draft, agency):
    complete = ServicePageFactory(parent=agency, code="tax-refund", slug="tax-refund", live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{address}?id={complete.pk}&id={draft.pk}", {"include_descendants": ""}, follow=True)
    assert lacks(draft) in told(response)
    assert not is_public(complete)
    assert not is_public(draft)


def lacks(page) -> str:
    """The one sentence about what the page lacks, in the language of the test."""
    (item,) = missing_from(page)
    return item.message


IN_THE_EDITOR = {
    "publish": {"action-publish": "1"},
    "schedule": {"action-publish": "1", "go_live_at": "2099-01-01 10:00"},
    "submit": {"action-submit": "1"},
}


@pytest.mark.parametrize("button", IN_THE_EDITOR.values(), ids=IN_THE_EDITOR)
def test_the_editor_tells_it_at_the_field(admin, note, button):
    workflow_for(note)
    before = state()
    response = admin.post(reverse("wagtailadmin_pages:edit", args=[note.pk]), information_form(note, **button))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["summary"]
    assert state() == before


@pytest.mark.parametrize("button", IN_THE_EDITOR.values(), ids=IN_THE_EDITOR)
def test_a_page_that_is_new_is_not_made(admin, thai_home, button):
    workflow_below(thai_home)
    page = InformationPage(title="ใหม่", slug="new")
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", thai_home.pk])
    before = state()
    response = admin.post(address, information_form(page, **button))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["summary"]
    assert state() == before


@pytest.fixture
def submitted(note, admin):
    """In moderation, and emptied since."""
    note.summary = "คำอธิบาย"
    note.save_revision()
    workflow_for(note).start(fresh(note), User.objects.get(username="chief"))
    emptied = fresh(note).get_latest_revision_as_object()
    emptied.summary = ""
    emptied.save_revision()
    return fresh(note)


def in_moderation(page) -> bool:
    return WorkflowState.objects.get(object_id=str(page.pk)).status == WorkflowState.STATUS_IN_PROGRESS


def test_an_approval_on_the_dashboard_is_refused_and_the_page_stays_in_moderation(admin, submitted):
    task = WorkflowState.objects.get().current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", task.pk])
    response = admin.post(address, {}, follow=True)
    assert lacks(submitted.get_latest_revision_as_object()) in told(response)
    assert in_moderation(submitted)
    assert not is_public(submitted)


def moderate(admin, page, action):
    button = {"action-workflow-action": "1", "workflow-action-name": action}
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return admin.post(address, information_form(page, **button, **{"workflow-action-extra-data": '{"comment": ""}'}))


def test_an_approval_in_the_editor_is_refused_at_the_field(admin, submitted):
    assert list(moderate(admin, submitted, "approve").context["form"].errors) == ["summary"]
    assert in_moderation(submitted)


def test_a_moderator_may_ask_for_changes_of_an_incomplete_page(admin, submitted):
    assert moderate(admin, submitted, "reject").status_code == 302
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_the_api_of_the_admin_answers_400_with_the_reasons(admin, draft):
    address = f"/admin/api/main/pages/{draft.pk}/action/publish/"
    response = admin.post(address, {}, content_type="application/json")
    assert response.status_code == 400
    assert "fees" in response.json()
    assert not is_public(draft)


def test_the_api_copies_no_incomplete_page(admin, old):
    before = state()
    address = f"/admin/api/main/pages/{old.pk}/action/copy/"
    assert admin.post(address, {"keep_live": True}, content_type="application/json").status_code == 400
    assert state() == before


def test_a_copy_asked_for_in_the_editor_is_told_on_its_form(admin, old):
    copy = {"new_title": "x", "new_slug": "x", "new_parent_page": old.get_parent().pk, "publish_copies": "on"}
    before = state()
    response = admin.post(reverse("wagtailadmin_pages:copy", args=[old.pk]), copy, follow=True)
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:copy", args=[old.pk])
    assert lacks(old) in told(response)
    assert state() == before


class TestEnglish:
    """It has no requirements of its own, and is never public before its Thai page."""

    def test_it_follows_a_thai_page_that_was_published_before(self, old):
        translate_page(old, {"title": "New card"})
        english = english_of(old)
        assert english.live
        english.title = "Another title"
        english.save_revision().publish()
        assert english_of(old).title == "Another title"

    def test_an_alias_of_a_draft_is_a_draft(self, draft, english_home):
        assert not draft.copy_for_translation(english_home.locale, copy_parents=True, alias=True).live

    @pytest.mark.parametrize("by_save", [True, False])
    def test_it_does_not_go_live_before_thai(self, draft, by_save):
        translate_page(draft, {"title": "New card"})
        english = english_of(draft)
        with pytest.raises(PublicationRefused):
            publish_live(english) if by_save else english.get_latest_revision().publish()
        assert not is_public(draft)

    def test_wagtail_localize_cannot_publish_it_either(self, draft, django_capture_on_commit_callbacks):
        translate_page(draft, {"title": "New card"})
        translation = Translation.objects.get(source__object_id=draft.translation_key)
        with pytest.raises(PublicationRefused), django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        assert not is_public(draft)

    def test_a_page_of_the_english_tree_without_a_thai_page_stands_for_itself(self, english_home):
        page = InformationPage(title="Only here", slug="only", locale=english_home.locale)
        with pytest.raises(PublicationRefused):
            english_home.add_child(instance=page)


class TestPublishedBefore:
    """What was published before a requirement existed stays; only its next publication needs it."""

    def test_it_may_be_saved_moved_locked_and_unpublished(self, old, agency):
        old.save()
        old.locked = True
        old.save(update_fields=["locked"])
        fresh(old).move(AgencyPageFactory(parent=agency.get_parent(), slug="land"), pos="last-child")
        assert is_public(old)
        fresh(old).unpublish()
        assert not is_public(old)

    def test_its_next_publication_needs_what_is_missing(self, old):
        with pytest.raises(PublicationRefused):
            old.save_revision().publish()
        assert is_public(old)

    def test_it_cannot_lose_more_by_a_plain_save(self, old):
        old.summary = ""
        with pytest.raises(PublicationRefused) as refused:
            old.save()
        assert keys(refused.value.missing) == ["summary"]
        assert fresh(old).summary

    def test_a_draft_of_it_is_saved(self, old):
        old.summary = ""
        old.save_revision()
        assert fresh(old).summary


def test_an_installation_begins_with_a_home_page_that_has_no_summary_yet(thai_home):
    assert thai_home.live
    assert thai_home.summary == ""
    with pytest.raises(PublicationRefused):
        thai_home.save_revision().publish()
