import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from search.editors.models import BestBet, SynonymGroup
from search.editors.promoted import promoted_keys
from search.editors.synonyms import with_group
from search.finding import find
from search.query import parse
from search.wordlists import shipped, synonyms, tried
from tests.factories import ServicePageFactory, english_of

pytestmark = pytest.mark.django_db


def group(terms, **values):
    return SynonymGroup.objects.create(terms="\n".join(terms), **values)


def faults(row):
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return refused.value.message_dict


def titles(text, language="th"):
    return [result.document.title for result in find(text, language).results(0, 10)]


class TestSynonyms:
    def test_what_means_the_same_finds_the_same(self, site):
        assert "การแจ้งย้ายที่อยู่" not in titles("ฟุบแฟบ")
        group(["ฟุบแฟบ", "แจ้งย้าย"])
        assert titles("ฟุบแฟบ")[0] == "การแจ้งย้ายที่อยู่"

    def test_what_leads_on_does_not_lead_back(self):
        group(["ฟุบแฟบ"], kind="leads", meant="แจ้งย้าย")
        assert ("แจ้งย้าย",) in [clause.tokens for clause in parse("ฟุบแฟบ").clauses]
        assert ("ฟุบ", "แฟบ") not in [clause.tokens for clause in parse("แจ้งย้าย").clauses]

    def test_the_terms_that_come_with_the_portal_stay(self):
        group(["พาสปอร์ต", "เล่มเขียว"])
        said = parse("พาสปอร์ต").marks
        assert {"passport", "หนังสือเดินทาง"} <= said

    def test_a_set_that_is_not_active_does_nothing(self):
        group(["ฟุบแฟบ", "แจ้งย้าย"], active=False)
        assert synonyms() is shipped()

    def test_a_change_is_in_force_at_once_and_is_read_once(self, django_assert_num_queries):
        row = group(["ฟุบแฟบ", "แจ้งย้าย"])
        parse("ฟุบแฟบ")
        with django_assert_num_queries(1):  # the generation
            assert ("แจ้งย้าย",) in [clause.tokens for clause in parse("ฟุบแฟบ").clauses]
        row.terms = "ฟุบแฟบ\nทะเบียนบ้าน"
        row.save()
        assert ("แจ้งย้าย",) not in [clause.tokens for clause in parse("ฟุบแฟบ").clauses]
        row.delete()
        assert synonyms() is shipped()

    def test_a_trial_is_for_the_one_who_tries(self):
        with tried(with_group(SynonymGroup(terms="ฟุบแฟบ\nแจ้งย้าย"))):
            assert synonyms() is not shipped()
        assert synonyms() is shipped()

    @pytest.mark.parametrize(
        ("terms", "sentence"),
        [
            ("", "This field cannot be blank"),
            ("บัตร", "One term alone"),
            ("บัตรหาย\nก", "“ก” is a single letter"),
            ("บัตรหาย\n???", "“???” has no letter"),
            ("บัตรหาย\nทำยังไง", "“ทำยังไง” only makes a question"),
            ("บัตรหาย\nบัตร หาย", "“บัตร หาย” and “บัตรหาย” are the same term"),
            ("บัตรหาย\n" + "ก" * 101, "has 101 characters"),
            ("\n".join(f"คำที่ {number}" for number in range(51)), "These are 51 terms"),
        ],
    )
    def test_terms_that_cannot_work_are_refused_by_name(self, english, terms, sentence):
        assert sentence in " ".join(faults(SynonymGroup(terms=terms))["terms"])

    def test_fifty_terms_of_a_hundred_characters_are_taken(self):
        terms = [f"{number:02}" + "ข" * 98 for number in range(50)]
        SynonymGroup(terms="\n".join(terms)).full_clean()

    def test_a_term_of_another_set_is_refused_with_its_name(self, english):
        group(["บัตรหาย", "ทำบัตรใหม่"])
        assert faults(SynonymGroup(terms="บัตร หาย\nบัตรสูญ"))["terms"] == [
            "“บัตร หาย” is already in the set “บัตรหาย, ทำบัตรใหม่”. Add the other terms there."
        ]

    def test_a_term_of_a_set_that_is_not_active_is_free(self):
        group(["บัตรหาย", "ทำบัตรใหม่"], active=False)
        SynonymGroup(terms="บัตรหาย\nบัตรสูญ").full_clean()

    def test_what_leads_on_needs_to_lead_somewhere(self, english):
        assert "There is no term yet" in faults(SynonymGroup(terms="บัตรสูญ", kind="leads"))["meant"][0]
        assert "stays empty" in faults(SynonymGroup(terms="บัตรสูญ\nบัตรหาย", meant="บัตร"))["meant"][0]


class TestBestBets:
    def bet(self, page, terms="ทำบัตร", **values):
        return BestBet.objects.create(page=page, terms=terms, **values)

    def keys(self, *pages):
        return [f"page:{page.translation_key}" for page in pages]

    def test_the_page_stands_first_for_its_terms_in_both_languages(self, site):
        self.bet(site.untranslated, "ทำบัตร\nget a card")
        assert promoted_keys(parse("ทำบัตร")) == promoted_keys(parse("Get a CARD")) == self.keys(site.untranslated)

    def test_words_that_only_make_a_question_may_be_added(self, site):
        self.bet(site.untranslated)
        assert promoted_keys(parse("ทำบัตร ยังไง")) == self.keys(site.untranslated)

    @pytest.mark.parametrize("text", ["idcard", "ID-Card", "id cards", "how to renew idcard", "ท.ร. 14", "ทร14"])
    def test_signs_spaces_and_english_endings_make_no_difference(self, site, text):
        self.bet(site.untranslated, "id card\nrenew id card\nทร 14")
        assert promoted_keys(parse(text)) == self.keys(site.untranslated)

    @pytest.mark.parametrize("other", ["บัตรหาย", "ทำบัตรประชาชน", "", "?"])
    def test_another_question_is_left_alone(self, site, other):
        self.bet(site.untranslated)
        assert promoted_keys(parse(other)) == []

    def test_of_several_the_lowest_order_stands_first(self, site):
        self.bet(site.untranslated, order=2)
        self.bet(site.translated, order=1)
        assert promoted_keys(parse("ทำบัตร")) == self.keys(site.translated, site.untranslated)

    def test_what_is_over_or_not_active_is_left_out(self, site):
        today = timezone.localdate()
        self.bet(site.untranslated, until=today - datetime.timedelta(days=1))
        self.bet(site.information, active=False)
        self.bet(site.translated, until=today)
        assert promoted_keys(parse("ทำบัตร")) == self.keys(site.translated)

    def test_the_page_is_the_first_result_even_where_it_has_none_of_the_words(self, site):
        assert titles("zzqxv") == []
        self.bet(site.untranslated, "zzqxv")
        assert titles("zzqxv") == [site.untranslated.title]
        self.bet(site.information, "บัตรประชาชน")
        assert titles("บัตรประชาชน")[0] == site.information.title
        assert site.translated.title in titles("บัตรประชาชน")

    def test_a_page_that_is_not_for_everybody_any_more_is_left_out(self, site):
        self.bet(site.untranslated)
        restriction = PageViewRestriction.objects.create(page=site.untranslated, restriction_type="groups")
        assert promoted_keys(parse("ทำบัตร")) == []
        restriction.delete()
        site.untranslated.unpublish()
        assert promoted_keys(parse("ทำบัตร")) == []

    def test_they_cost_no_query_of_their_own(self, site, django_assert_num_queries):
        self.bet(site.untranslated)
        query = parse("ทำบัตร")
        promoted_keys(query)
        with django_assert_num_queries(1):  # the generation
            promoted_keys(query)

    def test_a_draft_or_private_page_cannot_be_chosen(self, site, english):
        draft = ServicePageFactory(parent=site.agency, code="draft", slug="draft", live=False)
        PageViewRestriction.objects.create(page=site.news, restriction_type="groups")
        for page in (draft, site.news):
            assert "draft" in faults(BestBet(page=page, terms="ทำบัตร"))["page"][0]

    def test_the_english_page_stands_for_the_thai_one(self, site):
        bet = BestBet(page=english_of(site.translated), terms="card")
        bet.full_clean()
        assert bet.page_id == site.translated.pk

    def test_a_term_that_cannot_work_is_refused(self, site, english):
        assert "single letter" in faults(BestBet(page=site.translated, terms="a"))["terms"][0]
