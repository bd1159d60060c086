"""Pictures are read after their headers, in sRGB, upright and without what else they carry."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from branding.intake import UploadRefused, read_master, read_raster
from branding.intake.headers import header_of
from tests.branding.intake.pictures import PNG, chunk, jpeg_header, picture, png_header, png_of, saved, webp_header

pytestmark = pytest.mark.usefixtures("english")
MEASURE = Path(__file__).with_name("memory.py")
MOST_MEGABYTES = 300


def refusal_of(data, name="logo.png", read=read_raster):
    with pytest.raises(UploadRefused) as caught:
        read(data, name)
    return caught.value.sentence


def opened(raster):
    return Image.open(io.BytesIO(raster.data))


class TestWhatComesOut:
    @pytest.mark.parametrize(("kind", "result"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "png")])
    def test_is_the_picture_without_metadata(self, kind, result):
        exif = Image.Exif()
        exif[0x010E] = "secret"
        data = saved(picture(), kind, exif=exif)
        assert b"secret" in data
        raster = read_raster(io.BytesIO(data), "logo")
        assert (raster.format, raster.width, raster.height, raster.has_alpha) == (result, 200, 100, False)
        assert b"secret" not in raster.data
        assert header_of(raster.data).format == result

    def test_stands_upright(self):
        exif = Image.Exif()
        exif[0x0112] = 6  # turn to the right
        raster = read_raster(saved(picture(), "JPEG", exif=exif), "scan.jpg")
        assert (raster.width, raster.height) == (100, 200)
        assert opened(raster).getpixel((50, 20))[0] > 200
        assert dict(opened(raster).getexif()) == {}

    def test_of_four_inks_is_in_the_colours_of_a_screen(self):
        inks = picture("CMYK", left=(0, 255, 255, 0), right=(255, 255, 0, 0))
        raster = read_raster(saved(inks, "JPEG", quality=95), "logo.jpg")
        assert opened(raster).mode == "RGB"
        red, blue = (opened(raster).getpixel((x, 50)) for x in (20, 180))
        assert red[0] > 220 > 60 > max(red[1:])
        assert blue[2] > 220 > 60 > max(blue[:2])

    @pytest.mark.parametrize("mode", ["RGB", "RGBA"])
    def test_has_lost_its_profile_and_kept_its_colours(self, mode):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        image = picture(mode, left=(255, 0, 0, 90)[: len(mode)])
        raster = read_raster(saved(image, "PNG", icc_profile=profile), "logo.png")
        assert opened(raster).getpixel((20, 50)) == (255, 0, 0, 90)[: len(mode)]
        assert "icc_profile" not in opened(raster).info

    def test_does_not_depend_on_a_damaged_profile(self):
        raster = read_raster(saved(picture(), "PNG", icc_profile=b"no profile"), "logo.png")
        assert opened(raster).getpixel((20, 50)) == (255, 0, 0)

    @pytest.mark.parametrize(
        ("image", "mode", "has_alpha"),
        [
            (picture().convert("P"), "RGB", False),
            (picture("1", left=0, right=1), "RGB", False),
            (picture("L", left=0, right=255), "L", False),
            (picture("RGBA"), "RGB", False),
            (picture("RGBA", left=(0, 0, 0, 0)), "RGBA", True),
            (picture("LA", left=(0, 0)), "LA", True),
        ],
        ids=["palette", "one bit", "grey", "opaque", "transparent", "grey and transparent"],
    )
    def test_has_eight_bits_and_tells_whether_it_is_transparent(self, image, mode, has_alpha):
        raster = read_raster(saved(image, "PNG"), "logo.png")
        assert (opened(raster).mode, raster.has_alpha) == (mode, has_alpha)

    def test_of_sixteen_bits_keeps_its_greys(self):
        image = Image.new("I;16", (100, 100), 0x8000)
        image.putpixel((0, 0), 0xFFFF)
        assert opened(read_raster(saved(image, "PNG"), "logo.png")).getpixel((50, 50)) == 128


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "size"),
        [
            (png_header(30_000, 30_000), "30,000 × 30,000"),
            (png_header(2**31, 2**31), "2,147,483,648 × 2,147,483,648"),
            (jpeg_header(60_000, 60_000), "60,000 × 60,000"),
            (jpeg_header(4_000, 4_000, colours=4), "4,000 × 4,000"),
            (webp_header(16_000, 16_000), "16,000 × 16,000"),
        ],
        ids=["png", "png of all pixels", "jpeg", "jpeg of four inks", "webp"],
    )
    def test_of_too_many_pixels_come_from_the_header(self, data, size):
        assert f"{size} pixels; at most" in refusal_of(data)

    def test_of_a_small_logo_tell_what_is_needed(self):
        sentence = refusal_of(saved(picture(size=(48, 12)), "PNG"))
        assert (
            sentence == "“logo.png”: The picture is 48 × 12 pixels; at least 64 pixels on the shorter side are needed."
        )

    def test_of_a_strip(self):
        assert "20 times" in refusal_of(saved(picture(size=(2000, 64)), "PNG"))

    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
    def test_of_what_moves(self, kind):
        frames = {"save_all": True, "append_images": [picture(left="green")], "duration": 100}
        sentence = refusal_of(saved(picture(), kind, **frames))
        assert ("moves" if kind != "GIF" else "This is a GIF picture. PNG, JPEG and WebP") in sentence

    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
    def test_of_what_ends_early(self, kind):
        data = saved(Image.effect_noise((200, 100), 50), kind)
        assert "damaged" in refusal_of(data[: len(data) // 2])

    def test_of_one_colour(self):
        assert "shows nothing" in refusal_of(png_of(100, 100))
        assert "shows nothing" in refusal_of(saved(picture("RGBA", left=(9, 9, 9, 0), right=(1, 1, 1, 0)), "PNG"))

    def test_of_a_large_file_stop_reading(self):
        class Endless(io.RawIOBase):
            taken = 0

            def read(self, most=-1):
                assert most >= 0
                self.taken += most
                return bytes(most)

        endless = Endless()
        assert "larger than 20 MB" in refusal_of(endless)
        assert endless.taken < 21_000_000

    @pytest.mark.parametrize(
        "data",
        [
            png_header(100, 100) + chunk(b"IDAT", b"x", length=2_000_000_000),
            png_header(100, 100) + chunk(b"tEXt", b"x", length=2_147_483_647),
            b"RIFF"
            + struct.pack("<I", 2_000_000_000)
            + b"WEBPVP8 "
            + struct.pack("<I", 2_000_000_000)
            + b"\0" * 6
            + b"d\0d\0",
            jpeg_header(100, 100) + b"\xff\xda",
        ],
        ids=["png", "png text", "webp", "jpeg"],
    )
    def test_of_what_promises_gigabytes(self, data):
        assert "damaged" in refusal_of(data)

    def test_of_words_that_unpack_without_end(self):
        packer = zlib.compressobj(9)
        packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
        assert "damaged" in refusal_of(png_of(100, 100, chunk(b"zTXt", b"Comment\0\0" + packed)))


class TestMasters:
    def test_are_known_by_content(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
        assert read_master(svg, "logo.png").width == 9
        assert read_master(io.BytesIO(saved(picture(size=(2000, 500)), "PNG")), "logo.svg").width == 2000

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            (saved(picture(size=(1999, 900)), "PNG"), "1,999 × 900 pixels. A master is"),
            (saved(picture(size=(2400, 900)), "JPEG"), "This is a JPEG picture, whatever its name says. A master is"),
            (b"%PDF-1.7", "This is a PDF. A master is"),
            (b"", "empty"),
        ],
        ids=["small", "jpeg", "pdf", "empty"],
    )
    def test_of_another_kind_are_refused(self, data, problem):
        assert problem in refusal_of(data, "logo.svg", read_master)


SAMPLES = [saved(picture(), kind) for kind in ("PNG", "JPEG", "WEBP")]


@settings(deadline=None)
@given(
    st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8), st.booleans()
)
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_picture_is_read_or_refused(data, changes, cut):
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    try:
        raster = read_raster(bytes(damaged[: len(damaged) // 2] if cut else damaged), "logo")
    except UploadRefused:
        return
    assert header_of(raster.data)


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"", PNG, b"\xff\xd8\xff", b"RIFF0000WEBP", jpeg_header(9, 9)[:12]]))
def test_any_header_is_read_or_not(data, start):
    header_of(start + data)


@pytest.mark.parametrize(
    "case", ["png", "png-profile", "jpeg-progressive", "jpeg-inks", "jpeg-turned", "webp", "grey16"]
)
def test_the_largest_picture_takes_less_than_300_mb(case, tmp_path):
    """Measured in a process of its own: most of what it ever held, above what it held before."""
    told = subprocess.run([sys.executable, MEASURE, case, tmp_path], capture_output=True, text=True, check=True)
    assert 10 < float(told.stdout) < MOST_MEGABYTES
