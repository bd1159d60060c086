"""A publication asks for the words of its pictures, and has their files made."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from home.models import FloorPlan, InformationPage, Location
from portal.editorial.missing import missing_from
from portal.editorial.refused import PublicationRefused
from portal.models import PortalRendition
from portal.pictures.uses import uses_of
from tests.factories import InformationPageFactory, LocationFactory, english_of
from tests.portal.pictures.drawn import as_file, drawing, stored

pytestmark = pytest.mark.django_db


def row(image):
    return ("picture", {"image": image, "caption": "ผังชั้น 1"})


@pytest.fixture
def draft(thai_home):
    page = InformationPageFactory(parent=thai_home, slug="hall", live=False)
    page.body = [("paragraph", "<p>ข้อความ</p>"), row(stored(drawing(90, 60), alt_en=""))]
    page.save_revision()
    return page


class TestWords:
    def test_a_page_with_a_picture_without_words_is_refused(self, draft):
        with pytest.raises(PublicationRefused):
            draft.save_revision().publish()
        assert not InformationPage.objects.filter(slug="hall", live=True).exists()

    def test_the_sentence_says_where_which_picture_and_which_language(self, draft, english):
        (found,) = missing_from(draft)
        assert "row 2" in found.message
        assert "“ผังอาคาร” has no text alternative in English" in found.message
        assert found.row == draft.body[1].id

    @pytest.mark.parametrize(
        ("thai", "english_text", "words"),
        [("", "Plan", "in Thai."), ("ผัง", " ", "in English."), ("", "", "in Thai and in English.")],
        ids=["no thai", "no english", "neither"],
    )
    def test_it_names_the_languages(self, draft, english, thai, english_text, words):
        draft.body = [row(stored(drawing(90, 60), alt_th=thai, alt_en=english_text))]
        (found,) = missing_from(draft)
        assert words in found.message

    def test_it_is_published_once_they_are_there(self, draft):
        image = draft.body[1].value["image"]
        image.alt_en = "Plan"
        image.save()
        draft.body = [row(image)]
        draft.save_revision().publish()
        assert InformationPage.objects.get(slug="hall", locale=draft.locale).live

    def test_a_draft_is_saved_without_them(self, draft):
        assert draft.save_revision().pk

    def test_a_picture_for_shared_links_needs_none(self, thai_home):
        page = InformationPageFactory(parent=thai_home, search_image=stored(drawing(90, 60), alt_th="", alt_en=""))
        assert page.live

    def test_the_english_page_follows(self, draft):
        draft.body = [row(stored(drawing(90, 60)))]
        draft.save_revision().publish()
        assert english_of(draft).live

    def test_words_are_kept_while_the_picture_is_shown(self, draft, admin_client, work_off):
        image = stored(drawing(90, 60))
        draft.body = [row(image)]
        draft.save_revision().publish()
        call_command("rebuild_references_index", verbosity=0)
        data = {"title": image.title, "alt_th": "", "alt_en": "Plan", "collection": image.collection_id}
        html = admin_client.post(f"/admin/images/{image.pk}/", data | {"tags": "", "description": ""}).content.decode()
        assert "จึงต้องมีคำบรรยายแทนภาพ" in html
        image.refresh_from_db()
        assert image.alt_th


class TestFiles:
    def specs(self, image):
        return {row.filter_spec for row in PortalRendition.objects.filter(image=image)}

    def test_they_are_made_when_the_page_is_published(self, draft, commit):
        image = stored(drawing(600, 400))
        draft.body = [row(image)]
        with commit():
            draft.save_revision().publish()
        assert self.specs(image) == {
            "max-480x960|format-webp-lossless",
            "max-960x1920|format-webp-lossless",
            "max-960x1920|format-png",
        }

    def test_not_for_a_draft(self, draft, commit):
        image = stored(drawing(600, 400))
        draft.body = [row(image)]
        with commit():
            draft.save_revision()
        assert self.specs(image) == set()

    def test_the_plans_of_a_place_are_made_when_it_is_saved(self, commit):
        image, plan = stored(drawing(600, 400)), stored(drawing(600, 400))
        with commit():
            location = LocationFactory(map_image=image)
            FloorPlan.objects.create(location=location, zone="before", image=plan, words_th="ก", words_en="a")
        assert self.specs(image) == self.specs(plan) != set()

    def test_another_original_has_other_files(self, draft, commit, client):
        image = stored(drawing(600, 400))
        draft.body = [row(image)]
        with commit():
            draft.save_revision().publish()
        before = client.get("/hall/").content.decode()
        old = {row.file.name for row in image.renditions.all()}
        with commit():
            image.file = ContentFile(as_file(drawing(700, 300)), name="picture.png")
            image._set_image_file_metadata()
            image.save()
            image.renditions.all().delete()
        new = {row.file.name for row in image.renditions.all()}
        assert new
        assert not old & new
        assert client.get("/hall/").content.decode() != before

    def test_the_picture_of_a_shared_link_is_one(self, thai_home, commit):
        image = stored(drawing(1300, 800))
        with commit():
            InformationPageFactory(parent=thai_home, search_image=image).save_revision().publish()
        assert self.specs(image) == {"fill-1200x630|format-png"}

    def test_a_command_makes_what_is_missing(self, draft, capsys):
        image, plan = stored(drawing(600, 400)), stored(drawing(600, 400))
        draft.body = [row(image)]
        draft.save_revision().publish()
        LocationFactory(map_image=plan)
        call_command("make_pictures")
        assert self.specs(image)
        assert self.specs(plan)
        assert "2" in capsys.readouterr().out
        call_command("make_pictures")
        assert capsys.readouterr().out.startswith("Pictures made: 0")


def test_all_pictures_of_a_thing_are_known():
    assert list(uses_of(Location(name_th="ก", name_en="a"))) == []
