"""The records in the editors' pages: forms that tell what is wrong and keep what was typed."""

import datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from wagtail.models import Collection, CollectionViewRestriction

from home.models import Attendance, Improvement, Meeting, Need, NeedsStudy, Plan, PlanActivity, Problem, Training
from home.records.viewsets import VIEWSETS
from portal.accounts import HEADS, STAFF
from tests.factories import UserFactory
from tests.home.records.making import document

pytestmark = pytest.mark.django_db
NAMES = [viewset.model._meta.model_name for viewset in VIEWSETS]


@pytest.fixture
def head(client, site):
    user = UserFactory(groups=[HEADS], username="head")
    client.force_login(user)
    return user


def rows(prefix, *given):
    """The data of an inline panel."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in ({"ORDER": number + 1, "id": ""} | row).items()}
    return data


STUDY = {
    "title_th": "ความต้องการ", "date": "15/12/2568", "starts": "๑ ต.ค. ๒๕๖๘", "ends": "30/11/2568", "sample": "400",
    "method_th": "แบบสอบถาม",
}  # fmt: skip
ACTIVITY = {"title_th": "อบรม", "starts": "1/11/2568", "ends": "31/8/2569", "budget": "0", "state": "planned"}
PLAN = {"title_th": "แผน", "term": "short", "date": "1/9/2568", "starts": "1/10/2568", "ends": "30/9/2569"}
MEETING = {"title_th": "ประชุม", "date": "15/12/2568"}
TRAINING = {"title_th": "อบรม", "kind": "steps", "date": "15/12/2568", "hours": "6"}


def add(client, name, data):
    return client.post(reverse(f"wagtailsnippets_home_{name}:add"), data)


def errors_of(response):
    """What the form says, by column; of its rows too."""
    assert response.status_code == 200
    form = response.context["form"]
    found = {name: " ".join(sentences) for name, sentences in form.errors.items()}
    for formset in form.formsets.values():
        for row in formset.errors:
            found |= {name: " ".join(sentences) for name, sentences in row.items()}
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_head_opens_every_list_and_form(client, head, name):
    for view in ("list", "add"):
        assert client.get(reverse(f"wagtailsnippets_home_{name}:{view}")).status_code == 200


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("groups", [[STAFF], ["Editors dopa"]], ids=["staff", "editor"])
def test_others_open_none(client, site, name, groups):
    client.force_login(UserFactory(groups=groups))
    for view in ("list", "add"):
        assert client.get(reverse(f"wagtailsnippets_home_{name}:{view}")).status_code in (302, 403)


def test_a_study_is_kept_with_days_of_either_era_and_owned_by_who_makes_it(client, head):
    page = client.get(reverse("wagtailsnippets_home_needsstudy:add"))
    assert page.context["form"]["owner"].initial == head.pk
    assert add(client, "needsstudy", STUDY | {"owner": head.pk, "services": ["house-move"]}).status_code == 302
    study = NeedsStudy.objects.get()
    assert (study.starts, study.owner, study.services) == (datetime.date(2025, 10, 1), head, ["house-move"])
    assert not study.is_public


def test_the_screen_offers_the_services_by_agency(client, head):
    html = client.get(reverse("wagtailsnippets_home_needsstudy:add")).content.decode()
    assert '<input type="checkbox" name="services" value="id-card-lost">' in html
    assert "<legend>กรมการปกครอง</legend>" in html


def test_a_service_that_does_not_exist_is_refused(client, head):
    assert "services" in errors_of(add(client, "needsstudy", STUDY | {"services": ["no-such"]}))
    assert not NeedsStudy.objects.exists()


def test_an_account_that_does_not_work_at_the_centre_is_not_offered(client, head):
    UserFactory(username="STRANGERMARK")
    assert "STRANGERMARK" not in client.get(reverse("wagtailsnippets_home_training:add")).content.decode()


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"ends": "1/9/2568"}, "ends"),
        ({"date": "1/9/2568"}, "date"),
        ({"sample": "0"}, "sample"),
        ({"sample": "-4"}, "sample"),
        ({"date": "31/2/2569"}, "date"),
        ({"title_th": "  "}, "title_th"),
        ({"title_th": "ก" * 201}, "title_th"),
        ({"method_th": "ก" * 5001}, "method_th"),
        ({"is_public": "on"}, "title_en"),
        ({"is_public": "on"}, "findings_th"),
        ({"file": "999999"}, "file"),
        ({"owner": "999999"}, "owner"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_a_fault_of_a_study_is_told_at_its_column_and_nothing_is_stored(client, head, change, column):
    response = add(client, "needsstudy", STUDY | change)
    assert errors_of(response)[column]
    assert "แบบสอบถาม" in response.content.decode() or "method_th" in change
    assert not NeedsStudy.objects.exists()


class TestPlans:
    def test_a_plan_with_its_activities_is_kept(self, client, head):
        assert add(client, "plan", PLAN | rows("activities", ACTIVITY, ACTIVITY | {"budget": ""})).status_code == 302
        assert [activity.budget for activity in PlanActivity.objects.order_by("sort_order")] == [0, None]

    def test_a_plan_that_ends_before_it_starts_is_refused_by_a_sentence(self, client, head):
        errors = errors_of(add(client, "plan", PLAN | {"ends": "30/9/2568"} | rows("activities")))
        assert "1 ตุลาคม 2568" in errors["ends"]

    @pytest.mark.parametrize(
        ("change", "column"),
        [
            ({"budget": "-1"}, "budget"),
            ({"budget": "abc"}, "budget"),
            ({"starts": "30/9/2568"}, "starts"),
            ({"ends": "1/10/2569"}, "ends"),
            ({"ends": "1/10/2568"}, "ends"),
            ({"title_th": ""}, "title_th"),
        ],
        ids=lambda value: str(value),
    )
    def test_a_fault_of_an_activity_is_told_at_its_row(self, client, head, change, column):
        assert errors_of(add(client, "plan", PLAN | rows("activities", ACTIVITY, ACTIVITY | change)))[column]
        assert not Plan.objects.exists()

    def test_a_public_plan_needs_its_activities_in_both_languages(self, client, head):
        words = {"is_public": "on", "title_en": "Plan", "purpose_th": "ดีขึ้น", "purpose_en": "Better"}
        assert "title_en" in errors_of(add(client, "plan", PLAN | words | rows("activities", ACTIVITY)))
        given = PLAN | words | rows("activities", ACTIVITY | {"title_en": "Training"})
        assert add(client, "plan", given).status_code == 302

    def test_a_long_short_plan_is_kept_with_a_remark(self, client, head):
        response = client.post(
            reverse("wagtailsnippets_home_plan:add"), PLAN | {"ends": "1/10/2569"} | rows("activities"), follow=True
        )
        assert Plan.objects.exists()
        assert len([message for message in response.context["messages"] if message.level_tag == "warning"]) == 1


class TestMeetings:
    def test_a_resolution_is_due_after_the_meeting(self, client, head):
        row = {"text_th": "ปรับช่อง", "due": "14/12/2568", "state": "open"}
        assert "15 ธันวาคม 2568" in errors_of(add(client, "meeting", MEETING | rows("resolutions", row)))["due"]
        row["due"] = "15/12/2568"
        assert add(client, "meeting", MEETING | rows("resolutions", row)).status_code == 302

    @pytest.mark.parametrize(
        ("row", "column"),
        [
            ({"text_th": "", "responsible_th": "ศูนย์"}, "text_th"),
            ({"state": "done"}, "done_on"),
            ({"state": "open", "done_on": "20/12/2568"}, "done_on"),
            ({"state": "done", "done_on": "1/12/2568"}, "done_on"),
            ({"state": "lost"}, "state"),
        ],
        ids=lambda value: str(value),
    )
    def test_a_fault_of_a_resolution_is_told_at_its_row(self, client, head, row, column):
        given = {"text_th": "ปรับช่อง", "state": "open"} | row
        assert errors_of(add(client, "meeting", MEETING | rows("resolutions", given)))[column]
        assert not Meeting.objects.exists()


class TestProblems:
    @pytest.mark.parametrize(
        "change",
        [{"state": "solved"}, {"solved_on": "20/12/2568"}, {"state": "solved", "solved_on": "1/12/2568"}],
        ids=str,
    )
    def test_solved_and_its_day_belong_together(self, client, head, change):
        given = {"title_th": "เครื่องเสีย", "date": "15/12/2568", "state": "open"} | change
        assert "solved_on" in errors_of(add(client, "problem", given))
        assert not Problem.objects.exists()


class TestTrainings:
    def test_an_attendee_is_an_account_or_a_name(self, client, head):
        attended = rows("attendances", {"person": head.pk}, {"name": "สมหญิง"})
        assert add(client, "training", TRAINING | attended).status_code == 302
        assert [str(row) for row in Attendance.objects.order_by("sort_order")] == ["head", "สมหญิง"]
        head.delete()
        assert Attendance.objects.filter(name="head").exists()

    def test_nobody_attends_twice(self, client, head):
        attended = rows("attendances", {"name": "สมหญิง  ใจดี"}, {"name": "สมหญิง ใจดี"})
        assert "สมหญิง" in errors_of(add(client, "training", TRAINING | attended))["name"]

    @pytest.mark.parametrize("change", [{"hours": "0"}, {"hours": "-2"}, {"ends": "14/12/2568"}], ids=str)
    def test_a_fault_is_told(self, client, head, change):
        assert next(iter(change)) in errors_of(add(client, "training", TRAINING | change | rows("attendances")))
        assert not Training.objects.exists()


class TestImprovements:
    given = {"title_th": "ช่องด่วน", "date": "15/12/2568", "change_th": "เปิดช่อง 9"}

    def test_the_changed_page_is_kept_by_the_key_of_both_languages(self, client, head, site):
        assert add(client, "improvement", self.given | {"page_key": site.information.pk}).status_code == 302
        improvement = Improvement.objects.get()
        assert improvement.page_key == site.information.translation_key
        assert improvement.page.url == site.information.path_url
        page = client.get(reverse("wagtailsnippets_home_improvement:edit", args=[improvement.pk])).content.decode()
        assert f'name="page_key" value="{site.information.pk}"' in page

    @pytest.mark.parametrize("value", ["999999", "1"])
    def test_no_page_is_refused(self, client, head, value):
        assert "page_key" in errors_of(add(client, "improvement", self.given | {"page_key": value}))

    def test_a_page_that_the_editor_may_not_see_is_refused(self, client, head, site):
        hidden = site.information
        hidden.title = "HIDDENMARK"
        hidden.save()
        hidden.unpublish()
        response = add(client, "improvement", self.given | {"page_key": hidden.pk})
        assert "page_key" in errors_of(response)
        assert "HIDDENMARK" not in response.content.decode()


def test_a_file_that_the_editor_may_not_see_is_refused(client, head):
    collection = Collection.get_first_root_node().add_child(name="ลับ")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    hidden = document("HIDDENMARK", collection=collection)
    response = add(client, "needsstudy", STUDY | {"file": hidden.pk})
    assert "file" in errors_of(response)
    assert "HIDDENMARK" not in response.content.decode()


class TestNeeds:
    given = {"words": "ทำหนังสือเดินทาง", "source": "observation", "decision": "adopted"}
    answer = {"said_th": "อยากทำ", "said_en": "We want it", "did_th": "เปิดแล้ว", "did_en": "It is open"}

    def test_what_is_answered_in_public_was_adopted_and_changed_something(self, client, head, site):
        given = self.given | self.answer | {"published_on": "15/12/2568"}
        assert "published_on" in errors_of(add(client, "need", given))
        given["page_key"] = site.information.pk
        assert "published_on" in errors_of(add(client, "need", given | {"decision": "later"}))
        assert "did_en" in errors_of(add(client, "need", given | {"did_en": ""}))
        assert add(client, "need", given).status_code == 302
        assert Need.objects.get().decided_on == localdate()

    def test_declining_needs_a_reason(self, client, head):
        assert "reason" in errors_of(add(client, "need", self.given | {"decision": "declined"}))
