import pytest
from wagtail.blocks import StructBlockValidationError

from branding.guidelines.blocks import ColourBlock, MeasureBlock, PairBlock

pytestmark = pytest.mark.usefixtures("english")


def cleaned(block, **values):
    return block.clean(block.normalize({**block.get_preview_value(), **values}))


def refusal(block, field, **values) -> str:
    with pytest.raises(StructBlockValidationError) as caught:
        cleaned(block, **values)
    return caught.value.block_errors[field].messages[0]


def test_a_colour_is_stored_in_one_form():
    value = cleaned(ColourBlock(), colour="0B4650", cmyk="90,40,45,45")
    assert (value["colour"], value["cmyk"], value.rgb) == ("#0b4650", "90 / 40 / 45 / 45", "11 / 70 / 80")


@pytest.mark.django_db
def test_a_colour_tells_its_contrast_on_white_and_on_the_primary_colour():
    value = ColourBlock().normalize({"name": "", "colour": "#f2b632", "cmyk": "", "use": ""})
    assert [(str(each.ground), each.shown) for each in value.contrasts] == [
        ("On white", "1.8:1"),
        ("On the primary colour", "5.7:1"),
    ]


def test_what_is_no_colour_is_named_at_its_field():
    assert "“blue” is no colour" in refusal(ColourBlock(), "colour", colour="blue")
    assert "four inks" in refusal(ColourBlock(), "cmyk", cmyk="a lot of blue")


def test_a_pair_for_text_must_be_readable():
    told = refusal(PairBlock(), "purpose", front="#f2b632", ground="#ffffff", purpose="text")
    assert told.startswith("The contrast is 1.8:1 and must be at least 7:1.")


def test_a_pair_that_cannot_be_read_may_be_ruled_out():
    value = cleaned(PairBlock(), front="#F2B632", ground="#fff", purpose="never")
    assert (value["ground"], value.suitability.mark, value.contrast.shown) == ("#ffffff", "✕", "1.8:1")


def test_a_symbol_is_not_longer_than_its_logo():
    assert "at most 100 per cent" in refusal(MeasureBlock(), "symbol_height", symbol_top=20, symbol_height=90)


@pytest.mark.parametrize("pixels", [0, 11, 401])
def test_a_logo_is_not_shown_so_small_or_so_large(pixels):
    assert refusal(MeasureBlock(), "pixels", pixels=pixels)
