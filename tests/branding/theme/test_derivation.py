"""All schemes of every theme that is accepted pass; the sheet stays small."""

from hypothesis import given, settings
from hypothesis import strategies as st

from branding.theme.check import verdicts
from branding.theme.choices import Font, Shape
from branding.theme.derivation import Colours, schemes
from branding.theme.pairs import CONTROL, PAIRS, TEXT, failing
from branding.theme.sheet import MOST_BYTES, Choice, digest, fitting_sheet, sheet
from branding.theme.tokens import DARK, HIGH, LIGHT, defaults
from tests.branding.theme.test_colour import COLOURS
from tests.portal import test_contrast

TYPED = st.builds(Colours, COLOURS, COLOURS, COLOURS)
DEFAULT = Choice(Colours.default())


def accepted(typed: Colours) -> Colours:
    """What is offered in the place of what was typed."""
    return Colours(**{field: verdict.offer for field, verdict in verdicts(typed).items()})


def test_the_pairs_are_those_of_the_style_sheet():
    assert {(front, ground) for front, ground, least in PAIRS if least == TEXT} == set(test_contrast.TEXT_PAIRS)
    assert {(front, ground) for front, ground, least in PAIRS if least == CONTROL} == set(test_contrast.CONTROL_PAIRS)


def test_the_schemes_are_those_of_the_style_sheet():
    found = test_contrast.schemes()
    assert {scheme: dict(colours) for scheme, colours in defaults().items()} == {
        scheme: found[scheme] for scheme in (LIGHT, DARK, HIGH)
    }


def test_the_default_colours_give_the_style_sheet_back():
    assert schemes(Colours.default()) == defaults()
    assert all(verdict.passes for verdict in verdicts(Colours.default()).values())


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_every_pair_of_an_accepted_theme_stands_out_in_every_scheme(typed):
    for scheme, colours in schemes(accepted(typed)).items():
        assert list(failing(colours)) == [], scheme


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_what_is_offered_is_accepted(typed):
    assert all(verdict.passes for verdict in verdicts(accepted(typed)).values())


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_what_passes_is_offered_as_it_is(typed):
    for field, verdict in verdicts(typed).items():
        if verdict.passes:
            assert verdict.offer == getattr(typed, field)
            assert not verdict.sentence
        else:
            assert verdict.offer in verdict.sentence


@settings(max_examples=100, deadline=None)
@given(TYPED, st.sampled_from(Font), st.sampled_from(Shape))
def test_the_sheet_is_small_whatever_is_chosen(typed, font, shape):
    css = sheet(Choice(typed, font, shape))
    assert len(css.encode()) <= MOST_BYTES
    assert css.count("{") == css.count("}")


def test_the_default_theme_needs_no_sheet():
    assert sheet(DEFAULT) == ""


def test_a_sheet_says_only_what_differs():
    assert sheet(Choice(DEFAULT.colours, shape=Shape.SHARP)) == "@layer tokens{:root{--radius:0px;}}"
    css = sheet(Choice(Colours(DEFAULT.colours.primary, DEFAULT.colours.accent, "#4a148c")))
    assert "--color-link:#4a148c;" in css
    assert "--color-primary" not in css


def test_the_name_of_a_sheet_is_the_same_in_every_process():
    assert digest(sheet(Choice(DEFAULT.colours, shape=Shape.SHARP))) == "5029b782c1530f5f"


def test_high_contrast_is_left_to_the_reader():
    assert "contrast-high:checked){" not in sheet(Choice(Colours("#5c1a3a", "#f5a9c8", "#7a1f4d")))


def test_the_sheet_for_trying_on_says_every_colour():
    css = fitting_sheet(DEFAULT, DARK)
    assert all(f"--color-{token}:{colour};" in css for token, colour in defaults()[DARK].items())


def test_dark_colours_take_the_hue_of_the_theme():
    made = schemes(Colours("#5c1a3a", "#f5a9c8", "#7a1f4d"))[DARK]
    assert made["primary"] != defaults()[DARK]["primary"]
    assert made["link"] != defaults()[DARK]["link"]
    assert made["important"] == defaults()[DARK]["important"]
