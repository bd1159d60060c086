"""What is offered while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from portal.bilingual.normalise import bare
from portal.indexing import STAFF, PageDocument
from search.models import SearchDocument
from search.names import AGENCY, COMMON_NAME, SERVICE, TOPIC, NameIndex, Row, beginnings, names_of
from search.suggesting import Suggestion, suggest
from tests.factories import AgencyPageFactory, ServiceIndexPageFactory, ServicePageFactory


@pytest.fixture
def document(db):
    """Store something that may be suggested and is no page; no engine is asked for suggestions."""

    def store(code, title, locale="th", kind=TOPIC, **words):
        row = SearchDocument(key=f"thing:{code}", locale=locale)
        row.take(PageDocument(kind, title, code=code, **words), url="/somewhere/")
        row.save()
        return row

    return store


@pytest.fixture
def service(thai_home):
    agency = AgencyPageFactory(parent=ServiceIndexPageFactory(parent=thai_home), title="กรมการปกครอง")
    return ServicePageFactory(parent=agency, title="การขอมีบัตรประจำตัวประชาชน", common_names="บัตรหาย\nทำบัตรใหม่")


def texts(text, language="th", **limit):
    return [suggestion.text for suggestion in suggest(text, language, **limit)]


def test_the_beginning_of_a_name_suggests_it(document):
    document("tax", "ภาษีที่ดิน")
    assert suggest("ภาษี", "th") == [Suggestion("ภาษีที่ดิน", "", TOPIC)]


def test_half_a_word_is_enough(document):
    document("driving", "Driving licences", "en")
    assert texts("driv", "en") == texts("DRIVING L", "en") == ["Driving licences"]


def test_the_beginning_of_a_word_inside_suggests_after_the_beginnings_of_names(document):
    document("copy", "ขอสำเนาทะเบียนบ้าน")
    document("house", "ทะเบียนบ้านฉบับเจ้าบ้านที่หาย")
    assert texts("ทะเบียน") == ["ทะเบียนบ้านฉบับเจ้าบ้านที่หาย", "ขอสำเนาทะเบียนบ้าน"]


def test_signs_and_spaces_make_no_difference(document):
    document("forms", "แบบ ท.ร. 14/1")
    assert texts("ทร14") == texts("ท.ร.14/1") == texts("ท ร ๑๔") == ["แบบ ท.ร. 14/1"]


def test_a_code_suggests_what_bears_it(document):
    document("id-card-lost", "บัตรหาย", kind=SERVICE)
    assert texts("id-card-l") == ["บัตรหาย"]


def test_a_page_is_suggested_once_by_the_name_that_fits_best(service):
    assert suggest("บัตร", "th") == [Suggestion("บัตรหาย", "", COMMON_NAME)]


def test_a_service_and_an_agency_can_be_opened_at_once(service):
    assert suggest("การขอมีบัตร", "th") == [Suggestion(service.title, service.url, SERVICE)]
    assert [(found.kind, found.url) for found in suggest("กรมการ", "th")] == [(AGENCY, service.get_parent().url)]


def test_the_other_language_comes_only_when_there_is_nothing_in_this_one(document):
    document("passport", "หนังสือเดินทาง", keywords="passport เล่มใหม่")
    document("passport", "Passport", "en")
    assert texts("passp", "th") == ["passport เล่มใหม่"]
    assert texts("passp", "en") == ["Passport"]
    assert texts("หนังสือ", "en") == ["หนังสือเดินทาง"]


def test_an_untranslated_page_is_opened_in_the_readers_tree(service):
    assert [found.url for found in suggest("การขอมีบัตร", "en")] == [f"/en{service.url}"]


def test_no_more_than_asked_for_are_suggested(document):
    for number in range(12):
        document(f"tax-{number}", f"Tax {number}", "en")
    assert len(texts("tax", "en")) == 8
    assert texts("tax", "en", limit=2) == ["Tax 0", "Tax 1"]
    assert texts("tax", "en", limit=0) == []


def test_the_same_words_are_suggested_once(document):
    document("one", "Tax ID", "en")
    document("two", "tax id", "en")
    assert len(texts("tax", "en")) == 1


def test_a_page_behind_a_password_is_not_suggested(service):
    PageViewRestriction.objects.create(page=service, restriction_type=PageViewRestriction.LOGIN)
    assert texts("บัตรหาย") == []


def test_an_unpublished_page_is_not_suggested(service):
    service.unpublish()
    assert texts("บัตรหาย") == []


def test_what_is_for_the_staff_is_not_suggested(document):
    document("secret", "คู่มือลับ", audience=STAFF)
    assert texts("คู่มือ") == []


def test_suggestions_cost_no_query_but_those_of_the_generations(document, django_assert_max_num_queries):
    document("tax", "ภาษีที่ดิน")
    texts("ภาษี")
    with django_assert_max_num_queries(3):
        texts("ภาษี")


@pytest.mark.parametrize("text", ["", " ", '"', "%_", "\0", "\ud800", "\u202e", "😀", "*:*", "." * 10_000])
def test_a_text_without_letters_suggests_nothing(document, text):
    document("tax", "ภาษีที่ดิน")
    assert texts(text) == []


@given(st.text(max_size=300))
def test_no_text_breaks_the_suggestions(text):
    index = NameIndex(names_of(Row("topic:x", "th", TOPIC, "", text, text)))
    for begin in beginnings(text):
        assert bare(begin) == begin
        assert list(index.beginning(begin[:3], "th"))
