"""Letterheads and slide masters: what is kept of them, what is told, what is refused."""

import contextlib
import io
import zipfile

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from branding.intake import UploadRefused, read_office
from tests.branding.intake import office_files
from tests.branding.intake.office_files import HOSTILE, field, office, packed, paragraph, parts, related, relationship

pytestmark = pytest.mark.usefixtures("english")
LETTERHEAD, SLIDES = ("docx", "dotx"), ("pptx", "potx")
NAME = "หัวกระดาษ.docx"
PEOPLE = "http://schemas.microsoft.com/office/2011/relationships/people"


def read(data, formats=LETTERHEAD):
    return read_office(io.BytesIO(data), NAME, formats)


def opened(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def refusal(data, formats=LETTERHEAD):
    with pytest.raises(UploadRefused) as refused:
        read(data, formats)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("form", "formats"), [(form, LETTERHEAD) for form in LETTERHEAD] + [(form, SLIDES) for form in SLIDES]
)
def test_a_file_is_known_by_its_content(form, formats):
    assert read(office(form), formats).format == form


@pytest.mark.parametrize("what", HOSTILE)
def test_what_does_or_fetches_something_is_refused_with_a_sentence(what):
    data, word = HOSTILE[what]
    sentence = refusal(data)
    assert sentence.startswith(f"“{NAME}”")
    assert word in sentence


def test_a_letterhead_where_slides_are_asked_for():
    assert "PPTX" in refusal(office(), SLIDES)


def test_where_something_is_wrong_is_told():
    assert "word/document.xml" in refusal(HOSTILE["entities"][0])


def test_what_is_too_large_is_not_read_to_its_end():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert 0 < size < 30_000_000
            return b"PK\x03\x04".ljust(size, b"\0")

    with pytest.raises(UploadRefused, match="20 MB"):
        read_office(Endless(), NAME, LETTERHEAD)


class TestWhatIsKept:
    def test_text_and_pictures_stay_as_they_are(self):
        given, kept = parts(), opened(read(office()).data)
        assert kept["word/document.xml"].decode() == given["word/document.xml"]
        assert kept["word/media/image1.png"] == given["word/media/image1.png"]

    @pytest.mark.parametrize("target", ["https://saithan.example.go.th/", "mailto:info@saithan.example.go.th"])
    def test_links_to_pages_and_letters(self, target):
        assert target in opened(read(related("hyperlink", target)).data)["word/_rels/document.xml.rels"].decode()

    def test_links_that_a_reader_follows(self):
        main = paragraph('<w:hyperlink r:id="rId9"/>')
        rows = [relationship(9, "hyperlink", "https://saithan.example.go.th/", external=True)]
        assert opened(read(office(main=main, rows=rows)).data)["word/document.xml"].decode() == main

    @pytest.mark.parametrize(
        "code",
        [" PAGE ", "= 1 + 1", 'HYPERLINK "https://a.example/" \\o "เว็บไซต์"', "HYPERLINK \\l _Toc1", "date \\@ d"],
    )
    def test_fields_that_show_something_of_the_document(self, code):
        main = paragraph(field(code))
        assert opened(read(office(main=main)).data)["word/document.xml"].decode() == main

    def test_slides_that_lead_to_slides(self):
        main = office_files.presentation('<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>')
        assert read(office("pptx", main=main), SLIDES).removed == read(office("pptx"), SLIDES).removed

    def test_only_what_something_leads_to(self):
        kept = opened(read(packed({**parts(), "word/hidden.xml": "<x/>", "old.docx": b"x"})).data)
        assert not {"word/hidden.xml", "old.docx"} & set(kept)

    def test_nothing_stands_before_or_between_the_parts(self):
        data = read(office()).data
        assert data.startswith(b"PK\x03\x04")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert {member.extra for member in archive.infolist()} == {b""}
            assert archive.comment == b""

    def test_every_part_has_its_kind(self):
        kept = opened(read(office()).data)
        types = ElementTree.fromstring(kept["[Content_Types].xml"])
        told = {element.get("PartName", "").lstrip("/") for element in types} - {""}
        assert told == {name for name in kept if not name.endswith((".rels", "Types].xml"))}

    @pytest.mark.parametrize(
        "target", ["//evil.example/../../word/media/image1.png", "/word/media/image1.png", "../word/./media/IMAGE1.png"]
    )
    def test_ways_within_the_file_are_written_in_their_plainest_form(self, target):
        kept = opened(read(office(rows=[relationship(9, "image", target)])).data)
        rows = kept["word/_rels/document.xml.rels"].decode()
        assert rows.count('Target="media/image1.png"') == 2
        assert "evil" not in rows

    def test_a_list_of_relationships_is_nothing_to_lead_to(self):
        row = relationship(9, "theme", "_rels/document.xml.rels")
        kept = opened(read(office(rows=[row])).data)
        assert "theme" not in kept["word/_rels/document.xml.rels"].decode()

    def test_a_drawing_is_kept_without_its_script(self):
        svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script><path d="M0 0h9v9z"/></svg>'
        row, types = relationship(8, "image", "a.svg"), {"word/a.svg": "image/svg+xml"}
        kept = opened(read(office(rows=[row], types=types, more={"word/a.svg": svg})).data)
        assert b"<path" in kept["word/a.svg"]
        assert b"script" not in kept["word/a.svg"]


class TestNames:
    def test_the_names_of_people_and_offices_go_and_the_title_stays(self):
        found = read(office())
        kept = opened(found.data)
        assert "หัวกระดาษ" in kept["docProps/core.xml"].decode()
        assert "Microsoft Office Word" in kept["docProps/app.xml"].decode()
        everything = b"".join(kept.values()).decode(errors="replace")
        assert not [name for name in ("สมชาย", "Somchai", "บริษัท", "somchai") if name in everything]
        assert "author" in found.removed[0]

    def test_nothing_is_told_where_nothing_was(self):
        bare = parts()
        bare["docProps/core.xml"] = bare["docProps/core.xml"].replace("สมชาย ใจดี", "").replace("Somchai", "")
        bare["docProps/app.xml"] = "<Properties/>"
        assert read(packed(bare)).removed == ()

    def test_lists_of_writers_and_data_of_programs_go_and_are_told(self):
        rows = [relationship(8, PEOPLE, "people.xml"), relationship(9, "customXml", "../customXml/item1.xml")]
        more = {"word/people.xml": "<x/>", "customXml/item1.xml": "<x/>"}
        found = read(office(rows=rows, more=more))
        assert not set(more) & set(opened(found.data))
        assert "word/people.xml" in found.removed[1]
        assert "customXml" not in opened(found.data)["word/_rels/document.xml.rels"].decode()


TARGETS = st.sampled_from(
    ["media/image1.png", "document.xml", "../docProps/core.xml", "none.xml", "/word/document.xml"]
)
KINDS = st.sampled_from(["image", "theme", "styles", "header", "customXml", "unknown", "hyperlink"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, TARGETS), max_size=5), st.text("กข <>&\"'", max_size=8))
def test_reading_again_changes_nothing(rows, title):
    named = office_files.CORE.replace("หัวกระดาษ", title.replace("&", "&amp;").replace("<", "&lt;"))
    rows = [relationship(number, kind, target) for number, (kind, target) in enumerate(rows, 20)]
    once = read(office(rows=rows, more={"docProps/core.xml": named}))
    again = read(once.data)
    assert again.data == once.data
    assert again.removed == ()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    whole = bytearray(office())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UploadRefused):
        opened(read(bytes(whole)).data)


@pytest.mark.parametrize("order", [("w:", "x:"), ("x:", "w:")], ids=["first", "last"])
def test_a_field_that_says_its_code_twice_is_refused(order):
    """Word reads one of the two, and the other must not be the one that is judged."""
    codes = {"w:": "DDEAUTO cmd", "x:": "PAGE"}
    said = " ".join(f'{prefix}instr="{codes[prefix]}"' for prefix in order)
    main = paragraph(f"<w:fldSimple {said}><w:r><w:t>1</w:t></w:r></w:fldSimple>").replace(
        "<w:document ", '<w:document xmlns:x="urn:other" '
    )
    with pytest.raises(UploadRefused):
        read(office(main=main))


def test_a_field_that_takes_its_name_from_another_is_refused():
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "end"))
    main = paragraph(f"{begin}{field('REF b')}{end}")
    with pytest.raises(UploadRefused):
        read(office(main=main))


def test_what_a_camera_wrote_into_a_picture_of_the_file_goes():
    photograph = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "CAMERAMARK"
    Image.new("RGB", (40, 30), "red").save(photograph, "JPEG", exif=exif)
    held = parts(more={"word/media/photo.jpg": photograph.getvalue()}, types={"word/media/photo.jpg": "image/jpeg"},
                 rows=[relationship(7, "image", "media/photo.jpg")])  # fmt: skip
    kept = read(packed(held))
    files = opened(kept.data)
    assert not any(b"CAMERAMARK" in content for content in files.values())
    assert any(name.endswith(".jpg") for name in files)
