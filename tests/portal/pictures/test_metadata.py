"""What a camera or a program wrote into a picture is not stored; what shows is stored as it came."""

import hashlib
import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from wagtail.models import Collection

from portal.models import PortalImage
from portal.pictures import metadata, withdrawn
from portal.pictures.metadata import without_metadata
from tests.portal.pictures.drawn import as_file, drawing, halves, photograph, stored

SECRET = b"13.7563,100.5018 SECRET"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="13 SECRET"/></x:xmpmeta>'
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TELLING = (
    b"SECRET",
    b"Exif",
    b"EXIF",
    b"eXIf",
    b"XMP ",
    b"GPS",
    b"tEXt",
    b"iTXt",
    b"zTXt",
    b"tIME",
    b"Photoshop",
    b"xmpmeta",
)


def written(turn=1) -> Image.Exif:
    """What a telephone writes: where, when, by whom, and how it was held."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "SECRET CAMERA", "SECRET NAME", turn
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 45.0, 22.0), 3: "E", 4: (100.0, 30.0, 6.0)})
    return exif


def with_segments(content: bytes, *segments: tuple[int, bytes]) -> bytes:
    added = b"".join(struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body for kind, body in segments)
    return content[:2] + added + content[2:]


def with_chunks(content: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    added = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return content[:33] + added + content[33:]  # behind the head


def of_two(format_name="MPO") -> bytes:
    """A photograph with another behind it, as of a telephone with two lenses."""
    return as_file(photograph(300, 200), format_name, save_all=True, append_images=[photograph(90, 60)])


def with_a_preview() -> bytes:
    plain = as_file(photograph(300, 200), "JPEG")
    head = b"JFIF\0\1\1\0\0\1\0\1" + bytes([2, 1]) + b"SECRET"
    return plain[:2] + struct.pack(">BBH", 0xFF, 0xE0, len(head) + 2) + head + plain[20:]


GIVEN = {"icc_profile": PROFILE}
CAMERA = {**GIVEN, "exif": written(), "xmp": XMP}
TRANSPARENT = Image.new("RGBA", (80, 60), (255, 0, 0, 90))
HOLDING = {
    "a photograph": ("hall.jpg", as_file(photograph(300, 200), "JPEG", comment=SECRET, progressive=True, **CAMERA)),
    "a photograph with words of a program": (
        "hall.jpg",
        with_segments(as_file(photograph(300, 200), "JPEG", **GIVEN), (0xED, b"Photoshop 3.0\0" + SECRET), (0xEB, SECRET)),
    ),
    "a photograph with a preview": ("hall.jpg", with_a_preview()),
    "a photograph with more behind its end": ("hall.jpg", as_file(photograph(300, 200), "JPEG", **GIVEN) + SECRET),
    "a photograph in four inks": ("print.jpg", as_file(photograph(90, 60).convert("CMYK"), "JPEG", exif=written())),
    "a plan": (
        "plan.png",
        with_chunks(
            as_file(drawing(200, 120), "PNG", **CAMERA), (b"tEXt", b"Author\0" + SECRET), (b"tIME", b"\x07\xea\1\1\1\1\1"),
            (b"prVt", SECRET),
        ),
    ),
    "a plan with few colours": ("plan.png", with_chunks(
        as_file(TRANSPARENT.quantize(8), "PNG"), (b"zTXt", b"Author\0\0" + zlib.compress(SECRET))
    )),
    "a plan with more behind its end": ("plan.png", as_file(drawing(200, 120)) + SECRET),
    "a webp": ("hall.webp", as_file(photograph(301, 200), "WEBP", **CAMERA)),
    "a transparent webp": ("sign.webp", as_file(TRANSPARENT, "WEBP", **CAMERA)),
    "a webp without loss": ("plan.webp", as_file(drawing(200, 120), "WEBP", lossless=True, **CAMERA)),
}  # fmt: skip
ANEW = {
    "a photograph held upright": ("phone.jpg", as_file(halves(400, 200), "JPEG", quality=95, **CAMERA | {"exif": written(6)})),
    "a plan held upright": ("phone.png", as_file(halves(400, 200), "PNG", **CAMERA | {"exif": written(6)})),
    "a webp held upright": ("phone.webp", as_file(halves(400, 200), "WEBP", **CAMERA | {"exif": written(6)})),
    "an avif held upright": ("phone.avif", as_file(halves(400, 200), "AVIF", **CAMERA | {"exif": written(6)})),
}  # fmt: skip
AVIF = ("hall.avif", as_file(photograph(300, 200), "AVIF", **CAMERA))
EVERYTHING = {**HOLDING, **ANEW, "an avif": AVIF}


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def tells_nothing(content: bytes) -> bool:
    return not any(word in content for word in TELLING) and not opened(content).getexif()


@pytest.mark.parametrize("case", EVERYTHING)
def test_nothing_of_it_stays(case):
    name, content = EVERYTHING[case]
    kept = without_metadata(content)
    assert tells_nothing(kept), name
    assert without_metadata(kept) == kept


@pytest.mark.parametrize("case", HOLDING)
def test_what_shows_is_the_same(case):
    _name, content = HOLDING[case]
    before, after = opened(content), opened(without_metadata(content))
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert (after.mode, after.size) == (before.mode, before.size)
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


@pytest.mark.parametrize("case", ANEW)
def test_what_was_held_upright_stands_upright_in_its_colours(case):
    after = opened(without_metadata(ANEW[case][1]))
    assert after.size == (200, 400)
    assert after.info["icc_profile"] == PROFILE
    assert after.convert("RGB").getpixel((100, 20))[0] > 220
    assert after.convert("RGB").getpixel((100, 380))[2] > 220


def test_an_avif_is_made_anew_in_its_size_and_colours():
    after = opened(without_metadata(AVIF[1]))
    assert (after.format, after.size, after.info["icc_profile"]) == ("AVIF", (300, 200), PROFILE)


def test_of_a_photograph_with_another_behind_it_the_first_stays():
    kept = without_metadata(of_two())
    assert (opened(kept).format, opened(kept).size) == ("JPEG", (300, 200))
    assert kept.count(b"\xff\xd8\xff") == 1


def test_a_large_photograph_that_was_held_upright_is_halved(monkeypatch):
    monkeypatch.setattr(metadata, "MOST_PIXELS", 400 * 200 - 1)
    assert opened(without_metadata(ANEW["a photograph held upright"][1])).size == (100, 200)


def test_a_picture_without_metadata_stays_as_it_is():
    for format_name in ("JPEG", "PNG", "WEBP", "AVIF"):
        content = as_file(photograph(90, 60), format_name, **GIVEN)
        assert without_metadata(content) is content


@given(st.sampled_from(sorted(EVERYTHING)), st.data())
def test_a_damaged_file_is_never_a_fault(case, data):
    _name, content = EVERYTHING[case]
    at = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:at] + data.draw(st.binary(max_size=8)) + content[at + data.draw(st.integers(0, 8)) :]
    assert isinstance(without_metadata(damaged[: data.draw(st.integers(0, len(damaged)))]), bytes)


@pytest.mark.django_db
class TestStored:
    def content(self, image: PortalImage) -> bytes:
        with image.open_file() as file:
            return file.read()

    def is_bare(self, image: PortalImage) -> bool:
        image = PortalImage.objects.get(pk=image.pk)
        content = self.content(image)
        assert image.file_hash in ("", hashlib.sha1(content, usedforsecurity=False).hexdigest())
        assert (image.width, image.height) == opened(content).size
        return tells_nothing(content)

    @pytest.mark.parametrize("case", EVERYTHING)
    def test_an_upload_is_bare(self, admin_client, case):
        name, content = EVERYTHING[case]
        data = {
            "title": "ผัง",
            "files[]": SimpleUploadedFile(name, content),
            "collection": Collection.objects.first().pk,
        }
        assert admin_client.post(reverse("wagtailimages:add_multiple"), data).json()["success"]
        assert self.is_bare(PortalImage.objects.get())

    def test_another_file_for_a_picture_is_bare(self, admin_client):
        image = stored(drawing())
        name, content = ANEW["a photograph held upright"]
        data = {"title": "ผัง", "file": SimpleUploadedFile(name, content), "collection": image.collection_id,
                "alt_th": "ผัง", "alt_en": "Plan"}  # fmt: skip
        admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), data)
        assert "/phone" in PortalImage.objects.get().file.name
        assert self.is_bare(image)

    @pytest.mark.parametrize("case", EVERYTHING)
    def test_what_comes_without_a_form_is_bare(self, case):
        name, content = EVERYTHING[case]
        image = stored(content, name)
        assert self.is_bare(image)
        image.file = ContentFile(content, name=f"2-{name}")
        image.save()
        assert self.is_bare(image)

    def test_a_retired_file_is_known_under_what_a_program_wrote_into_it(self, monkeypatch, admin_client):
        class Reason:
            def told(self, name):
                return f"{name} is retired."

        content = as_file(drawing(200, 120), "PNG")
        monkeypatch.setattr(withdrawn, "_namers", [])
        withdrawn.name(lambda: {hashlib.sha1(content, usedforsecurity=False).hexdigest(): Reason()})
        data = {"title": "ตรา", "collection": Collection.objects.first().pk,
                "files[]": SimpleUploadedFile("logo.png", with_chunks(content, (b"tEXt", b"Author\0" + SECRET)))}  # fmt: skip
        answer = admin_client.post(reverse("wagtailimages:add_multiple"), data).json()
        assert "logo.png is retired." in answer["error_message"]
        with pytest.raises(ValidationError):
            withdrawn.refuse_upload(SimpleUploadedFile("logo.png", content), "logo.png")
