"""A file is looked at before it is stored: the sentence says which file, what is wrong and what is accepted."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from portal.models import PortalImage
from portal.pictures.uploads import PictureFileField
from tests.portal.pictures.drawn import as_file, drawing, halves, huge_png, photograph

FRAMES = [halves(60, 40), halves(60, 40, "green"), halves(60, 40, "white")]
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
TIFF = as_file(drawing(60, 40), "TIFF")
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
WHOLE = as_file(photograph(300, 200), "JPEG")

REFUSED = {
    "a png of 900 million pixels": ("plan.png", huge_png(), "far too many pixels"),
    "a png of 30 million pixels": ("plan.png", huge_png(6000, 5000), "6,000 × 5,000 pixels"),
    "a png that ends before its pixels": ("plan.png", huge_png(2000, 2000), "damaged"),
    "half a photograph": ("hall.jpg", WHOLE[: len(WHOLE) // 2], "damaged"),
    "an animated gif": ("queue.gif", as_file(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]), "is a GIF"),
    "an animated png": ("queue.png", as_file(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]), "3 pictures"),
    "an animated webp": (
        "queue.webp",
        as_file(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]),
        "3 pictures",
    ),
    "a heic photograph": ("IMG_1.heic", HEIC, "Most Compatible"),
    "a heic photograph named jpg": ("IMG_1.jpg", HEIC, "HEIC photograph"),
    "a png named jpg": ("plan.jpg", as_file(drawing(60, 40)), "Rename it to “plan.png”"),
    "a jpeg named png": ("hall.png", WHOLE, "Rename it to “hall.jpg”"),
    "an svg": ("plan.svg", SVG, "at least 1,920 pixels"),
    "an svg named png": ("plan.png", SVG, "at least 1,920 pixels"),
    "a tiff": ("scan.tiff", TIFF, "TIFF"),
    "a text": ("plan.png", b"not a picture", "damaged"),
    "nothing but a signature": ("plan.png", b"\x89PNG\r\n\x1a\n", "damaged"),
}
TAKEN = {
    "a png": ("plan.png", as_file(drawing(60, 40))),
    "a photograph": ("hall.jpg", WHOLE),
    "a photograph in capitals": ("HALL.JPEG", WHOLE),
    "a webp": ("hall.webp", as_file(photograph(60, 40), "WEBP")),
    "an avif": ("hall.avif", as_file(photograph(60, 40), "AVIF")),
    "a cmyk photograph": ("print.jpg", as_file(photograph(60, 40).convert("CMYK"), "JPEG")),
    "a thai name with tone marks": ("ผังพื้นที่ให้บริการ.png", as_file(drawing(60, 40))),
}


def check(name: str, content: bytes):
    return PictureFileField().clean(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_refused_with_a_sentence(english, case):
    name, content, words = REFUSED[case]
    with pytest.raises(ValidationError) as caught:
        check(name, content)
    (sentence,) = caught.value.messages
    assert words in sentence
    assert f"“{name}”" in sentence


@pytest.mark.parametrize("case", REFUSED)
def test_the_sentence_is_thai_for_thai_readers(case):
    name, content, _words = REFUSED[case]
    with translation.override("th"), pytest.raises(ValidationError) as caught:
        check(name, content)
    assert re.search("[ก-ฮ]", caught.value.messages[0].replace(name, ""))


@pytest.mark.parametrize("case", TAKEN)
def test_what_browsers_can_show_is_taken_whole(case):
    name, content = TAKEN[case]
    assert check(name, content).read() == content


def test_a_file_that_is_too_large_is_refused_with_its_size(english, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    with pytest.raises(ValidationError, match="up to 1000"):
        check("hall.jpg", WHOLE)


@pytest.mark.django_db
class TestInTheAdmin:
    def send(self, admin_client, name, content):
        from wagtail.models import Collection

        data = {
            "title": "ผัง",
            "files[]": SimpleUploadedFile(name, content),
            "collection": Collection.objects.first().pk,
        }
        return admin_client.post("/admin/images/multiple/add/", data).json()

    @pytest.mark.parametrize("case", REFUSED)
    def test_nothing_is_stored_of_what_is_refused(self, admin_client, case):
        name, content, _words = REFUSED[case]
        answer = self.send(admin_client, name, content)
        assert not answer["success"]
        assert name in answer["error_message"]
        assert not PortalImage.objects.exists()

    @pytest.mark.parametrize("case", TAKEN)
    def test_what_is_taken_is_stored(self, admin_client, case):
        name, content = TAKEN[case]
        assert self.send(admin_client, name, content)["success"]
        assert PortalImage.objects.get().width > 0

    def test_the_form_asks_for_both_texts(self, admin_client):
        html = admin_client.get("/admin/images/chooser/").json()["html"]
        assert 'name="image-chooser-upload-alt_th"' in html
        assert 'name="image-chooser-upload-alt_en"' in html
