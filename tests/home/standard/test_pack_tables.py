"""The tables of an evidence pack: in both languages, of the year, and nobody named who is not named in public."""

import csv
import datetime
import io

import pytest
from django.utils import timezone

from home.feedback.exhibits import feedback
from home.models import Case, Need, PageFeedback, ServiceMonth
from home.records.exhibits import records
from home.statistics.exhibits import users
from home.survey.exhibits import satisfaction
from portal import evidence
from portal.agencies import agencies
from portal.bilingual.fiscal_years import FiscalYear
from portal.bilingual.language import language_of
from tests.factories import UserFactory
from tests.home.records.making import analysis, improvement, meeting, plan, problem, study, training

pytestmark = pytest.mark.django_db
YEAR = FiscalYear(2026)
IN_YEAR, EARLIER = datetime.date(2026, 3, 1), datetime.date(2025, 9, 30)


def tables(exhibits) -> dict[str, list[list[str]]]:
    """The rows of each table, headings first."""
    return {
        one.path: list(csv.reader(io.StringIO(one.content.decode("utf-8-sig"))))
        for one in exhibits(YEAR)
        if one.path.endswith(".csv")
    }


def rows_of(exhibits, path: str) -> list[dict[str, str]]:
    """By English headings."""
    names, *rows = tables(exhibits)[path]
    return [dict(zip([name.rpartition(" / ")[2] for name in names], row, strict=True)) for row in rows]


def a_case(number: int, moment: datetime.datetime, kind="complaint", state="received") -> Case:
    return Case.objects.create(
        code_hash=f"{number}", form=f"{number}", kind=kind, state=state, language="th", received_at=moment,
        due_on=moment.date(), sealed_matter="SEALEDMARK", service="SERVICEMARK",
    )  # fmt: skip


@pytest.mark.usefixtures("homes")
def test_every_heading_of_every_table_is_in_both_languages():
    evidence.measures()  # finds the rooms
    wrong = {}
    for folder in ("feedback", "records", "statistics", "survey"):
        for path, [names, *_rows] in tables(evidence._exhibits[folder]).items():
            for name in names:
                thai, parted, english = name.partition(" / ")
                if not parted or language_of(thai) != "th" or language_of(english) != "en":
                    wrong[path] = name
    assert wrong == {}


@pytest.mark.parametrize(
    ("make", "path"),
    [
        (study, "studies"),
        (analysis, "environment"),
        (problem, "problems"),
        (improvement, "improvements"),
        (training, "trainings"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_record_is_in_the_table_of_the_year_of_its_day(make, path):
    days = {"solved_on": None, "state": "open"} if make is problem else {}
    make(date=IN_YEAR, title_en="Of the year", **days)
    make(date=EARLIER, title_en="Of the year before", **days)
    [row] = rows_of(records, f"records/{path}.csv")
    assert row["Title (English)"] == "Of the year"


def test_meetings_tell_the_agencies_and_resolutions_what_is_done_until_when(site):
    here = next(iter(agencies().values()))
    meeting(
        day=IN_YEAR, is_public=True, agency_codes=[here.code, "left-long-ago"], others_en="Students’ club",
        resolutions=[{
            "text_th": "เปิดช่องด่วน", "text_en": "Open a fast counter", "responsible_th": "หัวหน้าศูนย์", "responsible_en": "Head",
            "due": datetime.date(2026, 4, 1), "state": "done", "done_on": datetime.date(2026, 3, 30),
        }],
    )  # fmt: skip
    [held] = rows_of(records, "records/meetings.csv")
    assert (held["Others present (English)"], held["Public"]) == ("Students’ club", "ใช่ / Yes")
    for language, name in (("th", "Thai"), ("en", "English")):
        assert held[f"Agencies present ({name})"] == f"{here.titles[language]}\nleft-long-ago"
    [resolved] = rows_of(records, "records/resolutions.csv")
    assert resolved["Meeting: Held on"] == "2026-03-01"
    assert (resolved["Who does it (English)"], resolved["Due on"]) == ("Head", "2026-04-01")
    assert (resolved["State"], resolved["Done on"]) == ("ดำเนินการแล้ว / Done", "2026-03-30")


def test_nobody_is_named_who_is_not_named_in_public():
    person = UserFactory(first_name="ACCOUNTMARK")
    for is_public in (False, True):
        mark = "OPENMARK" if is_public else "SECRETMARK"
        named = {"responsible_th": mark, "responsible_en": mark}
        values = {"is_public": is_public, "owner": person}
        meeting(day=IN_YEAR, resolutions=[{"text_th": "มติ", **named}], **values)
        plan(activities=[named], **values)
        training(date=IN_YEAR, names=["ATTENDEEMARK"], trainer_th=mark, trainer_en=mark, **values)
    text = "".join(one.content.decode(errors="replace") for one in records(YEAR) if one.path.endswith(".csv"))
    assert text.count("OPENMARK") == 6
    assert text.count("ไม่เผยแพร่ / Not public") == 6
    assert not any(mark in text for mark in ("SECRETMARK", "ATTENDEEMARK", "ACCOUNTMARK"))


def test_plans_tell_their_steps_and_results():
    plan(activities=[{"half_year_th": "ครึ่งแรก", "year_en": "All of it", "state": "done"}])
    plan(starts=datetime.date(2026, 10, 1), ends=datetime.date(2027, 9, 30))
    [row] = rows_of(records, "records/plans.csv")
    assert (row["Steps (Thai)"], row["Steps (English)"], row["Budget in baht"]) == ("จัดอบรม", "Train", "0.00")
    assert row["Plan: Term"] == "ระยะสั้น / Short-term"
    assert (row["Result after half of the year (Thai)"], row["Result of the year (English)"]) == ("ครึ่งแรก", "All of it")


def test_the_register_of_needs_tells_what_was_said_and_what_was_done():
    done = improvement(title_en="A fast counter")
    Need.objects.create(
        words="ช่องด่วน", source="search", count=31, decision="adopted", decided_on=IN_YEAR, improvement=done, said_th="รอนาน",
        said_en="Long queues", did_th="เปิดช่อง 9", did_en="Counter 9", published_on=IN_YEAR,
    )  # fmt: skip
    Need.objects.create(words="ก่อนหน้า", decision="declined", reason="แล้ว", decided_on=EARLIER)
    [row] = rows_of(records, "records/needs.csv")
    assert (row["You said (English)"], row["We did (Thai)"]) == ("Long queues", "เปิดช่อง 9")
    assert (row["How often"], row["Decision"].rpartition(" / ")[2]) == ("31", "Adopted")
    assert row["Improvement: Title (English)"] == "A fast counter"


def test_papers_of_studies_analyses_plans_and_meetings_are_there():
    for make in (study, analysis):
        make(date=IN_YEAR, file=study().file)
    plan(file=study().file)
    meeting(day=IN_YEAR)
    kinds = {one.path.split("/")[1].split("-")[0] for one in records(YEAR) if one.path.endswith(".pdf")}
    assert kinds == {"study", "environment", "plan", "minutes"}


def test_the_cover_counts_trained_people_without_naming_them(site):
    code = "house-move"
    training(date=IN_YEAR, names=["ATTENDEEMARK", "SECONDMARK"], services=[code])
    row = next(row for row in rows_of(records, "records/cover.csv") if row["Service code"] == code)
    assert (row["Trained people"], row["Enough"]) == ("2", "ใช่ / Yes")
    assert row["Name (Thai)"]


class TestFeedback:
    def test_cases_are_counted_by_month_kind_and_state_and_tell_nothing_else(self):
        zone = timezone.get_default_timezone()
        first, last = (
            datetime.datetime(2025, 10, 1, 0, 0, tzinfo=zone),
            datetime.datetime(2026, 9, 30, 23, 59, tzinfo=zone),
        )
        moments = (first, first, last)
        for number, moment in enumerate(moments):
            a_case(number, moment)
        a_case(7, first, kind="praise", state="closed")
        a_case(8, first - datetime.timedelta(minutes=1))
        a_case(9, last + datetime.timedelta(minutes=1))
        _names, *rows = tables(feedback)["feedback/cases.csv"]
        assert rows == [
            ["2025-10", "เรื่องร้องเรียน / Complaint", "รับเรื่องแล้ว / Received", "2"],
            ["2025-10", "คำชมเชย / Praise", "ยุติเรื่อง / Closed", "1"],
            ["2026-09", "เรื่องร้องเรียน / Complaint", "รับเรื่องแล้ว / Received", "1"],
        ]
        text = str(list(feedback(YEAR)))
        assert "SEALEDMARK" not in text
        assert "SERVICEMARK" not in text

    def test_words_on_pages_are_counted_by_month(self):
        key = "00000000-0000-4000-8000-000000000001"
        for number, useful in enumerate((True, True, False)):
            PageFeedback.objects.create(
                translation_key=key, language="th", useful=useful, day=IN_YEAR, form=str(number), words="WORDSMARK"
            )
        _names, *rows = tables(feedback)["feedback/pages.csv"]
        assert rows == [["2026-03", "2", "1"]]
        assert "WORDSMARK" not in str(list(feedback(YEAR)))


def test_users_have_no_row_without_data_and_one_with_0(site):
    facts = {"service_code": "house-move", "channel": "counter"}
    ServiceMonth.objects.create(**facts, month=datetime.date(2026, 3, 1), users=0)
    ServiceMonth.objects.create(service_code="gone", channel="post", month=datetime.date(2026, 4, 1), users=7)
    ServiceMonth.objects.create(**facts, month=datetime.date(2026, 10, 1), users=9)
    first, second = rows_of(users, "statistics/users.csv")
    assert (first["Service code"], first["Month"], first["Users"]) == ("house-move", "2026-03", "0")
    assert first["Channel"] == "เคาน์เตอร์ / Counter"
    assert (second["Service code"], second["Name (Thai)"], second["Users"]) == ("gone", "", "7")


@pytest.mark.usefixtures("homes")
def test_satisfaction_names_its_formula_in_both_languages():
    first, second = rows_of(satisfaction, "survey/satisfaction.csv")
    assert first["Name (Thai)"] != first["Name (English)"] == "the whole centre"
    assert " / " in first["Formula"]
    assert (first["First day"], first["Last day"]) == (YEAR.start.isoformat(), YEAR.end.isoformat())
    assert first["Question"] != second["Question"]
    assert first["Answers: Website"] == ""  # too few
