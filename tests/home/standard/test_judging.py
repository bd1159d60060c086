"""The state of a criterion follows from what its measures find, from the age of evidence, and from what a person adds."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Collection, CollectionViewRestriction

from home.standard.judging import board, together
from home.standard.models import AddedEvidence
from portal import evidence
from portal.ages import later
from portal.evidence import State
from portal.models import PortalDocument
from tests.factories import InformationPageFactory

DAY = datetime.date(2026, 11, 23)
LISTS = st.lists(st.sampled_from(list(State)), min_size=1, max_size=5)


@given(LISTS)
def test_a_criterion_is_met_only_where_all_is_met(states):
    assert (together(states) == State.MET) == (set(states) == {State.MET})


@given(LISTS)
def test_a_criterion_is_missing_only_where_all_is_missing(states):
    assert (together(states) == State.MISSING) == (set(states) == {State.MISSING})


@given(LISTS)
def test_old_evidence_alone_makes_a_criterion_out_of_date(states):
    outdated = State.OUTDATED in states and set(states) <= {State.MET, State.OUTDATED}
    assert (together(states) == State.OUTDATED) == outdated


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)), st.integers(1, 120))
def test_so_many_months_later_is_in_that_month(day, months):
    then = later(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day in (day.day, *range(28, day.day))


def one(standard, day=DAY):
    return board(standard, day).standings["1.1"]


@pytest.mark.django_db
class TestACriterion:
    def test_turns_when_its_measure_turns(self, answers, small_standard):
        assert one(small_standard).state == State.MET
        answers.say("test.second", State.MISSING)
        assert one(small_standard).state == State.PARTLY
        answers.say("test.first", State.MISSING)
        assert one(small_standard).state == State.MISSING

    def test_turns_amber_by_itself_when_its_evidence_grows_old(self, answers, small_standard):
        answers.say("test.first", State.MET, as_of=datetime.date(2025, 11, 23))
        assert one(small_standard).state == State.MET
        assert one(small_standard, DAY + datetime.timedelta(days=1)).state == State.OUTDATED

    def test_lacks_what_the_portal_does_not_measure(self, answers, small_standard, monkeypatch):
        monkeypatch.setattr(
            evidence, "_measures", {key: one for key, one in evidence.measures().items() if key != "test.second"}
        )
        assert one(small_standard).state == State.PARTLY

    def test_a_measure_that_fails_is_missing_and_the_others_stay(self, answers, small_standard, caplog):
        answers.say("test.second", State.MET)
        del answers["test.first"]
        first, second = one(small_standard).judged
        assert (first.state, second.state) == (State.MISSING, State.MET)
        assert "test.first" in caplog.text

    def test_asks_each_measure_once(self, answers, small_standard, django_assert_num_queries):
        with django_assert_num_queries(2):
            board(small_standard, DAY)


@pytest.fixture
def page(thai_home):
    return InformationPageFactory(parent=thai_home)


@pytest.mark.django_db
class TestAddedEvidence:
    @pytest.fixture(autouse=True)
    def gap(self, answers):
        answers.say("test.second", State.MISSING)

    def add(self, **values) -> AddedEvidence:
        words = {"title_th": "หลักฐาน", "title_en": "Evidence", "reason": "เพราะ"}
        where = {"standard": "joint-service-centre", "criterion": "1.1", "stands_for": "test.second"}
        added = AddedEvidence(**words | where | {"day": DAY} | values)
        added.full_clean()
        added.save()
        return added

    def test_stands_for_a_measure_while_it_can_be_opened(self, small_standard, page):
        self.add(page_key=page.translation_key, is_public=True)
        assert one(small_standard).state == State.MET

    def test_beside_the_measures_changes_no_state(self, small_standard, page):
        self.add(page_key=page.translation_key, stands_for="")
        assert one(small_standard).state == State.PARTLY

    def test_does_not_count_when_its_page_is_unpublished(self, small_standard, page):
        self.add(page_key=page.translation_key)
        page.unpublish()
        standing = one(small_standard)
        assert standing.state == State.PARTLY
        assert standing.additions[0].fault

    def test_does_not_count_for_the_public_when_its_page_is_private(self, small_standard, page):
        self.add(page_key=page.translation_key, is_public=True)
        page.view_restrictions.create(restriction_type="login")
        assert one(small_standard).state == State.PARTLY

    def test_does_not_count_when_its_document_is_deleted_or_private(self, small_standard):
        document = PortalDocument.objects.create(title="รายงาน", file=ContentFile(b"%PDF-1.4", "report.pdf"))
        self.add(document=document, is_public=True)
        assert one(small_standard).state == State.MET
        private = Collection.get_first_root_node().add_child(name="ภายใน")
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        PortalDocument.objects.filter(pk=document.pk).update(collection=private)
        assert one(small_standard).state == State.PARTLY
        document.delete()
        standing = one(small_standard)
        assert (standing.state, bool(standing.additions[0].fault)) == (State.PARTLY, True)

    def test_grows_old_by_itself(self, small_standard, page):
        self.add(page_key=page.translation_key, months=1)
        assert one(small_standard, later(DAY, 1)).state == State.MET
        assert one(small_standard, later(DAY, 1) + datetime.timedelta(days=1)).state == State.PARTLY

    @pytest.mark.parametrize(
        "values",
        [{}, {"url": "https://example.org/", "page_key": uuid.uuid4()}, {"url": "https://example.org/", "reason": " "}],
        ids=["without a link", "with two", "without a reason"],
    )
    def test_nobody_colours_a_criterion_without_a_link_and_a_reason(self, values):
        with pytest.raises(ValidationError):
            self.add(**values)
