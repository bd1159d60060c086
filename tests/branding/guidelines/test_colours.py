import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from branding.guidelines.colours import SUITABILITIES, Contrast, inks, of_pair, rgb

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize("typed", ["90/40/45/45", "90 40 45 45", "๙๐, ๔๐, ๔๕, ๔๕", "90% 40% 45% 45%"], ids=range(4))
def test_inks_are_read_as_people_type_them(typed):
    assert inks(typed) == "90 / 40 / 45 / 45"


@pytest.mark.parametrize("typed", ["90/40/45", "101/0/0/0", "90/40/45/45/1", "-1/0/0/0"], ids=range(4))
def test_what_is_no_mixture_is_refused_with_an_example(typed, english):
    with pytest.raises(ValidationError, match="90 / 40 / 45 / 45"):
        inks(typed)


@given(COLOURS)
def test_rgb_and_hex_say_the_same(colour):
    assert "#{:02x}{:02x}{:02x}".format(*rgb(colour)) == colour


@given(COLOURS, COLOURS)
def test_a_contrast_is_the_same_both_ways_and_has_a_use(one, other):
    there, back = of_pair(one, other), of_pair(other, one)
    assert there.ratio == back.ratio
    assert there.suitability in SUITABILITIES.values()


def test_a_contrast_is_never_rounded_up_to_what_would_pass():
    nearly = Contrast("#ffffff", "On white", 6.999)
    assert (nearly.shown, nearly.suitability) == ("6.9:1", SUITABILITIES["shapes"])


def test_black_on_white_is_21():
    assert of_pair("#000000", "#ffffff").shown == "21:1"


@pytest.mark.parametrize(
    ("colours", "use"), [("#14262a #ffffff", "text"), ("#f2b632 #0b4650", "shapes"), ("#f2b632 #ffffff", "never")]
)
def test_a_colour_on_a_ground_is_judged_as_a_pair_is(colours, use):
    assert of_pair(*colours.split()).suitability == SUITABILITIES[use]
