"""Ids of sections, references by them, the order in which the handbook is read."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from manuals.handbook.contents import outline, place_of
from manuals.handbook.ids import ID_FORMAT, following, numbered, references_in
from manuals.handbook.references import linked
from manuals.handbook.sections import sections_of_service
from manuals.models import HandbookPage, SectionId
from tests.factories import HandbookPageFactory, english_of

pytestmark = pytest.mark.django_db


class TestIds:
    def test_a_section_gets_the_next_one_when_it_is_first_saved(self, handbook):
        pages = [handbook.opening, handbook.queue, handbook.lost_card, handbook.draft]
        assert [page.section_id for page in pages] == ["H-001", "H-002", "H-003", "H-004"]

    def test_it_is_the_same_in_both_languages(self, handbook):
        assert [english_of(page).section_id for page in handbook.live] == ["H-001", "H-002", "H-003"]

    def test_it_is_not_used_again_when_the_section_is_gone(self, handbook):
        handbook.draft.delete()
        assert HandbookPageFactory(parent=handbook.index, slug="new").section_id == "H-005"

    def test_it_stays_when_somebody_writes_another(self, handbook):
        handbook.opening.section_id = "H-900"
        handbook.opening.save_revision().publish()
        assert HandbookPage.objects.get(pk=handbook.opening.pk).section_id == "H-001"

    def test_a_copy_gets_one_of_its_own(self, handbook):
        copy = handbook.opening.copy(update_attrs={"slug": "copy"}, recursive=False)
        assert copy.section_id == "H-005"
        copy.get_latest_revision().publish()
        assert HandbookPage.objects.get(pk=copy.pk).section_id == "H-005"

    def test_one_can_be_given_at_the_beginning_unless_it_is_taken(self, handbook):
        assert HandbookPageFactory(parent=handbook.index, slug="a", section_id="K-020").section_id == "K-020"
        with pytest.raises(ValidationError, match="H-001"):
            HandbookPageFactory(parent=handbook.index, slug="b", section_id="H-001")

    @pytest.mark.parametrize("text", ["h-001", "H001", "H-1", "H-001x", "", "H-๐๐๑"])
    def test_what_is_no_id_is_refused(self, text):
        with pytest.raises(ValidationError):
            SectionId(code=text, translation_key="0" * 32).full_clean()

    @given(st.sets(st.integers(1, 9998)))
    def test_the_next_one_is_new(self, numbers):
        codes = {numbered(number) for number in numbers}
        assert following([*codes, "K-9999"]) not in codes
        ID_FORMAT(following(codes))

    @given(st.lists(st.from_regex(r"\A[A-Z]{1,3}-[0-9]{3,4}\Z"), max_size=5), st.text(alphabet="กขค ab\n", max_size=20))
    def test_references_are_found_wherever_they_stand(self, ids, between):
        text = between.join(["", *(f"[[{code}]]" for code in ids), ""])
        assert references_in(text) == list(dict.fromkeys(ids))


class TestReferences:
    def test_one_becomes_a_link_with_the_present_title(self, handbook):
        assert linked("ดู [[H-001]]") == f'ดู <a href="/staff/opening/">H-001 {handbook.opening.title}</a>'

    def test_it_follows_a_new_name_and_a_new_address(self, handbook):
        handbook.opening.title, handbook.opening.slug = "ชื่อใหม่", "first"
        handbook.opening.save_revision().publish()
        assert linked("[[H-001]]") == '<a href="/staff/first/">H-001 ชื่อใหม่</a>'

    def test_in_english_it_leads_to_the_english_page(self, handbook, english):
        assert '<a href="/en/staff/lost-card/">H-003 ' in linked("[[H-003]]")
        assert "Lost card</a>" in linked("[[H-003]]")

    @pytest.mark.parametrize("code", ["H-004", "H-777"])
    def test_of_a_draft_or_nothing_the_id_alone_is_shown(self, handbook, code):
        assert linked(f"[[{code}]]") == code

    def test_what_is_around_is_escaped(self, handbook):
        assert linked("<b>[[H-001]] & </b>").startswith("&lt;b&gt;<a href=")

    def test_within_a_link_it_is_named_without_a_link_of_its_own(self, handbook):
        html = SafeString('<a href="/[[H-001]]/">ดู [[H-001]] และ [[H-777]]</a>')
        assert linked(html) == f'<a href="/[[H-001]]/">ดู H-001 {handbook.opening.title} และ H-777</a>'

    def test_the_tag_of_an_element_stays_as_it_is(self, handbook):
        html = SafeString('<img alt="[[H-001]]"><abbr>[[H-777]]</abbr>')
        assert linked(html) == '<img alt="[[H-001]]"><abbr>H-777</abbr>'

    def test_a_section_with_a_restriction_of_its_own_is_not_named(self, handbook):
        from wagtail.models import PageViewRestriction

        PageViewRestriction.objects.create(page=handbook.opening, restriction_type="groups")
        assert linked("[[H-001]]") == "H-001"


class TestReadingOrder:
    def test_sections_are_numbered_by_their_place(self, handbook):
        assert [(entry.number, entry.facts.code) for entry in outline("th")] == [
            ("1", "H-001"), ("1.1", "H-002"), ("2", "H-003"),
        ]  # fmt: skip

    def test_both_languages_have_the_same_order(self, handbook):
        assert [entry.facts.code for entry in outline("en")] == [entry.facts.code for entry in outline("th")]

    def test_before_and_after_cross_levels(self, handbook):
        before, here, after = place_of(handbook.queue.pk, "th")
        assert (before.facts.code, here.number, after.facts.code) == ("H-001", "1.1", "H-003")

    def test_a_draft_has_no_place(self, handbook):
        assert place_of(handbook.draft.pk, "th") == (None, None, None)

    def test_a_section_that_some_may_not_read_is_in_nobodys_list(self, handbook):
        from wagtail.models import PageViewRestriction

        PageViewRestriction.objects.create(page=handbook.opening, restriction_type="groups")
        assert [entry.facts.code for entry in outline("th")] == ["H-003"]


class TestWhatOthersShow:
    def test_the_sections_of_a_service(self, handbook):
        assert [page.section_id for page in sections_of_service("id-card-lost", "th")] == ["H-003"]
        assert sections_of_service("", "th") == []
        assert sections_of_service("house-move", "th") == []

    def test_the_english_page_where_it_exists(self, handbook):
        assert "Lost card" in sections_of_service("id-card-lost", "en")[0].title

    def test_none_costs_no_query(self, handbook, django_assert_num_queries):
        outline("th")
        with translation.override("th"), django_assert_num_queries(1):  # the generation of the tree
            assert sections_of_service("house-move", "th") == []
