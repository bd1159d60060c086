"""Every kind on every paper: one page a sign, all words in it, nothing beyond the paper."""

import ctypes
import math
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from branding.signs.content import Pair
from branding.signs.kinds import KINDS, LANDSCAPE, Paper
from branding.signs.making import make_pdf
from tests.branding.signs import samples
from tests.portal.pdf.reading import exact, pdfium_pages

POINT = 72 / 25.4
PAPERS = [
    pytest.param(kind, Paper(size, layout), id=f"{kind.code}-{size}-{layout}")
    for kind in KINDS.values()
    for size in kind.sizes
    for layout in kind.layouts
]
LENGTHS = (1, 40, 300)


def boxes(page) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each letter."""
    layer = page.get_textpage()
    found = [layer.get_charbox(at, loose=False) for at in range(layer.count_chars())]
    layer.close()
    return found


def sizes(page) -> set[float]:
    """Of letters, in points."""
    found = set()
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(one, size)
        found.add(round(size.value * math.hypot(*one.get_matrix().get()[:2]), 1))
    return found


@pytest.mark.parametrize(("kind", "paper"), PAPERS)
def test_a_name_of_any_length_is_whole_and_large_enough_on_one_page(kind, paper):
    names = [samples.words(letters) for letters in LENGTHS]
    pdf = make_pdf(kind, paper, [samples.sign(kind, name) for name in names], samples.CENTRE, in_process=True)
    assert pdf.pages == len(names)
    for name, told in zip(names, pdfium_pages(pdf.content), strict=True):
        assert [words for words in name if exact(words) not in exact(told)] == []
    width, height = (side * POINT for side in paper.sides)
    with pypdfium2.PdfDocument(pdf.content) as document:
        for page in document:
            assert page.get_size() == pytest.approx((width, height), abs=0.5)
            lefts, bottoms, rights, tops = zip(*boxes(page), strict=True)
            assert min(lefts) >= 0 <= min(bottoms)
            assert max(rights) <= width
            assert max(tops) <= height
            assert min(sizes(page)) >= kind.near(paper) - 0.1
            page.close()


class TestOfAgencies:
    def told(self, count: int) -> str:
        lines = tuple(
            Pair(f"{at}{samples.text(samples.THAI, 50)}", f"{at}{samples.text(samples.ENGLISH, 50)}")
            for at in range(count)
        )
        sign = samples.sign(KINDS["counter"], samples.words(60), lines=lines)
        pdf = make_pdf(KINDS["counter"], Paper("a5", LANDSCAPE), [sign], samples.CENTRE, in_process=True)
        assert pdf.pages == 1
        return exact("".join(pdfium_pages(pdf.content)))

    def test_those_that_have_room_are_named_whole_and_the_code_tells_the_others(self):
        told = self.told(9)
        named = [at for at in range(9) if exact(f"{at}{samples.text(samples.ENGLISH, 50)}") in told]
        assert named == list(range(len(named)))
        assert 0 < len(named) < 9
        assert exact("and other agencies: scan the code") in told

    def test_none_are_left_out_where_all_have_room(self):
        assert exact("and other agencies") not in self.told(1)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_centre_with_a_long_name_and_a_wide_logo_leaves_room(kind):
    wide = samples.LOGO.replace("0 0 30 10", "0 0 300 10")
    centre = replace(samples.CENTRE, name=samples.words(200), logo_svg=wide)
    sign = samples.sign(kind, samples.words(120))
    pdf = make_pdf(kind, Paper("a4", kind.layouts[0]), [sign], centre, in_process=True)
    with pypdfium2.PdfDocument(pdf.content) as document:
        (page,) = document
        width, height = page.get_size()
        lefts, bottoms, rights, tops = zip(*boxes(page), strict=True)
        page.close()
    assert min(lefts) >= 0 <= min(bottoms)
    assert max(rights) <= width
    assert max(tops) <= height
