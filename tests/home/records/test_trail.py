"""From where a need was heard of, over what was decided, to the published change; for staff, and what of it is public."""

import datetime
import re

import pytest
from django.forms import DateField
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from home.feedback import cases
from home.feedback.subjects import key_of
from home.models import Improvement, Meeting, Need
from home.records import public
from home.records.needs import note_from_case, propose
from home.records.trail import source_of
from home.records.viewsets import VIEWSETS
from portal.accounts import HEADS
from portal.agencies import agencies
from portal.editorial.date_inputs import EraDateInput
from tests.factories import UserFactory
from tests.home.records.making import improvement, meeting, study
from tests.home.records.test_public import answered, shown
from tests.home.records.test_screens import MEETING, add, errors_of, rows

pytestmark = pytest.mark.django_db
PERIOD = (datetime.date(2026, 11, 1), datetime.date(2026, 11, 7))


@pytest.fixture
def head(client, site):
    user = UserFactory(groups=[HEADS], username="head")
    client.force_login(user)
    return user


def edit(record) -> str:
    return reverse(f"wagtailsnippets_home_{record._meta.model_name}:edit", args=[record.pk])


@pytest.fixture
def case(db):
    sent = {"kind": "complaint", "words": "CASEWORDS รอนาน", "name": "CASENAME"}
    return cases.receive("a nonce", sent)[0]


class TestTheRevisionOfAChange:
    @pytest.fixture
    def published(self, site):
        site.information.save_revision().publish()
        site.information.refresh_from_db()
        return site.information

    def test_the_published_revision_is_taken_and_no_draft(self, published):
        published.title = "DRAFTMARK"
        published.save_revision()
        made = improvement(page_key=published.translation_key, is_public=True)
        assert made.revision == published.live_revision != published.latest_revision
        assert made.published_on == localdate(published.last_published_at)
        assert "DRAFTMARK" not in shown("improvements")

    def test_it_stays_when_the_page_is_published_again_and_goes_with_another_page(self, published, site):
        made = improvement(page_key=published.translation_key)
        first = made.revision
        published.save_revision().publish()
        made.save()
        assert Improvement.objects.get().revision == first
        made.page_key = site.home.translation_key
        made.save()
        assert Improvement.objects.get().revision != first
        made.page_key = None
        made.save()
        assert (made.revision, made.published_on) == (None, None)

    def test_of_a_page_that_is_not_published_it_is_taken_when_it_is(self, published):
        published.unpublish()
        made = improvement(page_key=published.translation_key)
        assert made.published_on is None
        published.save_revision().publish()
        made.save()
        assert made.published_on == localdate()

    def test_the_day_stays_when_the_revision_is_purged(self, published):
        made = improvement(page_key=published.translation_key)
        published.save_revision().publish()
        made.revision.delete()
        made = Improvement.objects.get()
        made.save()
        assert (made.revision, made.published_on) == (None, localdate())

    def test_everybody_reads_the_day_and_the_page_in_both_languages(self, published):
        improvement(page_key=published.translation_key, is_public=True, edition=3)
        with translation.override("en"):
            html = shown("improvements").replace("\xa0", " ")
        assert f"published on {localdate():%-d %B %Y}" in html
        assert "edition 3" in html
        assert f'href="/en{published.path_url}"' in html
        published.unpublish()
        assert "<a " not in shown("improvements")

    def test_only_who_edits_the_page_is_led_to_the_comparison(self, client, head, published):
        made = improvement(page_key=published.translation_key)
        compare = re.compile(f"/admin/pages/{published.pk}/revisions/compare/[0-9a-z]+...{made.revision.pk}/")
        assert not compare.search(client.get(edit(made)).content.decode())
        client.force_login(UserFactory(is_superuser=True))
        assert client.get(compare.search(client.get(edit(made)).content.decode())[0]).status_code == 200


class TestWhereANeedWasHeard:
    def test_a_case_gives_its_number_and_nothing_that_was_written(self, client, head, case):
        need = note_from_case(case, "ควรมีเก้าอี้เพิ่ม", head)
        assert (need.source, need.count, need.owner, need.decision) == ("suggestion", 1, head, "proposed")
        html = client.get(edit(need)).content.decode()
        assert reverse("home_feedback_one_case", args=[case.pk]) in html
        assert "CASEWORDS" not in html
        assert "CASENAME" not in html

    def test_who_handles_no_cases_is_not_led_to_one(self, head, case):
        assert source_of(note_from_case(case, "x", head), UserFactory()).url == ""

    def test_a_finding_of_a_study_is_noted_and_led_back(self, client, head):
        made = study()
        note = f"{reverse('wagtailsnippets_home_need:add')}?study={made.pk}"
        assert note in client.get(edit(made)).content.decode()
        initial = client.get(note).context["form"].instance
        assert (initial.study, initial.source, initial.count) == (made, "study", 400)
        given = {"words": "ลดเวลารอ", "source": "study", "study": made.pk, "decision": "proposed"}
        assert add(client, "need", given).status_code == 302
        need = Need.objects.get()
        assert edit(made) in client.get(edit(need)).content.decode()
        assert edit(need) in client.get(edit(made)).content.decode()

    @pytest.mark.parametrize("asked", ["", "x", "-1", "999999", "๑", "9" * 30])
    def test_a_study_that_is_none_is_no_source(self, client, head, asked):
        response = client.get(reverse("wagtailsnippets_home_need:add"), {"study": asked})
        assert response.context["form"].instance.study is None

    @pytest.mark.parametrize(
        ("source", "key", "url"),
        [
            ("score", "id-card-lost/overall", "/survey/id-card-lost/results/"),
            ("score", "no-such/overall", ""),
            ("suggestion", str(key_of("home_statistics")), f"/admin/standard/feedback/?of={key_of('home_statistics')}"),
            ("search", "th:ทำบัตร & x", "/search/?q=%E0%B8%97%E0%B8%B3%E0%B8%9A%E0%B8%B1%E0%B8%95%E0%B8%A3+%26+x"),
        ],
        ids=["score", "score of nothing", "words on a page", "search"],
    )
    def test_what_was_proposed_leads_back_too(self, head, source, key, url):
        assert source_of(propose(source, key, "x", 3, PERIOD), head).url == url

    @pytest.mark.parametrize("source", Need.Source.values)
    def test_what_a_person_wrote_without_a_source_leads_nowhere(self, head, source):
        assert source_of(Need.objects.create(source=source, words="x"), head) is None
        assert source_of(Need.objects.create(source=source, key="x", words="x"), head) is None or source in (
            "score",
            "search",
        )

    def test_it_goes_on_to_the_public_answer_and_the_source_stays_inside(self, head, case):
        need = note_from_case(case, "ควรมีเก้าอี้เพิ่ม", head)
        need.decision, need.published_on = "adopted", localdate()
        need.said_th, need.did_th = "อยากได้เก้าอี้\nเพราะรอนาน", "เพิ่มเก้าอี้แล้ว"
        need.save()
        (answer,) = public.said_and_done()
        assert (answer.heading, answer.more) == ("อยากได้เก้าอี้", "เพราะรอนาน")


def test_the_answer_has_a_heading_and_the_page_stands_apart_from_the_sentence(client, site):
    answered(page_key=site.information.translation_key)
    html = client.get(f"{site.standard.url}you-said-we-did/").content.decode()
    assert "อยากทำหนังสือเดินทาง</h2>" in html
    assert "เปิดบริการแล้ว</dd>" in html


class TestMeetings:
    def test_agencies_are_chosen_and_told_in_the_order_of_the_dictionary_with_others(self, client, site):
        code = next(iter(agencies()))
        made = meeting(
            is_public=True, agency_codes=["left-long-ago", code], others_th="สมาคม\nชมรม", others_en="Union\nClub"
        )
        assert made.present == [agencies()[code].title, "left-long-ago", "สมาคม", "ชมรม"]
        with translation.override("en"):
            assert agencies()[code].title in shown("meetings")

    def test_the_form_offers_the_agencies_and_refuses_what_is_none(self, client, head):
        code = next(iter(agencies()))
        html = client.get(reverse("wagtailsnippets_home_meeting:add")).content.decode()
        assert f'name="agency_codes" value="{code}"' in html
        assert "agency_codes" in errors_of(
            add(client, "meeting", MEETING | {"agency_codes": [code, "no-such"]} | rows("resolutions"))
        )
        assert add(client, "meeting", MEETING | {"agency_codes": [code]} | rows("resolutions")).status_code == 302
        assert Meeting.objects.get().agency_codes == [code]

    def test_an_agency_that_has_left_stays_in_the_meetings_that_name_it(self, client, head):
        made = meeting(agency_codes=["left-long-ago"])
        made.full_clean()
        assert 'value="left-long-ago" checked' in client.get(edit(made)).content.decode()

    def test_overdue_resolutions_say_so_in_words(self, client, head):
        late, soon = localdate() - datetime.timedelta(1), localdate()
        made = meeting(
            is_public=True,
            resolutions=[{"due": late}, {"due": soon}, {"due": late, "state": "done", "done_on": late}, {}],
        )
        with translation.override("en"):
            assert shown("meetings").count("overdue") == 1
        assert made.overdue() == 1

    def test_the_agenda_of_a_public_meeting_is_shown(self):
        meeting(is_public=True, agenda_th="AGENDAMARK", agenda_en="AGENDAMARK")
        assert "AGENDAMARK" in shown("meetings")


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.model.__name__)
class TestEveryList:
    def test_it_is_filtered_by_owner_of_the_centre(self, client, head, viewset):
        UserFactory(username="STRANGERMARK")
        address = reverse(f"wagtailsnippets_home_{viewset.model._meta.model_name}:list")
        html = client.get(address).content.decode()
        assert f'<option value="{head.pk}">' in html
        assert "STRANGERMARK" not in html

    def test_its_days_are_typed_in_either_era(self, client, head, viewset):
        form = client.get(reverse(f"wagtailsnippets_home_{viewset.model._meta.model_name}:add")).context["form"]
        forms = [form, *(formset.empty_form for formset in form.formsets.values())]
        days = [field for each in forms for field in each.fields.values() if isinstance(field, DateField)]
        assert days
        assert all(isinstance(field.widget, EraDateInput) for field in days)


def test_the_filter_by_owner_leaves_the_records_of_others_out(client, head):
    study(title_th="MINE", owner=head), study(title_th="OTHERS")
    html = client.get(reverse("wagtailsnippets_home_needsstudy:list"), {"owner": head.pk}).content.decode()
    assert "MINE" in html
    assert "OTHERS" not in html
