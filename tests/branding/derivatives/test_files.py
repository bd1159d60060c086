"""Every file has its size and format."""

import io
from dataclasses import replace
from math import hypot

import pypdfium2
import pytest
from defusedxml import ElementTree
from PIL import Image

from branding.derivatives import PURPOSES, Master, make
from tests.branding.derivatives import drawings
from tests.branding.derivatives.drawings import CORNER, RASTER, SVG, WIDE, opened

BOTH = pytest.mark.parametrize("master", [SVG, RASTER], ids=["svg", "raster"])


def only(master: Master, purpose: str):
    (file,) = make(master, [purpose])
    return file


def painted(image: Image.Image) -> tuple[int, int, int, int]:
    return image.convert("RGBA").getchannel("A").point([0] * 100 + [255] * 156).getbbox()


class TestAll:
    def test_come_in_the_order_asked_for_and_tell_their_progress(self):
        told = []
        wanted = ["icon-192", "png-64", "icon-svg"]
        made = make(RASTER, wanted, lambda done, of: told.append((done, of)))
        assert [file.purpose for file in made] == ["icon-192", "png-64"]
        assert told == [(1, 3), (2, 3), (3, 3)]

    def test_are_made_where_none_is_named(self):
        files = {file.purpose: file for file in make(Master(WIDE))}
        assert tuple(files) == PURPOSES
        sizes = {purpose: (file.width, file.height) for purpose, file in files.items()}
        assert sizes["png-64"] == sizes["webp-64"] == (64, 15)
        assert sizes["png-2048"] == sizes["webp-2048"] == (2048, 478)
        assert sizes["icon-512"] == sizes["icon-maskable-512"] == (512, 512)
        assert sizes["pdf"] == (300, 70)
        for file in files.values():
            if file.format in ("png", "webp", "ico"):
                image = opened(file.data)
                assert image.format == file.format.upper()
                assert image.size == (file.width, file.height)

    @BOTH
    def test_are_the_same_bytes_for_the_same_master(self, master):
        wanted = ["png-128", "webp-128", "pdf", "favicon.ico", "icon-svg", "icon-maskable-512"]
        assert [*make(master, wanted)] == [*make(master, wanted)]

    def test_of_an_unknown_purpose_are_refused_with_those_there_are(self):
        with pytest.raises(ValueError, match=r"png-63.*png-64"):
            make(SVG, ["png-63"])

    def test_are_none_when_none_is_wanted(self):
        assert [*make(SVG, [])] == []


class TestPictures:
    def test_are_transparent_where_nothing_is_painted_and_full_to_the_edge(self):
        image = opened(only(SVG, "png-256").data)
        assert image.mode == "RGBA"
        assert image.getpixel((0, 0))[3] == 0
        assert image.getpixel((0, 128)) == (*bytes.fromhex("0b4650"), 255)

    def test_have_smooth_edges(self):
        alphas = opened(only(SVG, "png-64").data).getchannel("A").histogram()
        assert sum(alphas[40:216]) > 8

    def test_of_a_raster_master_have_no_fringe(self):
        image = opened(only(Master(raster=drawings.raster(2001, 1001)), "png-64").data)
        edge = [pixel for pixel in image.get_flattened_data() if 30 < pixel[3] < 230]
        assert edge
        assert all(
            max(abs(a - b) for a, b in zip(pixel[:3], bytes.fromhex("0b4650"), strict=True)) < 12 for pixel in edge
        )

    def test_of_a_raster_master_are_never_larger_than_it(self):
        sizes = [(file.purpose, file.width, file.height) for file in make(RASTER, ["png-512", "png-1024", "png-2048"])]
        assert sizes == [("png-512", 512, 256), ("png-1024", 1024, 512), ("png-2048", 2000, 1000)]
        small = Master(raster=drawings.raster(700, 300))
        sizes = [(file.purpose, file.width) for file in make(small, ["webp-512", "webp-1024", "webp-2048"])]
        assert sizes == [("webp-512", 512), ("webp-1024", 700)]

    @pytest.mark.parametrize("mode", ["L", "LA", "P", "RGB", "I;16", "CMYK"])
    def test_are_made_of_rasters_of_every_kind(self, mode):
        source = Image.new("RGB", (600, 300), "#806040")
        image = Image.new("I;16", (600, 300), 30_000) if mode == "I;16" else source.convert(mode)
        out = io.BytesIO()
        image.save(out, "JPEG" if mode == "CMYK" else "PNG")
        red = opened(only(Master(raster=out.getvalue()), "png-64").data).convert("RGB").getpixel((5, 5))[0]
        assert 90 < red < 140

    def test_keep_at_least_one_row_of_a_very_wide_drawing(self):
        assert only(Master(drawings.svg('<path d="M0 0h9000v1H0z"/>', "0 0 9000 1")), "png-64").height == 1


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("M0 0h1000000000v500000000H0z", "0 0 1000000000 500000000"),
        ("M0 0h.002v.001H0z", "0 0 .002 .001"),
        ("M-50 -20h200v100h-200z", "-50 -20 200 100"),
    ],
    ids=["huge", "tiny", "negative"],
)
def test_a_drawing_may_have_any_unit(path, box):
    master = Master(drawings.svg(f'<path d="{path}"/>', box))
    picture, pdf, icon = make(master, ["png-64", "pdf", "icon-svg"])
    assert (picture.width, picture.height) == (64, 32)
    assert opened(picture.data).getchannel("A").getextrema() == (255, 255)
    with pypdfium2.PdfDocument(pdf.data) as document:
        width, height = document[0].get_size()
    assert 1 <= width <= 14_400
    assert width / height == pytest.approx(2, rel=0.01)
    assert b'width="491.52"' in icon.data


class TestPdf:
    def test_of_an_svg_has_its_size_and_paths(self):
        with pypdfium2.PdfDocument(only(Master(WIDE), "pdf").data) as pdf:
            assert pdf[0].get_size() == pytest.approx((225, 52.5))
            kinds = {item.type for item in pdf[0].get_objects()}
        assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
        assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds

    def test_of_a_raster_has_300_pixels_an_inch_and_is_transparent(self):
        with pypdfium2.PdfDocument(only(RASTER, "pdf").data) as pdf:
            assert pdf[0].get_size() == pytest.approx((480, 240))
            image = pdf[0].render(scale=1, fill_color=(200, 0, 200, 255)).to_pil().convert("RGB")
        assert image.getpixel((2, 2)) == (200, 0, 200)
        assert image.getpixel((240, 120)) == tuple(bytes.fromhex("f2b632"))


class TestIcons:
    def test_of_a_browser_are_in_one_file_each_drawn_for_itself(self):
        icon = opened(only(SVG, "favicon.ico").data)
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
        for side in (16, 32, 48):
            icon.size = (side, side)
            image = icon.copy()
            assert painted(image) == (0, 0, side, side)

    @pytest.mark.parametrize("purpose", ["icon-192", "icon-512"])
    def test_show_the_painted_part_in_the_middle_without_the_margins_of_the_drawing(self, purpose):
        file = only(Master(CORNER), purpose)
        left, top, right, bottom = painted(opened(file.data))
        assert abs(left - (file.width - right)) <= 2
        assert abs(top - (file.height - bottom)) <= 2
        assert right - left == pytest.approx(file.width * 0.96, abs=3)

    @pytest.mark.parametrize("drawing", [drawings.HOUSE, WIDE, CORNER], ids=["house", "wide", "corner"])
    def test_that_are_masked_keep_to_the_safe_zone_on_an_opaque_ground(self, drawing):
        image = opened(only(Master(drawing, ground="#ffeecc"), "icon-maskable-512").data)
        assert image.mode == "RGB"
        ground = tuple(bytes.fromhex("ffeecc"))
        pixels = image.load()
        inside = [(x, y) for y in range(0, 512, 3) for x in range(0, 512, 3) if pixels[x, y] != ground]
        furthest = max(hypot(x + 0.5 - 256, y + 0.5 - 256) for x, y in inside)
        assert 0.85 * 0.4 * 512 < furthest <= 0.4 * 512

    @BOTH
    def test_for_apple_are_opaque(self, master):
        image = opened(only(replace(master, ground="#abcdef"), "apple-touch-icon-180").data)
        assert image.size == (180, 180)
        assert image.mode == "RGB"
        assert image.getpixel((0, 0)) == image.getpixel((179, 179)) == tuple(bytes.fromhex("abcdef"))

    def test_in_vectors_are_a_square_around_the_drawing(self):
        file = only(Master(WIDE), "icon-svg")
        root = ElementTree.fromstring(file.data)
        assert root.get("viewBox") == "0 0 512 512"
        left, top, right, bottom = painted(opened(only(Master(file.data.decode()), "png-256").data))
        assert abs(left - (256 - right)) <= 1
        assert abs(top - (256 - bottom)) <= 1
        assert right - left == pytest.approx(256 * 0.96, abs=2)
        assert (right - left) / (bottom - top) == pytest.approx(300 / 70, rel=0.03)

    def test_in_vectors_show_nothing_that_the_master_cuts_off(self):
        beyond = drawings.svg('<path fill="#0b4650" d="M0 0h300v70H0zM0 80h300v70H0z"/>', "0 0 300 70")
        assert only(Master(only(Master(beyond), "icon-svg").data.decode()), "png-64").data == (
            only(Master(only(Master(WIDE), "icon-svg").data.decode()), "png-64").data
        )
