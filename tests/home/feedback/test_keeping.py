"""What is deleted when its time is over, keys exchanged, the measure, the weak pages, the demonstration."""

import datetime
import io
from uuid import uuid4

import pytest
import yaml
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from home.feedback import cases, demo
from home.feedback.findings import LEAST_WORDS, worst_pages
from home.feedback.keeping import sweep
from home.feedback.models import Case, Kind, PageFeedback, State
from home.feedback.sealing import SealedForGoodError
from portal.bilingual.fiscal_years import FiscalYear
from portal.evidence import Asked, measures
from portal.evidence import State as Met
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NEW, OLD = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


def received(ago: int = 0, answered_after: int | None = None, kind=Kind.COMPLAINT, closed=False, now=None) -> Case:
    at = (now or timezone.now()) - days(ago)
    sent = {"kind": kind, "words": "คำ", "name": "ชื่อ"}
    case, _code, _new = cases.receive(uuid4().hex, sent, at=at)
    if answered_after is not None:
        answered = at + days(answered_after)
        cases.answer(case, {"th": "ตอบ"}, None, at=answered)
        cases.move(case, State.CLOSED if closed else State.ANSWERED, None, at=answered)
        cases.note(case, "บันทึก", UserFactory(), at=answered)
    return Case.objects.get(pk=case.pk)


class TestSweeping:
    def test_the_person_goes_some_days_after_the_case_is_closed(self, settings):
        settings.FEEDBACK_PERSON_DAYS = 90
        old, young, still_open = received(100, 5, closed=True), received(91, 5, closed=True), received(200)
        out = io.StringIO()
        call_command("sweep_feedback", stdout=out)
        assert "Persons deleted: 1." in out.getvalue()
        old, young, still_open = (Case.objects.get(pk=case.pk) for case in (old, young, still_open))
        assert old.sealed_person == ""
        assert old.matter["words"] == "คำ"
        assert old.events.last().deed == "deleted"
        assert young.sealed_person
        assert still_open.sealed_person

    def test_all_that_was_written_goes_after_some_years(self, settings):
        settings.FEEDBACK_WORDS_YEARS = 3
        old, young = received(3 * 366 + 1, 5), received(3 * 365 - 5, 5)
        assert sweep().cases == 1
        assert sweep().cases == 0
        old, young = (Case.objects.get(pk=case.pk) for case in (old, young))
        assert (old.matter, old.answers, old.sealed_person) == ({}, {}, "")
        assert [event.note for event in old.events.all() if event.note] == []
        assert old.state == State.ANSWERED
        assert young.matter["words"] == "คำ"

    def test_words_on_pages_go_too_and_the_count_stays(self):
        today = timezone.localdate()
        for ago in (10, 4 * 366):
            PageFeedback.objects.create(
                translation_key=uuid4(),
                language="th",
                useful=False,
                words="คำ",
                day=today - days(ago),
                form=uuid4().hex,
            )
        assert sweep().words == 1
        assert PageFeedback.objects.count() == 2

    def test_on_the_twenty_ninth_of_february_there_is_a_day_three_years_before(self):
        leap = timezone.make_aware(datetime.datetime(2028, 2, 29, 3))
        assert sweep(leap).cases == 0


class TestKeys:
    def test_after_the_command_the_old_key_may_go(self, settings):
        settings.FEEDBACK_KEYS = [OLD]
        case = received(10, 5)
        settings.FEEDBACK_KEYS = [NEW, OLD]
        out = io.StringIO()
        call_command("rotate_feedback_keys", stdout=out)
        assert "Texts sealed anew: 4." in out.getvalue()
        settings.FEEDBACK_KEYS = [NEW]
        case = Case.objects.get(pk=case.pk)
        assert (case.matter["words"], case.answers["th"]) == ("คำ", "ตอบ")
        assert case.events.last().note == "บันทึก"

    def test_what_no_key_opens_is_told_and_left_alone(self, settings):
        settings.FEEDBACK_KEYS = [OLD]
        case = received()
        settings.FEEDBACK_KEYS = [NEW]
        with pytest.raises(CommandError, match="2 texts open with none"):
            call_command("rotate_feedback_keys", stdout=io.StringIO())
        with pytest.raises(SealedForGoodError):
            assert Case.objects.get(pk=case.pk).matter
        settings.FEEDBACK_KEYS = [OLD]
        assert Case.objects.get(pk=case.pk).matter["words"] == "คำ"


class TestTheMeasure:
    """Asked on 1 March 2027, in fiscal year 2570."""

    DAY = datetime.date(2027, 3, 1)
    NOON = timezone.make_aware(datetime.datetime(2027, 3, 1, 12))

    def ask(self, **options):
        return measures()["home.feedback_answered"].find(Asked(self.DAY, options))

    def receive(self, *args, **more):
        return received(*args, now=self.NOON, **more)

    def test_it_turns_when_a_complaint_is_answered_late(self):
        self.receive(60, 10)
        assert self.ask().state == Met.MET
        self.receive(60, 16)
        assert self.ask().state == Met.PARTLY
        assert self.ask(days=20).state == Met.MET
        assert self.ask(least=50).state == Met.MET

    def test_it_turns_when_the_time_of_an_unanswered_one_is_over(self):
        case = self.receive(14)
        self.receive(60, 10)
        assert self.ask().state == Met.MET
        Case.objects.filter(pk=case.pk).update(received_at=self.NOON - days(17))
        finding = self.ask()
        assert finding.state == Met.PARTLY
        assert (finding.numbers["answered"], finding.numbers["due"]) == (1, 2)
        with override("en"):
            assert "Fiscal year 2027: 1 of 2 complaints were answered within 15 days of their receipt." in str(
                finding.says
            )

    def test_other_kinds_and_what_comes_after_the_day_do_not_count(self):
        self.receive(60, kind=Kind.SUGGESTION)
        received(-30, now=self.NOON)
        assert self.ask().numbers["due"] == 0

    def test_an_answer_after_the_day_does_not_count_yet(self):
        self.receive(14, 20)
        self.receive(60, 70)
        finding = self.ask()
        assert (finding.numbers["answered"], finding.numbers["due"]) == (0, 1)

    def test_without_one_this_year_the_year_before_is_told_with_its_end(self):
        self.receive(300, 10)
        finding = self.ask()
        assert finding.state == Met.MET
        assert finding.as_of == FiscalYear(2026).end

    def test_without_any_it_is_missing_and_says_so(self):
        finding = self.ask()
        assert finding.state == Met.MISSING
        with override("en"):
            assert "No complaint was due" in str(finding.says)

    def test_it_keeps_to_its_queries(self):
        with CaptureQueriesContext(connection) as captured:
            self.ask()
        assert len(captured) <= measures()["home.feedback_answered"].queries


def test_the_pages_that_help_least_come_worst_first():
    today, worst, bad, good, few = timezone.localdate(), uuid4(), uuid4(), uuid4(), uuid4()

    def say(key, useful, useless, ago=0):
        for number in range(useful + useless):
            PageFeedback.objects.create(
                translation_key=key, language="th", useful=number < useful, day=today - days(ago), form=uuid4().hex
            )

    say(worst, 1, 6)
    say(bad, 2, 4)
    say(good, 9, 1)
    say(few, 0, LEAST_WORDS - 1)
    say(good, 0, 20, ago=181)
    with CaptureQueriesContext(connection) as captured:
        found = worst_pages(today)
    assert [page.translation_key for page in found] == [worst.hex, bad.hex]
    assert [page.share < 0.5 for page in found] == [True, True]
    assert len(captured) == 1
    assert len(worst_pages(today, 1)) == 1


def _rows() -> list[dict]:
    return yaml.safe_load((demo.DATA / "cases.yaml").read_text(encoding="utf-8"))


def test_sample_cases_hold_nothing_but_what_is_read():
    known = {"kind", "language", "days", "state", "after", "counter", "service", "words", "th", "en", "name", "phone"}
    assert {name for row in _rows() for name in row} <= known | {"email", "wants"}
    assert all(value for row in _rows() for value in row.values())


def test_the_demonstration_has_cases_in_all_states_and_adds_nothing_twice(site):
    out = io.StringIO()
    demo.build(out)
    assert set(Case.objects.values_list("state", flat=True)) == set(State.values)
    assert set(Case.objects.values_list("kind", flat=True)) == set(Kind.values)
    assert len({FiscalYear.of(timezone.localdate(case.received_at)) for case in Case.objects.all()}) >= 2
    counted = (Case.objects.count(), PageFeedback.objects.count())
    assert counted[0] == 25
    assert counted[1] >= 100
    demo.build(out)
    assert (Case.objects.count(), PageFeedback.objects.count()) == counted


def test_nothing_of_the_demonstration_looks_like_a_real_person(site):
    demo.build(io.StringIO())
    for case in Case.objects.exclude(sealed_person=""):
        person = cases.open_person(case, UserFactory())
        assert person["phone"] == "" or person["phone"].startswith("0 2000 00")
        assert person["email"] == "" or person["email"].endswith("@example.com")
