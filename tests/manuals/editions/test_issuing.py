"""Issuing and withdrawing: all or nothing, and always with a reason."""

import datetime
import errno
import hashlib
import os
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as portal_settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from manuals.editions import files, issuing
from manuals.editions.data import freeze
from manuals.editions.in_force import editions_of, in_force
from manuals.editions.issuing import IssueRefused, deletion_refusal, issue, next_number, withdraw
from manuals.models import Edition, EditionFile
from portal import look
from portal.models import User
from portal.pdf import compiler, making
from tests.factories import ServicePageFactory, document_row, fee_row
from tests.manuals.editions.read_back import differences
from tests.manuals.editions.samples import NOTE, POSITION, Manual
from tests.manuals.pdf.reading import foot
from tests.portal.pdf.reading import READERS, exact

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def on_the_same_day(folder, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: TODAY)


@pytest.fixture
def simple(site):
    """The manual of a small service."""
    return Manual(["id-card-lost"], slug="id-card-lost")


def make(manual, number=1, effective=TODAY, **changes) -> Edition:
    values = {"change_note": NOTE, "approved_by": POSITION, "in_process": True}
    return issue(manual, number=number, effective=effective, **(values | changes))


def refused(manual, **changes) -> dict[str, list[str]]:
    with pytest.raises(IssueRefused) as caught:
        make(manual, **changes)
    return caught.value.message_dict


def left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class TestAnEdition:
    def test_holds_what_the_manual_says_and_who_stands_for_it(self, simple):
        user = User(username="somchai", first_name="สมชาย", last_name="ใจดี")
        made = Edition.objects.get(pk=make(simple, user=user).pk)
        assert made.data == freeze(simple)
        assert (made.schema_version, made.issued_by, made.changes) == (1, "สมชาย ใจดี", [])
        assert (made.change_note_en, made.approved_by_th) == ("New fees", "หัวหน้าศูนย์บริการร่วม")

    def test_has_a_manual_and_a_sheet_in_both_languages(self, simple):
        found = {(row.kind, row.language, row.service) for row in make(simple).files.all()}
        assert found == {(kind, language, code) for language in ("th", "en")
                         for kind, code in (("manual", ""), ("sheet", "id-card-lost"))}  # fmt: skip

    def test_of_several_services_is_a_booklet(self, site):
        made = make(Manual(["id-card-lost", "house-move"], slug="all"))
        kinds = sorted((row.kind, row.service) for row in made.files.filter(language="th"))
        assert kinds == [("booklet", ""), ("sheet", "house-move"), ("sheet", "id-card-lost")]

    def test_files_are_what_their_hash_says(self, simple):
        for row in make(simple).files.all():
            content = row.file.open("rb").read()
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (row.sha256, row.size)
            assert row.pages >= 1

    def test_is_known_at_once(self, simple):
        make(simple)
        found = in_force(simple.translation_key, TODAY)
        assert (found.number, {file.kind for file in found.files}) == (1, {"manual", "sheet"})

    def test_tells_what_has_changed_since_the_last(self, simple, site):
        make(simple)
        site.translated.fees = [fee_row(item="ค่าธรรมเนียม", amount=30)]
        site.translated.save_revision().publish()
        (gone, new) = make(simple, number=2).changes_since_the_last
        assert (gone.before["en"], new.after["th"]) == ("“ค่าธรรมเนียม” (20 baht)", "“ค่าธรรมเนียม” (30 บาท)")

    def test_is_made_in_one_guarded_process(self, simple, monkeypatch):
        kinds = []

        def at_once(orders, *limits):
            kinds.append([Path(order.template).stem for order in orders])
            return [compiler.compiled(order) for order in orders], None

        monkeypatch.setattr(making, "guarded", at_once)
        make(simple, in_process=False)
        assert kinds == [["manual", "sheet"] * 2]


class TestWhatIsRefused:
    pytestmark = pytest.mark.usefixtures("english")

    def test_a_day_in_the_past(self, simple):
        told = refused(simple, effective=TODAY - datetime.timedelta(1))
        assert told == {"effective": ["An edition takes effect today or later: 23 November 2026 or a day after it."]}

    def test_a_day_before_the_last_edition(self, simple):
        make(simple, effective=TODAY + datetime.timedelta(9))
        told = refused(simple, number=2, effective=TODAY + datetime.timedelta(8))
        assert "edition 1 is in force from 2 December 2026" in told["effective"][0]

    def test_a_day_that_is_years_ahead(self, simple, english):
        (sentence,) = refused(simple, effective=datetime.date(2116, 10, 1))["effective"]
        assert sentence.startswith("An edition is announced two years ahead at most: 24 November 2028")
        assert make(simple, effective=datetime.date(2028, 11, 24)).number == 1

    def test_the_day_of_a_withdrawn_edition_binds_nobody(self, simple):
        withdraw(make(simple, effective=TODAY + datetime.timedelta(9)), NOTE)
        assert make(simple, number=2).number == 2

    def test_a_number_that_is_given(self, simple):
        make(simple, user=User(username="somchai"))
        (sentence,) = refused(simple, number=1)["number"]
        assert sentence.startswith("Edition 1 was issued meanwhile by somchai, in force from 23 November 2026.")
        assert sentence.endswith("yours would be edition 2.")

    @pytest.mark.parametrize("number", [2, 0, -1, "1", None, 1.5])
    def test_a_number_that_is_not_the_next(self, simple, number):
        assert list(refused(simple, number=number)) == ["number"]

    @pytest.mark.parametrize("name", ["change_note", "approved_by"])
    @pytest.mark.parametrize("words", [{}, {"th": "  ", "en": "English only"}, {"th": "ก" * 2001, "en": ""}])
    def test_words_that_are_missing_or_too_long(self, simple, name, words):
        assert list(refused(simple, **{name: words})) == [name]

    def test_everything_wrong_is_told_at_once(self, simple):
        told = refused(simple, number=5, effective=datetime.date(2020, 1, 1), change_note={}, approved_by={})
        assert set(told) == {"number", "effective", "change_note", "approved_by"}

    def test_a_manual_without_a_service(self, site):
        assert "no service" in refused(Manual([]))["services"][0]

    def test_a_service_that_is_not_published(self, simple, site):
        site.translated.unpublish()
        assert "“id-card-lost”" in refused(simple)["services"][0]
        assert not Edition.objects.exists()


class TestAFailingPdfLeavesNothing:
    @pytest.fixture(autouse=True)
    def nothing_is_left(self, folder, db):
        yield
        assert not Edition.objects.exists()
        assert not EditionFile.objects.exists()
        assert left(folder) == []

    def test_a_missing_font(self, simple, monkeypatch, english):
        monkeypatch.setattr(compiler, "fonts", lambda: (_ for _ in ()).throw(compiler.CompilerError("font is missing")))
        told = "Manual “การขอมีบัตรประจำตัวประชาชนใหม่” (th): The PDF could not be made: font is missing."
        assert refused(simple)["pdf"] == [told]

    def test_a_time_limit(self, simple, monkeypatch, english):
        def late(*args, **kwargs):
            raise subprocess.TimeoutExpired("typst", kwargs["timeout"])

        monkeypatch.setattr(subprocess, "run", late)
        assert "was not ready within" in refused(simple, in_process=False)["pdf"][0]

    def test_a_compiler_that_is_killed(self, simple, monkeypatch, english):
        killed = subprocess.CompletedProcess([], -9, b"", b"")
        monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: killed)
        assert "SIGKILL" in refused(simple, in_process=False)["pdf"][0]

    def test_an_emoji_is_told_with_its_text(self, simple, site, english):
        site.translated.result = "ได้บัตร 🙂"
        site.translated.save_revision().publish()
        assert "U+1F642" in refused(simple)["pdf"][0]

    def test_the_last_file_that_cannot_be_written(self, simple, monkeypatch, english):
        saved, save = [], default_storage.save

        def full(name, content):
            if len(saved) == 3:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            saved.append(save(name, content))
            return saved[-1]

        monkeypatch.setattr(files.default_storage, "save", full)
        assert "No space left on device" in refused(simple)["pdf"][0]

    def test_a_database_that_fails_at_the_end(self, simple, monkeypatch):
        def away(rows):
            raise OperationalError("gone")

        monkeypatch.setattr(EditionFile.objects, "bulk_create", away)
        with pytest.raises(OperationalError):
            make(simple)


class TestWhatFailsAfterTheCommit:
    def test_leaves_the_files_of_the_edition(self, simple, monkeypatch, folder):
        @contextmanager
        def atomic():
            with transaction.atomic():
                yield
            raise KeyError("after the commit")

        monkeypatch.setattr(issuing, "transaction", SimpleNamespace(atomic=atomic))
        with pytest.raises(KeyError):
            make(simple)
        assert len(left(folder)) == EditionFile.objects.count() == 4


class TestTwoPeople:
    def test_the_second_is_told_whose_edition_came_first(self, simple, monkeypatch, english):
        """What happens between the check and the lock, without a second process."""
        quicker = User(username="somsri")
        real = issuing.make_files

        def meanwhile(*args, **kwargs):
            monkeypatch.setattr(issuing, "make_files", real)
            make(simple, user=quicker)
            return real(*args, **kwargs)

        monkeypatch.setattr(issuing, "make_files", meanwhile)
        (sentence,) = refused(simple, user=User(username="somchai"))["number"]
        assert "issued meanwhile by somsri" in sentence
        assert Edition.objects.count() == 1

    def test_the_constraint_tells_it_too(self, simple, monkeypatch, english):
        make(simple)
        monkeypatch.setattr(issuing, "check", lambda key, order: None)
        assert "Edition 1 was issued meanwhile" in refused(simple)["number"][0]

    def test_one_waits_for_the_other(self, site):
        if not connection.features.has_select_for_update:
            pytest.skip("SQLite has one writer at a time")
        with CaptureQueriesContext(connection) as queries:
            make(site.manual)
        locked = [place for place, query in enumerate(queries) if "FOR UPDATE" in query["sql"]]
        inserted = [place for place, query in enumerate(queries) if 'INSERT INTO "manuals_edition"' in query["sql"]]
        assert locked[0] < inserted[0]


class TestHistory:
    def test_may_lie_in_the_past_and_leave_numbers_out(self, simple):
        made = make(simple, number=4, effective=datetime.date(2019, 10, 1), history=True)
        assert (made.number, next_number(simple.translation_key)) == (4, 5)

    def test_still_goes_forward(self, simple):
        make(simple, effective=datetime.date(2020, 1, 1), history=True)
        assert list(refused(simple, number=2, effective=datetime.date(2019, 1, 1), history=True)) == ["effective"]

    def test_may_say_what_was_said_then(self, simple):
        earlier = freeze(simple)
        earlier["services"][0]["fees"][0]["amount"] = 10
        make(simple, effective=datetime.date(2020, 1, 1), history=True, data=earlier)
        (change,) = make(simple, number=2).changes_since_the_last
        assert (change.before["en"], change.after["en"]) == ("10 baht", "20 baht")


class TestWithdrawing:
    def test_the_one_before_is_in_force_again(self, simple):
        make(simple)
        withdraw(make(simple, number=2), {"th": "ค่าธรรมเนียมผิด", "en": ""}, User(username="somchai"))
        assert in_force(simple.translation_key, TODAY).number == 1
        assert [one.withdrawn for one in editions_of(simple.translation_key)] == [None, TODAY]

    def test_needs_a_reason(self, simple):
        with pytest.raises(ValidationError) as caught:
            withdraw(make(simple), {"th": " "})
        assert list(caught.value.message_dict) == ["reason"]

    def test_happens_once(self, simple, english):
        made = make(simple)
        withdraw(made, NOTE)
        with pytest.raises(ValidationError, match="has been withdrawn already"):
            withdraw(made, NOTE)


class TestDeletingAManual:
    def test_is_refused_while_an_edition_stands(self, simple, english):
        assert deletion_refusal(simple.translation_key) == ""
        made = make(simple)
        assert "its edition 1. Withdraw it first" in deletion_refusal(simple.translation_key)
        withdraw(made, NOTE)
        assert deletion_refusal(simple.translation_key) == ""

    def test_names_all_that_stand(self, simple, english):
        make(simple)
        make(simple, number=2)
        assert "its editions 1, 2." in deletion_refusal(simple.translation_key)


def documents(edition: Edition) -> dict:
    made = files.documents_of(edition.data, issuing.facts_of(edition), edition.effective)
    return {(document.kind, document.language, code): document for code, document in made}


class TestTheTextOfThePdf:
    def test_is_the_text_of_the_edition(self, manual):
        made = make(manual)
        for row in made.files.filter(kind="manual"):
            document = documents(made)[row.kind, row.language, row.service]
            for reader in READERS.values():
                assert differences(document, reader(row.file.open("rb").read())) == ""

    @pytest.mark.parametrize("words", [
        "# หัวข้อ $x^2$ *หนา* \\ @อ้างอิง \"คำพูด\"", "#let x = 1; #panic(\"no\") #{ sys.inputs }", "ก" * 300, "a" * 300,
    ])  # fmt: skip
    def test_holds_odd_texts_as_they_are(self, simple, site, words):
        site.translated.result = words
        site.translated.save_revision().publish()
        made = make(replace(simple, title=words[:255], appendices=[]))
        for row in made.files.filter(kind="manual"):
            for reader in READERS.values():
                assert exact(words) in exact("".join(reader(row.file.open("rb").read())))

    def test_two_hundred_papers_run_over_pages(self, site):
        rows = [document_row(name=f"เอกสารลำดับที่ {number}") for number in range(200)]
        ServicePageFactory(parent=site.agency, code="many", slug="many", documents=rows)
        made = make(Manual(["many"], slug="many"))
        row = made.files.get(kind="manual", language="th")
        said = exact("".join(READERS["pdfium"](row.file.open("rb").read())))
        assert row.pages > 5
        assert [number for number in range(200) if exact(f"เอกสารลำดับที่ {number}") not in said] == []
        assert made.files.get(kind="sheet", language="th").pages == 1
        assert foot(documents(made)["manual", "th", ""], 1, row.pages) in said

    def test_a_missing_logo_leaves_the_centre_s_name(self, simple, monkeypatch):
        monkeypatch.setattr(look, "current", lambda: replace(look.neutral(), print_logos={}))
        made = make(simple)
        assert exact(made.data["centre"]["name"]["th"]) in exact(
            "".join(READERS["pdfium"](made.files.get(kind="manual", language="th").file.open("rb").read()))
        )


def test_a_new_paper_wears_what_the_site_wears(simple, monkeypatch):
    drawn = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"
    worn = {**look.COLOURS, "primary": "#4a1942", "accent": "#ffcc00"}
    made_of = replace(look.neutral(), print_logos={"en": look.PrintLogo(svg=drawn)}, colours=worn)
    monkeypatch.setattr(look, "current", lambda: made_of)
    centres = {language: document.centre for (_kind, language, _code), document in documents(make(simple)).items()}
    assert {language: (centre.logo_svg, centre.colour, centre.accent) for language, centre in centres.items()} == {
        "th": (None, "#4a1942", "#ffcc00"),
        "en": (drawn, "#4a1942", "#ffcc00"),
    }


def test_files_of_editions_lie_where_no_web_server_hands_them_out():
    assert portal_settings.STORAGES["default"]["BACKEND"] == "portal.operations.storage.ProtectedStorage"
