"""The queue and its worker: what a change leaves to be done later is short, and nothing of it fails."""

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from wagtail.models import ReferenceIndex

from home.models import InformationPage
from portal.operations.queue import MOST_PER_TASK, update_references
from tests.factories import InformationPageFactory, ServicePageFactory

pytestmark = pytest.mark.django_db


def referring_to(page):
    return ReferenceIndex.get_references_to(page)


def link_to(page):
    return [("link", {"page": page, "address": "", "label": ""})]


def test_a_task_goes_through_the_queue_to_the_worker_and_is_done(queue, work_off, commit, thai_home):
    target = InformationPageFactory(parent=thai_home, slug="target")
    with commit():
        InformationPageFactory(parent=thai_home, slug="source", body=link_to(target))
    assert set(queue.values_list("status", flat=True)) == {TaskResultStatus.READY}
    assert not referring_to(target).exists()
    work_off()
    assert set(queue.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    assert referring_to(target).exists()


def test_a_task_that_fails_is_kept_with_its_reason(work_off):
    result = update_references.enqueue([["portal.nothing", "1"]])
    work_off()
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert "LookupError" in result.errors[0].exception_class_path


def test_a_thing_that_is_saved_often_is_queued_once(queue, commit, site):
    page = site.translated
    with commit(), transaction.atomic():
        for number in range(3):
            page.summary = f"คำอธิบาย {number}"
            page.save_revision().publish()
    keys = [tuple(key) for task in queue for key in task.args_kwargs["args"][0]]
    assert ("service_pages.servicepage", str(page.pk)) in keys
    assert len(keys) == len(set(keys))
    assert not [label for label, _pk in keys if label == "service_pages.servicetopic"]


def test_what_was_taken_back_within_a_transaction_takes_nothing_else_with_it(queue, work_off, commit, thai_home):
    with commit(), transaction.atomic():
        with transaction.atomic():
            InformationPageFactory(parent=thai_home, slug="taken-back")
            transaction.set_rollback(True)
        thai_home.refresh_from_db()
        kept = InformationPageFactory(parent=thai_home, slug="kept")
    keys = [tuple(key) for task in queue for key in task.args_kwargs["args"][0]]
    assert ("home.informationpage", str(kept.pk)) in keys
    work_off()
    assert not queue.failed().exists()


def test_what_was_taken_back_as_a_whole_is_not_queued_with_the_next(queue, commit, thai_home):
    with transaction.atomic():
        InformationPageFactory(parent=thai_home, slug="taken-back")
        transaction.set_rollback(True)
    thai_home.refresh_from_db()
    with commit():
        InformationPageFactory(parent=thai_home, slug="kept", title="อื่น")
    keys = [tuple(key) for task in queue for key in task.args_kwargs["args"][0]]
    saved = {pk for label, pk in keys if label == "home.informationpage"}
    assert saved == set(map(str, InformationPage.objects.filter(slug="kept").values_list("pk", flat=True)))


def test_a_page_that_is_gone_before_the_worker_comes_is_no_failure(queue, work_off, commit, thai_home):
    with commit():
        page = InformationPageFactory(parent=thai_home, slug="short-lived")
    page.delete()
    work_off()
    assert queue.exists()
    assert not queue.failed().exists()


def test_many_things_are_shared_out_among_tasks(queue, commit, site):
    with commit():
        for number in range(MOST_PER_TASK // 2 + 1):
            code = f"service-{number}"
            page = ServicePageFactory.build(code=code, slug=code, locale=site.home.locale, live=False)
            site.agency.add_child(instance=page)
    sizes = [len(task.args_kwargs["args"][0]) for task in queue]
    assert len(sizes) >= 1
    assert max(sizes) <= MOST_PER_TASK


def test_pages_and_files_leave_no_task_for_an_index_that_does_not_exist(queue, commit, site):
    with commit():
        site.information.save_revision().publish()
    assert set(queue.values_list("task_path", flat=True)) == {"portal.operations.queue.update_references"}
