"""What happens to pages reaches the search in the same moment."""

import pytest
from wagtail.models import PageViewRestriction

from portal.indexing import PUBLIC, STAFF, PageDocument, changed
from search import consistency, indexing
from search.engines import get_engine
from search.finding import find
from search.models import SearchDocument
from tests.factories import (
    AgencyPageFactory,
    CitizenManualPageFactory,
    InformationPageFactory,
    ManualIndexPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
)


@pytest.fixture
def services(thai_home):
    return ServiceIndexPageFactory(parent=thai_home)


@pytest.fixture
def agency(services):
    return AgencyPageFactory(parent=services)


@pytest.fixture
def service(agency):
    return ServicePageFactory(parent=agency)


def titles(text="บัตรประจำตัวประชาชน", language="th"):
    return [result.document.title for result in find(text, language).results(0, 50)]


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def assert_nothing_is_left_of(page):
    assert page.title not in titles(page.title)
    assert not SearchDocument.objects.filter(page_id=page.pk).exists()
    indexed = get_engine().ids_and_hashes(PUBLIC)
    assert set(indexed) == set(SearchDocument.objects.filter(audience=PUBLIC).values_list("pk", flat=True))


def test_a_published_page_is_found(service):
    assert titles()[0] == service.title


def test_a_page_says_its_code_agency_and_mode(service, agency):
    document = SearchDocument.objects.get(page_id=service.pk)
    assert (document.code, document.agency, document.agency_name, document.mode) == (
        "id-card-lost",
        agency.slug,
        agency.title,
        "complete",
    )


def test_a_draft_is_not_found(agency):
    draft = ServicePageFactory(parent=agency, live=False)
    assert_nothing_is_left_of(draft)


def test_a_changed_draft_of_a_live_page_is_not_found(service):
    service.title = "ความลับของร่าง"
    service.save_revision()
    assert titles("ความลับของร่าง") == []


def test_a_page_published_anew_is_found_by_its_new_words(service):
    service.title = "การขอเลื่อยโซ่ยนต์"
    service.save_revision().publish()
    assert titles("เลื่อยโซ่ยนต์") == ["การขอเลื่อยโซ่ยนต์"]


def test_an_unpublished_page_is_found_no_more(service):
    service.unpublish()
    assert_nothing_is_left_of(service)


def test_a_deleted_page_is_found_no_more(service):
    service.delete()
    assert_nothing_is_left_of(service)


def test_a_deleted_part_of_the_tree_is_found_no_more(service, services):
    services.delete()
    assert_nothing_is_left_of(service)


def test_a_deleted_page_that_had_no_document_gets_none_on_its_way_out(service):
    SearchDocument.objects.filter(page_id=service.pk).delete()
    service.delete()
    assert_nothing_is_left_of(service)


def test_a_page_made_private_is_found_no_more(service):
    restrict(service)
    assert_nothing_is_left_of(service)


def test_a_section_made_private_takes_its_pages_with_it(service, agency):
    restrict(agency)
    assert_nothing_is_left_of(service)
    assert_nothing_is_left_of(agency)


def test_a_section_made_public_again_is_found_again(service, agency):
    restrict(agency).delete()
    assert service.title in titles()


def test_a_page_published_in_a_private_section_is_not_found(agency):
    restrict(agency)
    assert_nothing_is_left_of(ServicePageFactory(parent=agency))


def test_a_page_moved_into_a_private_section_is_found_no_more(service, services):
    secret = AgencyPageFactory(parent=services, slug="secret", title="หน่วยงานภายใน")
    restrict(secret)
    service.move(secret, pos="last-child")
    assert_nothing_is_left_of(service)


def test_a_moved_service_shows_its_new_agency(service, services):
    other = AgencyPageFactory(parent=services, slug="dlt", title="กรมการขนส่งทางบก")
    service.move(other, pos="last-child")
    assert SearchDocument.objects.get(page_id=service.pk).agency == "dlt"


def test_a_renamed_agency_is_shown_on_its_services(service, agency):
    agency.title = "กรมการปกครองใหม่"
    agency.save_revision().publish()
    assert SearchDocument.objects.get(page_id=service.pk).agency_name == "กรมการปกครองใหม่"


@pytest.mark.parametrize("is_published", [True, False])
def test_a_changed_code_of_an_agency_is_shown_on_its_services_and_manuals(
    service, services, agency, is_published, commit
):
    manual = CitizenManualPageFactory(parent=ManualIndexPageFactory(parent=services.get_parent()))
    agency.slug = "provincial-administration"
    with commit():
        agency.save_revision().publish() if is_published else agency.save()
    for page in (agency, service, manual):
        assert SearchDocument.objects.get(page_id=page.pk).agency == "provincial-administration"
    assert len(consistency.differences()) == 0


def test_a_private_name_is_not_offered_as_a_spelling(service):
    restrict(service)
    assert find("บัตหาย", "th").did_you_mean is None


def test_a_page_private_by_type_is_for_staff_only(thai_home, monkeypatch):
    from home.models import InformationPage

    monkeypatch.setattr(InformationPage, "private_by_type", True)
    page = InformationPageFactory(parent=thai_home, title="คู่มือภายใน")
    assert titles("คู่มือภายใน") == []
    assert SearchDocument.objects.get(page_id=page.pk).audience == STAFF


def test_an_address_follows_a_changed_slug(thai_home):
    page = InformationPageFactory(parent=thai_home, title="ติดต่อเรา")
    page.slug = "contact-us"
    page.save_revision().publish()
    assert find("ติดต่อเรา", "th").results(0, 1)[0].url == "/contact-us/"


def test_a_topic_is_found_and_follows_its_changes(db, a_source):
    a_source.append(("topic:tax", "th", "/services/topics/tax/", PageDocument("topic", "ภาษีอากร")))
    changed.send(sender=None, keys={"topic:tax"})
    assert titles("ภาษีอากร") == ["ภาษีอากร"]
    a_source.clear()
    changed.send(sender=None, keys=None)
    assert titles("ภาษีอากร") == []


def test_a_rebuild_finds_what_went_by_unseen_and_forgets_what_is_gone(service):
    SearchDocument.objects.filter(page_id=service.pk).delete()
    stray = SearchDocument(key="page:gone", locale="th", audience=PUBLIC)
    stray.take(PageDocument("service", "หลงทาง"))
    stray.save()
    indexing.rebuild()
    assert service.title in titles()
    assert not SearchDocument.objects.filter(key="page:gone").exists()


def test_a_rebuild_puts_new_documents_once_into_the_index(service, monkeypatch):
    SearchDocument.objects.all()._raw_delete("default")
    engine = type(get_engine())
    upserted = []
    monkeypatch.setattr(engine, "upsert", lambda engine, documents: upserted.extend(documents))
    indexing.rebuild()
    assert upserted == []
    assert titles() == [service.title]


def test_a_rebuild_writes_no_document_that_has_not_changed(service):
    before = SearchDocument.objects.get(page_id=service.pk).updated
    indexing.rebuild()
    assert SearchDocument.objects.get(page_id=service.pk).updated == before


def test_all_that_went_by_unseen_is_listed_and_mended(service, agency):
    SearchDocument.objects.filter(page_id=agency.pk).delete()
    type(service).objects.filter(pk=service.pk).update(title="ชื่อที่เปลี่ยนไปเงียบ ๆ")
    get_engine().delete([SearchDocument.objects.get(page_id=service.pk).pk])
    found = consistency.differences()
    assert (len(found.missing), len(found.stale), len(found.not_indexed)) == (1, 1, 1)
    consistency.repair(found)
    assert len(consistency.differences()) == 0


def test_an_entry_of_the_index_without_a_document_is_listed_and_mended(service):
    document = SearchDocument.objects.get(page_id=service.pk)
    SearchDocument.objects.filter(pk=document.pk)._raw_delete("default")
    found = consistency.differences()
    assert found.index_extra == [(get_engine().name, PUBLIC, document.pk)]
    consistency.repair(found)
    assert len(consistency.differences()) == 0
