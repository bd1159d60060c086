"""Every page type is found, or left out for a reason that is written here."""

import pytest
from wagtail.models import Collection

from portal.checks import own_page_models
from portal.indexing import PUBLIC, STAFF
from search.documents import all_entries, page_key
from search.models import SearchDocument
from tests.factories import HandbookPageFactory, english_of
from tests.service_pages.two_agencies import document_in, image_in

pytestmark = pytest.mark.django_db

LEFT_OUT = {
    "HomePage": "the search stands on it",
    "ServiceIndexPage": "a list: what it lists is found itself",
    "NewsIndexPage": "a list: what it lists is found itself",
    "ManualIndexPage": "a list: what it lists is found itself",
    "HandbookIndexPage": "the list of contents: the sections are found themselves, by staff",
}


@pytest.mark.parametrize("model", own_page_models(), ids=lambda model: model.__name__)
def test_every_page_type_is_found_or_left_out_by_name(site, model):
    pages = [page for page in site.pages if type(page) is model]
    if model.private_by_type:
        from manuals.handbook.setup import ensure_handbook

        index = ensure_handbook(site.home)
        pages = [index] if type(index) is model else [HandbookPageFactory(parent=index)]
    assert pages, "Add a page of this type to tests/factories.py"
    found = {document.audience for document in SearchDocument.objects.filter(page__in=pages)}
    if model.__name__ in LEFT_OUT:
        assert found == set()
    else:
        assert found == {STAFF if model.private_by_type else PUBLIC}


def test_what_is_left_out_is_a_page_type():
    assert set(LEFT_OUT) <= {model.__name__ for model in own_page_models()}


def test_translated_pages_are_found_in_both_languages_and_aliases_are_not(site):
    english = english_of(site.translated)
    locales = SearchDocument.objects.filter(key=page_key(site.translated)).values_list("locale", flat=True)
    assert (set(locales), english.alias_of_id) == ({"th", "en"}, None)
    assert not SearchDocument.objects.filter(page__alias_of__isnull=False).exists()


def test_all_words_of_a_body_are_there(site):
    page, files = site.information, Collection.get_first_root_node()
    page.body = [
        ("heading", "หัวข้อ"),
        ("paragraph", "<p>ย่อหน้า <b>หนา</b></p>"),
        ("notice", {"title": "ประกาศ", "text": "ข้อความ"}),
        ("link", {"page": None, "address": "https://example.go.th/", "label": "ทางไป"}),
        ("document", {"document": document_in(files), "label": "แบบฟอร์ม"}),
        ("picture", {"image": image_in(files), "caption": "แผนผัง"}),
    ]
    page.save_revision().publish()
    body = SearchDocument.objects.get(page=page).body
    for words in ("หัวข้อ", "ย่อหน้า", "หนา", "ประกาศ", "ข้อความ", "ทางไป", "แบบฟอร์ม", "แผนผัง"):
        assert words in body


def test_appendices_of_a_manual_are_there(site):
    page = site.manual
    page.appendices = [("appendix", {"heading": "คำอธิบายศัพท์", "text": "นิติบุคคล"})]
    page.save_revision().publish()
    body = SearchDocument.objects.get(page=page).body
    assert "คำอธิบายศัพท์" in body
    assert "นิติบุคคล" in body


def test_topics_are_found_in_both_languages(site):
    topics = {entry.identity for entry in all_entries() if entry.document.type == "topic"}
    assert {locale for _key, locale in topics} == {"th", "en"}
