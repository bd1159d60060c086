"""A retired logo is not used again: nobody uploads, picks or publishes a copy, and where one still stands is told."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from branding import lifecycle, making, retired, versions
from branding.models import BrandAsset, Theme
from home.models import Location
from portal.accounts import HEADS, STAFF
from portal.editorial.missing import missing_from
from portal.editorial.refused import PublicationRefused
from portal.models import PortalDocument, PortalImage
from portal.pictures import withdrawn
from tests.branding.assets import draft
from tests.factories import InformationPageFactory, UserFactory
from tests.portal.pictures.drawn import as_file, halves, stored

pytestmark = pytest.mark.django_db

# A file of the retired asset that may be a picture and, for want of another ending, a document.
CONTENT = as_file(halves(60, 40))
OTHER = as_file(halves(60, 40, "green"))
MODELS = {"wagtailimages": PortalImage, "wagtaildocs": PortalDocument}
# Wagtail's choosers answer a script.
SCRIPT = {"headers": {"X-Requested-With": "XMLHttpRequest"}}


@pytest.fixture
def asset() -> BrandAsset:
    """Retired, with a successor; its Thai variant has a file of its own besides the drawings."""
    asset, successor = draft(colour="#123456"), draft(version="2.0")
    making.keep(asset.variants.first(), "png-64", "png", 60, 40, CONTENT)
    lifecycle.make_current(asset)
    lifecycle.make_current(successor)
    asset.refresh_from_db()
    return asset


def document(content: bytes = CONTENT, name: str = "ตราเดิม.zip") -> PortalDocument:
    return PortalDocument.objects.create(title=name, file=ContentFile(content, name=name))


def picture(content: bytes = CONTENT, name: str = "ตราเดิม.png") -> PortalImage:
    image = stored(content, name, title=name)
    image.get_file_hash()  # as Wagtail's form does
    return image


MAKE = {PortalImage: picture, PortalDocument: document}


@pytest.fixture(params=MODELS)
def app(request) -> str:
    """Wagtail's app of pictures, then that of documents."""
    return request.param


@pytest.fixture
def copy(asset, app):
    """Somebody uploaded the old logo."""
    return MAKE[MODELS[app]]()


@pytest.fixture
def admin(client, homes):
    client.force_login(UserFactory(is_superuser=True))
    return client


class TestPicking:
    @pytest.mark.parametrize("query", [{}, {"q": "map"}, {"q": "แผนที่"}, {"q": "", "p": "1"}], ids=str)
    @pytest.mark.parametrize("view", ["choose", "choose_results"])
    def test_choosers_list_and_find_all_else(self, admin, app, copy, view, query):
        MAKE[MODELS[app]](OTHER, "map แผนที่.png")
        response = admin.get(reverse(f"{app}_chooser:{view}"), query)
        assert response.status_code == 200
        html = response.json()["html"] if view == "choose" else response.content.decode()
        assert "map แผนที่" in html
        assert "ตราเดิม" not in html

    def test_a_search_for_it_finds_nothing(self, admin, app, copy):
        response = admin.get(reverse(f"{app}_chooser:choose_results"), {"q": "ตราเดิม"})
        assert response.status_code == 200
        assert f"chosen/{copy.pk}/" not in response.content.decode()

    def test_it_is_not_handed_out_by_its_id(self, admin, app, copy):
        other = MAKE[MODELS[app]](OTHER, "other.png")
        assert admin.get(reverse(f"{app}_chooser:chosen", args=[other.pk]), **SCRIPT).status_code == 200
        assert admin.get(reverse(f"{app}_chooser:chosen", args=[copy.pk]), **SCRIPT).status_code == 403
        answer = admin.get(reverse(f"{app}_chooser:chosen_multiple"), {"id": [other.pk, copy.pk]}, **SCRIPT).json()
        assert [chosen["id"] for chosen in answer["result"]] == [str(other.pk)]

    def test_nor_with_a_format(self, admin, asset):
        assert (
            admin.get(reverse("wagtailimages_chooser:select_format", args=[picture().pk]), **SCRIPT).status_code == 403
        )

    def test_it_is_still_seen_and_changed(self, admin, app, copy):
        policy = policy_registry.get_by_type(type(copy))
        user = UserFactory(is_superuser=True)
        assert copy in policy.instances_user_has_any_permission_for(user, {"add", "change", "delete", "choose"})
        assert policy.user_has_permission_for_instance(user, "change", copy)
        assert copy.title in admin.get(reverse(f"{app}:index")).content.decode()

    def test_where_nothing_is_retired_nobody_asks_more(self, django_assert_num_queries):
        withdrawn.without_withdrawn(PortalImage.objects.all())
        with django_assert_num_queries(1):  # the generation of the tree
            withdrawn.without_withdrawn(PortalImage.objects.all())


class TestWhichFiles:
    def test_those_of_the_current_one_are_free(self, asset):
        master = BrandAsset.objects.get(version="2.0").variants.first().master
        assert withdrawn.why(document(making.storage.get(master.sha256))) == ""

    def test_what_the_current_one_has_too_is_free(self, asset):
        shared = draft(version="3.0", colour="#123456")  # the same drawings, current again
        lifecycle.make_current(shared)
        copy = document(making.storage.get(asset.variants.first().master.sha256))
        assert withdrawn.why(copy) == ""
        assert retired.copies_of(asset) == []

    def test_a_draft_frees_nothing(self, asset, copy):
        versions.new_version(asset)
        assert withdrawn.why(copy)
        assert copy not in withdrawn.without_withdrawn(type(copy).objects.all())

    def test_the_sentence_names_it_and_what_is_current_now(self, asset, english):
        lifecycle.make_current(draft(version="3.0", colour="#654321"))
        assert withdrawn.why(document()) == (
            "“ตราเดิม.zip” is a file of “Symbol 1.0”, which is retired. Use “Symbol 3.0” instead."
        )

    def test_where_nothing_is_current_it_says_so(self, asset, english):
        lifecycle.retire(BrandAsset.objects.get(version="2.0"))
        assert "has no successor" in withdrawn.why(document())

    def test_they_are_kept_in_memory(self, asset, copy, commit, django_assert_num_queries):
        commit()
        withdrawn.why(copy)
        with django_assert_num_queries(1):  # the generation of the tree
            assert withdrawn.why(copy)


class TestUploading:
    def upload(self, client, app, address, prefix, content, name):
        file = SimpleUploadedFile(name, content)
        root = Collection.get_first_root_node().pk
        return client.post(
            reverse(address), {f"{prefix}title": "x", f"{prefix}collection": root, f"{prefix}file": file}, **SCRIPT
        )

    def test_the_choosers_tab_refuses_it(self, admin, app, asset):
        prefix = {"wagtailimages": "image-chooser-upload-", "wagtaildocs": "document-chooser-upload-"}[app]
        name = {"wagtailimages": "logo.png", "wagtaildocs": "logo.zip"}[app]
        answer = self.upload(admin, app, f"{app}_chooser:create", prefix, CONTENT, name).json()
        assert answer["step"] == "reshow_creation_form"
        assert "สัญลักษณ์ 2.0" in answer["htmlFragment"]
        assert self.upload(admin, app, f"{app}_chooser:create", prefix, OTHER, name).json()["step"] == "chosen"
        assert MODELS[app].objects.count() == 1

    def test_the_library_refuses_it(self, admin, app, asset):
        name = {"wagtailimages": "logo.png", "wagtaildocs": "logo.zip"}[app]
        data = {"title": "x", "collection": Collection.get_first_root_node().pk}
        data["files[]"] = SimpleUploadedFile(name, CONTENT)
        answer = admin.post(reverse(f"{app}:add_multiple"), data)
        assert "สัญลักษณ์ 2.0" in answer.json()["error_message"]
        assert not MODELS[app].objects.exists()

    def test_what_is_there_is_named_anew_without_its_file(self, admin, app, copy):
        data = {"title": "ชื่อใหม่", "collection": copy.collection_id, "alt_th": "ก", "alt_en": "A"}
        admin.post(reverse(f"{app}:edit", args=[copy.pk]), data)
        copy.refresh_from_db()
        assert copy.title == "ชื่อใหม่"


class TestPublishing:
    def test_a_page_that_shows_it_is_refused(self, asset, thai_home, english):
        page = InformationPageFactory(parent=thai_home, live=False)
        page.body = [("picture", {"image": picture(), "caption": "ตรา"})]
        with pytest.raises(PublicationRefused):
            page.save_revision().publish()
        (found,) = missing_from(page)
        assert found.code == "withdrawn"
        assert "Use “Symbol 2.0” instead" in found.message

    def test_one_that_others_show_of_its_link_too(self, asset, thai_home):
        page = InformationPageFactory(parent=thai_home, live=False)
        page.search_image = picture()
        assert [found.code for found in missing_from(page)] == ["withdrawn"]

    def test_another_picture_is_published(self, asset, thai_home):
        page = InformationPageFactory(parent=thai_home, live=False)
        page.body = [("picture", {"image": picture(OTHER), "caption": "ผัง"})]
        assert missing_from(page) == []

    def test_the_theme_does_not_show_it(self, asset):
        theme = Theme.only()
        theme.hero = picture()
        with pytest.raises(ValidationError) as caught:
            theme.save_revision().publish()
        assert "สัญลักษณ์ 2.0" in str(caught.value)

    def test_nor_does_a_location(self, asset):
        with pytest.raises(ValidationError) as caught:
            Location(name_th="ที่ตั้ง", map_image=picture()).clean()
        assert set(caught.value.message_dict) == {"map_image"}


class TestReport:
    @pytest.fixture
    def head(self, client, homes):
        client.force_login(UserFactory(groups=[HEADS]))
        return client

    def report(self, client) -> str:
        return client.get(reverse("branding_retired_report")).content.decode()

    def test_it_lists_the_copy(self, head, asset, copy):
        assert copy.title in self.report(head)
        assert "ให้ใช้แทนด้วย" in self.report(head)
        assert copy.title in head.get(reverse("branding_asset", args=[asset.pk])).content.decode()

    def test_it_names_what_is_current_now(self, head, asset, copy):
        last = draft(version="3.0", colour="#654321")
        lifecycle.make_current(last)
        assert f'{reverse("branding_asset", args=[last.pk])}">สัญลักษณ์ 3.0' in self.report(head)
        assert "สัญลักษณ์ 2.0" not in self.report(head)

    def test_where_nothing_is_current_it_names_nothing(self, head, asset, copy):
        lifecycle.retire(BrandAsset.objects.get(version="2.0"))
        assert "ให้ใช้แทนด้วย" not in self.report(head)

    def test_without_copies_it_says_so(self, head, asset):
        assert "ไม่พบสำเนาของตราที่เลิกใช้ 1 รายการ" in self.report(head)

    def test_it_is_for_those_who_care(self, client, homes, asset, copy):
        client.force_login(UserFactory(groups=[STAFF]))
        assert client.get(reverse("branding_retired_report")).status_code in (302, 403)
