"""The files of a picture: formats by what it is, never enlarged, cut around the focal point, upright, in true colours."""

import io

import pytest
from PIL import Image, ImageCms
from wagtail.images.models import SourceImageIOError

from portal.models import PortalRendition
from portal.pictures import SHAPES
from portal.pictures.making import make, make_pictures, make_soon
from portal.pictures.shapes import Shape, shapes_of
from portal.pictures.uses import Use
from tests.portal.pictures.drawn import as_file, drawing, halves, photograph, stored

pytestmark = pytest.mark.django_db
CONTENT, SHARED = SHAPES["content"], SHAPES["shared"]
RED, GREEN, BLUE, CYAN = (255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 255, 255)


def made(image, shape: Shape = CONTENT) -> dict[str, Image.Image]:
    """The files by their spec."""
    make(image, shape)
    return {row.filter_spec: Image.open(io.BytesIO(row.file.read())) for row in image.renditions.all()}


def formats(image, shape: Shape = CONTENT) -> set[str]:
    return {file.format for file in made(image, shape).values()}


def near(pixel, colour, difference=24) -> bool:
    return all(abs(a - b) <= difference for a, b in zip(pixel, colour, strict=False))


class TestFormats:
    def test_a_photograph_is_avif_webp_and_jpeg(self):
        assert formats(stored(photograph(), "hall.jpg")) == {"AVIF", "WEBP", "JPEG"}

    def test_a_photograph_in_a_png_is_a_photograph(self):
        assert formats(stored(photograph(1000, 700))) == {"AVIF", "WEBP", "JPEG"}

    def test_a_drawing_never_becomes_a_jpeg(self):
        assert formats(stored(drawing())) == {"WEBP", "PNG"}

    def test_a_drawing_keeps_its_exact_colours(self):
        image = made(stored(drawing(960, 576)))["max-960x1920|format-webp-lossless"]
        assert image.convert("RGB").getpixel((30, 200)) == (0x0B, 0x46, 0x50)

    def test_a_drawing_with_few_colours_in_a_palette_is_one(self):
        assert formats(stored(drawing(1200, 800).quantize(8))) == {"WEBP", "PNG"}

    def test_a_photograph_with_transparent_parts_keeps_them(self):
        image = photograph(1000, 700).convert("RGBA")
        image.putalpha(Image.linear_gradient("L").resize(image.size))
        files = made(stored(image))
        assert {file.format for file in files.values()} == {"AVIF", "WEBP", "PNG"}
        assert all(file.convert("RGBA").getpixel((5, 0))[3] < 20 for file in files.values())

    def test_for_a_shared_link_there_is_one_file(self):
        (file,) = made(stored(photograph(), "hall.jpg"), SHARED).values()
        assert (file.format, file.size) == ("JPEG", (1200, 630))


class TestSizes:
    @pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
    @pytest.mark.parametrize("size", [(1, 1), (300, 200), (12, 900), (5000, 40)], ids=str)
    def test_nothing_is_enlarged(self, shape, size):
        for file in made(stored(drawing(*size)), shape).values():
            assert file.width <= size[0]
            assert file.height <= size[1]

    def test_a_small_picture_has_one_size_a_format(self):
        assert len(made(stored(drawing(300, 200)))) == 2

    def test_the_whole_picture_keeps_its_proportions(self):
        for file in made(stored(photograph(), "hall.jpg")).values():
            assert file.width / file.height == pytest.approx(1.5, abs=0.01)

    def test_the_kept_size_is_that_of_the_file(self):
        image = stored(photograph(), "hall.jpg")
        made(image)
        for row in image.renditions.all():
            assert (row.width, row.height) == Image.open(row.file).size

    def test_a_very_tall_picture_fits_its_box(self):
        for spec, file in made(stored(photograph(900, 9000), "tall.jpg")).items():
            width, height = spec.split("|")[0].removeprefix("max-").split("x")
            assert file.width <= int(width)
            assert file.height <= int(height)


class TestFocalPoint:
    def test_what_is_cut_is_cut_around_it(self):
        image = stored(halves(3000, 600), "halves.png", focal_point_x=2900, focal_point_y=300)
        image.focal_point_width = image.focal_point_height = 100
        image.save()
        (file,) = made(image, SHARED).values()
        assert near(file.convert("RGB").getpixel((10, 10)), BLUE)

    def test_another_point_makes_other_files_and_the_old_ones_go(self):
        image = stored(halves(3000, 600), focal_point_x=2900, focal_point_y=300)
        image.focal_point_width = image.focal_point_height = 100
        image.save()
        make(image, SHARED)
        image.focal_point_x = 100
        image.save()
        make(image, SHARED)
        (row,) = image.renditions.all()
        assert near(Image.open(row.file).convert("RGB").getpixel((10, 10)), RED)


class TestColours:
    def corner(self, content: bytes, name="picture.jpg"):
        return [file.convert("RGB").getpixel((5, 5)) for file in made(stored(content, name)).values()]

    def test_a_cmyk_photograph_has_its_colours(self):
        cyan = Image.new("CMYK", (400, 300), (255, 0, 0, 0))
        colours = self.corner(as_file(cyan, "JPEG", quality=95))
        assert len(colours) == 3
        assert all(near(colour, CYAN) for colour in colours)

    def test_the_profile_of_a_picture_is_heeded(self):
        """In this profile what is called red is green."""
        srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        red, green = srgb.index(b"rXYZ"), srgb.index(b"gXYZ")
        srgb[red : red + 4], srgb[green : green + 4] = b"gXYZ", b"rXYZ"
        content = as_file(Image.new("RGB", (400, 300), "red"), "JPEG", icc_profile=bytes(srgb), quality=95)
        assert all(near(colour, GREEN, 40) for colour in self.corner(content))

    def test_a_broken_profile_is_as_none(self):
        content = as_file(Image.new("RGB", (400, 300), "red"), "JPEG", icc_profile=b"nonsense" * 40, quality=95)
        assert all(near(colour, RED) for colour in self.corner(content))

    def test_grey_of_sixteen_bits_is_grey(self):
        image = Image.new("I;16", (400, 300), 32768)
        assert all(near(colour, (128, 128, 128), 4) for colour in self.corner(as_file(image), "grey.png"))

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
    def test_every_kind_of_pixel_can_be_made(self, mode):
        assert made(stored(as_file(Image.new("RGBA", (400, 300), "white").convert(mode))))


class TestWhatACameraWrote:
    @pytest.fixture
    def photo(self):
        exif = Image.Exif()
        exif[0x0112] = 6  # the camera was held upright
        exif[0x010F] = "SECRET CAMERA"
        return stored(as_file(halves(1000, 500), "JPEG", exif=exif, quality=95), "phone.jpg")

    def test_the_picture_stands_upright(self, photo):
        for file in made(photo).values():
            assert file.height == 2 * file.width
            assert near(file.convert("RGB").getpixel((file.width // 2, 10)), RED)
            assert near(file.convert("RGB").getpixel((file.width // 2, file.height - 10)), BLUE)

    def test_nothing_of_it_is_handed_on(self, photo):
        made(photo)
        for row in [*photo.renditions.all(), photo.get_rendition("max-165x165")]:
            content = row.file.read()
            assert b"SECRET" not in content
            assert b"Exif" not in content


class TestTheAdmin:
    def test_its_own_pictures_are_made_the_same_way(self):
        row = stored(as_file(Image.new("CMYK", (400, 300), (255, 0, 0, 0)), "JPEG"), "c.jpg").get_rendition("width-100")
        file = Image.open(row.file)
        assert (file.mode, file.width) == ("RGB", 100)
        assert near(file.getpixel((5, 5)), CYAN)

    def test_a_background_can_be_asked_for(self):
        image = stored(Image.new("RGBA", (100, 100), (0, 0, 0, 0)))
        file = Image.open(image.get_rendition("width-50|bgcolor-ff0000").file)
        assert file.convert("RGB").getpixel((5, 5)) == RED

    def test_avif_is_shown_as_webp(self):
        image = stored(as_file(photograph(100, 80), "AVIF"), "a.avif")
        assert Image.open(image.get_rendition("width-50").file).format == "WEBP"


class TestFaults:
    def test_a_picture_whose_file_has_gone_is_left_alone(self, caplog):
        image = stored(drawing())
        image.file.storage.delete(image.file.name)
        assert not make(image, CONTENT)
        assert f"Picture {image.pk} cannot be shown" in caplog.text

    @pytest.mark.parametrize("content", [b"", b"nonsense", as_file(drawing())[:900]], ids=["empty", "nonsense", "cut"])
    def test_a_damaged_file_is_left_alone(self, content):
        image = stored(drawing())
        with image.file.storage.open(image.file.name, "wb") as file:
            file.write(content)
        assert not make(image, CONTENT)
        assert not PortalRendition.objects.exists()
        with pytest.raises(SourceImageIOError):
            image.get_rendition("width-100")

    def test_the_queue_passes_over_what_has_gone(self):
        make_pictures.func([[987654, "content"], [987655, "no such shape"]])


class TestOnce:
    def test_what_is_made_is_not_made_again(self):
        image = stored(drawing())
        assert make(image, CONTENT)
        assert not make(image, CONTENT)

    def test_the_queue_is_asked_only_for_what_is_missing(self, commit, queue):
        image = stored(drawing())
        with commit():
            make_soon([Use(image, "content", ""), Use(image, "content", "")])
        assert queue.count() == 1
        make(image, CONTENT)
        with commit():
            make_soon([Use(image, "content", "")])
        assert queue.count() == 1


def test_no_two_shapes_share_a_file():
    for shape in SHAPES.values():
        assert shapes_of(shape.specs) == {shape.name}
