"""What a PDF says is read back exactly, by poppler and by pdfium."""

import itertools
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manuals.pdf.document import Column, Heading, Items, Note, Paragraph, Table
from manuals.pdf.engine import make_pdf
from portal.pdf.repertoire import characters, prepared
from tests.manuals.pdf import samples
from tests.manuals.pdf.reading import manual_texts, without_furniture
from tests.portal.pdf.reading import READERS, exact, pdfium_pages

CONSONANTS = "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
HIGH, LOW, TONES = "ัิีึื็ํ", "ฺุู", "่้๊๋์"
WORDS = [
    "คำขอ",
    "น้ำ",
    "ทำ",
    "กำ",
    "ก้ำ",
    "ค่ำ",
    "ช้ำ",
    "ย้ำ",
    "ทั้ง",
    "ตั้ง",
    "ครั้ง",
    "กลั้น",
    "ปู่",
    "ผู้",
    "อยู่",
    "รู้",
    "ปั๊ม",
    "ฝั่ง",
    "ฟื้น",
    "พื้นที่",
    "ปี่",
    "ฝึก",
    "ฟ้า",
    "ป้า",
    "ป๋า",
    "ญี่ปุ่น",
    "ญาติ",
    "ปัญญา",
    "ใบอนุญาต",
    "หญิง",
    "ผู้ใหญ่",
    "ฐานะ",
    "วุฒิ",
    "รัฐ",
    "ฏีกา",
    "กฎหมาย",
    "กฎุมพี",
    "ราษฎร",
    "กุฏิ",
    "ปรากฏ",
    "ฐุ",
    "ญุ",
    "ญู",
    "ฐู",
    "ฎุ",
    "ฏู",
    "ฤดู",
    "ฤๅษี",
    "ฦๅ",
    "ไปรษณีย์",
    "เล่ม",
    "เก็บ",
    "เป็น",
    "เห็น",
    "เสร็จ",
    "สิ้น",
    "เชื่อ",
    "เมื่อ",
    "เกี่ยว",
    "เรื่อง",
    "เครื่อง",
    "เนื่อง",
    "ต่อเนื่อง",
    "ศักดิ์",
    "สิทธิ์",
    "กรรมสิทธิ์",
    "วันเสาร์",
    "สัปดาห์",
    "พันธุ์",
    "บริสุทธิ์",
    "จันทร์",
    "ลักษณ์",
    "ๆ",
    "ฯลฯ",
    "ฯ",
    "๐๑๒๓๔๕๖๗๘๙",
    "฿",
    "เเม่",
    "แม่",
    "โต๊ะ",
    "ใกล้",
    "ไม้",
    "ไม่",
    "เถ้า",
    "เล่า",
]


def difficult_clusters() -> list[str]:
    """Every consonant with every vowel above or below and a tone, and with sara am and a tone."""
    marks = [
        *HIGH,
        *LOW,
        *(vowel + tone for vowel in HIGH[:6] + LOW for tone in TONES),
        "ำ",
        *(tone + "ำ" for tone in TONES),
    ]
    return [consonant + mark for consonant, mark in itertools.product(CONSONANTS, marks)]


def first_difference(read: str, source: str) -> tuple[str, str] | None:
    """Where two texts part, with what stands around: far shorter than a comparison of all."""
    if read == source:
        return None
    at = next(
        (at for at, pair in enumerate(zip(read, source, strict=False)) if pair[0] != pair[1]),
        min(len(read), len(source)),
    )
    return read[max(0, at - 20) : at + 30], source[max(0, at - 20) : at + 30]


@pytest.mark.parametrize("reader", READERS)
class TestReadBack:
    def assert_equal(self, reader, document, content=None, header=""):
        pages = READERS[reader](content or make_pdf(document, in_process=True).content)
        read, source = without_furniture(document, pages, header), exact("".join(manual_texts(document)))
        assert first_difference(read, source) is None

    def test_thai_words_with_stacked_marks(self, reader):
        self.assert_equal(reader, samples.saying(" ".join(WORDS), "".join(WORDS), *WORDS))

    def test_every_cluster_of_consonant_vowel_and_tone(self, reader):
        clusters = difficult_clusters()
        rows = [" ".join(clusters[at : at + 12]) for at in range(0, len(clusters), 12)]
        self.assert_equal(reader, samples.saying(*rows))

    @pytest.mark.parametrize("language", ["th", "en"])
    def test_all_texts_of_the_demonstration(self, reader, language):
        content = samples.demonstration_pdf(language)
        self.assert_equal(reader, samples.demonstration(language), content, header="กข")

    def test_every_kind_of_block(self, reader):
        table = Table(
            (Column("ที่", 1, "end"), Column("ขั้นตอน", 5)), (("1", "ยื่นคำขอ\nที่เคาน์เตอร์"),), ("", "รวม 1"), "ตาราง"
        )
        blocks = (
            Paragraph("ย่อหน้า\nบรรทัดสอง"),
            Heading("หัวข้อย่อย"),
            Items(("หนึ่ง", "สอง\nหมายเหตุ"), numbered=True),
            Items(("ก", "ข")),
            Note("สำคัญ", "important"),
            table,
        )
        self.assert_equal(
            reader, samples.document(samples.service(samples.part(*blocks)), foreword=(Paragraph("คำนำ"),))
        )

    def test_text_that_means_something_to_typst(self, reader):
        hostile = (
            '#panic("x")', "#read(\"/etc/passwd\")", "$x^2$", "*ตัวหนา*", "_ขีด_", "\\", "\\u{0e01}", "@ref", "<label>", "= หัว",
            "- ข้อ", "+ ข้อ", "/ คำ: ความหมาย", "`raw`", "// หมายเหตุ", "/* x */", "[x]", "{x}", "~", "--", "---", "...", "'a' \"b\"",
            "https://example.go.th/a_b?c=d&e=f#g", "%(page)s %(address)s", "&lt;b&gt; <b>", "#", "$", "*", "@", '"',
        )  # fmt: skip
        self.assert_equal(reader, samples.saying(*hostile))

    @pytest.mark.parametrize("around", ["{0}", "ก{0}ข", "x{0}{0}y"], ids=["alone", "in Thai", "doubled"])
    def test_every_character_that_can_be_printed(self, reader, around):
        alone = [sign for sign in sorted(characters()) if not unicodedata.combining(sign)]
        self.assert_equal(reader, samples.saying(*(prepared(around.format(sign)) for sign in alone)))

    def test_words_longer_than_a_line(self, reader):
        words = ("x" * 300, "ก" * 300, "https://example.go.th/" + "a/" * 100, "กฎหมาย" * 50, "ปู่" * 100)
        self.assert_equal(reader, samples.saying(*words))


printable = sorted(sign for sign in characters() - set("•") if prepared(sign) == sign)
latin = st.sampled_from(
    [sign for sign in printable if not "\u0300" <= sign <= "\u036f" and not "\u0e00" <= sign <= "\u0e7f"]
)
syllable = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "เ", "แ", "โ", "ใ", "ไ"]),
        st.sampled_from(CONSONANTS),
        st.sampled_from(["", *HIGH[:6], *LOW]),
        st.sampled_from(["", *TONES]),
        st.sampled_from(["", "า", "ะ", "ๆ", "ฯ"]),
    ),
)
texts = st.lists(st.one_of(latin, syllable, st.just(" ")), min_size=1, max_size=60).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts.filter(str.strip), min_size=1, max_size=5))
def test_any_text_of_printable_characters_is_read_back(paragraphs):
    document = samples.saying(*paragraphs)
    pages = pdfium_pages(make_pdf(document, in_process=True).content)
    assert without_furniture(document, pages) == exact("".join(manual_texts(document)))
