"""A page is found by the words of its files while both are for everybody, on every engine; never a word longer."""

from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from manuals.handbook.setup import ensure_handbook
from manuals.models import HandbookCollection
from portal.indexing import PUBLIC, STAFF
from search import consistency
from search.attachments import following, reading, slots
from search.attachments.models import AttachedText
from search.attachments.texts import documents_of, unread
from search.finding import find
from search.models import SearchDocument
from tests.factories import HandbookPageFactory, english_of
from tests.search.attachments import files

pytestmark = pytest.mark.django_db
WORD = "agatestone"
AFTER_COMMIT = following.after_commit


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """A test never commits: what waits for that is done at once."""
    monkeypatch.setattr(following, "after_commit", lambda function: function())


@pytest.fixture
def private(db):
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def document_of(content, name="form.txt", collection=None):
    where = collection or Collection.get_first_root_node()
    return get_document_model().objects.create(title="แบบ", collection=where, file=ContentFile(content, name))


def attach(page, document, **values):
    """``document`` becomes the file of a page's only form, or the only part of its body."""
    if hasattr(page, "forms"):
        page.forms = [("form", {"title": "แบบคำขอ", "file_th": document})]
    else:
        page.body = [("document", {"document": document, "label": ""})]
    page.save_revision().publish()
    return page


def told(capsys):
    """What ``search_index --check`` says, whether or not it finds differences."""
    with suppress(CommandError):
        call_command("search_index", check=True)
    return capsys.readouterr().out


def found(word=WORD, language="th"):
    return [result.url for result in find(word, language).results(0, 10)]


@pytest.fixture
def service(engine, site):
    page = attach(site.translated, document_of(f"{WORD} คำขอ".encode()))
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def document(service):
    return get_document_model().objects.get(pk=documents_of(service)[0])


def test_a_page_is_found_by_the_words_of_its_file_in_both_languages(service):
    assert found() == [service.get_url()]
    assert found(language="en") == [english_of(service).get_url()]
    assert SearchDocument.objects.filter(page=service).get().body.endswith(f"{WORD} คำขอ")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", files.pdf("agatestone ใต้ต้นฉำฉา")), ("a.docx", files.docx("agatestone", "ใต้ต้นฉำฉา"))],
    ids=["PDF", "DOCX"],
)
def test_pdf_and_docx_are_found(engine, site, name, content):
    attach(site.information, document_of(content, name))
    assert found() == found("ฉำฉา") == [site.information.get_url()]


def test_a_link_in_a_text_is_an_attachment(engine, site):
    document = document_of(WORD.encode())
    page = site.information
    page.body = [("paragraph", f'<p><a linktype="document" id="{document.pk}">แบบ</a></p>')]
    page.save_revision().publish()
    assert found() == [page.get_url()]


def test_a_file_is_read_once(service, document, monkeypatch):
    monkeypatch.setattr(following, "read", lambda *arguments: pytest.fail("was read again"))
    service.save_revision().publish()
    document.title = "ชื่อใหม่"
    document.save()
    assert found() == [service.get_url()]


def test_a_file_that_is_replaced_is_found_by_its_new_words_only(service, document):
    document.file = ContentFile(b"newwords", "form.txt")
    document.save()
    assert found() == []
    assert found("newwords") == [service.get_url()]


def test_until_the_new_file_has_been_read_the_old_words_are_gone(service, document, monkeypatch):
    monkeypatch.setattr(following, "after_commit", lambda function: None)
    document.file = ContentFile(b"newwords", "form.txt")
    document.save()
    assert found() == found("newwords") == []
    assert list(unread()) == [AttachedText.objects.get(pk=document.pk)]


def test_a_deleted_document_is_forgotten(service, document):
    document.delete()
    assert found() == []
    assert not AttachedText.objects.exists()
    assert not [words for words in consistency.differences().sentences() if service.title in words]


def test_a_document_that_the_page_names_no_longer_is_forgotten(service, document):
    service.forms = [("none", None)]
    service.save_revision().publish()
    assert found() == []
    assert not AttachedText.objects.get(pk=document.pk).pages.exists()


class TestPrivate:
    def test_a_file_of_a_private_collection_is_not_even_read(self, engine, site, private, monkeypatch):
        monkeypatch.setattr(following, "read", lambda *arguments: pytest.fail("was read"))
        attach(site.information, document_of(WORD.encode(), collection=private))
        assert found() == []

    def test_a_document_moved_there_is_found_no_more_and_back_again(self, service, document, private):
        home, document.collection = document.collection, private
        document.save()
        assert found() == []
        document.collection = home
        document.save()
        assert found() == [service.get_url()]

    def test_a_collection_made_private_takes_its_files_along(self, service, document):
        collection = Collection.get_first_root_node().add_child(name="Forms")
        document.collection = collection.add_child(name="New forms")
        document.save()
        assert found() == [service.get_url()]
        restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        assert found() == []
        restriction.delete()
        assert found() == [service.get_url()]

    def test_a_collection_moved_into_a_private_one_too(self, service, document, private, commit):
        collection = Collection.get_first_root_node().add_child(name="Forms")
        document.collection = collection
        document.save()
        collection.refresh_from_db()
        private.refresh_from_db()  # siblings are sorted: its place has changed
        collection.move(private, "sorted-child")
        collection.refresh_from_db()
        collection.save()
        assert found() == []

    def test_many_moved_at_once_by_wagtail_too(self, service, document, private, admin_client):
        address = f"/admin/bulk/portal/portaldocument/add_to_collection/?id={document.pk}"
        assert admin_client.post(address, {"collection": private.pk}).status_code == 302
        document.refresh_from_db()
        assert document.collection == private
        assert found() == []

    def test_a_private_page_is_not_found_by_its_file(self, service):
        PageViewRestriction.objects.create(page=service, restriction_type="login")
        assert found() == []

    def test_files_of_the_handbook_stay_out_of_both_indexes(self, engine, site):
        index = ensure_handbook(site.home)
        kept = HandbookCollection.objects.get().collection
        document = document_of(WORD.encode(), collection=kept)
        section = HandbookPageFactory(
            parent=index, slug="forms", forms=[("form", {"title": "แบบ", "document": document})]
        )
        attach(site.information, document)
        assert found() == []
        for audience in (PUBLIC, STAFF):
            assert not SearchDocument.objects.filter(audience=audience, body__contains=WORD).exists()
        assert section.live


class TestProblems:
    @pytest.mark.parametrize(
        ("name", "content", "problem"),
        [
            ("a.pdf", files.encrypted_pdf(), reading.ENCRYPTED),
            ("a.pdf", files.png(), reading.DAMAGED),
            ("a.docx", files.entity_bomb(), reading.DAMAGED),
            ("a.pdf", files.pdf_of_pages(1, b""), reading.WORDLESS),
        ],
        ids=["encrypted", "a picture", "entities", "wordless"],
    )
    def test_a_file_that_cannot_be_read_hurts_nobody_and_is_told(self, engine, site, name, content, problem, capsys):
        page = attach(site.information, document_of(content, name))
        row = AttachedText.objects.get()
        assert (row.problem, row.text) == (problem, "")
        assert page.get_url() in found(page.title)
        assert f"document {row.pk}, “แบบ”, is not searched." in told(capsys)

    def test_a_file_that_is_missing_is_told(self, engine, site):
        document = document_of(WORD.encode())
        document.file.storage.delete(document.file.name)
        attach(site.information, document)
        assert AttachedText.objects.get().problem == reading.MISSING

    def test_a_task_for_what_is_gone_does_nothing(self, service, document):
        document.delete()
        following.read_files.call([document.pk])

    def test_a_worker_that_never_came_is_told_and_made_good(self, engine, site, monkeypatch, capsys):
        monkeypatch.setattr(following, "after_commit", lambda function: None)
        page = attach(site.information, document_of(WORD.encode()))
        assert "waits to be read" in told(capsys)
        call_command("search_index", repair=True)
        assert found() == [page.get_url()]

    def test_what_was_published_before_there_was_this_is_read_when_all_is_built_anew(self, service, document, capsys):
        AttachedText.objects.all().delete()
        with pytest.raises(CommandError):
            call_command("search_index", check=True)
        call_command("search_index")
        assert found() == [service.get_url()]


def test_the_worker_reads_and_not_the_editor(db, site, work_off, commit, monkeypatch):
    monkeypatch.setattr(following, "after_commit", AFTER_COMMIT)
    with commit():
        page = attach(site.information, document_of(WORD.encode()))
        assert found() == []
    assert found() == []
    work_off()
    assert found() == [page.get_url()]


class TestAFileThatIsForgotten:
    """The process that published the page has ended before it could leave the file to the worker."""

    @pytest.fixture
    def page(self, db, site, queue, monkeypatch):
        monkeypatch.setattr(following, "after_commit", lambda function: None)
        return attach(site.information, document_of(WORD.encode()))

    def test_is_read_without_a_person(self, page, work_off):
        following.leave_forgotten_to_worker()
        work_off()
        assert found() == [page.get_url()]

    def test_waits_once(self, page, queue):
        for _ in range(2):
            following.leave_forgotten_to_worker()
        assert queue.filter(task_path=following.read_files.module_path).count() == 1

    def test_and_by_a_worker_that_ends_in_the_midst_is_read_again(self, page, work_off, monkeypatch):
        with monkeypatch.context() as patched:
            patched.setattr(following, "index_pages", lambda ids: 1 / 0)
            following.leave_forgotten_to_worker()
            work_off()
        assert found() == []
        following.leave_forgotten_to_worker()
        work_off()
        assert found() == [page.get_url()]
        assert not unread().exists()


def test_a_file_that_is_too_large_is_not_taken_into_memory(site, monkeypatch):
    monkeypatch.setattr(following, "MAX_BYTES", 5)
    monkeypatch.setattr(following, "read", lambda *arguments: pytest.fail("was read"))
    attach(site.information, document_of(b"123456"))
    assert AttachedText.objects.get().problem == reading.LARGE


def test_a_page_without_files_costs_the_search_no_query(site, django_assert_num_queries):
    page = type(site.news).objects.get(pk=site.news.pk)
    with django_assert_num_queries(0):
        assert documents_of(page) == []


class TestEditors:
    def test_the_editor_of_the_page_is_told_what_cannot_be_read(self, site, admin_client):
        page = attach(site.information, document_of(files.encrypted_pdf(), "a.pdf"))
        address = f"/admin/pages/{page.pk}/edit/"
        assert str(reading.PROBLEMS[reading.ENCRYPTED]) in admin_client.get(address).content.decode()

    def test_nothing_is_said_of_files_that_are_found(self, service, admin_client):
        assert slots.files_not_searched(service) is None
        assert admin_client.get(f"/admin/pages/{service.pk}/edit/").status_code == 200
