"""What is drawn on a paper: refused where it would not be printed as it is."""

import io

import pypdfium2
import pytest
from PIL import Image

from portal.look import PrintLogo
from portal.pdf.drawings import drawable, logo_drawing, printable_colour, qr_code
from portal.pdf.faults import PdfRefused
from portal.pdf.making import at_once
from tests.portal.pdf.samples import order


@pytest.mark.parametrize("colour", ["", "red", "#12", '#123456"); #panic("x")'])
def test_a_colour_that_is_none_is_refused(colour):
    with pytest.raises(PdfRefused, match="is written as #0b4650"):
        printable_colour(colour)


@pytest.mark.parametrize(
    "logo", ["no picture", "<svg><text>ก</text></svg>", '<svg><image href="file:///etc/passwd"/></svg>']
)
def test_a_logo_that_would_not_be_printed_as_it_is_is_refused(logo):
    with pytest.raises(PdfRefused, match="must be an SVG drawn in paths"):
        drawable(logo)


@pytest.mark.parametrize("logo", [None, "", " \n"])
def test_no_logo_is_none(logo):
    assert drawable(logo) is None


@pytest.mark.parametrize("logo", [None, PrintLogo()])
def test_where_there_is_no_logo_nothing_is_drawn(logo):
    assert logo_drawing(logo) is None


def test_a_logo_in_pixels_is_printed_in_its_proportions():
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), "#ff0000").save(picture, "PNG")
    drawn = drawable(logo_drawing(PrintLogo(png=picture.getvalue())))
    ((content,), fault) = at_once([order(logo=drawn)])
    assert fault is None
    with pypdfium2.PdfDocument(content) as pdf:
        (image,) = pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = image.get_bounds()
    assert (right - left) / (top - bottom) == pytest.approx(3, abs=0.01)


def test_a_qr_code_keeps_its_quiet_zone_and_bears_no_text():
    code = qr_code("https://saithan.example.go.th/s/id-card")
    assert code.startswith("<svg")
    assert "<text" not in code


def test_an_address_too_long_for_a_qr_code_is_refused():
    with pytest.raises(PdfRefused, match="No QR code"):
        qr_code("https://example.go.th/" + "a" * 3000)
