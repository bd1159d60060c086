"""The evidence pack of a fiscal year: whole, checked by its manifest, the same bytes for ever once the year is over."""

import csv
import datetime
import hashlib
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from home.models import EvidencePack
from home.records.exhibits import records
from home.standard.keeping import keep_all
from home.standard.pack import making
from home.standard.pack.keeping import frozen, years
from home.standard.pack.making import NothingKept, pack_of, zipped
from portal import evidence
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Exhibit, State
from portal.tables.written import csv_of
from tests.home.records.making import meeting, study, training
from tests.manuals.stored import edition_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_standard", "homes")]
OVER, DAY = FiscalYear(2026), datetime.date(2026, 9, 30)


@pytest.fixture
def kept(small_standard, monkeypatch):
    """The year 2569 is over, and its last state was kept. No other app has files for it."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: datetime.date(2026, 11, 23))
    monkeypatch.setattr(evidence, "_exhibits", {"papers": lambda year: [Exhibit("papers/one.txt", b"one")]})
    keep_all(DAY)


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_reports_tables_papers_and_their_sums(kept):
    files = opened(pack_of(OVER))
    told = json.loads(files.pop("manifest.json"))
    assert (told["fiscal_year"], told["buddhist_year"]) == (2026, 2569)
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert {row["path"]: row["sha256"] for row in told["files"]} == sums
    assert {"report-th.pdf", "report-en.pdf", "criteria.csv", "measures.csv", "months.csv", "papers/one.txt"} == set(
        files
    )
    assert files["report-th.pdf"].startswith(b"%PDF-")
    [names, row] = csv.reader(io.StringIO(files["criteria.csv"].decode("utf-8-sig")))
    assert names[0] == "เกณฑ์ / Criterion"
    assert row == ["1.1", "เกณฑ์หนึ่ง", "One", "เป็นไปตามเกณฑ์ / Met", "2026-09"]


def test_the_same_content_gives_the_same_bytes(kept):
    assert pack_of(OVER) == pack_of(OVER)


def test_a_year_that_is_over_is_frozen(kept, answers):
    first = frozen(OVER)
    answers.say("test.first", State.MISSING)
    keep_all(DAY)
    again = frozen(OVER)
    with again.file.open("rb") as file:
        assert hashlib.sha256(file.read()).hexdigest() == first.sha256 == again.sha256
    assert EvidencePack.objects.count() == 1


def test_what_comes_after_the_year_is_not_in_it(kept, answers):
    before = pack_of(OVER)
    answers.say("test.first", State.MISSING)
    keep_all(datetime.date(2026, 10, 31))
    assert pack_of(OVER) == before


def test_a_year_of_which_nothing_was_kept_has_no_pack(kept):
    with pytest.raises(NothingKept):
        pack_of(FiscalYear(2025))
    with pytest.raises(NothingKept):
        pack_of(FiscalYear(2028))
    assert years() == [OVER]


def test_when_a_file_cannot_be_made_nothing_is_kept(kept, monkeypatch):
    monkeypatch.setattr(making, "zipped", lambda files: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        frozen(OVER)
    assert not EvidencePack.objects.exists()


def test_no_two_files_have_one_path_and_none_leaves_its_folder(monkeypatch):
    with pytest.raises(ValueError, match="one path"):
        zipped([Exhibit("a", b""), Exhibit("a", b"")])
    monkeypatch.setattr(evidence, "_exhibits", {"papers": lambda year: [Exhibit("../one.txt", b"")]})
    with pytest.raises(ValueError, match="not below"):
        list(evidence.exhibits(OVER))


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+5", "-5", "\tx"])
def test_no_value_of_a_table_is_computed_by_a_spreadsheet(text):
    assert f"'{text}" in csv_of(["name"], [[text]]).decode("utf-8-sig")


def test_the_manuals_in_force_at_the_end_of_the_year_are_in_it(site):
    from manuals.evidence import editions_in_force

    edition_of(site.manual, 1, datetime.date(2026, 1, 1))
    edition_of(site.manual, 2, datetime.date(2026, 10, 5))
    paths = [exhibit.path for exhibit in editions_in_force(OVER)]
    assert sorted(paths) == [f"manuals/{site.manual.slug}-1-{language}.pdf" for language in ("en", "th")]


class TestTheCommand:
    def test_writes_the_same_bytes_twice(self, kept, tmp_path):
        call_command("evidence_pack", year="2569", to=str(tmp_path), verbosity=0)
        first = (tmp_path / "evidence-2569.zip").read_bytes()
        call_command("evidence_pack", year="๒๕๖๙", to=str(tmp_path), verbosity=0)
        assert (tmp_path / "evidence-2569.zip").read_bytes() == first

    @pytest.mark.parametrize(("year", "to"), [("69", "."), ("2560", "."), ("2569", "/nowhere")])
    def test_says_what_is_wrong(self, kept, year, to):
        with pytest.raises(CommandError):
            call_command("evidence_pack", year=year, to=to)


def test_the_rooms_give_tables_and_papers_and_no_name_of_a_person(monkeypatch):
    study(date=datetime.date(2026, 3, 1), title_th="รอบนี้")
    study(date=datetime.date(2024, 3, 1), title_th="รอบก่อน")
    meeting(day=datetime.date(2026, 1, 5), resolutions=[{"text_th": "=1+1"}])
    training(date=datetime.date(2026, 2, 1), names=["ATTENDEEMARK"])
    files = {exhibit.path: exhibit.content for exhibit in records(OVER)}
    assert sum(path.startswith("records/study-2026-03-01") for path in files) == 1
    assert sum(path.startswith("records/minutes-2026-01-05") for path in files) == 1
    assert "'=1+1" in files["records/resolutions.csv"].decode()
    [_names, trained] = files["records/trainings.csv"].decode().splitlines()
    assert trained.startswith("2026-02-01,")
    assert ",1," in trained
    assert not any("ATTENDEEMARK" in content.decode(errors="replace") for content in files.values())


def test_a_document_that_has_gone_leaves_the_rest_of_the_pack():
    gone = study(date=datetime.date(2026, 3, 1))
    gone.file.file.storage.delete(gone.file.file.name)
    assert not any(exhibit.path.startswith("records/study") for exhibit in records(OVER))
