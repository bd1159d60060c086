"""Pictures and documents lie where no web server hands them out, and a view checks who asks."""

import hashlib
from urllib.parse import quote, unquote

import pytest
import wagtail_factories
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection, CollectionViewRestriction

from portal.models import PortalDocument, PortalImage
from tests.factories import InformationPageFactory, UserFactory

pytestmark = pytest.mark.django_db
THAI_NAME = "แบบคำขอมีบัตร (บ.ป.๑) ที่.pdf"


@pytest.fixture
def collection():
    return Collection.get_first_root_node().add_child(name="คู่มือเจ้าหน้าที่")


@pytest.fixture
def private(collection):
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def image_in(collection):
    class ImageFactory(wagtail_factories.ImageFactory):
        class Meta:
            model = PortalImage

    alt = {"alt_th": "ผังของอาคาร", "alt_en": "Plan of the building"}
    return ImageFactory(collection=collection, title="ผัง", **alt, file__filename="แผนผัง.png", file__format="PNG")


def document_in(collection, name=THAI_NAME):
    return PortalDocument.objects.create(
        title="แบบคำขอ", collection=collection, file=SimpleUploadedFile(name, b"%PDF-1.7 text")
    )


class TestPictures:
    def test_a_public_picture_and_its_rendition_are_handed_out(self, client, collection):
        image = image_in(collection)
        for file in (image, image.get_rendition("width-20")):
            response = client.get(file.file.url)
            assert response.status_code == 200
            assert response["Content-Type"] == "image/png"
            assert "sandbox" in response["Content-Security-Policy"]
            assert b"".join(response.streaming_content).startswith(b"\x89PNG")

    def test_a_private_picture_and_its_rendition_are_not_handed_to_a_stranger(self, client, private):
        image = image_in(private)
        for file in (image, image.get_rendition("width-20")):
            response = client.get(file.file.url)
            assert response.status_code == 302
            assert response["Location"].startswith("/login/")

    def test_who_may_see_it_is_given_it_uncached(self, client, private):
        client.force_login(UserFactory())
        response = client.get(image_in(private).get_rendition("width-20").file.url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"

    def test_a_picture_below_a_private_collection_is_private(self, client, private):
        assert client.get(image_in(private.add_child(name="unter")).file.url).status_code == 302

    def test_a_picture_moved_into_a_private_collection_is_private_at_once(self, client, collection, private):
        image = image_in(Collection.get_first_root_node())
        rendition = image.get_rendition("width-20")
        image.collection = private
        image.save()
        assert client.get(rendition.file.url).status_code == 302

    def test_a_picture_for_a_group_is_not_for_others_who_signed_in(self, client, collection):
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
        client.force_login(UserFactory())
        assert client.get(image_in(collection).file.url).status_code == 404

    @pytest.mark.parametrize(
        "path",
        ["../portal.sqlite3", "%2e%2e/secret-key", "images/none.png", "/etc/passwd", "documents/x.pdf", "a" * 400],
    )
    def test_no_other_file_is_handed_out(self, client, path):
        assert client.get(f"/media/{path}").status_code == 404

    def test_a_document_is_not_handed_out_as_a_picture(self, client, collection):
        assert client.get(f"/media/{document_in(collection).file.name}").status_code == 404

    def test_a_picture_whose_file_has_gone_is_not_found(self, client, collection):
        image = image_in(collection)
        image.file.storage.delete(image.file.name)
        assert client.get(image.file.url).status_code == 404

    def test_the_text_alternative_is_in_the_language_of_the_page(self, collection):
        from django.utils import translation

        image = PortalImage(alt_th="ผัง", alt_en="Plan")
        assert image.default_alt_text == "ผัง"
        with translation.override("en"):
            assert image.default_alt_text == "Plan"
            assert PortalImage(alt_th="ผัง").default_alt_text == "ผัง"


class TestDocuments:
    def test_a_public_document_is_handed_out_under_its_thai_name(self, client, collection):
        document = document_in(collection)
        response = client.get(document.url)
        assert response.status_code == 200
        assert THAI_NAME in unquote(response["Content-Disposition"])

    def test_its_address_carries_its_thai_name(self, collection):
        document = document_in(collection)
        assert document.url == f"/documents/{document.pk}/{quote(THAI_NAME, safe='()')}"

    def test_a_private_document_is_not_handed_to_a_stranger(self, client, private):
        response = client.get(document_in(private).url)
        assert response.status_code == 302
        assert response["Location"].startswith("/login/")

    def test_who_may_see_a_private_document_is_given_it_uncached(self, client, private):
        client.force_login(UserFactory())
        response = client.get(document_in(private).url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"

    def test_a_new_file_brings_its_own_name(self, collection):
        document = document_in(collection)
        document.file = SimpleUploadedFile("ฉบับใหม่.pdf", b"%PDF-1.7 new")
        document.save()
        assert PortalDocument.objects.get(pk=document.pk).filename == "ฉบับใหม่.pdf"

    def test_who_has_it_already_is_not_sent_it_again(self, client, collection):
        document = document_in(collection)
        first = client.get(document.url)
        assert b"".join(first.streaming_content) == b"%PDF-1.7 text"
        assert first["ETag"] == f'"{hashlib.sha1(b"%PDF-1.7 text").hexdigest()}"'  # noqa: S324 (Wagtail's file hash)
        assert client.get(document.url, headers={"if-none-match": first["ETag"]}).status_code == 304

    def test_a_new_file_has_another_etag(self, client, collection):
        document = document_in(collection)
        first = client.get(document.url)["ETag"]
        document.file = ContentFile(b"%PDF-1.7 new", name="new.pdf")
        document.save()
        response = client.get(document.url, headers={"if-none-match": first})
        assert response.status_code == 200
        assert response["ETag"] not in {first, '""'}
        assert b"".join(response.streaming_content) == b"%PDF-1.7 new"
        assert document.file_size == len(b"%PDF-1.7 new")

    def test_saving_its_title_keeps_its_name(self, collection):
        document = PortalDocument.objects.get(pk=document_in(collection).pk)
        document.title = "ชื่อใหม่"
        document.save()
        assert PortalDocument.objects.get(pk=document.pk).filename == THAI_NAME

    def test_an_upload_through_the_admin_keeps_its_thai_name(self, client, collection):
        client.force_login(UserFactory(is_superuser=True))
        file = SimpleUploadedFile(THAI_NAME, b"%PDF-1.7 text", content_type="application/pdf")
        response = client.post(
            "/admin/documents/multiple/add/", {"title": "แบบคำขอ", "files[]": file, "collection": collection.pk}
        )
        assert response.json()["success"], response.content
        assert PortalDocument.objects.get().filename == THAI_NAME

    @pytest.mark.parametrize("name", ["page.html", "picture.svg", "program.exe"])
    def test_a_kind_of_file_that_browsers_would_run_is_refused(self, client, collection, name):
        client.force_login(UserFactory(is_superuser=True))
        response = client.post(
            "/admin/documents/multiple/add/",
            {"files[]": SimpleUploadedFile(name, b"<script>"), "collection": collection.pk},
        )
        assert not response.json()["success"]


def test_nothing_lies_where_a_web_server_looks(collection):
    image_in(collection).get_rendition("width-20")
    document_in(collection)
    assert not settings.MEDIA_ROOT.exists() or not any(settings.MEDIA_ROOT.rglob("*.*"))
    assert not any(settings.STATIC_ROOT.rglob("*.pdf"))
    assert any(settings.PRIVATE_MEDIA_ROOT.rglob("*.pdf"))


def test_the_generator_of_picture_addresses_is_not_routed(client):
    assert client.get("/images/x/1/width-20/").status_code == 404


class TestAPublicPageNamesNoPrivateFile:
    @pytest.fixture
    def page(self, thai_home, private):
        document = document_in(private)
        link = f'<p><a linktype="document" id="{document.pk}">ดาวน์โหลด</a></p>'
        body = [
            ("document", {"document": document, "label": ""}),
            ("picture", {"image": image_in(private), "caption": ""}),
            ("paragraph", link),
        ]
        return InformationPageFactory(parent=thai_home, slug="files", body=body)

    def test_neither_title_nor_address_is_there(self, client, page):
        text = client.get("/files/").content.decode()
        assert "แบบคำขอ" not in text
        assert "/documents/" not in text
        assert "/media/" not in text

    def test_both_are_there_once_the_collection_is_open(self, client, page, private):
        private.view_restrictions.all().delete()
        text = client.get("/files/").content.decode()
        assert "แบบคำขอ" in text
        assert text.count("/documents/") == 2
        assert "/media/" in text


class TestWhoMayOpenIsTold:
    """A file is public at its address from its upload on, unless its collection is private."""

    @pytest.mark.parametrize(
        "address",
        [
            "/admin/images/multiple/add/",
            "/admin/documents/multiple/add/",
            "/admin/documents/chooser/",
            "/admin/images/chooser/",
        ],
    )
    def test_beside_the_upload(self, admin_client, address):
        response = admin_client.get(address)
        shown = response.json()["html"] if "json" in response["Content-Type"] else response.content.decode()
        assert "เมื่ออัปโหลดแล้ว ผู้ที่ทราบที่อยู่ของไฟล์เปิดดูได้ทันที" in shown

    def test_what_a_picture_may_be_is_still_told(self, admin_client):
        assert "WEBP" in admin_client.get("/admin/images/multiple/add/").content.decode()
