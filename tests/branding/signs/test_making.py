"""Signs as files: tagged PDF, SVG without live text, and what is refused."""

import contextlib
import re
import zlib
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from pypdfium2 import raw

from branding.signs.content import Pair, Sign
from branding.signs.kinds import KINDS, PORTRAIT, Paper
from branding.signs.making import make_pdf, make_svgs
from portal.pdf.faults import PdfRefused
from tests.branding.signs import samples
from tests.portal.pdf.reading import exact, pdfium_pages

COUNTER, A5 = KINDS["counter"], Paper("a5", "landscape")
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)


def made(sign: Sign, kind=COUNTER, **centre) -> bytes:
    paper = Paper("a4", kind.layouts[0])
    return make_pdf(kind, paper, [sign], replace(samples.CENTRE, **centre), in_process=True).content


@cache
def usual(kind) -> bytes:
    return made(samples.sign(kind, samples.words(20)), kind)


def refusal(sign: Sign, **centre) -> str:
    with pytest.raises(PdfRefused) as refused:
        made(sign, **centre)
    return refused.value.sentence


def unpacked(content: bytes) -> bytes:
    """What the pages draw, in which short runs of another language are marked."""
    found = []
    for packed in re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL):
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompress(packed))
    return b"".join(found)


@EVERY_KIND
class TestEveryKind:
    def test_is_tagged_and_titled_and_marks_its_english(self, kind):
        content = usual(kind)
        for part in (b"/StructTreeRoot", b"/Marked true", b"/Lang(th)", b"pdfuaid:part", b"/S/H1"):
            assert part in content
        assert b"/Lang(en)" in content + unpacked(content)
        assert str(kind.name).encode() in content

    def test_says_pictures_in_words(self, kind):
        content = usual(kind)
        pictures = 1 if kind.code == "plate" else 2
        assert content.count(b"/S/Figure") == pictures

    def test_is_made_without_logo_english_and_code(self, kind):
        sign = samples.sign(kind, Pair("ทะเบียน"), address="")
        content = made(sign, kind, logo_svg=None, name=Pair("ศูนย์"), contact=Pair())
        assert "ทะเบียน" in exact(pdfium_pages(content)[0])

    def test_wears_the_colours_of_the_look(self, kind):
        colours = {**samples.CENTRE.colours, "primary": "#7a0c3e"}
        with pypdfium2.PdfDocument(made(samples.sign(kind, samples.words(20)), kind, colours=colours)) as document:
            page = document[0]
            pixels = page.render(scale=0.3).to_pil().convert("RGB").getcolors(1_000_000)
            page.close()
        assert (0x7A, 0x0C, 0x3E) in {colour for _count, colour in pixels}

    def test_is_drawn_as_svg_of_the_size_of_the_paper(self, kind):
        paper = Paper("a4", kind.layouts[0])
        signs = [samples.sign(kind, samples.words(letters)) for letters in (5, 30)]
        drawings = make_svgs(kind, paper, signs, samples.CENTRE, in_process=True)
        assert [len(pages) for pages in drawings] == [1, 1]
        for (drawing,) in drawings:
            width = float(drawing.partition(b'viewBox="0 0 ')[2].split()[0])
            assert width == pytest.approx(paper.sides[0] / 25.4 * 72, abs=0.5)
            assert b"<text" not in drawing
            assert b"<script" not in drawing

    def test_is_the_same_for_the_same_words(self, kind):
        assert made(samples.sign(kind, samples.words(20)), kind) == usual(kind)


def test_the_guarded_process_makes_the_same_file():
    signs = [samples.sign(COUNTER, samples.words(20))]
    guarded = make_pdf(COUNTER, A5, signs, samples.CENTRE)
    assert guarded == make_pdf(COUNTER, A5, signs, samples.CENTRE, in_process=True)


def test_the_face_of_a_tent_that_stands_on_its_head_is_read_once():
    content = made(samples.sign(KINDS["tent"], Pair("ทะเบียน", "Registration")), KINDS["tent"])
    assert content.count(b"/S/H1") == 1
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        turned = [one.get_matrix().a < 0 for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
        page.close()
    assert sum(turned) == len(turned) / 2


class TestRefused:
    def test_a_character_that_the_font_lacks(self):
        assert "😀 (U+1F600)" in refusal(samples.sign(COUNTER, Pair("ยินดี 😀")))

    def test_an_address_too_long_for_a_qr_code(self):
        sign = samples.sign(COUNTER, samples.words(5), address="https://example.go.th/" + "a" * 3000)
        assert "No QR code" in refusal(sign)

    def test_a_logo_with_live_text(self):
        logo = "<svg><text>ก</text></svg>"
        assert "must be an SVG drawn in paths" in refusal(samples.sign(COUNTER, samples.words(5)), logo_svg=logo)

    def test_a_colour_that_is_none(self):
        colours = {**samples.CENTRE.colours, "accent": "red"}
        assert "is written as #0b4650" in refusal(samples.sign(COUNTER, samples.words(5)), colours=colours)

    @pytest.mark.parametrize(
        ("code", "rows", "letters"), [("hours", 30, 300), ("poster", 1, 6000)], ids=["hours", "poster"]
    )
    def test_more_than_a_paper_holds_is_told_with_the_paper(self, code, rows, letters):
        kind = KINDS[code]
        sign = samples.sign(kind, samples.words(letters))
        with pytest.raises(PdfRefused) as refused:
            make_pdf(
                kind, Paper("a4", PORTRAIT), [replace(sign, rows=sign.rows * rows)], samples.CENTRE, in_process=True
            )
        assert "does not fit on A4" in refused.value.sentence

    @pytest.mark.parametrize("words", ['#panic("x")', "$1$ *b* _i_ @ref <l> \\ `c`", "'\"</svg>&amp;"])
    def test_but_no_words_are_taken_for_commands(self, words):
        assert exact(words) in exact(pdfium_pages(made(samples.sign(COUNTER, Pair(words))))[0])
