"""Packs that heads order: the worker makes them, one of a year at once, and the screen tells what becomes of them."""

import datetime
import hashlib
import io
import json
import shutil
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation

from home.models import EvidencePack, PackOrder
from home.standard.keeping import keep_all
from home.standard.pack import keeping, ordering, screens
from home.standard.pack.keeping import PackLost, content_of, frozen
from home.standard.pack.making import pack_of
from home.standard.pack.models import QUIET
from home.standard.pack.ordering import make_pack, order
from portal import evidence
from portal.accounts import HEADS, STAFF
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit
from portal.pdf.faults import PdfRefused
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_standard", "homes")]
OVER, UNDER_WAY = FiscalYear(2026), FiscalYear(2027)
LIST = "/admin/standard/packs/"


@pytest.fixture(autouse=True)
def kept(small_standard, monkeypatch):
    """The year 2569 is over, 2570 is under way; of both a state was kept. No other app has files for them."""
    shutil.rmtree(default_storage.path("evidence"), ignore_errors=True)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: datetime.date(2026, 11, 23))
    monkeypatch.setattr(evidence, "_exhibits", {"papers": lambda year: [Exhibit("papers/one.txt", b"one")]})
    for day in (datetime.date(2026, 9, 30), datetime.date(2026, 11, 1)):
        keep_all(day)


@pytest.fixture
def no_worker(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def head(client):
    client.force_login(UserFactory(groups=[HEADS]))
    return client


def ordered(year: FiscalYear) -> PackOrder:
    return PackOrder.objects.get(year=year.number)


def address(year: FiscalYear) -> str:
    return reverse(screens.ONE, args=[year.number])


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def manifest_of(content: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return json.loads(archive.read("manifest.json"))


class TestWhoOrders:
    def test_a_head_orders_it_and_takes_it(self, head):
        page = head.post(address(OVER), follow=True)
        pack = EvidencePack.objects.get()
        assert pack.sha256 in text_of(page)
        assert ordered(OVER).state == "done"
        taken = head.get(address(OVER))
        assert hashlib.sha256(taken.content).hexdigest() == pack.sha256
        assert taken["Content-Disposition"] == 'attachment; filename="evidence-2569.zip"'

    def test_the_button_and_the_command_give_the_same_bytes(self, head, tmp_path):
        head.post(address(OVER))
        call_command("evidence_pack", year="2569", to=str(tmp_path), verbosity=0)
        assert (tmp_path / "evidence-2569.zip").read_bytes() == head.get(address(OVER)).content

    def test_the_bytes_do_not_depend_on_the_language_of_who_makes_it(self):
        made = []
        for language in ("th", "en"):
            with translation.override(language):
                made.append(pack_of(OVER))
        assert made[0] == made[1]

    def test_the_history_says_who_had_it_made(self, head):
        from wagtail.log_actions import registry

        head.post(address(OVER))
        [entry] = registry.get_logs_for_instance(EvidencePack.objects.get())
        assert str(entry.user_id) == head.session["_auth_user_id"]

    def test_others_neither_order_nor_take_one(self, client, no_worker):
        client.force_login(UserFactory(groups=[STAFF]))
        for response in (client.get(LIST), client.post(address(OVER))):
            assert response.status_code in (302, 403)
        assert not PackOrder.objects.exists()

    def test_a_year_of_which_nothing_was_kept_is_not_found(self, head):
        assert head.post(reverse(screens.ONE, args=[2030])).status_code == 404
        assert head.get(address(OVER)).status_code == 404

    def test_the_menu_leads_to_the_packs(self, head):
        assert f'"{LIST}"' in text_of(head.get("/admin/standard/"))


class TestWhileItIsMade:
    def test_the_page_says_so_and_asks_again_by_itself(self, head, no_worker):
        page = head.post(address(OVER), follow=True)
        assert "<progress" in text_of(page)
        assert head.get(LIST)["Refresh"] == "3"

    def test_a_page_on_which_nothing_moves_stays(self, head):
        assert "Refresh" not in head.get(LIST)

    def test_two_heads_have_one_pack_made(self, no_worker):
        assert order(OVER, UserFactory())
        assert not order(OVER, UserFactory())
        assert ordered(OVER).run == 1
        make_pack.func(ordered(OVER).pk, 1)
        make_pack.func(ordered(OVER).pk, 1)
        assert EvidencePack.objects.count() == 1
        assert not order(OVER, UserFactory())

    def test_the_command_that_was_quicker_gives_the_pack_of_both(self, no_worker, monkeypatch):
        order(OVER, UserFactory())
        made = []

        def overtaken(year, tell, **options):
            monkeypatch.setattr(keeping, "pack_of", pack_of)
            made.append(frozen(OVER))
            return b"another"

        monkeypatch.setattr(keeping, "pack_of", overtaken)
        make_pack.func(ordered(OVER).pk, 1)
        assert EvidencePack.objects.get() == made[0]
        assert ordered(OVER).state == "done"
        _folders, files = default_storage.listdir("evidence")
        assert sum("2026" in name for name in files) == 1

    def test_the_order_tells_how_far_it_is(self, no_worker, monkeypatch):
        told = []
        monkeypatch.setattr(ordering, "EVERY_SECONDS", 0)

        def listening(year):
            told.append((ordered(OVER).done, ordered(OVER).total, ordered(OVER).state))
            yield Exhibit("papers/one.txt", b"one")

        monkeypatch.setattr(evidence, "_exhibits", {"papers": listening})
        order(OVER, UserFactory())
        make_pack.func(ordered(OVER).pk, 1)
        assert told == [(1, 4, "making")]

    def test_what_the_worker_left_is_ordered_again_and_the_task_of_before_does_nothing(self, head, no_worker):
        order(OVER, UserFactory())
        PackOrder.objects.update(state="making", changed=timezone.now() - QUIET - datetime.timedelta(seconds=1))
        page = head.get(LIST)
        assert "Refresh" not in page
        assert "<progress" not in text_of(page)
        head.post(address(OVER))
        assert (ordered(OVER).run, ordered(OVER).state) == (2, "waiting")
        make_pack.func(ordered(OVER).pk, 1)
        assert ordered(OVER).state == "waiting"
        assert not EvidencePack.objects.exists()

    def test_of_a_task_that_was_overtaken_no_preliminary_file_stays(self, no_worker, monkeypatch):
        order(UNDER_WAY, UserFactory())
        monkeypatch.setattr(ordering, "preliminary", lambda year, tell: PackOrder.objects.update(run=2) and b"late")
        make_pack.func(ordered(UNDER_WAY).pk, 1)
        assert (ordered(UNDER_WAY).state, ordered(UNDER_WAY).file.name) == ("making", "")
        assert not any("2027" in name for name in files_kept())


def files_kept() -> list[str]:
    return default_storage.listdir("evidence")[1] if default_storage.exists("evidence") else []


class TestWhatFails:
    def test_why_is_told_in_the_language_of_who_ordered_it(self, head, monkeypatch):
        monkeypatch.setattr(keeping, "pack_of", refused)
        with translation.override("en"):
            order(OVER, UserFactory())
        assert ordered(OVER).fault == "refused in en"
        page = head.get(LIST)
        assert "refused in en" in text_of(page)
        assert "Refresh" not in page
        assert not EvidencePack.objects.exists()

    def test_it_can_be_ordered_again(self, head, monkeypatch):
        with monkeypatch.context() as broken:
            broken.setattr(keeping, "pack_of", refused)
            head.post(address(OVER))
        assert ordered(OVER).state == "failed"
        head.post(address(OVER))
        assert (ordered(OVER).state, ordered(OVER).fault) == ("done", "")

    def test_an_error_of_the_portal_is_told_too(self, no_worker, monkeypatch):
        order(OVER, UserFactory())
        monkeypatch.setattr(keeping, "pack_of", lambda *args, **options: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            make_pack.func(ordered(OVER).pk, 1)
        assert ordered(OVER).state == "failed"
        assert ordered(OVER).fault

    def test_a_preliminary_pack_of_before_stays_when_a_new_one_fails(self, head, monkeypatch):
        head.post(address(UNDER_WAY))
        before = head.get(address(UNDER_WAY)).content
        monkeypatch.setattr(keeping, "pack_of", refused)
        head.post(address(UNDER_WAY))
        assert ordered(UNDER_WAY).state == "failed"
        assert head.get(address(UNDER_WAY)).content == before


def refused(*args, **options):
    raise PdfRefused(f"refused in {translation.get_language()}")


class TestAYearUnderWay:
    def test_its_pack_says_that_it_is_preliminary(self, head):
        head.post(address(UNDER_WAY))
        taken = head.get(address(UNDER_WAY))
        assert taken["Content-Disposition"] == 'attachment; filename="evidence-2570-preliminary.zip"'
        assert manifest_of(taken.content)["preliminary"] is True
        assert manifest_of(pack_of(OVER))["preliminary"] is False
        assert not EvidencePack.objects.exists()

    def test_a_new_one_takes_the_place_of_the_one_before(self, head):
        head.post(address(UNDER_WAY))
        first = ordered(UNDER_WAY).file.name
        head.post(address(UNDER_WAY))
        assert default_storage.exists(ordered(UNDER_WAY).file.name)
        assert ordered(UNDER_WAY).file.name == first or not default_storage.exists(first)
        assert sum("2027" in name for name in files_kept()) == 1

    def test_it_goes_when_the_final_one_is_made(self, head, monkeypatch):
        head.post(address(UNDER_WAY))
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: datetime.date(2027, 10, 1))
        head.post(address(UNDER_WAY))
        assert [name for name in files_kept() if "preliminary" in name] == []
        assert manifest_of(head.get(address(UNDER_WAY)).content)["preliminary"] is False

    def test_a_preliminary_file_that_has_gone_is_told(self, head):
        head.post(address(UNDER_WAY))
        default_storage.delete(ordered(UNDER_WAY).file.name)
        response = head.get(address(UNDER_WAY))
        assert response.headers["Location"] == LIST


class TestAFrozenPack:
    @pytest.mark.parametrize("becomes", [b"PK another", None], ids=["changed", "gone"])
    def test_that_is_no_longer_what_was_made_is_not_handed_out(self, head, tmp_path, becomes):
        pack = frozen(OVER)
        default_storage.delete(pack.file.name)
        if becomes:
            default_storage.save(pack.file.name, io.BytesIO(becomes))
        with pytest.raises(PackLost):
            content_of(pack)
        assert head.get(address(OVER)).headers["Location"] == LIST
        with pytest.raises(CommandError):
            call_command("evidence_pack", year="2569", to=str(tmp_path))

    def test_lists_every_file_with_its_size_and_sum_and_no_other(self):
        with zipfile.ZipFile(io.BytesIO(content_of(frozen(OVER)))) as archive:
            told = json.loads(archive.read("manifest.json"))["files"]
            for row in told:
                content = archive.read(row["path"])
                assert (len(content), hashlib.sha256(content).hexdigest()) == (row["bytes"], row["sha256"])
            names = archive.namelist()
            assert [row["path"] for row in told] == [name for name in names if name != "manifest.json"]
            assert names == sorted(names)
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
