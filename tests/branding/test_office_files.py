"""The file for Word or PowerPoint of a letterhead or slide master: stored, changed, handed out, given up."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from wagtail.models import ModelLogEntry

from branding import lifecycle, making, office_files, versions
from branding.demo_office import RECIPES, made
from branding.guidelines.naming import files_of, path_in_package
from branding.guidelines.offered import offered
from branding.guidelines.showing import OfferedVariant, ShownAsset, ShownVariant
from branding.intake import read_office
from branding.kinds import Colouring, Kind, Layout, Making, Wording
from branding.library import address, library
from branding.models import AssetFile
from branding.models.assets import OFFICE
from branding.retired import copies_of
from portal.accounts import HEADS
from portal.models import PortalDocument
from tests.branding.assets import draft, svg
from tests.branding.intake.office_files import PICTURE, office
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
FORM = (Wording.BOTH, Colouring.FULL, Layout.HORIZONTAL)


def read(form="docx", **values):
    return read_office(office(form, **values), "x", (form,))


def letterhead(form="docx", kind=Kind.LETTERHEAD, **fields):
    asset = draft(kind, forms=[FORM], **fields)
    office_files.store(asset.variants.get(), read(form))
    return asset


def file_of(asset) -> AssetFile:
    return AssetFile.objects.get(variant__asset=asset, purpose=OFFICE)


class TestStoring:
    def test_another_takes_its_place(self):
        asset = letterhead()
        office_files.store(asset.variants.get(), read("dotx"))
        assert file_of(asset).format == "dotx"

    def test_a_variant_that_was_removed_meanwhile_takes_none(self):
        asset = letterhead()
        variant = asset.variants.get()
        lifecycle.delete_variant(asset.variants.get())
        for act in (lambda: office_files.store(variant, read()), lambda: office_files.remove(variant)):
            with pytest.raises(lifecycle.NotPossible):
                act()
        assert not AssetFile.objects.filter(purpose=OFFICE).exists()

    def test_it_is_written_down(self):
        asset, user = letterhead(), UserFactory()
        office_files.remove(asset.variants.get(), user)
        entry = ModelLogEntry.objects.for_instance(asset).get(action=office_files.REMOVED)
        assert entry.user == user
        assert not AssetFile.objects.filter(purpose=OFFICE).exists()
        assert ModelLogEntry.objects.for_instance(asset).filter(action=office_files.STORED).exists()

    @pytest.mark.parametrize(
        "act", [lambda one: office_files.store(one, read()), office_files.remove], ids=["store", "remove"]
    )
    def test_on_a_current_version_it_stays(self, act):
        asset = letterhead()
        lifecycle.make_current(asset)
        before = file_of(asset).sha256
        with pytest.raises(lifecycle.NotPossible):
            act(asset.variants.get())
        assert file_of(asset).sha256 == before

    def test_it_stays_when_the_other_files_are_made(self):
        asset = letterhead()
        variant = asset.variants.get()
        assert making.keep_made(variant.pk, variant.master.sha256, [])
        variant.refresh_from_db()
        assert (variant.making, variant.made) == (Making.DONE, 0)
        assert file_of(asset)

    def test_it_goes_with_the_drawing_that_it_showed(self):
        asset = letterhead()
        making.keep_master(asset.variants.get(), svg("#ff0000"), "new.svg")
        assert not AssetFile.objects.filter(purpose=OFFICE).exists()

    def test_a_new_version_begins_with_it(self):
        asset = letterhead()
        lifecycle.make_current(asset)
        assert file_of(versions.new_version(asset)).sha256 == file_of(asset).sha256


class TestHandedOut:
    def get(self, client, asset):
        file = file_of(asset)
        return client.get(address(file.sha256, file.format))

    @pytest.mark.parametrize(
        ("form", "kind", "media_type"),
        [
            ("docx", Kind.LETTERHEAD, "wordprocessingml.document"),
            ("dotx", Kind.LETTERHEAD, "wordprocessingml.template"),
            ("pptx", Kind.SLIDES, "presentationml.presentation"),
            ("potx", Kind.SLIDES, "presentationml.template"),
        ],
    )
    def test_to_everybody_where_it_is_current_and_only_to_be_saved(self, client, homes, form, kind, media_type):
        asset = letterhead(form, kind, title_th="หัวกระดาษที่ใช้")
        lifecycle.make_current(asset)
        response = self.get(client, asset)
        assert response["Content-Type"] == f"application/vnd.openxmlformats-officedocument.{media_type}"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E0%B8%AB%E0%B8%B1%E0%B8%A7")
        assert response["Content-Disposition"].endswith(f".{form}")
        assert "immutable" in response["Cache-Control"]
        assert zipfile.ZipFile(io.BytesIO(response.content)).testzip() is None

    def test_of_a_draft_to_those_who_care_for_the_image(self, client, homes):
        asset = letterhead()
        assert self.get(client, asset).status_code == 404
        client.force_login(UserFactory(groups=[HEADS]))
        response = self.get(client, asset)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")

    def test_of_a_retired_one_to_nobody_else(self, client, homes):
        asset = letterhead()
        lifecycle.make_current(asset)
        lifecycle.retire(asset)
        assert self.get(client, asset).status_code == 404

    def test_a_copy_among_the_documents_is_known(self, homes):
        asset = letterhead()
        data = read().data
        PortalDocument.objects.create(title="สำเนา", file=ContentFile(data, name="copy.zip"))
        assert [copy.title for copy in copies_of(asset)] == ["สำเนา"]


class TestOffered:
    @pytest.fixture
    def current(self, homes):
        lifecycle.make_current(letterhead())
        return library().of(Kind.LETTERHEAD)

    def test_after_the_drawing_and_before_all_else(self, current):
        [variant] = current.variants
        found = offered(current, variant, ())
        assert [file.purpose for file in files_of(variant)[:2]] == ["master", OFFICE]
        assert [file.kind for file in OfferedVariant(ShownVariant(variant), found).usual] == ["SVG", "DOCX"]

    def test_in_the_package_under_a_name_that_any_system_reads(self, current):
        [variant] = current.variants
        path = path_in_package(current, variant, variant.files[OFFICE])
        assert path == "letterhead/horizontal-both-full/letterhead-horizontal-both-full.docx"

    def test_with_what_its_format_is_for(self, current, english):
        assert ShownAsset(current).office_formats == [("DOCX", "letters in Word")]


@pytest.mark.parametrize("kind", RECIPES)
def test_those_of_the_demonstration_are_taken_as_they_are(kind):
    """Nothing is left out of them, and every picture is one of their own."""
    recipe = RECIPES[kind]
    form = {Kind.LETTERHEAD: "docx", Kind.SLIDES: "pptx"}[kind]
    data = made(recipe, dict.fromkeys(recipe.pictures, PICTURE))
    found = read_office(data, "x", (form,))
    assert (found.format, found.removed) == (form, ())
    given, kept = (set(zipfile.ZipFile(io.BytesIO(one)).namelist()) for one in (data, found.data))
    assert kept == given
    assert set(recipe.pictures) <= kept
