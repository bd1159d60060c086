"""Upload, check by the worker, confirm, import by the worker; what the page says on the way."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, OperationalError
from django.urls import reverse
from django.utils import timezone

from service_pages.import_screen import tasks
from service_pages.import_screen.progress import Progress, Telling, progress_of
from service_pages.models import ServiceImport, ServicePage
from tests.service_pages.import_screen.conftest import LIST
from tests.service_pages.imports.files import document, record

pytestmark = pytest.mark.django_db
State = ServiceImport.State
WRONG = (
    record(mode="sometimes"),
    record(code="b", topics=["moon"]),
    record(code="c", documents=[document(copies=-1)]),
)


def services():
    return ServicePage.objects.filter(locale__language_code="th", alias_of=None)


class TestTheUpload:
    def test_the_page_has_the_form_the_template_and_the_menu_item(self, screen):
        text = screen.client.get(LIST).content.decode()
        assert 'name="file"' in text
        assert reverse("import_services_template") in text
        assert LIST in screen.client.get("/admin/").content.decode()

    def test_a_file_waits_for_the_worker_and_nothing_is_stored(self, screen):
        item = screen.uploaded(record())
        assert item.state == State.UPLOADED
        assert not services().exists()
        response = screen.page(item)
        assert response["Refresh"] == "3"
        assert 'http-equiv="refresh"' not in response.content.decode()

    @pytest.mark.parametrize(
        ("name", "content"),
        [("services.pdf", b"x"), ("services", b"x"), ("services.xlsm", b"x"), ("services.yaml", b"")],
    )
    def test_what_is_no_such_file_is_told_at_the_field(self, screen, name, content):
        response = screen.upload(name=name, content=content)
        assert response.context_data["form"].errors["file"]
        assert not ServiceImport.objects.exists()

    def test_a_file_that_is_too_large_is_told_with_the_limit(self, screen, monkeypatch):
        monkeypatch.setattr("service_pages.import_screen.forms.MAX_BYTES", 2_000_000)
        response = screen.upload(content=b"x" * 2_000_001)
        assert "2" in response.context_data["form"].errors["file"][0]

    def test_without_a_file_or_with_another_choice_the_form_says_so(self, screen):
        assert "file" in screen.client.post(LIST, {"mode": "publish"}).context_data["form"].errors
        assert "mode" in screen.upload(record(), mode="everything").context_data["form"].errors

    def test_a_long_thai_name_is_cut_to_what_a_file_system_takes(self, screen):
        item = screen.checked(record(), name="ก" * 80 + ".YAML")
        assert item.name == "ก" * 60 + ".yaml"
        assert item.state == State.CHECKED

    def test_old_imports_go_with_the_next_upload(self, screen):
        old, young = screen.uploaded(record()), screen.uploaded(record())
        ServiceImport.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=31))
        ServiceImport.objects.filter(pk=young.pk).update(created_at=timezone.now() - timedelta(days=29))
        screen.uploaded(record())
        assert not ServiceImport.objects.filter(pk=old.pk).exists()
        assert ServiceImport.objects.filter(pk=young.pk).exists()

    def test_an_import_goes_when_it_is_old_though_nobody_uploads(self, screen, queue):
        item = screen.uploaded(record())
        (task,) = queue.filter(task_path__endswith="delete_outdated")
        assert task.run_after == item.created_at + timedelta(days=30)
        ServiceImport.objects.update(created_at=timezone.now() - timedelta(days=30))
        tasks.delete_outdated.call()
        assert not ServiceImport.objects.exists()


class TestTheCheck:
    def test_every_problem_is_told_with_its_sheet_row_and_column_and_the_bytes_go(self, screen):
        item = screen.checked(*WRONG, name="services.xlsx")
        assert (item.state, item.fault_count, bytes(item.content)) == (State.REFUSED, 3, b"")
        faults = screen.page(item).context_data["outcome"].faults
        assert {(fault.place, fault.column) for fault in faults} == {
            ("แผ่นงาน services แถวที่ 2", "mode"),
            ("แผ่นงาน services แถวที่ 3", "topics"),
            ("แผ่นงาน documents แถวที่ 4", "documents.copies"),
        }
        assert "sometimes" in screen.text(item)
        assert not services().exists()

    def test_problems_are_told_in_the_language_of_the_person(self, screen, chief):
        from wagtail.users.models import UserProfile

        UserProfile.objects.create(user=chief, preferred_language="en")
        item = screen.checked(*WRONG, name="services.xlsx")
        assert item.language == "en"
        assert "sheet services, row 2" in screen.text(item)

    def test_hundreds_are_shown_the_rest_is_counted_and_the_download_has_all(self, screen):
        wrong = [record(code=f"service-{number}", mode="sometimes") for number in range(310)]
        item = screen.checked(*wrong)
        outcome = screen.page(item).context_data["outcome"]
        assert (len(outcome.faults), outcome.more_faults) == (300, 10)
        response = screen.client.get(reverse("import_services_problems", args=[item.pk]))
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert len(rows) == 311
        assert response["Content-Disposition"].startswith("attachment")

    def test_of_more_problems_than_are_kept_all_are_counted(self, screen, monkeypatch):
        monkeypatch.setattr(tasks, "MOST_FAULTS", 2)
        item = screen.checked(*WRONG)
        assert (len(item.faults), item.fault_count) == (2, 3)
        text = screen.client.get(reverse("import_services_problems", args=[item.pk])).content.decode("utf-8-sig")
        assert len(list(csv.reader(io.StringIO(text)))) == 4

    def test_the_download_runs_no_formula(self, screen):
        item = screen.checked(record(mode="=1+1"), name="=x.yaml")
        text = screen.client.get(reverse("import_services_problems", args=[item.pk])).content.decode("utf-8-sig")
        for row in list(csv.reader(io.StringIO(text)))[1:]:
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]

    def test_a_good_file_is_summed_up_with_what_will_be_a_draft_and_why(self, screen):
        item = screen.checked(record(), record(code="incomplete", documents=[], name_th="อื่น"))
        assert item.state == State.CHECKED
        assert [count for _label, count in screen.page(item).context_data["outcome"].counts] == [2, 0, 0, 1]
        assert "incomplete" in screen.text(item)
        assert not services().exists()

    def test_a_column_with_characters_that_no_database_keeps_is_told(self, screen):
        content = json.dumps([record()]).replace('"mode"', '"mo\\u0000\\ud800de"').encode()
        item = screen.checked(name="services.json", content=content)
        assert item.state == State.REFUSED
        assert "mo\ufffd\ufffdde" in [column for _place, column, _message in item.faults]
        assert not [text for fault in item.faults for text in fault if {"\x00", "\ud800"} & set(text)]

    def test_problems_that_cannot_be_kept_are_an_error_of_the_portal(self, screen, monkeypatch):
        def kept(taken, becomes, **facts):
            if becomes == State.REFUSED:
                raise DataError
            return real(taken, becomes, **facts)

        item, real = screen.uploaded(*WRONG), ServiceImport.objects.leave_turn
        monkeypatch.setattr(ServiceImport.objects, "leave_turn", kept)
        screen.work_off()
        item.refresh_from_db()
        assert (item.state, item.turn) == (State.FAILED, None)

    def test_what_the_page_shows_is_escaped(self, screen):
        item = screen.checked(record(mode="<script>alert(1)</script>"), name="<b>.yaml")
        assert "<script>alert(1)" not in screen.text(item)
        assert "<b>.yaml" not in screen.text(item)

    def test_an_error_of_the_portal_is_told_and_can_be_begun_again(self, screen, monkeypatch):
        item = screen.uploaded(record())
        with monkeypatch.context() as broken:
            broken.setattr(tasks, "import_services", lambda *args, **options: 1 / 0)
            screen.work_off()
        item.refresh_from_db()
        assert (item.state, item.turn) == (State.FAILED, None)
        assert reverse("import_services_again", args=[item.pk]) in screen.text(item)
        screen.again(item)
        screen.work_off()
        item.refresh_from_db()
        assert item.state == State.CHECKED


class TestTheImport:
    def test_what_was_confirmed_is_imported_and_linked_and_the_bytes_go(self, screen):
        item = screen.imported(record())
        assert (item.state, bytes(item.content)) == (State.DONE, b"")
        (page,) = services()
        assert page.code == "id-card-lost"
        (linked,) = screen.page(item).context_data["outcome"].services
        assert linked.edit in screen.text(item)
        assert (linked.thai, linked.english) == ("/services/dopa/id-card-lost/", "/en/services/dopa/id-card-lost/")

    def test_nothing_is_imported_before_it_is_confirmed(self, screen):
        item = screen.checked(record())
        screen.client.get(reverse("import_services_confirm", args=[item.pk]))
        screen.work_off()
        assert not services().exists()

    def test_confirming_twice_imports_once(self, screen, queue):
        item = screen.checked(record())
        before = queue.count()
        screen.confirm(item)
        screen.confirm(item)
        assert queue.filter(task_path__endswith="tasks.run").count() == 1
        assert queue.count() == before + 1

    def test_a_task_that_comes_twice_does_its_work_once(self, screen, monkeypatch):
        item = screen.checked(record())
        screen.confirm(item)
        tasks.run.enqueue(item.pk)
        called = []
        real = tasks.import_services
        monkeypatch.setattr(tasks, "import_services", lambda *a, **o: called.append(1) or real(*a, **o))
        screen.work_off()
        assert called == [1]

    def test_everything_may_be_kept_as_drafts(self, screen):
        screen.imported(record(), mode="drafts")
        assert [page.live for page in services()] == [False]

    def test_a_portal_that_changed_meanwhile_is_checked_again(self, screen):
        item = screen.checked(record())
        from service_pages.models import ServiceCode

        ServiceCode.objects.create(code="id-card-lost", translation_key="0" * 32)
        screen.confirm(item)
        screen.work_off()
        item.refresh_from_db()
        assert (item.state, item.fault_count, item.report) == (State.REFUSED, 1, {})
        assert not services().exists()

    def test_the_download_tells_remarks_of_a_check_from_those_of_an_import(self, screen):
        def rows(item):
            content = screen.client.get(reverse("import_services_problems", args=[item.pk])).content
            return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))

        assert rows(screen.checked(record()))[1][2] in screen.text(ServiceImport.objects.first())
        assert len(rows(ServiceImport.objects.first())) == len(rows(screen.imported(record()))) + 1

    def test_a_second_import_of_the_same_file_changes_nothing(self, screen):
        screen.imported(record())
        item = screen.imported(record())
        assert item.report["unchanged"] == ["id-card-lost"]

    def test_an_import_and_the_word_that_it_is_done_are_one(self, screen, monkeypatch):
        """A worker that ends in between leaves neither."""
        item = screen.checked(record())
        screen.confirm(item)
        with monkeypatch.context() as broken:
            broken.setattr(tasks, "_report", lambda report: 1 / 0)
            screen.work_off()
        item.refresh_from_db()
        assert item.state == State.FAILED
        assert not services().exists()

    def test_who_has_left_imports_nothing_any_more(self, screen, chief):
        item = screen.checked(record())
        screen.confirm(item)
        chief.is_active = False
        chief.save()
        screen.work_off()
        item.refresh_from_db()
        assert (item.state, item.fault_count) == (State.REFUSED, 1)
        assert not services().exists()

    def test_an_import_whose_owner_is_deleted_is_nothing_to_do(self, screen, chief, queue):
        screen.uploaded(record())
        chief.delete()
        screen.work_off()
        assert not queue.filter(status="FAILED").exists()


class TestTurns:
    def running(self, item, state=State.IMPORTING):
        ServiceImport.objects.filter(pk=item.pk).update(state=state, turn=True)
        item.refresh_from_db()

    def test_the_second_waits_until_the_first_is_done(self, screen, queue):
        first, second = screen.uploaded(record()), screen.uploaded(record())
        self.running(first)
        Telling(first.pk)
        tasks.check.call(second.pk)
        second.refresh_from_db()
        assert second.state == State.UPLOADED
        assert (
            queue.filter(run_after__gt=timezone.now(), run_after__lt=timezone.now() + timedelta(minutes=1)).count() == 1
        )
        ServiceImport.objects.filter(pk=first.pk).update(state=State.DONE, turn=None)
        tasks.check.call(second.pk)
        second.refresh_from_db()
        assert second.state == State.CHECKED

    def test_the_database_lets_no_second_one_in(self, screen):
        first, second = screen.uploaded(record()), screen.uploaded(record())
        objects = ServiceImport.objects
        assert objects.take_turn(first.pk, State.UPLOADED, State.CHECKING) is True
        assert objects.take_turn(second.pk, State.UPLOADED, State.CHECKING) is None
        assert objects.take_turn(first.pk, State.UPLOADED, State.CHECKING) is False

    def test_a_worker_that_died_is_told_after_a_while_and_the_import_begun_again(self, screen, long_ago):
        item = screen.uploaded(record())
        self.running(item, State.CHECKING)
        Telling(item.pk)
        response = screen.page(item)
        assert not response.context_data["is_interrupted"]
        screen.again(item)
        item.refresh_from_db()
        assert item.state == State.CHECKING
        long_ago(item)
        response = screen.page(item)
        assert response.context_data["is_interrupted"]
        assert "Refresh" not in response
        item.refresh_from_db()
        assert item.state == State.CHECKING, "looking changes nothing"
        screen.again(item)
        screen.work_off()
        item.refresh_from_db()
        assert item.state == State.CHECKED

    def test_a_dead_one_does_not_hold_up_the_next(self, screen, long_ago):
        dead, item = screen.uploaded(record()), screen.uploaded(record())
        self.running(dead)
        long_ago(dead)
        tasks.check.call(item.pk)
        dead.refresh_from_db()
        item.refresh_from_db()
        assert (dead.state, dead.turn, item.state) == (State.INTERRUPTED, None, State.CHECKED)

    def test_one_that_was_begun_again_while_it_was_only_slow_stores_nothing(self, screen, monkeypatch):
        item = screen.checked(record())
        screen.confirm(item)
        real = tasks.import_services

        def slow(*paths, **options):
            report = real(*paths, **options)
            ServiceImport.objects.filter(pk=item.pk).update(state=State.UPLOADED, turn=None, changed_at=timezone.now())
            return report

        monkeypatch.setattr(tasks, "import_services", slow)
        tasks.run.call(item.pk)
        assert not services().exists()

    def test_a_file_that_nobody_takes_up_says_so(self, screen, long_ago):
        item = screen.uploaded(record())
        assert not screen.page(item).context_data["is_unattended"]
        long_ago(item)
        assert screen.page(item).context_data["is_unattended"]
        other = screen.uploaded(record())
        self.running(other)
        Telling(other.pk)
        assert not screen.page(item).context_data["is_unattended"]

    @pytest.mark.parametrize(("state", "then"), [(State.UPLOADED, State.CHECKED), (State.CONFIRMED, State.DONE)])
    def test_a_file_whose_task_was_lost_can_be_started_again(self, screen, queue, long_ago, state, then):
        item = screen.checked(record()) if state == State.CONFIRMED else screen.uploaded(record())
        if state == State.CONFIRMED:
            screen.confirm(item)
        queue.delete()
        screen.again(item)
        assert not queue.exists(), "one that may still begin is not begun twice"
        long_ago(item)
        assert reverse("import_services_again", args=[item.pk]) in screen.text(item)
        screen.again(item)
        screen.work_off()
        item.refresh_from_db()
        assert item.state == then

    def test_one_that_waits_behind_a_dead_one_can_be_started_again(self, screen, queue, long_ago):
        dead, item = screen.uploaded(record()), screen.uploaded(record())
        self.running(dead)
        queue.delete()
        long_ago(dead)
        long_ago(item)
        screen.again(item)
        screen.work_off()
        item.refresh_from_db()
        assert item.state == State.CHECKED


class TestProgress:
    def test_the_page_shows_how_many_are_done(self, screen):
        item = screen.uploaded(record())
        ServiceImport.objects.filter(pk=item.pk).update(state=State.IMPORTING, turn=True)
        Telling(item.pk).tell(Progress(7, 40, "a"))
        assert '<progress max="40" value="7"' in screen.text(item)

    def test_it_is_told_at_most_once_a_second_and_at_the_end(self, monkeypatch):
        clock = iter([0.0, 0.5, 1.5, 1.5, 1.6])
        monkeypatch.setattr("service_pages.import_screen.progress.time.monotonic", lambda: next(clock))
        told = Telling(1)
        told(1, 3, "a")
        assert progress_of(1) == Progress()
        told(2, 3, "b")
        assert progress_of(1) == Progress(2, 3, "b")
        told(3, 3, "c")
        assert progress_of(1) == Progress(3, 3, "c")

    def test_a_folder_that_cannot_be_read_is_no_error_of_the_page(self, screen, monkeypatch):
        def closed(*args):
            raise PermissionError

        item = screen.uploaded(record())
        monkeypatch.setattr(caches["progress"].__class__, "get", closed)
        assert screen.page(item).status_code == 200

    def test_of_another_import_nothing_is_known(self):
        Telling(1)
        assert progress_of(2) is None

    def test_every_service_is_told(self, screen, monkeypatch):
        seen = []
        monkeypatch.setattr(Telling, "tell", lambda self, progress: seen.append((progress.done, progress.total)))
        monkeypatch.setattr("service_pages.import_screen.progress.EVERY_SECONDS", -1)
        monkeypatch.setattr(Telling, "__init__", lambda self, import_id: setattr(self, "last", 0.0))
        screen.checked(record(), record(code="other", name_th="อื่น"))
        assert seen == [(0, 0), (0, 0), (0, 2), (1, 2), (2, 2)]


def test_a_busy_database_is_told_in_words(screen, monkeypatch):
    def locked(*args, **options):
        raise OperationalError("database is locked")

    monkeypatch.setattr(ServiceImport.objects.__class__, "create", locked)
    response = screen.upload(record())
    assert response.status_code == 302
    (message,) = screen.client.get(LIST).context["messages"]
    assert message.level_tag == "error"


def test_a_page_that_cannot_be_read_leads_nowhere_else(screen, monkeypatch):
    def gone(*args, **options):
        raise OperationalError("no connection")

    monkeypatch.setattr(ServiceImport.objects.__class__, "visible_to", gone)
    with pytest.raises(OperationalError):
        screen.client.get(LIST)


def test_a_forged_upload_is_no_error_of_the_server(screen):
    response = screen.client.post(LIST, {"file": "text", "mode": ["publish", "drafts"]})
    assert response.status_code == 200
    response = screen.client.post(LIST, {"file": SimpleUploadedFile("a\n.yaml", b"x"), "mode": "publish"})
    assert response.status_code == 302
    assert ServiceImport.objects.get().name == "a.yaml"


def test_only_posts_change_anything(screen):
    item = screen.checked(record())
    for name in ("import_services_confirm", "import_services_again"):
        assert screen.client.get(reverse(name, args=[item.pk])).status_code == 405
