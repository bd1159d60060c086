import datetime

import pytest
from django.utils import translation
from wagtail.models import CollectionViewRestriction

from home.models import Attendance, Improvement, NeedsStudy, PlanActivity, Problem, Resolution
from home.records.needs import decide, propose
from portal.evidence import Asked, State, measures
from portal.tree import TreeMiddleware
from tests.factories import ServicePageFactory, UserFactory, english_of
from tests.home.records.making import (
    DAY,
    LATE,
    analysis,
    document,
    improvement,
    meeting,
    plan,
    problem,
    study,
    training,
)

pytestmark = pytest.mark.django_db
KEYS = ("needs_studies", "studies_used", "environment", "problems", "plans", "meetings", "training", "cover")


def find(name, day=DAY, **options):
    return measures()[f"home.{name}"].find(Asked(day, options))


@pytest.mark.parametrize("name", KEYS)
def test_without_records_all_is_missing_and_says_so(name):
    finding = find(name)
    assert finding.state == State.MISSING
    with translation.override("en"):
        assert str(finding.says).endswith(".")
        assert "{" not in str(finding.says)


@pytest.mark.parametrize("name", KEYS)
def test_a_measure_keeps_to_its_queries_in_both_languages(name, django_assert_max_num_queries, site):
    for number in range(3):
        plan("short" if number else "long", activities=[{}, {}])
        meeting(resolutions=[{"due": DAY}, {}])
        training(services=["id-card-lost"])
        improvement(study=study(is_public=True), page_key=site.centre.translation_key, is_public=True)
        problem()
        analysis()
    find(name)  # the tree is in memory from now on
    with django_assert_max_num_queries(measures()[f"home.{name}"].queries + 1):  # the generation of the tree
        finding = TreeMiddleware(lambda request: find(name))(None)
    thai = str(finding.says)
    with translation.override("en"):
        assert str(finding.says) != ""
        assert "{" not in thai + str(finding.says)
        assert all(str(proof.label) for proof in finding.proofs)


@pytest.mark.parametrize(
    ("name", "make", "part"),
    [("needs_studies", study, "studies"), ("studies_used", improvement, "improvements"), ("plans", plan, "plans"), ("meetings", meeting, "meetings")],
    ids=["studies", "improvements", "plans", "meetings"],
)  # fmt: skip
@pytest.mark.parametrize("is_public", [True, False], ids=["public", "internal"])
def test_where_everybody_reads_a_record_is_a_proof_without_its_title(site, name, make, part, is_public):
    make(is_public=is_public)
    for language, page in (("th", site.standard), ("en", english_of(site.standard))):
        with translation.override(language):
            proofs = {proof.url: str(proof.label) for proof in find(name).proofs if proof.public}
            assert proofs.get(f"{page.get_url()}{part}/") == (page.title_below(part) if is_public else None)


class TestNeedsStudies:
    def test_a_study_with_findings_sample_and_report_proves_it(self):
        made = study()
        finding = find("needs_studies")
        assert (finding.state, finding.as_of) == (State.MET, made.ends)
        assert "400" in str(finding.says)
        assert finding.proofs[0].url == f"/admin/snippets/home/needsstudy/edit/{made.pk}/"
        assert not finding.proofs[0].public

    @pytest.mark.parametrize("column", ["findings_th", "sample", "file"])
    def test_what_lacks_is_told(self, column):
        study(**{column: "" if column == "findings_th" else None})
        finding = find("needs_studies")
        assert finding.state == State.PARTLY

    def test_a_report_that_is_deleted_makes_it_fall(self):
        made = study()
        made.file.delete()
        assert find("needs_studies").state == State.PARTLY

    def test_a_report_that_becomes_private_makes_a_public_study_fall(self):
        made = study(is_public=True)
        report = made.file.url
        assert report in {proof.url for proof in find("needs_studies").proofs if proof.public}
        collection = made.file.collection.add_child(name="ภายใน")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        made.file.collection = collection
        made.file.save()
        finding = find("needs_studies")
        assert finding.state == State.PARTLY
        assert report not in {proof.url for proof in finding.proofs}

    def test_a_study_that_is_still_under_way_does_not_count(self):
        study(ends=DAY + datetime.timedelta(days=1))
        assert find("needs_studies").state == State.MISSING

    def test_a_newer_study_without_findings_does_not_hide_an_older_one(self):
        older = study()
        study(ends=DAY, findings_th="")
        finding = find("needs_studies")
        assert (finding.state, finding.as_of) == (State.MET, older.ends)


class TestStudiesUsed:
    def test_an_improvement_that_names_no_finding_is_not_enough(self):
        improvement()
        assert find("studies_used").state == State.PARTLY

    def test_one_from_a_study_proves_it_until_the_study_is_deleted(self):
        made = improvement(study=study())
        assert find("studies_used").state == State.MET
        NeedsStudy.objects.all().delete()
        assert find("studies_used").state == State.PARTLY
        assert Improvement.objects.get() == made

    def test_one_from_an_adopted_need_proves_it(self):
        need = propose("search", "ทำพาสปอร์ต", "ทำพาสปอร์ต", 12, (DAY, DAY))
        need.improvement = improvement()
        need.save()
        assert find("studies_used").state == State.PARTLY
        decide(need, "adopted", "", UserFactory())
        assert find("studies_used").state == State.MET

    def test_it_falls_when_the_changed_page_is_taken_down_and_says_why(self, site):
        improvement(study=study(), page_key=site.information.translation_key, is_public=True)
        finding = find("studies_used")
        assert finding.state == State.MET
        assert finding.proofs[1].url == site.information.path_url
        site.information.unpublish()
        finding = find("studies_used")
        assert finding.state == State.PARTLY
        assert finding.numbers["lost"] == 1

    def test_the_year_before_the_last_does_not_count(self):
        improvement(study=study(), date=datetime.date(2024, 9, 30))
        assert find("studies_used").state == State.MISSING


class TestEnvironment:
    def test_it_needs_conclusions_and_the_use_made_of_them(self):
        made = analysis(use_th="")
        assert find("environment").state == State.PARTLY
        made.use_th = "เปิดช่องด่วน"
        made.save()
        finding = find("environment")
        assert (finding.state, finding.as_of) == (State.MET, made.date)


class TestProblems:
    def test_solved_with_action_and_result_proves_it(self):
        problem()
        finding = find("problems")
        assert (finding.state, finding.as_of) == (State.MET, datetime.date(2025, 10, 20))

    @pytest.mark.parametrize("column", ["action_th", "result_th"])
    def test_solved_without_saying_how_is_not_enough(self, column):
        problem(**{column: ""})
        assert find("problems").state == State.PARTLY

    def test_one_that_is_open_too_long_is_told_however_many_are_solved(self):
        for _number in range(20):
            problem()
        late = problem(state="open", solved_on=None, date=datetime.date(2024, 1, 1))
        finding = find("problems", days=60)
        assert (finding.state, finding.numbers["late"]) == (State.PARTLY, 1)
        assert finding.proofs[0].url.endswith(f"/{late.pk}/")
        Problem.objects.filter(pk=late.pk).update(date=DAY)
        assert find("problems", days=60).state == State.MET

    def test_the_share_is_an_option(self):
        problem()
        problem(state="solving", solved_on=None, date=DAY)
        assert find("problems").state == State.PARTLY
        assert find("problems", share=50).state == State.MET


class TestPlans:
    def test_a_short_and_a_long_plan_prove_it(self):
        plan("short")
        assert find("plans").state == State.PARTLY
        plan("long")
        assert find("plans").state == State.MET

    @pytest.mark.parametrize("lacking", [{"steps_th": ""}, {"budget": None}, {"starts": None}], ids=str)
    def test_an_activity_that_lacks_something_is_told(self, lacking):
        plan("short", activities=[{}, lacking])
        plan("long")
        finding = find("plans")
        assert (finding.state, finding.numbers["whole"], finding.numbers["activities"]) == (State.PARTLY, 2, 3)

    def test_a_budget_of_nothing_is_a_budget(self):
        plan("short", activities=[{"budget": 0}])
        plan("long", activities=[{"budget": 10}])
        assert find("plans").state == State.MET

    def test_a_plan_without_activities_is_not_enough(self):
        plan("short", activities=[])
        plan("long")
        assert find("plans").state == State.PARTLY

    def test_from_april_on_the_half_year_result_is_asked_for(self):
        plan("short")
        plan("long")
        assert find("plans", datetime.date(2026, 3, 31)).state == State.MET
        assert find("plans", LATE).state == State.PARTLY
        PlanActivity.objects.filter(plan__term="short").update(half_year_th="อบรมแล้ว 1 รุ่น")
        assert find("plans", LATE).state == State.MET

    def test_what_was_dropped_is_not_asked_for(self):
        plan("short", activities=[{}, {"state": "dropped", "steps_th": ""}])
        plan("long")
        assert find("plans").state == State.MET

    def test_plans_that_have_ended_are_out_of_date(self):
        plan("short")
        finding = find("plans", datetime.date(2026, 10, 1))
        assert (finding.state, finding.as_of) == (State.OUTDATED, datetime.date(2026, 9, 30))


class TestMeetings:
    def test_two_in_a_year_with_minutes_prove_it(self):
        meeting()
        assert find("meetings").state == State.PARTLY
        meeting(datetime.date(2025, 3, 1))
        finding = find("meetings")
        assert (finding.state, finding.as_of) == (State.MET, DAY)
        assert find("meetings", a_year=3).state == State.PARTLY

    def test_on_the_last_day_of_the_fiscal_year_the_year_counts(self):
        end = datetime.date(2026, 9, 30)
        meeting(datetime.date(2025, 9, 30))
        meeting(datetime.date(2025, 10, 1))
        assert find("meetings", end).numbers["meetings"] == 1

    def test_resolutions_that_are_due_and_not_done_make_it_fall(self):
        meeting(resolutions=[{"due": DAY}, {"due": DAY + datetime.timedelta(days=1)}])
        meeting(datetime.date(2025, 11, 1))
        assert find("meetings").state == State.PARTLY
        Resolution.objects.filter(due=DAY).update(state="done", done_on=DAY)
        assert find("meetings").state == State.MET

    def test_a_meeting_without_minutes_makes_it_fall(self):
        meeting(file=None)
        meeting()
        assert find("meetings").state == State.PARTLY

    def test_a_year_without_a_meeting_is_out_of_date(self):
        meeting(datetime.date(2024, 12, 15))
        assert find("meetings").state == State.OUTDATED


class TestTraining:
    def test_basics_and_steps_prove_it(self):
        training("basic")
        assert find("training").state == State.PARTLY
        training("steps", names=["สมชาย"])
        finding = find("training")
        assert (finding.state, finding.numbers["people"]) == (State.MET, 2)

    def test_nobody_there_is_not_enough(self):
        training("basic", names=[])
        training("steps", names=[])
        assert find("training").state == State.PARTLY

    def test_nobody_is_named(self):
        training("basic", names=["ATTENDEEMARK"])
        finding = find("training")
        assert "ATTENDEEMARK" not in str(finding.says) + "".join(str(proof.label) for proof in finding.proofs)

    def test_a_year_without_training_is_out_of_date(self):
        training(date=datetime.date(2024, 12, 1))
        assert find("training").state == State.OUTDATED


class TestCover:
    @pytest.fixture
    def services(self, site):
        """Of information “ask”, of forwarding “house-move”, and one that is completed at the centre."""
        return ServicePageFactory(parent=site.agency, code="ask", slug="ask", mode="information")

    def test_two_people_for_each_service_of_the_two_kinds_prove_it(self, services):
        training(services=["ask"])
        finding = find("cover")
        assert (finding.state, finding.numbers["services"], finding.numbers["covered"]) == (State.PARTLY, 2, 1)
        assert find("cover", share=50).state == State.MET
        training(services=["house-move"])
        assert find("cover").state == State.MET

    def test_one_person_twice_is_one(self, services):
        training(services=["ask"], names=["สมชาย  ใจดี"])
        training(services=["ask"], names=["สมชาย ใจดี"])
        assert find("cover").state == State.MISSING

    def test_who_has_left_and_what_is_long_ago_do_not_count(self, services):
        person = UserFactory()
        training(services=["ask", "house-move"], names=["สมชาย"], people=[person])
        assert find("cover").state == State.MET
        assert find("cover", datetime.date(2028, 1, 1)).state == State.MISSING
        person.is_active = False
        person.save()
        assert find("cover").state == State.MISSING

    def test_it_turns_when_an_attendance_is_taken_out(self, services):
        training(services=["ask", "house-move"])
        Attendance.objects.first().delete()
        assert find("cover").state == State.MISSING


def test_a_document_of_no_record_proves_nothing():
    document()
    assert find("needs_studies").state == State.MISSING
