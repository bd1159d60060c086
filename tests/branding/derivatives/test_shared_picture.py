"""The picture of a shared link: the title in at most four lines, of any length, with every mark in its place."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from branding.derivatives import DerivativesRefused, shared_picture
from branding.derivatives.drawing import shared_picture as drawing
from branding.derivatives.drawing import typesetting
from branding.derivatives.engine import card
from branding.derivatives.words import pieces, printable, thai_words
from tests.branding.derivatives.drawings import HOUSE, NAVY, opened, raster

SITE = "ศูนย์บริการร่วมจังหวัดสายธาร"
LOST = "การขอมีบัตรประจำตัวประชาชน กรณีบัตรหายหรือถูกทำลายทั้งฉบับ"
LONG = LOST + " " + "สำหรับผู้ที่ย้ายภูมิลำเนามาใหม่ และผู้ที่จะมีอายุครบ 60 ปีบริบูรณ์ในปีถัดไป " * 4
MARKS = set("ัิีึืฺุู็่้๊๋์ํ๎ะาำๅ")


@pytest.fixture(scope="module", autouse=True)
def _dictionary():
    """Read once, before the clock of a test runs."""
    thai_words()


def lines(title: str, site_name: str = SITE, language: str = "th") -> list[str]:
    """As the template lays the title out."""
    order = card(title, site_name, {}, language)
    texts = {"job": json.dumps(drawing.data(order, None)), "svg": ""}
    found = typesetting.compiler("shared_picture", order["fonts"], texts).query("<lines>", field="value", one=True)
    return json.loads(found)


def picture(title=LOST, logo=HOUSE, colours=None, language="th") -> Image.Image:
    return opened(shared_picture(title, SITE, logo, colours or {}, language))


class TestLines:
    def test_of_a_short_title_are_one(self):
        assert lines("ทำบัตรหาย") == ["ทำบัตรหาย"]

    def test_end_between_phrases_where_that_is_possible(self):
        assert lines("การขอมีบัตรประจำตัวประชาชน กรณีบัตรหาย") == ["การขอมีบัตรประจำตัวประชาชน", "กรณีบัตรหาย"]

    def test_of_a_long_title_are_four_and_end_in_an_ellipsis_after_a_word(self):
        found = lines(LONG)
        assert len(found) == 4
        shown = "".join(found).replace(" ", "").replace("\u00a0", "")
        assert shown.endswith("…")
        assert LONG.replace(" ", "").startswith(shown[:-1])
        assert len(shown) > 100
        words = [piece.replace(" ", "").replace("\u00a0", "") for piece in pieces(LONG)[0]]
        ends = {sum(map(len, words[:at])) for at in range(len(words))}
        assert len(shown) - 1 in ends

    @pytest.mark.parametrize(
        "title",
        [
            "ก" * 300,
            "A" * 300,
            "กำ" * 150,
            "https://example.go.th/" + "path/" * 60,
            "W" * 17 + " " + "ๆ" * 20 + "๐" * 90,
            "i" * 500,
        ],
        ids=["thai", "latin", "am", "address", "digits", "narrow"],
    )
    def test_of_what_is_no_words_stay_on_the_card(self, title):
        found = lines(title)
        assert 1 <= len(found) <= 4
        assert not any(line[0] in MARKS for line in found)

    def test_keep_a_number_with_its_unit_and_a_sign_with_its_word(self):
        found = lines("ขออนุญาตก่อสร้างอาคารขนาดใหญ่พิเศษสูงไม่เกิน 23 เมตร หรือพื้นที่ไม่เกิน 10,000 ตารางเมตร และอื่น ๆ")
        assert not any(line.startswith(("เมตร", "ตารางเมตร", "ๆ")) for line in found)

    def test_of_an_english_title_end_at_blanks(self):
        title = "Applying for a certificate of notification of a place that sells or stores food"
        assert " ".join(lines(title, language="en")) == title

    def test_of_nothing_are_the_name_of_the_site(self):
        assert lines(" 😀 ") == [SITE]


class TestPieces:
    @settings(max_examples=60, deadline=None)
    @given(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z")), max_size=60))
    def test_together_are_the_title_and_none_begins_with_a_mark(self, title):
        found, left_out = pieces(title)
        assert not left_out
        assert "".join(found).replace("\u00a0", " ") == printable(title).replace("\u00a0", " ")

    @settings(max_examples=60, deadline=None)
    @given(st.text("กขงนอเแโไัิีุู่้์ำๆฯ 12", max_size=60))
    def test_of_thai_are_never_parted_from_their_marks(self, title):
        found, _left_out = pieces(printable(title))
        assert not any(piece[0] in "ัิีุู่้์ำๆฯ" for piece in found[1:])

    def test_are_words(self):
        assert pieces("บัตรประจำตัวประชาชน กรณีบัตรหาย")[0] == ["บัตรประจำตัวประชาชน ", "กรณี", "บัตร", "หาย"]

    def test_of_a_very_long_title_are_told_to_be_left_out(self):
        assert pieces("คำ " * 10_000)[1] is True


class TestPicture:
    def test_has_its_size_and_shows_the_title_in_the_theme_s_colour(self):
        image = picture(colours={"primary": "#5b2a86", "surface": "#fff8e0"})
        assert (image.size, image.format) == ((1200, 630), "PNG")
        assert image.getpixel((3, 3))[:3] == (255, 248, 224)
        assert image.getpixel((3, 620))[:3] == (0x5B, 0x2A, 0x86)
        colours = {colour for _count, colour in image.convert("RGB").crop((60, 220, 1140, 520)).getcolors(10_000)}
        assert (0x5B, 0x2A, 0x86) in colours

    def test_is_the_same_bytes_for_the_same_title_and_another_for_another(self):
        assert shared_picture(LOST, SITE, HOUSE, {}, "th") == shared_picture(LOST, SITE, HOUSE, {}, "th")
        assert shared_picture(LOST, SITE, None, {}, "th") != shared_picture(LOST[:-1], SITE, None, {}, "th")

    def test_leaves_a_margin_on_every_side_of_a_long_title(self):
        without = picture("ก", logo=None).convert("RGB").crop((0, 0, 1200, 520))
        with_title = picture(LONG, logo=None).convert("RGB").crop((0, 0, 1200, 520))
        left, top, right, bottom = ImageChops.difference(with_title, Image.new("RGB", without.size, "#fff")).getbbox()
        assert left >= 60
        assert right <= 1140
        assert top >= 30
        assert bottom <= 515

    @pytest.mark.parametrize("logo", [HOUSE, raster()], ids=["svg", "raster"])
    def test_shows_the_logo_at_the_top(self, logo):
        navy = tuple(bytes.fromhex(NAVY[1:]))
        with_logo = picture("ก", logo).convert("RGB").crop((72, 60, 300, 160))
        assert navy in {colour for _count, colour in with_logo.getcolors(50_000)}

    def test_takes_what_people_write_as_text(self):
        assert lines('#panic("x") $a$ *b* \\ @c <d>') == ['#panic("x") $a$ *b* \\ @c <d>']

    def test_of_a_logo_that_cannot_be_read_is_refused(self, english):
        with pytest.raises(DerivativesRefused, match="Save it anew"):
            shared_picture(LOST, SITE, "<svg", {}, "th")
