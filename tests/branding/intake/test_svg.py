"""A drawing as drawing programs write it keeps its look and loses the rest."""

import contextlib
import re
import time
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from branding.intake import UploadRefused, read_svg
from branding.intake.markup import MOST_BYTES
from tests.branding.intake.hostile import found_in

pytestmark = pytest.mark.usefixtures("english")
DRAWINGS = Path(__file__).resolve().parents[1] / "drawings"
BOX = 'viewBox="0 0 100 50"'
SHAPE = '<path d="M0 0h9v9z"/>'


def drawing(body=SHAPE, root=BOX):
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {space} {root}>{body}</svg>".encode()


def clean(body=SHAPE, root=BOX):
    return read_svg(drawing(body, root), "logo.svg")


def body_of(body):
    return re.sub(r"^<svg[^>]*>|</svg>$", "", clean(body).svg)


def told(body=SHAPE, root=BOX):
    return [removal.sentence for removal in clean(body, root).removed]


def refusal_of(data, name="logo.svg"):
    with pytest.raises(UploadRefused) as caught:
        read_svg(data, name)
    return caught.value.sentence


class TestSize:
    @pytest.mark.parametrize(
        ("root", "size"),
        [
            ('viewBox="-5 -5 100 50"', (100, 50)),
            ('viewBox="0,0,12.5,25"', (12.5, 25)),
            ('width="200" height="100px"', (200, 100)),
            ('width="1in" height="72pt"', (96, 96)),
            ('viewBox="0 0 20 20" width="100%" height="100%"', (20, 20)),
        ],
        ids=["view box", "commas", "pixels", "inches and points", "percent"],
    )
    def test_comes_from_the_view_box_or_else_from_width_and_height(self, root, size):
        found = clean(root=root)
        assert (found.width, found.height) == size
        assert f'width="{size[0]:g}"' in found.svg

    @pytest.mark.parametrize(
        "root",
        [
            "",
            'width="100%" height="100%"',
            'viewBox="0 0 10"',
            'viewBox="0 0 -1 9"',
            'width="1e999" height="9"',
            'width="5"',
        ],
        ids=["none", "percent", "three numbers", "negative", "endless", "one side"],
    )
    def test_is_asked_for_where_there_is_none(self, root):
        assert "needs a viewBox" in refusal_of(drawing(root=root))

    def test_of_a_line_is_refused(self):
        assert "20 times as long" in refusal_of(drawing(root='viewBox="0 0 2001 100"'))

    @pytest.mark.parametrize(
        "root", ['viewBox="0 0 1e-300 1e-300"', 'viewBox="0 0 1e-7 1e-7"', 'viewBox="2000000 0 9 9"'], ids=str.split
    )
    def test_with_which_nothing_can_be_reckoned_is_refused(self, root):
        assert "between 0.01 and 1,000,000 units wide and high" in refusal_of(drawing(root=root))

    @pytest.mark.parametrize(
        "body",
        [
            '<path d="M0 0L1e38 1"/>',
            '<polygon points="0,0 10000001 5,9 9"/>',
            '<rect width="1e7" height="1"/>',
            f'<g transform="scale(1E9)">{SHAPE}</g>',
            '<path d="M0 0h1" style="stroke-width:2000000"/>',
        ],
        ids=["path", "points", "side", "transform", "style"],
    )
    def test_of_a_part_is_an_ordinary_number(self, body):
        assert "coordinate, length or scale beyond 1,000,000. Scale it" in refusal_of(drawing(body))

    def test_of_a_part_may_have_many_decimals_and_small_numbers(self):
        assert clean('<path d="M.12345678.12345678L1e-9 12.345678901 999999-0.00000001"/>')


class TestStyles:
    def test_become_attributes(self):
        assert body_of(f"<style>.st0{{fill:#0B4650;font-family:'X'}}</style><g class='st0'>{SHAPE}</g>") == (
            f'<g fill="#0B4650">{SHAPE}</g>'
        )

    @pytest.mark.parametrize(
        ("css", "attributes", "colour"),
        [
            ("path{fill:red}", 'fill="blue"', "red"),
            (".a{fill:red} path{fill:blue}", 'class="a"', "red"),
            ("#i{fill:red} .a{fill:blue}", 'class="a" id="i"', "red"),
            (".a{fill:red} .b{fill:blue}", 'class="b a"', "blue"),
            (".a{fill:red}", 'class="a" style="fill:blue"', "blue"),
            (".a{fill:red!important}", 'class="a" style="fill:blue"', "red"),
            ("path.a,.c{fill:red} .b{fill:blue}", 'class="a b"', "red"),
            ("g.a{fill:red} .b{fill:blue}", 'class="a b"', "blue"),
        ],
        ids=[
            "over attributes",
            "class",
            "id",
            "later",
            "own style",
            "important",
            "class of an element",
            "other element",
        ],
    )
    def test_win_as_in_a_browser(self, css, attributes, colour):
        assert f'fill="{colour}"' in body_of(f'<style>{css}</style><path d="M0 0h9" {attributes}/>')

    def test_of_a_transformation_lose_their_units(self):
        found = body_of('<path d="M0 0h9" style="transform:translate(3px,4px) rotate(45deg)"/>')
        assert 'transform="translate(3,4) rotate(45)"' in found

    def test_that_are_not_understood_are_told(self):
        assert told(f"<style>g path{{fill:red}}</style>{SHAPE}") == [
            "1 style rule that is not accepted was removed. (g path)"
        ]

    def test_that_copy_themselves_into_every_element_end(self):
        rule = "".join(f"{name}:rgb({'0' * 290},0,0);" for name in ("fill", "stroke", "color", "stop-color"))
        assert "larger than 2 MB" in refusal_of(drawing(f"<style>g{{{rule}}}</style>{SHAPE}{'<g/>' * 10_000}"))

    def test_that_lie_deep_in_each_other_are_refused(self):
        assert "too deep" in refusal_of(drawing(f"<style>path{{fill:{'(' * 50_000}}}</style>{SHAPE}"))


class TestReferences:
    def test_to_something_in_the_drawing_stay(self):
        body = (
            '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
            '<linearGradient id="h" xlink:href="#g"/><clipPath id="c"><path d="M0 0h5v5z"/></clipPath></defs>'
            '<path clip-path="url(#c)" d="M0 0h9v9z" fill="url(#h)" id="p"/><use xlink:href="#p"/>'
        )
        assert body_of(body) == body
        assert told(body) == []

    def test_in_the_new_spelling_are_written_in_the_one_that_every_program_reads(self):
        assert '<use xlink:href="#p"/>' in body_of('<path d="M0 0h9" id="p"/><use href="#p"/>')

    @pytest.mark.parametrize(
        ("paint", "shown"),
        [("url(#none)", "none"), ("url('#none') #fff", "#fff"), ("url(#p) red", "red")],
        ids=["nothing", "instead", "no gradient"],
    )
    def test_to_nothing_show_what_a_browser_shows(self, paint, shown):
        assert body_of(f'<path d="M0 0h9" fill="{paint}" id="p"/>') == f'<path d="M0 0h9" fill="{shown}" id="p"/>'

    def test_to_what_is_lost_are_lost(self):
        body = f'{SHAPE}<use id="a" href="#b"/><use id="b" href="#c"/><use id="c" href="http://hostile.example/#x"/>'
        assert body_of(body) == SHAPE

    def test_to_an_id_that_stands_twice_mean_the_first(self):
        assert body_of('<path d="M1 1h9" id="a"/><path d="M2 2h9" id="a"/>').count("id=") == 1


class TestWhatIsKept:
    def test_shapes_of_a_link_and_of_the_first_case_of_a_switch_stay(self):
        body = f'<a href="#"><path d="M1 1h9"/></a><switch><foreignObject/><g>{SHAPE}</g><g/></switch>'
        assert body_of(body) == f'<g><path d="M1 1h9"/></g><g><g>{SHAPE}</g></g>'

    def test_the_title_keeps_its_thai(self):
        assert "<title>ศูนย์บริการร่วม &amp; เพื่อน</title>" in body_of(f"<title>ศูนย์บริการร่วม &amp; เพื่อน</title>{SHAPE}")

    def test_notes_of_the_drawing_program_are_told_in_one_sentence(self):
        notes = '<i:a xmlns:i="urn:i"/><metadata><x/></metadata>'
        assert told(f"{notes}{SHAPE}") == ["2 notes of the drawing program were removed. (a, metadata)"]

    def test_a_filter_of_the_drawing_is_no_reference_to_elsewhere(self):
        assert told('<filter id="f"/><path d="M0 0h9" filter="url(#f)"/><path mask="url(//x#y)"/>') == [
            "1 reference to something outside the drawing was removed. (mask)",
            "1 element that is not accepted was removed. (filter)",
            "1 attribute that is not accepted was removed. (filter)",
        ]

    def test_empty_text_of_a_drawing_program_is_no_text(self):
        assert told(f"<text> <tspan/></text>{SHAPE}") == ["1 element that is not accepted was removed. (text)"]

    def test_a_plain_doctype_and_a_mark_of_utf_8_do_no_harm(self):
        data = b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg>\n' + drawing()
        assert read_svg(data, "logo.svg").svg == clean().svg


class TestDrawingPrograms:
    """That the drawings look the same is seen in Chromium: tests/e2e/test_hostile_drawings.py."""

    @pytest.mark.parametrize(
        ("name", "kinds"),
        [
            ("illustrator", {"foreign": 1, "editor": 1, "instruction": 1, "comment": 1}),
            ("inkscape", {"editor": 10, "comment": 1}),
        ],
    )
    def test_lose_their_notes_only(self, name, kinds):
        found = read_svg((DRAWINGS / f"{name}.svg").read_bytes(), name)
        assert {removal.kind: removal.count for removal in found.removed} == kinds
        assert list(found_in(found.svg)) == []


class TestRefusals:
    def test_name_the_file_the_fault_and_what_is_accepted(self):
        assert refusal_of(drawing("<text>ศูนย์</text>"), "C:\\รูป/โลโก้ใหม่.svg") == (
            "“โลโก้ใหม่.svg”: It holds text. Turn all text into paths (outlines), so that it looks the same everywhere."
        )

    def test_tell_the_line_that_cannot_be_read(self):
        assert "line 2, column 3" in refusal_of(b"<svg>\n<a<</svg>")

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "is empty"),
            (b"\x89PNG\r\n\x1a\n....", "is a PNG"),
            (b"%PDF-1.7", "is a PDF"),
            (b"\x1f\x8b\x08", "Unpack it"),
            (b"logo", "does not know"),
        ],
        ids=["empty", "png", "pdf", "gzip", "words"],
    )
    def test_tell_what_the_file_is_instead(self, data, sentence):
        assert sentence in refusal_of(data)

    def test_of_a_large_file_come_before_it_is_read(self):
        assert "larger than 2 MB" in refusal_of(b"<" * (MOST_BYTES + 1))

    def test_of_an_empty_drawing_tell_what_was_removed(self):
        assert "1 embedded picture" in refusal_of(drawing('<image href="data:image/png;base64,AA"/>'))


def masked(times, kind="mask"):
    """Masks of which each is masked by the one before."""
    attribute = {"mask": "mask", "clipPath": "clip-path"}[kind]
    shapes = [f'<rect width="9" height="9" {attribute}="url(#m{at - 1})"/>' for at in range(times + 1)]
    shapes[0] = '<rect width="9" height="9"/>'
    return "".join(f'<{kind} id="m{at}">{shape}</{kind}>' for at, shape in enumerate(shapes[:-1])) + shapes[-1]


class TestWhatIsDrawn:
    """Together with all that its references repeat."""

    LONG = f'<defs><path id="p" d="M0 0{"l1 1l-1 2" * 23_000}"/></defs>'
    AGAIN = '<use href="#p"/>'

    def test_may_be_one_long_path(self):
        assert clean(f'<path d="M0 0{"l1 1l-1 2" * 200_000}"/>')

    def test_has_an_end_for_long_paths_that_are_repeated(self):
        assert clean(self.LONG + self.AGAIN * 10)
        assert "more than 25,000 elements or curves" in refusal_of(drawing(self.LONG + self.AGAIN * 12))

    @pytest.mark.parametrize("kind", ["mask", "clipPath"])
    def test_has_few_masks_and_clips_of_masks_and_clips(self, kind):
        assert clean(masked(8, kind))
        assert "more than 8 deep" in refusal_of(drawing(masked(9, kind)))

    def test_has_few_transparent_groups_within_each_other(self):
        assert clean(f'<g opacity="1">{SHAPE}' * 30 + "</g>" * 30)
        assert "more than 8 deep" in refusal_of(drawing(f'<g opacity=".9">{SHAPE}' * 9 + "</g>" * 9))


class TestTime:
    @pytest.mark.parametrize(
        "body",
        [
            f"<style>{''.join(f'path{{fill:#{n:06}}}' for n in range(500))}</style>"
            + "".join(f'<path id="p{n}"/>' for n in range(19_000)),
            "<style>a<!-- -->" * 10 + "<!-- -->a" * 200_000 + "</style>" * 10 + SHAPE,
            "".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(19_000)) + SHAPE,
            f'<path d="{"M0 0" * 400_000}"/>',
            f'<path fill="{"a-" * 400_000}!" transform="{"scale(1)" * 100_000}!"/>',
            f"<style>path{{fill:{'a ' * 800_000}}}</style>{SHAPE}",
        ],
        ids=["rules", "comments", "chain", "path", "values", "style"],
    )
    def test_of_what_is_made_to_take_long_stays_short(self, body):
        began = time.process_time()
        with contextlib.suppress(UploadRefused):
            clean(body)
        assert time.process_time() - began < 5


NAMES = "path g use a switch style defs clipPath mask linearGradient stop title script svg rect text"
ATTRIBUTES = "id href xlink:href fill stroke mask clip-path style class d width viewBox onload transform"
VALUES = (
    "#a|url(#a)|url('#b') red|red|1 2 3 4|10|10mm|M0 0h9|http://h/#a|a b|fill:red;mask:url(#b)|a|b|\\75rl(#a)"
    "|javascript:x|none|rotate(1)|&<>\"'"
)
names = st.sampled_from(NAMES.split())
attributes = st.dictionaries(st.sampled_from(ATTRIBUTES.split()), st.sampled_from(VALUES.split("|")))


def markup(name, given, inside):
    text = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    return f"<{name}{text}>{inside}</{name}>"


elements = st.recursive(
    st.builds(markup, names, attributes, st.sampled_from(["", ".a{fill:url(#a)} #b{stroke:red}", "@import 'x';"])),
    lambda inner: st.builds(markup, names, attributes, st.lists(inner, max_size=4).map("".join)),
    max_leaves=12,
)


@settings(deadline=None)
@given(elements)
def test_whatever_is_drawn_nothing_hostile_is_left_and_reading_again_changes_nothing(body):
    try:
        once = clean(body + SHAPE)
    except UploadRefused:
        return
    again = read_svg(once.svg.encode(), "logo.svg")
    assert (again.svg, again.removed) == (once.svg, ())
    assert list(found_in(once.svg)) == []


@settings(deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_whatever_is_uploaded_is_read_or_refused(data, inside):
    with contextlib.suppress(UploadRefused):
        read_svg(drawing(data.decode("utf-8", "replace")) if inside else data, "x")
