"""A master in one colour: one paint, and every part is still told from the next."""

import io

import pytest
from PIL import Image

from branding.derivatives import DerivativesRefused, Master, make, proposals
from branding.derivatives.drawing.paints import luminance
from branding.derivatives.drawing.parts import scale_of
from tests.branding.derivatives.drawings import GREEN, HOUSE, NAVY, YELLOW, opened, png, raster, svg

COLOURS = {"one_colour": (0, 0, 0), "reversed": (255, 255, 255)}


def seen(proposal: str | bytes, size: int = 512) -> Image.Image:
    if isinstance(proposal, bytes):
        image = opened(proposal)
        image.thumbnail((size, size))
        return image
    (file,) = make(Master(proposal), [f"png-{size}"])
    return opened(file.data)


def ink(image: Image.Image, x: float, y: float) -> bool:
    """Whether there is ink at a place of a drawing of 40 × 40 units."""
    alpha = image.getpixel((int(x / 40 * image.width), int(y / 40 * image.height)))[3]
    assert alpha < 10 or alpha > 245
    return alpha > 245


def inked(content: str, *places: tuple[float, float]) -> list[bool]:
    image = seen(proposals(Master(svg(content)))["one_colour"])
    return [ink(image, *place) for place in places]


@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize("master", [Master(HOUSE), Master(raster=raster())], ids=["svg", "raster"])
def test_a_proposal_has_one_paint_and_no_fringe(name, master):
    image = seen(proposals(master)[name])
    colours = {pixel[:3] for pixel in image.get_flattened_data() if pixel[3] > 8}
    assert colours == {COLOURS[name]} or max(abs(a - COLOURS[name][0]) for colour in colours for a in colour) < 12


def test_proposals_are_the_same_for_the_same_master():
    assert proposals(Master(HOUSE)) == proposals(Master(HOUSE))


def test_light_parts_on_a_dark_one_are_left_open():
    image = seen(proposals(Master(HOUSE))["one_colour"])
    assert [ink(image, *place) for place in [(20, 3), (20, 10), (14, 26), (20, 26), (0.2, 0.2)]] == [
        True, False, False, True, False
    ]  # fmt: skip


class TestParts:
    """Each that is seen in the master is seen in one colour."""

    PLATE = f'<path fill="{NAVY}" d="M0 0h40v40H0z"/>'

    def test_an_accent_beside_the_dark_part_is_ink(self):
        beside = f'<path fill="{NAVY}" d="M0 0h20v40H0z"/><path fill="{YELLOW}" d="M25 0h10v40H25z"/>'
        assert inked(beside, (10, 20), (30, 20), (22, 20)) == [True, True, False]

    def test_dark_parts_side_by_side_have_a_gap(self):
        content = f'<path fill="{NAVY}" d="M0 0h20v40H0z"/><path fill="#c0392b" d="M20 0h20v40H20z"/>'
        assert inked(content, (10, 20), (19.8, 20), (30, 20)) == [True, False, True]

    def test_a_dark_part_on_another_one_has_a_line_around_it(self):
        content = self.PLATE + '<circle cx="20" cy="20" r="10" fill="#1a2f6b"/>'
        assert inked(content, (20, 20), (20, 9.7), (20, 5)) == [True, False, True]

    def test_parts_of_the_same_paint_stay_together(self):
        content = self.PLATE + f'<circle cx="20" cy="20" r="10" fill="{NAVY}"/>'
        assert inked(content, (20, 20), (20, 9.7)) == [True, True]

    def test_what_lies_on_an_opened_part_is_ink_again(self):
        content = (
            self.PLATE + f'<circle cx="20" cy="20" r="15" fill="#fff"/><circle cx="20" cy="20" r="8" fill="{YELLOW}"/>'
        )
        assert inked(content, (20, 20), (20, 8), (2, 2)) == [True, False, True]

    def test_white_on_dark_on_a_light_plate_is_ink_again(self):
        content = (
            f'<circle cx="20" cy="20" r="19" fill="{YELLOW}"/><circle cx="20" cy="20" r="12" fill="{NAVY}"/>'
            '<circle cx="20" cy="20" r="5" fill="#fff"/>'
        )
        assert inked(content, (20, 4), (20, 11), (20, 20)) == [True, False, True]

    def test_a_white_ground_is_no_ink(self):
        assert inked('<path fill="#fff" d="M0 0h40v40H0z"/><path d="M10 10h20v20H10z"/>', (2, 2), (20, 20)) == [
            False,
            True,
        ]

    def test_a_drawing_for_dark_grounds_is_ink(self):
        assert inked('<path fill="#fff" d="M10 10h20v20H10z"/>', (2, 2), (20, 20)) == [False, True]

    def test_outlines_are_parts_of_their_own(self):
        content = f'<circle cx="20" cy="20" r="14" fill="#fff" stroke="{NAVY}" stroke-width="6"/>'
        assert inked(content, (20, 6), (20, 20)) == [True, False]

    @pytest.mark.parametrize(
        "white",
        [
            '<g fill="#fff"><circle cx="20" cy="20" r="10"/></g>',
            '<circle cx="20" cy="20" r="10" style="fill:#fff"/>',
            '<style>.light{fill:rgb(255, 255, 255)}</style><circle class="light" cx="20" cy="20" r="10"/>',
            '<style>#disc{fill:white}</style><circle id="disc" cx="20" cy="20" r="10"/>',
            '<g color="#fff"><circle cx="20" cy="20" r="10" fill="currentColor"/></g>',
            '<defs><circle id="disc" r="5"/></defs><use href="#disc" x="10" y="10" fill="#fff" transform="scale(2)"/>',
            '<svg x="10" y="10" width="20" height="20" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1" fill="#fff"/></svg>',
            (
                '<defs><linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#eee"/></linearGradient>'
                '</defs><circle cx="20" cy="20" r="10" fill="url(#g)"/>'
            ),
            (
                '<defs><clipPath id="c"><circle cx="20" cy="20" r="10"/></clipPath></defs>'
                '<g clip-path="url(#c)"><path fill="#fff" d="M0 0h40v40H0z"/></g>'
            ),
            f'<circle cx="20" cy="20" r="10" fill="{GREEN}" opacity=".1"/><circle cx="20" cy="20" r="10" fill="#fff"/>',
        ],
        ids=["group", "style", "class", "id", "current-colour", "use", "nested", "gradient", "clipped", "faint"],
    )
    def test_have_their_paint_however_it_is_written(self, white):
        assert inked(self.PLATE + white, (20, 20), (20, 6), (6, 20)) == [False, True, True]

    @pytest.mark.parametrize(
        "hidden",
        ['<g display="none">{}</g>', '<g visibility="hidden">{}</g>', "<defs>{}</defs>", "<symbol>{}</symbol>",
         '<g opacity="0">{}</g>'],
        ids=["display", "visibility", "definitions", "symbol", "opacity"],
    )  # fmt: skip
    def test_that_are_not_shown_are_left_out(self, hidden):
        assert inked(self.PLATE + hidden.format('<circle cx="20" cy="20" r="10" fill="#fff"/>'), (20, 20)) == [True]


class TestRaster:
    def test_light_parts_on_the_dark_one_are_left_open(self):
        image = seen(proposals(Master(raster=raster()))["one_colour"])
        alpha = image.getchannel("A")
        assert [alpha.getpixel(place) for place in [(2, 2), (100, 128), (256, 128)]] == [0, 255, 0]

    def test_an_accent_beside_the_dark_part_is_ink_and_white_is_not(self):
        image = Image.new("RGB", (400, 400), "#ffffff")
        image.paste(NAVY, (20, 20, 180, 380))
        image.paste(YELLOW, (260, 20, 380, 380))
        alpha = seen(proposals(Master(raster=png(image)))["one_colour"]).getchannel("A")
        assert [alpha.getpixel(place) for place in [(100, 200), (320, 200), (220, 200)]] == [255, 255, 0]

    def test_for_dark_grounds_is_ink_where_it_is_painted(self):
        image = Image.new("RGBA", (400, 400))
        image.paste("#fff", (100, 100, 300, 300))
        alpha = seen(proposals(Master(raster=png(image)))["one_colour"]).getchannel("A")
        assert [alpha.getpixel(place) for place in [(200, 200), (20, 20)]] == [255, 0]


def test_a_drawing_that_repeats_itself_without_end_is_refused(english):
    nested = (
        "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(6))
        + '<path id="a6" d="M0 0h1v1z"/>'
    )
    with pytest.raises(DerivativesRefused, match="too many parts for a proposal: more than 4000"):
        proposals(Master(svg(nested)))


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        ("#fff", 1),
        ("black", 0),
        ("rgb(255, 0, 0)", 0.2126),
        ("#00ff00ff", 0.7152),
        ("#12345600", None),
        ("none such", None),
    ],
)
def test_luminance_of_a_colour(colour, light):
    assert luminance(colour) == (None if light is None else pytest.approx(light))


@pytest.mark.parametrize(
    ("transform", "scale"),
    [("", 1), ("translate(3 4)", 1), ("scale(2)", 2), ("scale(1,4) rotate(30)", 2), ("matrix(2 0 0 2 9 9) scale(.5)", 1),
     ("scale(0)", 1), ("matrix(1 2)", 1)],
)  # fmt: skip
def test_scale_of_a_transform(transform, scale):
    assert scale_of(transform) == pytest.approx(scale)


def test_a_proposal_of_a_raster_is_a_png_as_large_as_its_master():
    image = Image.open(io.BytesIO(proposals(Master(raster=raster()))["reversed"]))
    assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (2000, 1000))
